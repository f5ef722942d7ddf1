// SPDX-License-Identifier: Apache-2.0
// Compares a breach file of any type with the lists it was built from.
#include <fmt/format.h>

#include "breach/breach_file.hpp"
#include "breach/hex.hpp"
#include "breach/verify.hpp"
#include "breach/writing/entry_sorter.hpp"
#include "breach/writing/list_reader.hpp"
#include "credence/build.hpp"
#include "credence/error.hpp"
#include "workshop/build_monitor.hpp"
#include "workshop/input_reader.hpp"

namespace credence {

using breach::BreachFile;
using breach::Entry;

void verify_breach_file(const std::filesystem::path& path, const std::vector<Input>& inputs,
                        const BreachBuildOptions& options) {
  const BreachFile file(path, {});
  breach::verify_whole_file(file);
  BreachBuildOptions reading = options;
  reading.kind = file.header().kind;
  workshop::BuildMonitor monitor(options.progress, path.string());
  monitor.start(BuildProgress::Phase::kReading, workshop::total_size(inputs));
  BreachBuildResult counted;
  breach::writing::EntrySorter sorter(path, reading.kind, reading.duplicates, reading.min_count, reading.memory);
  breach::writing::ListReader(reading, monitor, counted).read(inputs, [&](const Entry& entry) { sorter.add(entry); });
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
      throw Error(
          ErrorCode::kBadFile,
          fmt::format("disagrees with its source on {}; build it again", breach::to_hex(entry.hash, reading.kind)),
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
