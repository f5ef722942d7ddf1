// SPDX-License-Identifier: Apache-2.0
#include "workshop/run_reader.hpp"

#include <algorithm>
#include <cstring>
#include <span>

namespace credence::workshop {

// Moves the rest to the front and fills up. A read that gives too little would let a run end early, or a stale record
// be read once more; Spool::read throws instead.
void RunBuffer::refill() {
  const std::size_t kept = filled_ - at_;
  std::memmove(buffer_.data(), buffer_.data() + at_, kept);
  const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(buffer_.size() - kept, rest_.end - rest_.begin));
  spool_->read(rest_.begin, std::span(buffer_).subspan(kept, wanted));
  rest_.begin += wanted;
  filled_ = kept + wanted;
  at_ = 0;
}

}  // namespace credence::workshop
