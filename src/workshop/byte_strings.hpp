// SPDX-License-Identifier: Apache-2.0
// Byte strings of up to 2 KiB as records: spooled in the order they come, or sorted bytewise.
#ifndef CREDENCE_WORKSHOP_BYTE_STRINGS_HPP_
#define CREDENCE_WORKSHOP_BYTE_STRINGS_HPP_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "workshop/external_sorter.hpp"
#include "workshop/run_reader.hpp"
#include "workshop/spool.hpp"

namespace credence::workshop {

/// A spooled string: its length in two bytes, then its bytes.
struct StringCodec {
  using Record = std::string_view;
  using Less = std::less<>;
  static constexpr std::size_t kLongestString = 2048;
  static constexpr std::size_t kLengthSize = 2;
  static constexpr std::size_t kLongest = kLengthSize + kLongestString;

  /// Throws Error(kInternal) for a longer string.
  static void encode(std::string_view string, Spool& spool);
  static std::size_t decode(const std::byte* from, std::string_view& to) noexcept;
};

/// Strings in memory, to be sorted. Their bytes are in blocks that are used again for the next batch.
class StringBatch {
 public:
  using Codec = StringCodec;

  explicit StringBatch(std::uint64_t memory) : memory_(memory) {}

  [[nodiscard]] bool is_full() const noexcept;
  [[nodiscard]] bool is_empty() const noexcept { return items_.empty(); }
  void add(std::string_view string);
  void sort();
  template <typename Visit>
  void for_each(const Visit& visit) const {
    for (const Item& item : items_) visit(string_of(item));
  }
  void clear() noexcept;
  void release() noexcept;

 private:
  struct Item {
    std::uint64_t beginning;  // the first eight bytes as a number, so that most comparisons look no further
    const char* text;
    std::uint32_t length;
  };
  static std::string_view string_of(const Item& item) noexcept { return {item.text, item.length}; }
  char* make_room(std::size_t size);

  std::uint64_t memory_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t used_blocks_ = 0;
  std::size_t used_ = 0;  // of the last block in use
  std::vector<Item> items_;
};

/// The external sort of byte strings. `memory` is in bytes, and at least a MiB is used.
class StringSorter : public ExternalSorter<StringBatch> {
 public:
  StringSorter(const std::filesystem::path& target, std::uint64_t memory)
      : ExternalSorter(target, at_least(memory), StringBatch(at_least(memory))) {}

 private:
  static std::uint64_t at_least(std::uint64_t memory) noexcept { return std::max(memory, std::uint64_t{1} << 20); }
};

/// Strings that are written one after the other and read back in that order.
class StringSpool {
 public:
  /// `target` is what is being built; its folder must have room.
  explicit StringSpool(const std::filesystem::path& target) : spool_(target) {}

  /// Throws Error: kIo where the disk is full, kInternal for a string that is too long.
  void append(std::string_view string) { StringCodec::encode(string, spool_); }
  /// Bytes spooled.
  [[nodiscard]] std::uint64_t size() const noexcept { return spool_.size(); }
  /// Reads all strings from the first on. The spool must outlive the reader.
  [[nodiscard]] RunReader<StringCodec> read() const { return {spool_, {0, spool_.size()}}; }

 private:
  Spool spool_;
};

}  // namespace credence::workshop

#endif  // CREDENCE_WORKSHOP_BYTE_STRINGS_HPP_
