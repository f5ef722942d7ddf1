// SPDX-License-Identifier: Apache-2.0
#include "breach/writing/file_assembly.hpp"

#include <algorithm>
#include <array>

namespace credence::breach::writing {

FileAssembly::FileAssembly(const std::filesystem::path& output, const Header& header)
    : overflow(Section::kOverflow, output),
      large(Section::kLarge, output),
      shards(Section::kShards, output),
      output_(output),
      file_(output),
      header_(header) {
  file_.write(std::array<std::byte, kPageSize>{});  // the header's place
}

void FileAssembly::write_page(std::span<std::byte, kPageSize> page) {
  seal_page(next_page_, page);
  build_id_.add(page.subspan(kPageCrc, 4));
  file_.write(page);
  ++next_page_;
}

void FileAssembly::write_data_page(std::span<std::byte, kPageSize> page) { write_page(page); }

void FileAssembly::append(Section section, SectionWriter& writer) {
  writer.finish();
  header_.section(section) = {next_page_, writer.pages(), writer.records()};
  std::array<std::byte, kPageSize> page{};
  for (std::uint64_t i = 0; i < writer.pages(); ++i) {
    writer.read_page(i, page);
    write_page(page);
  }
}

std::uint64_t FileAssembly::finish(const Summary& summary, const std::vector<BreachSource>& sources) {
  header_.entries = summary.entries;
  header_.count_sum = summary.count_sum;
  header_.first = summary.first;
  header_.last = summary.last;
  header_.prefixes_present = summary.prefixes.count();
  SectionPlace& data = header_.section(Section::kData);
  data.first_page = 1;
  data.pages = next_page_ - 1;
  append(Section::kOverflow, overflow);
  append(Section::kLarge, large);
  SectionWriter prefixes(Section::kPrefixes, output_);
  prefixes.add_bytes(summary.prefixes.bytes());
  append(Section::kPrefixes, prefixes);
  SectionWriter source_table(Section::kSources, output_);
  source_table.add_bytes(encode_sources(sources));
  append(Section::kSources, source_table);
  header_.section(Section::kSources).records = sources.size();
  append(Section::kShards, shards);
  const std::array<std::uint8_t, 32> digest = build_id_.finish();
  std::copy_n(digest.begin(), header_.build_id.size(), header_.build_id.begin());
  std::array<std::byte, kPageSize> first_page{};
  encode_header(header_, first_page);
  file_.write_at(0, first_page);
  file_.commit();
  return header_.total_pages() * kPageSize;
}

}  // namespace credence::breach::writing
