// SPDX-License-Identifier: Apache-2.0
// A folder that lasts as long as a test, and whole files in one call.
#ifndef CREDENCE_TESTS_TEMPORARY_FOLDER_HPP_
#define CREDENCE_TESTS_TEMPORARY_FOLDER_HPP_

#include <filesystem>
#include <string>
#include <string_view>

namespace credence::test {

/// Removed with all it holds at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_;
};

std::string file_content(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, std::string_view content);

}  // namespace credence::test

#endif  // CREDENCE_TESTS_TEMPORARY_FOLDER_HPP_
