// SPDX-License-Identifier: Apache-2.0
// What a build reads: a path, or a stream of bytes that the caller supplies.
#ifndef CREDENCE_INPUT_HPP_
#define CREDENCE_INPUT_HPP_

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

#include "credence/cxx20.hpp"

namespace credence {

/// Where bytes come from, to be implemented by the caller: a pipe, a decompressor, a download. A build reads a source
/// from one thread, from front to back and once.
class ByteSource {
 public:
  ByteSource() = default;
  virtual ~ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  /// Reads up to `size` bytes, at least 1, into `to`, and returns how many these are; 0 at the end, however often it is
  /// asked. What it throws ends the build and reaches the build's caller. One exception is not passed on: Error with
  /// system_error() EINTR. Then the build calls its progress callback and, unless that stops it, reads again; so a
  /// signal can end a build that waits for a slow pipe.
  virtual std::size_t read(char* to, std::size_t size) = 0;
};

/// One input of a build: a path, or a name and a source.
struct Input {
  Input() = default;
  /// A file, from anything that is a path: a path, a string, a literal. A build of a breach file also takes a folder,
  /// which is all files in it, and a tar archive.
  template <typename Path>
  requires std::is_convertible_v<Path, std::filesystem::path> Input(Path file)
      : path(std::move(file)), name(path.string()) {}
  /// A stream: one text, or a tar archive of such. Its length isn't known beforehand, so progress has no total. It can
  /// be read once: a second build from the same source finds it at its end.
  Input(std::string text_name, std::shared_ptr<ByteSource> bytes)
      : source(std::move(bytes)), name(std::move(text_name)) {}

  std::filesystem::path path;          ///< Empty where there is a source.
  std::shared_ptr<ByteSource> source;  ///< Null: read `path`.
  std::string name;                    ///< What errors call it.
};

}  // namespace credence

#endif  // CREDENCE_INPUT_HPP_
