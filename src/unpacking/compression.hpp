// SPDX-License-Identifier: Apache-2.0
// The kinds of compressed files that the program reads, and how each is known.
#ifndef CREDENCE_UNPACKING_COMPRESSION_HPP_
#define CREDENCE_UNPACKING_COMPRESSION_HPP_

#include <archive.h>

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace credence::unpacking {

/// Prepares libarchive for a kind.
using Support = int (*)(archive*);

struct Compression {
  std::string_view magic;
  std::string_view tool;
  std::string_view extension;
  Support support;
  bool is_archive = false;  ///< Its list of files is at its end, so that it can't be read from a pipe.
};
/// The longest beginning by which one is known: that of bzip2, which is ASCII and looked at more closely.
inline constexpr std::size_t kLongestMagic = 10;

/// What a file that begins like this is; nullptr: nothing compressed.
[[nodiscard]] const Compression* compression_of(std::string_view beginning);
/// What the name of a file says that it is: of a folder's million files not each is opened.
[[nodiscard]] const Compression* compression_by_name(const std::filesystem::path& file);
/// The command that unpacks a file which begins like this to its standard output: "gzip -dc" and the like. Empty for
/// what is not compressed.
[[nodiscard]] std::string_view unpacking_tool(std::string_view beginning);

}  // namespace credence::unpacking

#endif  // CREDENCE_UNPACKING_COMPRESSION_HPP_
