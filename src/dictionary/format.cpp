// SPDX-License-Identifier: Apache-2.0
#include "dictionary/format.hpp"

#include <algorithm>

#include "credence/error.hpp"
#include "platform/bytes.hpp"
#include "platform/crc32c.hpp"
#include "text/matching_form.hpp"

namespace credence::dictionary {
namespace {

constexpr platform::FileKind kFileKind{"dictionary", "CREDDICT", kDictionaryFormat, 8, 24, kDictionaryHeaderSize};

// The header's own checksum, of all that comes before it.
constexpr std::size_t kHeaderCrc = 124;

// What is stored otherwise than DictionaryHeader has it.
struct SizeAndChecksum {
  std::uint32_t header_size = kDictionaryHeaderSize;
  std::uint32_t checksum = 0;
};

// The fields with their offsets, which are stored: never change one.
template <typename Codec, typename AnyHeader, typename AnyStored>
void transfer(Codec& codec, AnyHeader& header, AnyStored& stored) {
  codec.field(12, stored.header_size);
  codec.field(16, header.matching_form);
  codec.field(20, header.lists);
  codec.field(kFileKind.file_size_at, header.file_size);
  codec.field(32, header.words);
  codec.field(40, header.letters);
  codec.field(44, header.list_bits);
  codec.field(45, header.rank_bits);
  codec.field(46, header.pointer_bytes);
  std::size_t at = 48;
  for (auto* const section : {&header.alphabet, &header.list_table, &header.automaton, &header.entries}) {
    codec.field(at, section->offset);
    codec.field(at + 8, section->length);
    at += 16;
  }
  codec.field(120, header.checksum);
  codec.field(kHeaderCrc, stored.checksum);
}

// Whether the sections come one after the other inside the file, before its padding.
bool sections_fit(const DictionaryHeader& header, std::uint64_t file_size) noexcept {
  const std::uint64_t usable = file_size - std::min<std::uint64_t>(file_size, kDictionaryPadding);
  std::uint64_t end = kDictionaryHeaderSize;
  for (const auto* section : {&header.alphabet, &header.list_table, &header.automaton, &header.entries}) {
    if (section->offset < end || !platform::in_bounds(usable, section->offset, section->length)) return false;
    end = section->offset + section->length;
  }
  return true;
}

}  // namespace

std::array<std::byte, kDictionaryHeaderSize> write_header(const DictionaryHeader& header) {
  std::array<std::byte, kDictionaryHeaderSize> out;
  platform::HeaderWriter writer(kFileKind, out);
  const SizeAndChecksum stored;
  transfer(writer, header, stored);
  platform::store_le32(&out[kHeaderCrc], platform::crc32c(0, std::span(out).first(kHeaderCrc)));
  return out;
}

void refuse_dictionary(const std::string& name, const std::string& fault) { kFileKind.refuse_corrupt(name, fault); }

DictionaryHeader read_header(std::span<const std::byte> file, const std::string& name) {
  platform::HeaderReader reader(kFileKind, file, name);
  DictionaryHeader header;
  SizeAndChecksum stored;
  transfer(reader, header, stored);
  reader.require_checksum(stored.checksum == platform::crc32c(0, file.first(kHeaderCrc)));
  reader.require_size(file.size());
  if (header.matching_form < text::kOldestMatchingForm || header.matching_form > text::kMatchingFormVersion) {
    throw Error(ErrorCode::kBadFile,
                "has words in version " + std::to_string(header.matching_form) + " of the matching form, not " +
                    std::to_string(text::kMatchingFormVersion) + "; build it again with this credence",
                {name});
  }
  if (!sections_fit(header, file.size())) reader.refuse_corrupt("its sections overlap or leave the file");
  const std::uint64_t entry_bits = std::uint64_t{header.list_bits} + header.rank_bits;
  reader.require_sound(stored.header_size == kDictionaryHeaderSize &&
                       (header.pointer_bytes == 3 || header.pointer_bytes == 4) && header.list_bits <= 24 &&
                       header.rank_bits <= 32 && header.words <= UINT32_MAX && header.words != 0 && header.lists != 0 &&
                       header.automaton.length != 0 && header.automaton.length <= UINT32_MAX / 2 &&
                       header.alphabet.length == std::uint64_t{header.letters} * 8 &&
                       header.entries.length == (header.words * entry_bits + 7) / 8);
  return header;
}

}  // namespace credence::dictionary
