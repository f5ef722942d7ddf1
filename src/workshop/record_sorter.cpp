// SPDX-License-Identifier: Apache-2.0
#include "workshop/record_sorter.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "platform/bytes.hpp"

namespace credence::workshop {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 18;
constexpr std::uint64_t kLeastMemory = std::uint64_t{1} << 20;

// While the vector of items grows there are the old one and the new one, which is twice as large.
constexpr std::uint64_t kItemsWhileGrowing = 3;

}  // namespace

RecordSorter::RecordSorter(const std::filesystem::path& target, std::uint64_t memory)
    : memory_(std::max(memory, kLeastMemory)), spool_(target) {}

char* RecordSorter::make_room(std::size_t size) {
  if (used_blocks_ == 0 || size > kBlock - used_) {
    if (used_blocks_ == blocks_.size()) blocks_.push_back(std::make_unique<char[]>(kBlock));
    ++used_blocks_;
    used_ = 0;
  }
  char* const room = blocks_[used_blocks_ - 1].get() + used_;
  used_ += size;
  return room;
}

void RecordSorter::add(std::string_view record) {
  if (used_blocks_ * kBlock + (items_.size() + 1) * kItemsWhileGrowing * sizeof(Item) > memory_) write_run();
  char* const room = make_room(record.size());
  std::memcpy(room, record.data(), record.size());
  std::array<char, 8> first{};
  std::memcpy(first.data(), record.data(), std::min(record.size(), first.size()));
  items_.push_back({platform::load_be64(first.data()), room, static_cast<std::uint32_t>(record.size())});
}

void RecordSorter::sort() {
  std::sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix : record(a) < record(b);
  });
}

void RecordSorter::write_run() {
  sort();
  const std::uint64_t begin = spool_.size();
  for (const Item& item : items_) spool_.append(record(item));
  runs_.push_back({begin, spool_.size()});
  items_.clear();
  used_blocks_ = 0;
}

void RecordSorter::for_each(const Visitor& visit) {
  if (runs_.empty()) {
    sort();
    for (const Item& item : items_) visit(record(item));
    return;
  }
  write_run();
  blocks_.clear();
  items_.shrink_to_fit();
  merge(visit);
}

void RecordSorter::merge(const Visitor& visit) const {
  const auto buffer = static_cast<std::size_t>(
      std::clamp<std::uint64_t>(memory_ / runs_.size(), RecordReader::kLeastBuffer, RecordReader::kLargestBuffer));
  std::vector<RecordReader> heap;
  heap.reserve(runs_.size());
  for (const Run& run : runs_) {
    heap.emplace_back(spool_, run.begin, run.end, buffer);
    if (!heap.back().next()) heap.pop_back();
  }
  const auto later = [](const RecordReader& a, const RecordReader& b) { return a.record() > b.record(); };
  std::make_heap(heap.begin(), heap.end(), later);
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), later);
    visit(heap.back().record());
    if (heap.back().next()) {
      std::push_heap(heap.begin(), heap.end(), later);
    } else {
      heap.pop_back();
    }
  }
}

}  // namespace credence::workshop
