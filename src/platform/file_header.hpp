// SPDX-License-Identifier: Apache-2.0
// The header of a data file: what all our formats begin with, how it is read and written, and what is said of a file
// that is not as it should be.
#ifndef CREDENCE_PLATFORM_FILE_HEADER_HPP_
#define CREDENCE_PLATFORM_FILE_HEADER_HPP_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace credence::platform {

/// A part of a file, in bytes.
struct Extent {
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

/// One kind of data file. The offsets are stored in files: they never change.
struct FileKind {
  std::string_view name;   ///< As an error calls it: "breach file".
  std::string_view magic;  ///< The first bytes of every such file.
  std::uint32_t version;
  std::size_t version_at;    ///< Offset of the version (u32).
  std::size_t file_size_at;  ///< Offset of the length of the whole file (u64).
  std::size_t header_size;

  /// Throws Error(kBadFile) for `file`: what is wrong with it, and to copy or build it again.
  [[noreturn]] void refuse(const std::string& file, const std::string& problem) const;
  /// The same for one that has this kind's magic, and then a fault.
  [[noreturn]] void refuse_corrupt(const std::string& file, std::string_view fault) const;
};

/// Writes a header. A field may be anything of a fixed size that is copied bytewise: numbers, arrays of bytes.
///
/// Each format lists its fields once, in a function template over the reader and the writer:
///   template <typename Codec, typename AnyHeader> void transfer(Codec& codec, AnyHeader& header) {
///     codec.field(32, header.entries);   // u64 at offset 32
///   }
/// so what is written and what is read can't differ.
class HeaderWriter {
 public:
  /// Fills `header` with zeroes, the magic and the version.
  HeaderWriter(const FileKind& kind, std::span<std::byte> header) noexcept;

  template <typename T>
  void field(std::size_t at, const T& value) noexcept {
    static_assert(std::is_trivially_copyable_v<T>);
    std::memcpy(header_.data() + at, &value, sizeof value);
  }

 private:
  std::span<std::byte> header_;
};

/// Reads and checks a header: the caller names all its fields, so that what is left must be zero.
class HeaderReader {
 public:
  /// Checks that `file_begin`, as much of a file as there is, has the magic, the version and a whole header. Throws
  /// Error(kBadFile).
  HeaderReader(const FileKind& kind, std::span<const std::byte> file_begin, std::string file);

  template <typename T>
  void field(std::size_t at, T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    std::memcpy(&value, header_.data() + at, sizeof value);
    take(at, sizeof value);
  }

  /// `fits`: whether the header's checksum is right. To be asked before any field is believed.
  void require_checksum(bool fits) const;
  /// The length of the file must be the one its header says.
  void require_size(std::uint64_t file_size) const;
  /// The header must make sense, and what is not a field must be zero.
  void require_sound(bool sound) const;
  [[noreturn]] void refuse_corrupt(std::string_view fault) const { kind_.refuse_corrupt(file_, fault); }

 private:
  void take(std::size_t at, std::size_t size) {
    std::fill_n(reserved_.begin() + static_cast<std::ptrdiff_t>(at), size, std::byte{0});
  }

  const FileKind& kind_;
  std::span<const std::byte> header_;
  std::vector<std::byte> reserved_;  // the header with zeroes where fields are
  std::string file_;
};

}  // namespace credence::platform

#endif  // CREDENCE_PLATFORM_FILE_HEADER_HPP_
