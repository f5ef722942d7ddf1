// SPDX-License-Identifier: Apache-2.0
#include "breach/writing/filter_writer.hpp"

#include <array>

#include "breach/interpolation.hpp"
#include "breach/writing/file_assembly.hpp"
#include "breach/writing/filter_builder.hpp"
#include "platform/bytes.hpp"

namespace credence::breach::writing {
namespace {

// Collects the keys of a shard until the first digest of the next one comes, then builds it. Fingerprints go out as
// data pages at once; the shards' records are kept until the end.
class FilterWriter {
 public:
  FilterWriter(FileAssembly& assembly, const Summary& summary, workshop::BuildMonitor& monitor)
      : assembly_(assembly),
        monitor_(monitor),
        bits_(assembly.header().filter_bits),
        shards_(filter_shards(summary.entries)),
        interpolation_(summary.first, summary.last, shards_) {}

  void add(const Hash& hash) {
    const Interpolation::Location location = interpolation_.locate(hash);
    end_shards_before(location.page);
    // Digests that agree in all 64 bits of the fraction are one to a filter.
    if (keys_.empty() || keys_.back() != location.fraction) keys_.push_back(location.fraction);
  }

  void finish() {
    end_shards_before(shards_);
    if (used_ != 0) end_page();
    assembly_.header().section(SectionKind::kData).records = slots_;
    assembly_.header().false_positive_rate = static_cast<double>(hits_) / static_cast<double>(probes_);
  }

 private:
  void end_shards_before(std::uint64_t shard) {
    for (; current_ < shard; ++current_) end_shard();
  }

  void end_shard() {
    BuiltShard built = build_shard(keys_, bits_);
    built.shard.first_slot = slots_;
    std::array<std::byte, kShardRecord> record{};
    encode_shard(built.shard, record);
    assembly_.shards.add(record);
    for (const std::uint16_t fingerprint : built.fingerprints) add_fingerprint(fingerprint);
    slots_ += built.fingerprints.size();
    measure(built);
    monitor_.advance(built.fingerprints.size() * bits_ / 8, keys_.size());
    keys_.clear();
  }

  // Asks for keys made up here. A shard has about a million of all 2^64 keys, so none of them is met by chance.
  void measure(const BuiltShard& built) {
    constexpr std::uint64_t kProbes = std::uint64_t{1} << 23;
    const std::uint64_t probes = kProbes / shards_ + 1;
    for (std::uint64_t i = 0; i < probes; ++i) {
      hits_ += built.contains(hash_filter_key(probes_ + i, 0x5EED), bits_) ? 1 : 0;
    }
    probes_ += probes;
  }

  void add_fingerprint(std::uint16_t fingerprint) {
    std::byte* const at = page_.data() + kSectionPayloadOffset + used_;
    if (bits_ == 8) {
      *at = static_cast<std::byte>(fingerprint);
    } else {
      platform::store_le16(at, fingerprint);
    }
    used_ += bits_ / 8;
    if (used_ == kSectionPayload) end_page();
  }

  void end_page() {
    platform::store_le32(page_.data(), section_tag(SectionKind::kData));
    platform::store_le32(page_.data() + 4, static_cast<std::uint32_t>(used_));
    assembly_.write_data_page(page_);
    page_.fill(std::byte{0});
    used_ = 0;
  }

  FileAssembly& assembly_;
  workshop::BuildMonitor& monitor_;
  const std::uint32_t bits_;
  const std::uint64_t shards_;
  const Interpolation interpolation_;
  std::uint64_t current_ = 0;
  std::vector<std::uint64_t> keys_;
  std::uint64_t slots_ = 0;
  std::uint64_t probes_ = 0;
  std::uint64_t hits_ = 0;
  std::array<std::byte, kPageSize> page_{};
  std::size_t used_ = 0;
};

}  // namespace

std::uint64_t write_filter(const std::filesystem::path& output, EntryStream& stream, const Summary& summary,
                           const Header& header, const std::vector<BreachSource>& sources,
                           workshop::BuildMonitor& monitor) {
  monitor.start(BuildProgress::Phase::kWriting, summary.entries * 9 / 8 * header.filter_bits / 8);
  FileAssembly assembly(output, header);
  FilterWriter writer(assembly, summary, monitor);
  for (Entry entry; stream.next(entry);) {
    if (entry.count >= summary.min_count) writer.add(entry.hash);
  }
  writer.finish();
  return assembly.finish(summary, sources);
}

}  // namespace credence::breach::writing
