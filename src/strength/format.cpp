// SPDX-License-Identifier: Apache-2.0
#include "strength/format.hpp"

#include <bit>

#include "platform/bytes.hpp"
#include "platform/crc32c.hpp"

namespace credence::strength {
namespace {

constexpr platform::FileKind kFileKind{"strength model", "CREDSTRN", kModelFormat, 8, 16, kModelHeaderSize};

// The header's own checksum, of all that comes before it.
constexpr std::size_t kHeaderCrc = 252;

struct StoredSizes {
  std::uint32_t header_size = kModelHeaderSize;
  std::uint32_t checksum = 0;
};

// The fields with their offsets, which are stored: never change one.
template <typename Codec, typename AnyHeader, typename AnyStored>
void transfer(Codec& codec, AnyHeader& header, AnyStored& stored) {
  codec.field(12, stored.header_size);
  codec.field(kFileKind.file_size_at, header.file_size);
  codec.field(24, header.checksum);
  codec.field(28, header.lines);
  std::size_t at = 32;
  for (auto* const section : header.sections.all()) {
    codec.field(at, section->offset);
    codec.field(at + 8, section->length);
    at += 16;
  }
  codec.field(kHeaderCrc, stored.checksum);
}

bool sections_fit(const ModelSections& sections, std::uint64_t file_size) noexcept {
  std::uint64_t end = kModelHeaderSize;
  for (const auto* const section : sections.all()) {
    if (section->offset != end || !platform::in_bounds(file_size, section->offset, section->length)) return false;
    end = section->offset + section->length;
  }
  return end == file_size;
}

// A section's length: whole numbers of eight bytes.
constexpr std::uint64_t whole(std::size_t bytes) noexcept { return (bytes + 7) / 8 * 8; }

// The lengths that follow from the format, and those that must be whole numbers of entries.
bool lengths_are_right(const ModelSections& sections) noexcept {
  const std::uint64_t row_words = (power(kLetterSymbols, 4) + 63) / 64;
  const std::uint64_t places = sections.passwords.length / 8;
  return sections.transitions.length == whole(2 * (kKinds + 1) * (kKinds + 1)) &&
         sections.rank_totals.length == whole(std::size_t{2} * 33) && sections.list_weights.length % 8 == 0 &&
         sections.letters.length == whole(power(kLetterSymbols, 4)) && sections.letter_rows.length == 8 * row_words &&
         sections.letter_ranks.length == whole(4 * row_words) && sections.letter_entries.length % 8 == 0 &&
         sections.letter_values.length % 8 == 0 && sections.digits.length == whole(power(kDigitSymbols, 5)) &&
         sections.signs.length == whole(power(kSignSymbols, 3)) &&
         sections.years.length == whole(kLastModelYear - kFirstModelYear + 1) && sections.passwords.length % 8 == 0 &&
         std::has_single_bit(places) && sections.guesses.length % 8 == 0 && sections.guesses.length >= 16;
}

}  // namespace

std::array<std::byte, kModelHeaderSize> write_model_header(const ModelHeader& header) {
  std::array<std::byte, kModelHeaderSize> out;
  platform::HeaderWriter writer(kFileKind, out);
  const StoredSizes stored;
  transfer(writer, header, stored);
  platform::store_le32(&out[kHeaderCrc], platform::crc32c(0, std::span(out).first(kHeaderCrc)));
  return out;
}

void refuse_model(const std::string& name, const std::string& fault) { kFileKind.refuse_corrupt(name, fault); }

ModelHeader read_model_header(std::span<const std::byte> file, const std::string& name) {
  platform::HeaderReader reader(kFileKind, file, name);
  ModelHeader header;
  StoredSizes stored;
  transfer(reader, header, stored);
  reader.require_checksum(stored.checksum == platform::crc32c(0, file.first(kHeaderCrc)));
  reader.require_size(file.size());
  reader.require_sound(stored.header_size == kModelHeaderSize && sections_fit(header.sections, file.size()) &&
                       lengths_are_right(header.sections));
  return header;
}

}  // namespace credence::strength
