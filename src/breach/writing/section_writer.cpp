// SPDX-License-Identifier: Apache-2.0
#include "breach/writing/section_writer.hpp"

#include <algorithm>
#include <cstring>

namespace credence::breach::writing {

void SectionWriter::add(std::span<const std::byte> record) {
  if (record.size() > kSectionPayload - used_) end_page();
  std::memcpy(page_.data() + kSectionPayloadOffset + used_, record.data(), record.size());
  used_ += record.size();
  ++records_;
}

void SectionWriter::add_bytes(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    if (used_ == kSectionPayload) end_page();
    const std::size_t part = std::min(bytes.size(), kSectionPayload - used_);
    std::memcpy(page_.data() + kSectionPayloadOffset + used_, bytes.data(), part);
    used_ += part;
    bytes = bytes.subspan(part);
  }
}

// A page has room for 145 overflow records. With 140 used, three more stay in it, ten begin the next one, and 200,
// which don't fit any page, begin here.
void SectionWriter::keep_together(std::uint64_t count, std::size_t size) {
  const std::uint64_t free = records_per_page(size) - used_ / size;
  if (used_ != 0 && count > free && count <= records_per_page(size)) end_page();
}

void SectionWriter::end_page() {
  platform::store_le32(page_.data(), section_tag(section_));
  platform::store_le32(page_.data() + 4, static_cast<std::uint32_t>(used_));
  spool_.append(page_);
  page_.fill(std::byte{0});
  used_ = 0;
  ++pages_;
}

void SectionWriter::finish() {
  if (used_ != 0) end_page();
}

void SectionWriter::read_page(std::uint64_t index, std::span<std::byte, kPageSize> page) const {
  spool_.read(index * kPageSize, page);
}

}  // namespace credence::breach::writing
