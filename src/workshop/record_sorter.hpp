// SPDX-License-Identifier: Apache-2.0
// Sorts byte strings in bounded memory, however many there are: an external merge sort.
#ifndef CREDENCE_WORKSHOP_RECORD_SORTER_HPP_
#define CREDENCE_WORKSHOP_RECORD_SORTER_HPP_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "workshop/record_spool.hpp"

namespace credence::workshop {

class RecordSorter {
 public:
  /// `target` is the file that is built; what `memory` bytes (a MiB at least) can't hold is spooled beside it.
  RecordSorter(const std::filesystem::path& target, std::uint64_t memory);

  /// Adds a record of at most RecordSpool::kLongestRecord bytes. Throws Error(kIo) where the disk is full.
  void add(std::string_view record);

  using Visitor = std::function<void(std::string_view record)>;
  /// Gives every record in bytewise order, equal ones as often as they were added. To be called once, at the end.
  void for_each(const Visitor& visit);

 private:
  struct Item {
    std::uint64_t prefix;  // the first eight bytes, so that most comparisons look no further
    const char* text;
    std::uint32_t length;
  };
  struct Run {
    std::uint64_t begin;
    std::uint64_t end;
  };
  static std::string_view record(const Item& item) noexcept { return {item.text, item.length}; }

  char* make_room(std::size_t size);
  void sort();
  void write_run();
  void merge(const Visitor& visit) const;

  std::uint64_t memory_;
  RecordSpool spool_;
  std::vector<Run> runs_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t used_blocks_ = 0;
  std::size_t used_ = 0;  // of the last block in use
  std::vector<Item> items_;
};

}  // namespace credence::workshop

#endif  // CREDENCE_WORKSHOP_RECORD_SORTER_HPP_
