// SPDX-License-Identifier: Apache-2.0
// The options that say what a list of leaked passwords is; build and verify --deep share them.
#include <fmt/format.h>

#include <CLI/Option.hpp>
#include <map>

#include "cli/breach_commands.hpp"
#include "cli/choice_option.hpp"
#include "cli/output.hpp"
#include "credence/error.hpp"

namespace credence::cli {
namespace {

// "512M": bytes with an optional K, M or G.
std::uint64_t parse_size(const std::string& text) {
  std::size_t digits = 0;
  std::uint64_t value = 0;
  while (digits < text.size() && digits < 12 && text[digits] >= '0' && text[digits] <= '9') {
    value = value * 10 + static_cast<std::uint64_t>(text[digits++] - '0');
  }
  static const std::map<std::string, int> kShifts = {{"", 0}, {"K", 10}, {"M", 20}, {"G", 30}};
  const auto shift = kShifts.find(text.substr(digits));
  if (digits == 0 || shift == kShifts.end() || value == 0) {
    throw Error(ErrorCode::kInvalidArgument,
                fmt::format("--memory wants a number of bytes such as 512M or 2G, not \"{}\"", text));
  }
  return value << shift->second;
}

}  // namespace

void add_duplicates_option(CLI::App& command, DuplicateCounts& duplicates) {
  add_choice(command, "--duplicates", duplicates,
             "Counts of one digest that comes again are added (add) or compared (max)",
             {{"add", DuplicateCounts::kAdd}, {"max", DuplicateCounts::kMax}});
}

void add_list_options(CLI::App& command, ListOptions& options) {
  BreachBuildOptions& build = options.build;
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
  command.add_option("--memory", options.memory, "Memory for sorting what is unsorted, such as 2G")
      ->type_name("SIZE")
      ->capture_default_str();
}

void finish_list_options(ListOptions& options) { options.build.memory = parse_size(options.memory); }

void note_malformed(const BreachBuildResult& result) {
  for (const MalformedLine& line : result.first_malformed) {
    note(fmt::format("{}:{}: left out, this line {}", line.file, line.line, line.problem));
  }
  if (result.malformed > result.first_malformed.size()) {
    note(fmt::format("{} malformed lines were left out in all", result.malformed));
  }
}

}  // namespace credence::cli
