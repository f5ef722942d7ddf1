// SPDX-License-Identifier: Apache-2.0
#include "workshop/spool.hpp"

#include <algorithm>
#include <cstring>

#include "credence/error.hpp"
#include "platform/atomic_file.hpp"

namespace credence::workshop {

void Spool::flush() {
  if (!file_.is_open()) file_ = platform::make_spool_file(target_);
  platform::write_fully_at(file_, flushed_, buffer_, target_.string());
  flushed_ += buffer_.size();
  buffer_.clear();
  buffer_.reserve(kBufferSize);
}

void Spool::read(std::uint64_t offset, std::span<std::byte> data) const {
  std::size_t done = 0;
  if (offset < flushed_) {
    const auto in_file = static_cast<std::size_t>(std::min<std::uint64_t>(data.size(), flushed_ - offset));
    done = platform::read_fully_at(file_, offset, data.first(in_file), target_.string());
  }
  const std::span<std::byte> rest = data.subspan(done);
  if (rest.empty()) return;
  if (offset + done < flushed_ || rest.size() > size() - (offset + done)) {
    throw Error(ErrorCode::kInternal, "was not built: its temporary file became shorter; build it again",
                {target_.string()});
  }
  std::memcpy(rest.data(), buffer_.data() + (offset + done - flushed_), rest.size());
}

}  // namespace credence::workshop
