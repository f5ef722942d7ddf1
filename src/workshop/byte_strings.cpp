// SPDX-License-Identifier: Apache-2.0
#include "workshop/byte_strings.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "credence/error.hpp"
#include "platform/bytes.hpp"

namespace credence::workshop {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 18;

// While the vector of items grows there are the old one and the new one, which is twice as large.
constexpr std::uint64_t kItemsWhileGrowing = 3;

}  // namespace

void StringCodec::encode(std::string_view string, Spool& spool) {
  if (string.size() > kLongestString) throw Error(ErrorCode::kInternal, "a record is too long for its spool");
  std::array<std::byte, kLengthSize> length;
  platform::store_le16(length.data(), static_cast<std::uint16_t>(string.size()));
  spool.append(length);
  spool.append(platform::as_bytes(string));
}

std::size_t StringCodec::decode(const std::byte* from, std::string_view& to) noexcept {
  to = {reinterpret_cast<const char*>(from) + kLengthSize, platform::load_le16(from)};
  return kLengthSize + to.size();
}

bool StringBatch::is_full() const noexcept {
  return used_blocks_ * kBlock + (items_.size() + 1) * kItemsWhileGrowing * sizeof(Item) > memory_;
}

char* StringBatch::make_room(std::size_t size) {
  if (used_blocks_ == 0 || size > kBlock - used_) {
    if (used_blocks_ == blocks_.size()) blocks_.push_back(std::make_unique<char[]>(kBlock));
    ++used_blocks_;
    used_ = 0;
  }
  char* const room = blocks_[used_blocks_ - 1].get() + used_;
  used_ += size;
  return room;
}

void StringBatch::add(std::string_view string) {
  char* const room = make_room(string.size());
  std::memcpy(room, string.data(), string.size());
  std::array<char, 8> first{};
  std::memcpy(first.data(), string.data(), std::min(string.size(), first.size()));
  items_.push_back({platform::load_be64(first.data()), room, static_cast<std::uint32_t>(string.size())});
}

void StringBatch::sort() {
  std::sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) {
    return a.beginning != b.beginning ? a.beginning < b.beginning : string_of(a) < string_of(b);
  });
}

void StringBatch::clear() noexcept {
  items_.clear();
  used_blocks_ = 0;
}

void StringBatch::release() noexcept {
  blocks_.clear();
  items_.shrink_to_fit();
}

}  // namespace credence::workshop
