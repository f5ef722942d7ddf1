// SPDX-License-Identifier: Apache-2.0
// Walks through the inputs of a build: files, standard input, folders of range files, and tar archives.
#ifndef CREDENCE_BREACH_WRITING_INPUTS_HPP_
#define CREDENCE_BREACH_WRITING_INPUTS_HPP_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "text/line_reader.hpp"
#include "workshop/build_monitor.hpp"

namespace credence::breach::writing {

/// Called for each text: its name for errors, the last part of its path, and its bytes.
using TextVisitor = std::function<void(const std::string& name, const std::string& file_name, text::ByteSource& bytes)>;

/// Opens each input in turn; "-" is standard input. A folder stands for its files in the order of their names. With
/// `archives`, a tar archive stands for the files in it. Throws Error: kIo; kBadFile for an input that is empty, or
/// shorter at its end than it was at its beginning.
void for_each_text(const std::vector<std::filesystem::path>& inputs, bool archives, workshop::BuildMonitor& monitor,
                   const TextVisitor& visit);

}  // namespace credence::breach::writing

#endif  // CREDENCE_BREACH_WRITING_INPUTS_HPP_
