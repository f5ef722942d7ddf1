// SPDX-License-Identifier: Apache-2.0
#include "workshop/spool.hpp"

#include <algorithm>
#include <cstring>

#include "platform/atomic_file.hpp"

namespace credence::workshop {

void Spool::flush() {
  if (!file_.is_open()) file_ = platform::make_spool_file(target_);
  platform::write_fully_at(file_, flushed_, buffer_, target_.string());
  flushed_ += buffer_.size();
  buffer_.clear();
  buffer_.reserve(kBufferSize);
}

std::size_t Spool::read(std::uint64_t offset, std::span<std::byte> data) const {
  std::size_t done = 0;
  if (offset < flushed_) {
    const auto in_file = static_cast<std::size_t>(std::min<std::uint64_t>(data.size(), flushed_ - offset));
    done = platform::read_fully_at(file_, offset, data.first(in_file), target_.string());
    if (done < in_file) return done;
  }
  const std::uint64_t in_buffer = offset + done - flushed_;
  if (done == data.size() || in_buffer >= buffer_.size()) return done;
  const std::size_t rest = std::min<std::size_t>(data.size() - done, buffer_.size() - in_buffer);
  std::memcpy(data.data() + done, buffer_.data() + in_buffer, rest);
  return done + rest;
}

}  // namespace credence::workshop
