// SPDX-License-Identifier: Apache-2.0
// Byte strings that are written one after the other and read back in that order: in memory while they are few, in an
// unnamed file beside the target from there on.
#ifndef CREDENCE_WORKSHOP_RECORD_SPOOL_HPP_
#define CREDENCE_WORKSHOP_RECORD_SPOOL_HPP_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "workshop/spool.hpp"

namespace credence::workshop {

class RecordSpool {
 public:
  static constexpr std::size_t kLongestRecord = 2048;

  /// `target` is what is being built; its folder must have room.
  explicit RecordSpool(const std::filesystem::path& target) : spool_(target) {}

  /// Throws Error(kIo) where the disk is full.
  void append(std::string_view record);
  /// Where the next record will begin, in bytes.
  [[nodiscard]] std::uint64_t size() const noexcept { return spool_.size(); }

 private:
  friend class RecordReader;
  Spool spool_;
};

/// Reads the records from one place of a spool to another.
class RecordReader {
 public:
  static constexpr std::size_t kLeastBuffer = 4096;
  static constexpr std::size_t kLargestBuffer = std::size_t{1} << 20;

  /// From byte `begin` to byte `end`, both the beginning of a record or size(). `buffer` is the memory to use, at least
  /// kLeastBuffer bytes. The spool must outlive the reader.
  RecordReader(const RecordSpool& spool, std::uint64_t begin, std::uint64_t end, std::size_t buffer = kLargestBuffer)
      : spool_(&spool.spool_), next_(begin), end_(end), buffer_(buffer) {}

  /// Goes to the next record; false at the end.
  bool next();
  /// Valid until next() is called again.
  [[nodiscard]] std::string_view record() const noexcept { return record_; }

 private:
  void refill();

  const Spool* spool_;
  std::uint64_t next_;
  std::uint64_t end_;
  std::vector<char> buffer_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::string_view record_;
};

}  // namespace credence::workshop

#endif  // CREDENCE_WORKSHOP_RECORD_SPOOL_HPP_
