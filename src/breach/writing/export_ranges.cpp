// SPDX-License-Identifier: Apache-2.0
// An exact file as the range files of Pwned Passwords.
#include <fmt/format.h>

#include <string>

#include "breach/hex.hpp"
#include "breach/writing/entry_stream.hpp"
#include "breach/writing/hash_line.hpp"
#include "credence/build.hpp"
#include "platform/atomic_file.hpp"
#include "workshop/build_monitor.hpp"

namespace credence {

using breach::Entry;

BreachExportResult export_breach_ranges(const std::filesystem::path& path, const std::filesystem::path& folder,
                                        const ProgressCallback& progress) {
  const auto file = breach::writing::open_exact(path);
  const HashKind kind = file->header().kind;
  workshop::BuildMonitor monitor(progress, folder.string());
  monitor.start(BuildProgress::Phase::kWriting, file->header().entries * (2 * digest_size(kind)));
  platform::AtomicFolder output(folder);
  BreachExportResult result;
  std::string text;
  std::uint32_t prefix = breach::kPrefixCount;
  const auto end_range = [&] {
    if (text.empty()) return;
    output.write(fmt::format("{:05X}", prefix), text);
    monitor.advance(text.size(), 0);
    ++result.ranges;
    text.clear();
  };
  breach::writing::ExactFileStream entries(*file);
  for (Entry entry; entries.next(entry);) {
    if (entry.hash.prefix() != prefix) {
      end_range();
      prefix = entry.hash.prefix();
    }
    if (!text.empty()) text += "\r\n";  // between lines: a range has none at its end
    text.append(breach::to_hex(entry.hash, kind), breach::writing::kPrefixDigits);
    text += ':';
    text += std::to_string(entry.count);
    ++result.entries;
  }
  end_range();
  output.commit();
  return result;
}

}  // namespace credence
