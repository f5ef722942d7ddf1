// SPDX-License-Identifier: Apache-2.0
// The inputs of builds: files, folders and standard input, unpacked where they are compressed. The library takes
// streams; only the program knows libarchive.
#ifndef CREDENCE_UNPACKING_ARCHIVE_INPUT_HPP_
#define CREDENCE_UNPACKING_ARCHIVE_INPUT_HPP_

#include <filesystem>
#include <string_view>
#include <vector>

#include "credence/input.hpp"

namespace credence::unpacking {

/// Says how to know that a signal which interrupts reading is to end it; else reading goes on. To be called once,
/// before anything is read.
void end_reading_if(bool (*was_interrupted)());

/// What the files in an archive are to a build.
enum class ArchiveMembers {
  kOne,   ///< A list; there must not be more than one file.
  kMany,  ///< Parts of a list, such as range files. The build must take tar archives.
};

/// The input that an argument of a build names: a path, or "-" for standard input; gzip, bzip2, xz, zstd, zip and 7z
/// are unpacked while the build reads. `output` is what the build makes. Throws Error: kIo for a file that can't be
/// opened, kInvalidArgument for a compressed one that is the output, too, kUnsupported for zip and 7z from a pipe. What
/// is wrong inside it is thrown when that is read: kBadFile.
[[nodiscard]] Input input_of(const std::filesystem::path& argument, ArchiveMembers members,
                             const std::filesystem::path& output);

/// The inputs that arguments name. A folder in which there are folders or compressed files is all files below it, those
/// whose names begin with a point left out; another folder is one input, as the library reads it.
[[nodiscard]] std::vector<Input> inputs_of(const std::vector<std::filesystem::path>& arguments, ArchiveMembers members,
                                           const std::filesystem::path& output);

}  // namespace credence::unpacking

#endif  // CREDENCE_UNPACKING_ARCHIVE_INPUT_HPP_
