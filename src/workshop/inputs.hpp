// SPDX-License-Identifier: Apache-2.0
// Walks through the inputs of a build: files and streams, folders of range files, and tar archives.
#ifndef CREDENCE_WORKSHOP_INPUTS_HPP_
#define CREDENCE_WORKSHOP_INPUTS_HPP_

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "credence/input.hpp"
#include "workshop/build_monitor.hpp"

namespace credence::workshop {

/// Called for each text: its name for errors, the last part of its path, and its bytes.
using TextVisitor = std::function<void(const std::string& name, const std::string& file_name, ByteSource& bytes)>;

/// Opens each input in turn. A folder is read as its files in the order of their names and, with `archives`, a tar
/// archive as the files in it. Throws Error: kIo; kBadFile for an input that is empty, or shorter at its end than it
/// was at its beginning.
void for_each_text(const std::vector<Input>& inputs, bool archives, BuildMonitor& monitor, const TextVisitor& visit);

/// Throws Error(kInvalidArgument) where an input, or a file of an input that is a folder, is the file that `output`
/// names: the build would put its result in the place of what it was made of. By device and inode, so that links count.
void refuse_output_among(const std::vector<Input>& inputs, const std::filesystem::path& output);

}  // namespace credence::workshop

#endif  // CREDENCE_WORKSHOP_INPUTS_HPP_
