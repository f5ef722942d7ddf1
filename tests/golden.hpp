// SPDX-License-Identifier: Apache-2.0
// Compares text with a file in the tree. With CREDENCE_UPDATE_GOLDEN=1 in the environment the file is written
// instead, so that a changed default is made by one command and shows in review as a diff.
#ifndef CREDENCE_TESTS_GOLDEN_HPP_
#define CREDENCE_TESTS_GOLDEN_HPP_

#include <cstdlib>
#include <filesystem>
#include <string>

#include "temporary_folder.hpp"

namespace credence::test {

/// The text that should stand in `path`, after writing `text` there if updating was asked for.
inline std::string golden_text(const std::filesystem::path& path, const std::string& text) {
  if (std::getenv("CREDENCE_UPDATE_GOLDEN") != nullptr) write_file(path, text);
  return file_content(path);
}

}  // namespace credence::test

#endif  // CREDENCE_TESTS_GOLDEN_HPP_
