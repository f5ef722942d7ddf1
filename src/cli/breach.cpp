// SPDX-License-Identifier: Apache-2.0
// credence breach: files of leaked passwords' digests. Here are the commands that ask such files: info, lookup, diff
// and top; those that read or write whole lists are in breach_building.cpp.
#include "credence/breach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "credence/build.hpp"
#include "credence/error.hpp"
#include "messages/json_writer.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace credence::cli {
namespace {

using messages::JsonWriter;
using State = BreachAnswer::State;

// The options that may help where this error came from a breach command.
std::string_view hint_for(const Error& error) {
  const bool is_file_not_exact = error.code() == ErrorCode::kUnsupported && !error.location().file.empty();
  if (is_file_not_exact) return " (`credence breach build --exact` makes exact files)";
  const bool is_line_of_list = error.code() == ErrorCode::kBadFile && error.location().line != 0;
  return is_line_of_list ? " (see --from, --kind and --skip-malformed)" : "";
}

// --- info

std::string_view hash_kind_name(HashKind kind) { return kind == HashKind::kSha1 ? "sha1" : "ntlm"; }

std::string_view type_name(const BreachFacts& facts) {
  if (facts.filter_bits != 0) return "filter";
  return facts.exact ? "exact" : "serving";
}

void write_date(JsonWriter& json, std::string_view key, const std::optional<std::chrono::sys_seconds>& date) {
  json.key(key);
  if (date) {
    json.value(time_text(*date));
  } else {
    json.null();
  }
}

std::string facts_json(const std::string& file, const BreachFacts& facts) {
  JsonWriter json;
  json.begin_object()
      .member("file", file)
      .member("format_version", facts.format_version)
      .member("kind", hash_kind_name(facts.hash_kind))
      .member("type", type_name(facts))
      .member("exact", facts.exact)
      .member("filter_bits", facts.filter_bits)
      .member("entries", facts.entries)
      .member("file_size", facts.file_size)
      .member("prefixes_present", facts.prefixes_present)
      .member("prefixes_missing", BreachFacts::kPrefixes - facts.prefixes_present)
      .member("complete", facts.is_complete())
      .member("counts_known", facts.counts_known)
      .member("false_positive_rate", facts.false_positive_rate);
  write_date(json, "source_date", facts.source_date);
  json.key("sources").begin_array();
  for (const BreachSource& source : facts.sources) {
    json.begin_object().member("name", source.name).member("lines", source.lines);
    write_date(json, "date", source.date);
    json.end_object();
  }
  return json.end_array().end_object().take_line();
}

std::string facts_text(const std::string& file, const BreachFacts& facts) {
  std::string text =
      fmt::format("{}: {} file of {} digests, format version {}\n", text::printable(file), type_name(facts),
                  facts.hash_kind == HashKind::kSha1 ? "SHA-1" : "NTLM", facts.format_version);
  text += fmt::format("  entries      {} in {} ({:.2f} bytes each)\n", facts.entries, size_text(facts.file_size),
                      static_cast<double>(facts.file_size) / static_cast<double>(facts.entries));
  if (facts.is_complete()) {
    text += "  complete     entries for each of the 1048576 prefixes\n";
  } else {
    text += fmt::format("  incomplete   {}\n", missing_prefixes_text(facts.prefixes_present));
  }
  if (!facts.counts_known) text += "  counts       not known: whatever is found is enough for breach.min_count\n";
  text += fmt::format("  a random digest is found by mistake with probability {:.2g}\n", facts.false_positive_rate);
  if (facts.source_date) text += fmt::format("  current as of {}\n", time_text(*facts.source_date));
  for (const BreachSource& source : facts.sources) {
    text += fmt::format("  source       {}, {}{}\n", text::printable(source.name), counted(source.lines, "lines"),
                        source.date ? ", " + time_text(*source.date) : "");
  }
  return text;
}

void add_info(Command group) {
  Command command = group.add_command("info", "Print what a breach file says of itself");
  const auto file = std::make_shared<std::filesystem::path>();
  const auto format = std::make_shared<Format>(Format::kText);
  command.add_option("file", *file, "A breach file").required();
  add_format_option(command, *format);
  command.explain({"credence breach info breach.crb", "credence breach info breach.crb --format json"});
  command.set_action([file, format] {
    const BreachFacts facts = BreachDatabase::open(*file)->facts();
    print(*format == Format::kJson ? facts_json(file->string(), facts) : facts_text(file->string(), facts));
    return ExitStatus::kClear;
  });
}

// --- lookup

struct LookupCommand {
  std::filesystem::path file;
  bool digests = false;
  bool pread = false;
  bool yes_no = false;
  PasswordInput input;
  Format format = Format::kText;
};

std::string answer_json(std::uint64_t line, const BreachAnswer& answer, bool yes_no) {
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
  return json.end_object().take_line();
}

std::string answer_text(std::uint64_t line, const BreachAnswer& answer, bool yes_no) {
  if (answer.state == State::kUnsupported) {
    return fmt::format("line {}: is not UTF-8, so it has no NTLM digest\n", line);
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

ExitStatus run(const LookupCommand& command) {
  const auto database = BreachDatabase::open(command.file, breach_options(command.pread));
  bool any = false;
  std::uint64_t not_utf8 = 0;
  for_each_password(command.input, [&](const PasswordEntry& entry) {
    const BreachAnswer answer = look_up(*database, command, entry);
    any |= answer.is_found();
    if (!command.digests && text::find_ill_formed(entry.password)) ++not_utf8;
    print(command.format == Format::kJson ? answer_json(entry.line, answer, command.yes_no)
                                          : answer_text(entry.line, answer, command.yes_no));
  });
  if (not_utf8 != 0) {
    const bool hashed = database->facts().hash_kind == HashKind::kSha1;
    note(fmt::format("{} not UTF-8{}; convert the input, for example with iconv -f ISO-8859-1 -t UTF-8",
                     not_utf8 == 1 ? "1 line is" : fmt::format("{} lines are", not_utf8),
                     hashed ? " and looked up byte for byte, while lists have UTF-8" : ""));
  }
  return status_of(any);
}

void add_lookup(Command group) {
  Command command = group.add_command("lookup", "Look up the passwords on standard input, a line each");
  const auto lookup = std::make_shared<LookupCommand>();
  command.add_option("file", lookup->file, "A breach file").required();
  command.add_flag("--digests", lookup->digests, "Lines are digests in hex, or DIGEST:COUNT, instead of passwords");
  command.add_flag("--pread", lookup->pread, "Read instead of mapping: for a file that may be truncated meanwhile");
  command.add_flag("--yes-no", lookup->yes_no, "Say whether a line was found, not how often");
  add_line_options(command, lookup->input.lines);
  add_format_option(command, lookup->format);
  command.explain({"credence breach lookup breach.crb   # asks for a password, on a terminal",
                   "credence breach lookup breach.crb --format json < passwords",
                   "credence breach top a.crb | credence breach lookup b.crb --digests"},
                  {.clear = "nothing is found", .objection = "at least one line is found, or possibly found"});
  command.set_action([lookup] { return run(*lookup); });
}

// --- diff

struct DiffCommand {
  std::filesystem::path old_file;
  std::filesystem::path new_file;
  bool summary = false;
  Format format = Format::kText;
};

std::string_view change_name(BreachChange::Kind kind) {
  switch (kind) {
    case BreachChange::Kind::kAdded:
      return "added";
    case BreachChange::Kind::kRemoved:
      return "removed";
    case BreachChange::Kind::kChanged:
      break;
  }
  return "changed";
}

std::string change_json(const BreachChange& change) {
  JsonWriter json;
  return json.begin_object()
      .member("digest", change.digest)
      .member("change", change_name(change.kind))
      .member("old_count", change.old_count)
      .member("new_count", change.new_count)
      .end_object()
      .take_line();
}

std::string totals_json(const BreachChangeTotals& totals) {
  JsonWriter json;
  return json.begin_object()
      .member("added", totals.added)
      .member("removed", totals.removed)
      .member("changed", totals.changed)
      .member("unchanged", totals.unchanged)
      .end_object()
      .take_line();
}

ExitStatus run(const DiffCommand& command) {
  const bool is_json = command.format == Format::kJson;
  const auto print_change = [&](const BreachChange& change) {
    if (command.summary) return;
    print(is_json ? change_json(change)
                  : fmt::format("{} {} {} -> {}\n", change_name(change.kind), change.digest, change.old_count,
                                change.new_count));
  };
  const BreachChangeTotals totals = compare_breach_files(command.old_file, command.new_file, print_change);
  print(is_json ? totals_json(totals)
                : fmt::format("{} added, {} removed, {} changed, {} unchanged\n", totals.added, totals.removed,
                              totals.changed, totals.unchanged));
  return ExitStatus::kClear;
}

void add_diff(Command group) {
  Command command = group.add_command("diff", "Print what changed from one exact breach file to another");
  const auto diff = std::make_shared<DiffCommand>();
  command.add_option("old", diff->old_file, "An exact breach file").required();
  command.add_option("new", diff->new_file, "A newer one").required();
  command.add_flag("--summary", diff->summary, "Print the totals alone");
  add_format_option(command, diff->format);
  command.explain({"credence breach diff --summary old.crb new.crb"});
  command.set_action(with_breach_hints([diff] { return run(*diff); }));
}

// --- top

struct TopCommand {
  std::filesystem::path file;
  std::size_t number = 10;
  Format format = Format::kText;
};

ExitStatus run(const TopCommand& command) {
  JsonWriter json;
  for (const BreachEntry& entry : top_breach_entries(command.file, command.number)) {
    if (command.format == Format::kJson) {
      json.begin_object().member("digest", entry.digest).member("count", entry.count).end_object();
      print(json.take_line());
    } else {
      print(fmt::format("{}:{}\n", entry.digest, entry.count));
    }
  }
  return ExitStatus::kClear;
}

void add_top(Command group) {
  Command command = group.add_command("top", "Print the digests seen most often, as DIGEST:COUNT");
  const auto top = std::make_shared<TopCommand>();
  command.add_option("file", top->file, "An exact breach file").required();
  command.add_option("-n,--number", top->number, "How many").show_default();
  add_format_option(command, top->format);
  command.explain({"credence breach top -n 100 breach.crb"});
  command.set_action(with_breach_hints([top] { return run(*top); }));
}

}  // namespace

Command::Action with_breach_hints(Command::Action action) {
  return [action = std::move(action)] {
    try {
      return action();
    } catch (const Error& error) {
      const std::string_view hint = hint_for(error);
      if (hint.empty()) throw;
      throw Error(error.code(), fmt::format("{}{}", error.what(), hint));
    }
  };
}

void add_breach(Command parent) {
  Command group = parent.add_group("breach", "Build, look into and look up files of leaked passwords");
  add_breach_build(group);
  add_info(group);
  add_breach_verify(group);
  add_lookup(group);
  add_breach_merge(group);
  add_diff(group);
  add_top(group);
  add_breach_export(group);
  group.explain({"credence breach build --from hibp pwned-passwords-sha1.txt -o breach.crb",
                 "credence breach lookup breach.crb < passwords", "credence breach build --help"},
                {.clear = "nothing is found, or the work is done", .objection = "lookup: at least one line is found"});
}

}  // namespace credence::cli
