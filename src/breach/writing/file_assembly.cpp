// SPDX-License-Identifier: Apache-2.0
#include "breach/writing/file_assembly.hpp"

#include <algorithm>
#include <array>

namespace credence::breach::writing {

FileAssembly::FileAssembly(const std::filesystem::path& output, const Header& header)
    : overflow(SectionKind::kOverflow, output),
      large(SectionKind::kLarge, output),
      shards(SectionKind::kShards, output),
      output_(output),
      file_(output),
      header_(header) {
  file_.write(std::array<std::byte, kPageSize>{});  // room for the header
}

void FileAssembly::write_page(std::span<std::byte, kPageSize> page) {
  seal_page(next_page_, page);
  build_id_.add(page.subspan(kPageCrc, 4));
  file_.write(page);
  ++next_page_;
}

void FileAssembly::write_data_page(std::span<std::byte, kPageSize> page) { write_page(page); }

void FileAssembly::append(SectionKind section, SectionWriter& writer) {
  writer.finish();
  header_.section(section) = {next_page_, writer.pages(), writer.records()};
  std::array<std::byte, kPageSize> page{};
  for (std::uint64_t i = 0; i < writer.pages(); ++i) {
    writer.read_page(i, page);
    write_page(page);
  }
}

// The order of the sections is the format's. The build id comes from the checksums of all pages but the header, which
// has it; so pages of two builds that were mixed are found (breach/verify.cpp).
std::uint64_t FileAssembly::finish(const Summary& summary, const std::vector<BreachSource>& sources) {
  header_.entries = summary.entries;
  header_.count_sum = summary.count_sum;
  header_.first = summary.first;
  header_.last = summary.last;
  header_.prefixes_present = summary.prefixes.count();
  SectionExtent& data = header_.section(SectionKind::kData);
  data.first_page = 1;
  data.pages = next_page_ - 1;
  append(SectionKind::kOverflow, overflow);
  append(SectionKind::kLarge, large);
  SectionWriter prefixes(SectionKind::kPrefixes, output_);
  prefixes.add_bytes(summary.prefixes.bytes());
  append(SectionKind::kPrefixes, prefixes);
  SectionWriter source_table(SectionKind::kSources, output_);
  source_table.add_bytes(encode_sources(sources));
  append(SectionKind::kSources, source_table);
  header_.section(SectionKind::kSources).records = sources.size();
  append(SectionKind::kShards, shards);
  const std::array<std::uint8_t, 32> digest = build_id_.finish();
  std::copy_n(digest.begin(), header_.build_id.size(), header_.build_id.begin());
  std::array<std::byte, kPageSize> first_page{};
  encode_header(header_, first_page);
  file_.write_at(0, first_page);
  file_.commit();
  return header_.total_pages() * kPageSize;
}

}  // namespace credence::breach::writing
