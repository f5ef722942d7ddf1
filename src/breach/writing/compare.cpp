// SPDX-License-Identifier: Apache-2.0
// What whole digests make possible: differences of two files, the commonest entries, range files, and the comparison
// of a file with its source.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "breach/hex.hpp"
#include "breach/verify.hpp"
#include "breach/writing/entry_sorter.hpp"
#include "breach/writing/entry_stream.hpp"
#include "breach/writing/list_reader.hpp"
#include "breach/writing/summary.hpp"
#include "credence/build.hpp"
#include "platform/atomic_file.hpp"
#include "workshop/build_monitor.hpp"

namespace credence {

using namespace breach;
using namespace breach::writing;

BreachChangeTotals compare_breach_files(const std::filesystem::path& old_file, const std::filesystem::path& new_file,
                                        const std::function<void(const BreachChange&)>& change) {
  const auto before = open_exact(old_file);
  const auto after = open_exact(new_file);
  const HashKind kind = before->header().kind;
  if (after->header().kind != kind) {
    throw Error(ErrorCode::kInvalidArgument, "holds the other kind of digest; files of one kind can be compared",
                {new_file.string()});
  }
  ExactFileStream old_entries(*before);
  ExactFileStream new_entries(*after);
  BreachChangeTotals totals;
  const auto report = [&](BreachChange::Kind which, const Hash& hash, std::uint64_t old_count,
                          std::uint64_t new_count) {
    const std::string digest = to_hex(hash, kind);
    change({which, digest, old_count, new_count});
  };
  Entry a;
  Entry b;
  bool has_a = old_entries.next(a);
  bool has_b = new_entries.next(b);
  while (has_a || has_b) {
    if (has_a && has_b && a.hash == b.hash) {
      if (a.count == b.count) {
        ++totals.unchanged;
      } else {
        ++totals.changed;
        report(BreachChange::Kind::kChanged, a.hash, a.count, b.count);
      }
      has_a = old_entries.next(a);
      has_b = new_entries.next(b);
    } else if (has_a && (!has_b || a.hash < b.hash)) {
      ++totals.removed;
      report(BreachChange::Kind::kRemoved, a.hash, a.count, 0);
      has_a = old_entries.next(a);
    } else {
      ++totals.added;
      report(BreachChange::Kind::kAdded, b.hash, 0, b.count);
      has_b = new_entries.next(b);
    }
  }
  return totals;
}

std::vector<BreachEntry> top_breach_entries(const std::filesystem::path& path, std::size_t number) {
  const auto file = open_exact(path);
  const auto commoner = [](const Entry& a, const Entry& b) {
    return a.count != b.count ? a.count > b.count : a.hash < b.hash;
  };
  std::vector<Entry> top;  // a heap, the rarest first
  ExactFileStream entries(*file);
  for (Entry entry; number > 0 && entries.next(entry);) {
    if (top.size() == number) {
      if (!commoner(entry, top.front())) continue;
      std::pop_heap(top.begin(), top.end(), commoner);
      top.back() = entry;
    } else {
      top.push_back(entry);
    }
    std::push_heap(top.begin(), top.end(), commoner);
  }
  std::sort(top.begin(), top.end(), commoner);
  std::vector<BreachEntry> result;
  result.reserve(top.size());
  for (const Entry& entry : top) result.push_back({to_hex(entry.hash, file->header().kind), entry.count});
  return result;
}

BreachExportResult export_breach_ranges(const std::filesystem::path& path, const std::filesystem::path& folder,
                                        const ProgressCallback& progress) {
  const auto file = open_exact(path);
  const HashKind kind = file->header().kind;
  workshop::BuildMonitor monitor(progress, folder.string());
  monitor.start(BuildProgress::Phase::kWriting, file->header().entries * (2 * digest_size(kind)));
  platform::AtomicFolder output(folder);
  BreachExportResult result;
  std::string text;
  std::uint32_t prefix = kPrefixCount;
  const auto end_range = [&] {
    if (text.empty()) return;
    output.write(fmt::format("{:05X}", prefix), text);
    monitor.advance(text.size(), 0);
    ++result.ranges;
    text.clear();
  };
  ExactFileStream entries(*file);
  for (Entry entry; entries.next(entry);) {
    if (entry.hash.prefix() != prefix) {
      end_range();
      prefix = entry.hash.prefix();
    }
    if (!text.empty()) text += "\r\n";  // between lines: a range has none at its end
    text.append(to_hex(entry.hash, kind), kPrefixDigits);
    text += ':';
    text += std::to_string(entry.count);
    ++result.entries;
  }
  end_range();
  output.commit();
  return result;
}

void verify_breach_file(const std::filesystem::path& path, const std::vector<std::filesystem::path>& inputs,
                        const BreachBuildOptions& options) {
  const BreachFile file(path, {});
  verify_whole_file(file);
  BreachBuildOptions reading = options;
  reading.kind = file.header().kind;
  workshop::BuildMonitor monitor(options.progress, path.string());
  monitor.start(BuildProgress::Phase::kReading, platform::total_size(inputs));
  BreachBuildResult counted;
  EntrySorter sorter(path, reading.kind, reading.duplicates, reading.min_count, reading.memory);
  ListReader(reading, monitor, counted).read(inputs, [&](const Entry& entry) { sorter.add(entry); });
  sorter.finish();
  const auto stream = sorter.open();
  std::uint64_t entries = 0;
  for (Entry entry; stream->next(entry);) {
    if (entry.count < reading.min_count) continue;
    ++entries;
    const BreachAnswer answer = file.find(entry.hash);
    const bool agrees = answer == BreachAnswer{BreachAnswer::State::kFound, entry.count} ||
                        answer.state == BreachAnswer::State::kPossibly;
    if (!agrees) {
      throw Error(ErrorCode::kBadFile,
                  fmt::format("disagrees with its source on {}; build it again", to_hex(entry.hash, reading.kind)),
                  {path.string()});
    }
  }
  if (entries != file.header().entries) {
    throw Error(ErrorCode::kBadFile,
                fmt::format("has {} entries, its source {}; build it again", file.header().entries, entries),
                {path.string()});
  }
}

}  // namespace credence
