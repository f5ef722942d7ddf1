// SPDX-License-Identifier: Apache-2.0
// credence breach info|diff|top: what such files say of themselves, and the group.
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

#include "cli/breach/commands.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "credence/build.hpp"
#include "credence/error.hpp"
#include "messages/json_writer.hpp"
#include "text/printable.hpp"

namespace credence::cli::breach {
namespace {

using messages::JsonWriter;

// The options that may help where this error came from a breach command.
std::string_view hint_for(const Error& error) {
  const bool is_file_not_exact = error.code() == ErrorCode::kUnsupported && !error.location().file.empty();
  if (is_file_not_exact) return " (`credence breach build --exact` makes exact files)";
  const bool is_line_of_list = error.code() == ErrorCode::kBadFile && error.location().line != 0;
  return is_line_of_list ? " (see --from, --kind and --skip-malformed)" : "";
}

}  // namespace

std::string_view hash_kind_name(HashKind kind) { return kind == HashKind::kSha1 ? "sha1" : "ntlm"; }

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

// --- info

namespace {

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

}  // namespace

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

// --- diff

namespace {

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

}  // namespace

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

namespace {

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

}  // namespace

void add_top(Command group) {
  Command command = group.add_command("top", "Print the digests seen most often, as DIGEST:COUNT");
  const auto top = std::make_shared<TopCommand>();
  command.add_option("file", top->file, "An exact breach file").required();
  command.add_option("-n,--number", top->number, "How many").show_default();
  add_format_option(command, top->format);
  command.explain({"credence breach top -n 100 breach.crb"});
  command.set_action(with_breach_hints([top] { return run(*top); }));
}

}  // namespace credence::cli::breach

namespace credence {

void cli::add_breach(Command parent) {
  Command group = parent.add_group("breach", "Build, look into and look up files of leaked passwords");
  breach::add_build(group);
  breach::add_info(group);
  breach::add_verify(group);
  breach::add_lookup(group);
  breach::add_merge(group);
  breach::add_diff(group);
  breach::add_top(group);
  breach::add_export(group);
  group.explain({"credence breach build --from hibp pwned-passwords-sha1.txt -o breach.crb",
                 "credence breach lookup breach.crb < passwords", "credence breach build --help"},
                {.clear = "nothing is found, or the work is done", .objection = "lookup: at least one line is found"});
}

}  // namespace credence
