// SPDX-License-Identifier: Apache-2.0
// The options that say what a list of leaked passwords is; build and verify --deep share them.
#include <fmt/format.h>

#include <CLI/Option.hpp>

#include "cli/breach_commands.hpp"
#include "cli/choice_option.hpp"
#include "cli/memory_option.hpp"
#include "cli/output.hpp"

namespace credence::cli {

void add_duplicates_option(CLI::App& command, DuplicateCounts& duplicates) {
  add_choice(command, "--duplicates", duplicates,
             "Counts of one digest that comes again are added (add) or compared (max)",
             {{"add", DuplicateCounts::kAdd}, {"max", DuplicateCounts::kMax}});
}

void add_list_options(CLI::App& command, BreachBuildOptions& build) {
  add_choice(
      command, "--from", build.from,
      "What the input is: hibp (Pwned Passwords text: whole lists, range files, folders or tar archives of them), "
      "digests (hex, a line each), passwords (a line each), exact (exact breach files)",
      {{"hibp", BreachInput::kHibp},
       {"digests", BreachInput::kDigests},
       {"passwords", BreachInput::kPasswords},
       {"exact", BreachInput::kExact}});
  add_choice(command, "--kind", build.kind, "The digests' kind; sha1 if absent",
             {{"sha1", HashKind::kSha1}, {"ntlm", HashKind::kNtlm}});
  command.add_option("--min-count", build.min_count, "Leave out what was seen less often")->type_name("N");
  command.add_flag("--counts", build.counts, "passwords: lines are password<TAB>count, the last tab separates");
  command.add_flag("--keep-cr", build.keep_cr, "passwords: a CR at the end of a line belongs to the password");
  command.add_flag("--decode-hex", build.decode_hex, "passwords: $HEX[...] stands for the bytes it spells");
  command.add_flag("--skip-malformed", build.skip_malformed, "Leave out malformed lines and count them");
  add_duplicates_option(command, build.duplicates);
  add_memory_option(command, build.memory);
}

void note_malformed(const BreachBuildResult& result) {
  for (const MalformedLine& line : result.first_malformed) {
    note(fmt::format("{}:{}: left out, this line {}", line.file, line.line, line.problem));
  }
  if (result.malformed > result.first_malformed.size()) {
    note(fmt::format("{} malformed lines were left out in all", result.malformed));
  }
}

}  // namespace credence::cli
