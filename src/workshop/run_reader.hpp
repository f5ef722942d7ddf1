// SPDX-License-Identifier: Apache-2.0
// Reads back what was spooled as one record after the other.
#ifndef CREDENCE_WORKSHOP_RUN_READER_HPP_
#define CREDENCE_WORKSHOP_RUN_READER_HPP_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "workshop/spool.hpp"

namespace credence::workshop {

/// A stretch of a spool, in bytes: the records from `begin` to before `end`.
struct Run {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

/// The bytes of a run, a buffer at a time.
class RunBuffer {
 public:
  static constexpr std::size_t kLeastSize = 4096;
  static constexpr std::size_t kLargestSize = std::size_t{1} << 20;

  /// `size` is the memory to use. The spool must outlive this.
  RunBuffer(const Spool& spool, Run run, std::size_t size) : spool_(&spool), rest_(run), buffer_(size) {}

  /// The next bytes: at least `wanted` of them, at most kLeastSize, unless the run ends before. Null at its end. Throws
  /// Error(kInternal) where the spool doesn't have all bytes of the run.
  const std::byte* peek(std::size_t wanted) {
    if (filled_ - at_ < wanted && rest_.begin < rest_.end) refill();
    return at_ == filled_ ? nullptr : buffer_.data() + at_;
  }
  void take(std::size_t size) noexcept { at_ += size; }

 private:
  void refill();

  const Spool* spool_;
  Run rest_;  // what is not in the buffer yet
  std::vector<std::byte> buffer_;
  std::size_t at_ = 0;
  std::size_t filled_ = 0;
};

/// The records of a run. A Codec says how they look:
///   using Record: what a record becomes; kLongest: bytes of the longest one;
///   std::size_t decode(const std::byte* from, Record& to) const: returns the bytes it took.
template <typename Codec>
class RunReader {
 public:
  using Record = typename Codec::Record;

  RunReader(const Spool& spool, Run run, std::size_t buffer = RunBuffer::kLargestSize, Codec codec = {})
      : bytes_(spool, run, buffer), codec_(std::move(codec)) {}

  /// Reads the next record into `to`; false at the end.
  bool next(Record& to) {
    static_assert(Codec::kLongest <= RunBuffer::kLeastSize);
    const std::byte* const at = bytes_.peek(Codec::kLongest);
    if (at == nullptr) return false;
    bytes_.take(codec_.decode(at, to));
    return true;
  }
  /// The same into record(), as workshop::Merge wants it.
  bool next() { return next(record_); }
  /// A record that refers to bytes is valid until next() is called again.
  [[nodiscard]] const Record& record() const noexcept { return record_; }

 private:
  RunBuffer bytes_;
  Codec codec_;
  Record record_{};
};

}  // namespace credence::workshop

#endif  // CREDENCE_WORKSHOP_RUN_READER_HPP_
