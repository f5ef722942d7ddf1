// SPDX-License-Identifier: Apache-2.0
#include "dictionary/format.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string_view>

#include "credence/error.hpp"
#include "platform/bytes.hpp"
#include "platform/crc32c.hpp"
#include "text/matching_form.hpp"

namespace credence::dictionary {
namespace {

constexpr std::string_view kMagic = "CREDDICT";

void store_section(std::byte* to, const Section& section) {
  platform::store_le64(to, section.offset);
  platform::store_le64(to + 8, section.length);
}

Section load_section(const std::byte* from) { return {platform::load_le64(from), platform::load_le64(from + 8)}; }

}  // namespace

std::array<std::byte, kDictionaryHeaderSize> write_header(const DictionaryHeader& header) {
  std::array<std::byte, kDictionaryHeaderSize> out{};
  std::memcpy(out.data(), kMagic.data(), kMagic.size());
  platform::store_le32(&out[8], kDictionaryFormat);
  platform::store_le32(&out[12], static_cast<std::uint32_t>(kDictionaryHeaderSize));
  platform::store_le32(&out[16], header.matching_form);
  platform::store_le32(&out[20], header.lists);
  platform::store_le64(&out[24], header.file_size);
  platform::store_le64(&out[32], header.words);
  platform::store_le32(&out[40], header.letters);
  out[44] = std::byte{header.list_bits};
  out[45] = std::byte{header.rank_bits};
  out[46] = std::byte{header.pointer_bytes};
  store_section(&out[48], header.alphabet);
  store_section(&out[64], header.list_table);
  store_section(&out[80], header.automaton);
  store_section(&out[96], header.entries);
  platform::store_le32(&out[120], header.checksum);
  platform::store_le32(&out[124], platform::crc32c(0, std::span(out).first(124)));
  return out;
}

void refuse_dictionary(const std::string& name, const std::string& problem) {
  throw Error(ErrorCode::kBadFile, problem + "; build it again with \"credence dictionary build\"", {name, 0, 0});
}

DictionaryHeader read_header(std::span<const std::byte> file, const std::string& name) {
  if (file.empty()) refuse_dictionary(name, "the file is empty");
  if (file.size() < kMagic.size() || std::memcmp(file.data(), kMagic.data(), kMagic.size()) != 0) {
    refuse_dictionary(name, "this is no dictionary of credence");
  }
  if (file.size() < kDictionaryHeaderSize) refuse_dictionary(name, "the dictionary is cut short");
  const std::byte* const at = file.data();
  if (platform::load_le32(at + 8) != kDictionaryFormat) {
    refuse_dictionary(name, "the dictionary has format version " + std::to_string(platform::load_le32(at + 8)) +
                                ", this program reads " + std::to_string(kDictionaryFormat));
  }
  if (platform::load_le32(at + 124) != platform::crc32c(0, file.first(124)))
    refuse_dictionary(name, "the header of the dictionary is corrupt");

  DictionaryHeader header;
  header.matching_form = platform::load_le32(at + 16);
  header.lists = platform::load_le32(at + 20);
  header.file_size = platform::load_le64(at + 24);
  header.words = platform::load_le64(at + 32);
  header.letters = platform::load_le32(at + 40);
  header.list_bits = std::to_integer<std::uint8_t>(at[44]);
  header.rank_bits = std::to_integer<std::uint8_t>(at[45]);
  header.pointer_bytes = std::to_integer<std::uint8_t>(at[46]);
  header.alphabet = load_section(at + 48);
  header.list_table = load_section(at + 64);
  header.automaton = load_section(at + 80);
  header.entries = load_section(at + 96);
  header.checksum = platform::load_le32(at + 120);

  if (header.file_size != file.size()) {
    refuse_dictionary(name, "the dictionary should have " + std::to_string(header.file_size) + " bytes and has " +
                                std::to_string(file.size()));
  }
  if (header.matching_form != text::kMatchingFormVersion) {
    refuse_dictionary(name, "the words were folded by version " + std::to_string(header.matching_form) +
                                " of the matching form, " + "this program has " +
                                std::to_string(text::kMatchingFormVersion));
  }
  const std::uint64_t usable = file.size() - std::min<std::uint64_t>(file.size(), kDictionaryPadding);
  std::uint64_t behind = kDictionaryHeaderSize;
  for (const Section* section : {&header.alphabet, &header.list_table, &header.automaton, &header.entries}) {
    if (section->offset < behind || !platform::in_bounds(usable, section->offset, section->length)) {
      refuse_dictionary(name, "a section of the dictionary lies outside the file");
    }
    behind = section->offset + section->length;
  }
  const std::uint64_t entry_bits = std::uint64_t{header.list_bits} + header.rank_bits;
  const bool sound = (header.pointer_bytes == 3 || header.pointer_bytes == 4) && header.list_bits <= 24 &&
                     header.rank_bits <= 32 && header.words <= UINT32_MAX && header.words != 0 && header.lists != 0 &&
                     header.automaton.length != 0 && header.automaton.length <= UINT32_MAX / 2 &&
                     header.alphabet.length == std::uint64_t{header.letters} * 8 &&
                     header.entries.length == (header.words * entry_bits + 7) / 8;
  const bool reserved_zero = at[47] == std::byte{0} && platform::load_le64(at + 112) == 0;
  if (!sound || !reserved_zero) refuse_dictionary(name, "the header of the dictionary contradicts itself");
  return header;
}

}  // namespace credence::dictionary
