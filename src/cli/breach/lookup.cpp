// SPDX-License-Identifier: Apache-2.0
// credence breach lookup: passwords, or digests, against one file.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>

#include "cli/breach/commands.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "credence/breach.hpp"
#include "credence/checker.hpp"
#include "credence/error.hpp"
#include "messages/json_writer.hpp"
#include "text/utf8.hpp"

namespace credence::cli::breach {
namespace {

using messages::JsonWriter;
using State = BreachAnswer::State;

struct LookupCommand {
  std::filesystem::path file;
  bool digests = false;
  bool pread = false;
  bool yes_no = false;
  bool variants = false;
  std::uint64_t variant_min_count = 1000;  // as the preset credence has it
  PasswordInput input;
  Format format = Format::kText;
};

// What is told of a line.
struct LineReport {
  BreachAnswer answer;
  std::uint64_t variant_count = 0;  // rounded down to a power of ten; 0: none seen often enough, or not asked
};

std::string answer_json(std::uint64_t line, const LineReport& told, const LookupCommand& command) {
  const BreachAnswer& answer = told.answer;
  const bool yes_no = command.yes_no;
  JsonWriter json;
  json.begin_object().member("line", line).key("found");
  const bool unsupported = answer.state == State::kUnsupported;
  if (unsupported) {
    json.null();
  } else {
    json.value(answer.is_found());
  }
  if (!yes_no) {
    json.key("count");
    if (unsupported || answer.state == State::kPossibly) {
      json.null().member(unsupported ? "unsupported" : "possibly", true);
    } else {
      json.value(answer.count);
    }
  }
  if (command.variants) json.member("variant_found", told.variant_count != 0);
  if (command.variants && !yes_no) json.member("variant_count", told.variant_count);
  return json.end_object().take_line();
}

std::string answer_text(std::uint64_t line, const LineReport& told, bool yes_no) {
  const BreachAnswer& answer = told.answer;
  if (answer.state == State::kUnsupported) {
    return fmt::format("line {}: is not UTF-8, so it has no NTLM digest\n", line);
  }
  if (told.variant_count != 0) {
    return yes_no
               ? fmt::format("line {}: no, but a close variant\n", line)
               : fmt::format("line {}: not found, but a close variant, {} times or more\n", line, told.variant_count);
  }
  if (yes_no) return fmt::format("line {}: {}\n", line, answer.is_found() ? "yes" : "no");
  if (answer.state == State::kPossibly) return fmt::format("line {}: possibly found\n", line);
  if (answer.state != State::kFound) return fmt::format("line {}: not found\n", line);
  return fmt::format("line {}: found, {} {}\n", line, answer.count, answer.count == 1 ? "time" : "times");
}

// A line of digests may have a count behind it, as lists of digests and `top` have; what the file says counts.
std::string_view without_count(std::string_view line) {
  const std::size_t colon = line.find(':');
  const std::string_view count = colon == std::string_view::npos ? "" : line.substr(colon + 1);
  const bool is_count = !count.empty() && count.find_first_not_of("0123456789") == std::string_view::npos;
  return is_count ? line.substr(0, colon) : line;
}

BreachAnswer look_up(const BreachDatabase& database, const LookupCommand& command, const PasswordEntry& entry) {
  const std::string_view text = command.digests ? without_count(entry.password) : entry.password;
  const BreachAnswer answer = command.digests ? database.lookup_hex(text) : database.lookup(text);
  if (answer.state == State::kUnreadable) {
    throw Error(ErrorCode::kIo, "cannot be read any more; was it truncated?", {database.name()});
  }
  if (answer.state == State::kCorrupt) {
    throw Error(ErrorCode::kBadFile, "is corrupt; check it with `credence breach verify`, copy or build it again",
                {database.name()});
  }
  if (answer.state == State::kNoMemory) throw std::bad_alloc();
  const HashKind kind = database.facts().hash_kind;
  if (!command.digests && answer.state == State::kUnsupported &&
      (kind == HashKind::kSha1 || !text::find_ill_formed(text))) {
    // Every SHA-1 is defined, and NTLM that of UTF-8: so it is OpenSSL that can't make it.
    throw Error(ErrorCode::kUnsupported,
                fmt::format("nothing was looked up: OpenSSL has no {} here; {}", hash_kind_name(kind),
                            kind == HashKind::kSha1 ? "check its configuration (default_properties, fips)"
                                                    : "install its legacy provider"),
                {database.name()});
  }
  if (command.digests && answer.state == State::kUnsupported) {
    throw Error(ErrorCode::kInvalidArgument,
                fmt::format("this line is no {} digest in hex ({} digits, alone or as DIGEST:COUNT)",
                            hash_kind_name(kind), 2 * digest_size(kind)),
                {"standard input", static_cast<std::int32_t>(std::min<std::uint64_t>(entry.line, INT32_MAX))});
  }
  return answer;
}

// A checker of the rule breach.variant alone, over this file: variants are told as that rule tells them.
Checker variant_checker(const LookupCommand& command, const std::shared_ptr<const BreachDatabase>& database) {
  if (command.digests) {
    throw Error(ErrorCode::kInvalidArgument, "--variants needs the passwords: of a digest there are none");
  }
  if (command.variant_min_count == 0) throw Error(ErrorCode::kInvalidArgument, "--variant-min-count is 1 or more");
  if (!database->counts_known()) {
    throw Error(ErrorCode::kUnsupported, "doesn't say how often a password was seen, so --variants has nothing to ask",
                {database->name()});
  }
  Policy policy;
  policy.length.min = 0;
  policy.breach.enabled = true;
  policy.breach.variant_min_count = command.variant_min_count;
  return Checker(policy, Resources{{database}, {}});
}

// 0: no variant was seen often enough.
std::uint64_t variant_count(const Checker& checker, std::string_view password) {
  for (const Violation& violation : checker.check(password).violations) {
    if (violation.code == Code::kBreachVariant) return static_cast<std::uint64_t>(violation.actual);
  }
  return 0;
}

ExitStatus run(const LookupCommand& command) {
  const auto database = BreachDatabase::open(command.file, breach_options(command.pread));
  std::optional<Checker> checker;
  if (command.variants) checker = variant_checker(command, database);
  bool any = false;
  std::uint64_t not_utf8 = 0;
  for_each_password(command.input, [&](const PasswordEntry& entry) {
    LineReport told{look_up(*database, command, entry)};
    if (checker && !told.answer.is_found()) told.variant_count = variant_count(*checker, entry.password);
    any |= told.answer.is_found() || told.variant_count != 0;
    if (!command.digests && text::find_ill_formed(entry.password)) ++not_utf8;
    print(command.format == Format::kJson ? answer_json(entry.line, told, command)
                                          : answer_text(entry.line, told, command.yes_no));
  });
  if (not_utf8 != 0) {
    const bool hashed = database->facts().hash_kind == HashKind::kSha1;
    note(fmt::format("{} not UTF-8{}; convert the input, for example with iconv -f ISO-8859-1 -t UTF-8",
                     not_utf8 == 1 ? "1 line is" : fmt::format("{} lines are", not_utf8),
                     hashed ? " and looked up byte for byte, while lists have UTF-8" : ""));
  }
  return status_of(any);
}

}  // namespace

void add_lookup(Command group) {
  Command command = group.add_command("lookup", "Look up the passwords on standard input, a line each");
  const auto lookup = std::make_shared<LookupCommand>();
  command.add_option("file", lookup->file, "A breach file").required();
  command.add_flag("--digests", lookup->digests, "Lines are digests in hex, or DIGEST:COUNT, instead of passwords");
  command.add_flag("--pread", lookup->pread, "Read instead of mapping: for a file that may be truncated meanwhile");
  command.add_flag("--yes-no", lookup->yes_no, "Say whether a line was found, not how often");
  command.add_flag("--variants", lookup->variants,
                   "Look close variants of a password up as well that isn't in the file");
  command.add_option("--variant-min-count", lookup->variant_min_count, "How often a variant must have been seen")
      .show_default();
  add_line_options(command, lookup->input.lines);
  add_format_option(command, lookup->format);
  command.explain(
      {"credence breach lookup breach.crb   # asks for a password, on a terminal",
       "credence breach lookup breach.crb --format json < passwords",
       "credence breach lookup breach.crb --variants < passwords",
       "credence breach top a.crb | credence breach lookup b.crb --digests"},
      {.clear = "nothing is found", .objection = "at least one line is found, or possibly found, or a variant of one"});
  command.set_action([lookup] { return run(*lookup); });
}

}  // namespace credence::cli::breach
