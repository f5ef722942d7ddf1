// SPDX-License-Identifier: Apache-2.0
// What is different in two exact files: both are read side by side, in the order of digests.
#include <string>

#include "breach/hex.hpp"
#include "breach/writing/entry_stream.hpp"
#include "credence/build.hpp"
#include "credence/error.hpp"

namespace credence {

using breach::Entry;
using breach::Hash;
using breach::writing::ExactFileStream;
using breach::writing::open_exact;

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
    const std::string digest = breach::to_hex(hash, kind);
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

}  // namespace credence
