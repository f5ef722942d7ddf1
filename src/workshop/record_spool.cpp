// SPDX-License-Identifier: Apache-2.0
#include "workshop/record_spool.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

#include "credence/error.hpp"
#include "platform/bytes.hpp"

namespace credence::workshop {
namespace {

constexpr std::size_t kLengthSize = 2;

}  // namespace

void RecordSpool::append(std::string_view record) {
  if (record.size() > kLongestRecord) throw Error(ErrorCode::kInternal, "a record is too long for its spool");
  std::array<std::byte, kLengthSize> length;
  platform::store_le16(length.data(), static_cast<std::uint16_t>(record.size()));
  spool_.append(length);
  spool_.append(platform::as_bytes(record));
}

bool RecordReader::next() {
  if (size_ - at_ < kLengthSize + RecordSpool::kLongestRecord && next_ < end_) refill();
  if (at_ == size_) return false;
  const std::size_t length = platform::load_le16(&buffer_[at_]);
  record_ = {buffer_.data() + at_ + kLengthSize, length};
  at_ += kLengthSize + length;
  return true;
}

void RecordReader::refill() {
  const std::size_t kept = size_ - at_;
  std::memmove(buffer_.data(), buffer_.data() + at_, kept);
  const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(buffer_.size() - kept, end_ - next_));
  if (spool_->read(next_, std::as_writable_bytes(std::span(buffer_)).subspan(kept, wanted)) != wanted) {
    throw Error(ErrorCode::kInternal, "intermediate data ended early");
  }
  next_ += wanted;
  size_ = kept + wanted;
  at_ = 0;
}

}  // namespace credence::workshop
