// SPDX-License-Identifier: Apache-2.0
// credence breach lookup: how often passwords, or digests, were seen.
#include <fmt/format.h>

#include <string_view>

#include "cli/breach_commands.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/password_source.hpp"
#include "credence/error.hpp"

namespace credence::cli {
namespace {

using State = BreachAnswer::State;

struct LookupCommand {
  std::filesystem::path file;
  bool digests = false;
  bool pread = false;
  bool yes_no = false;
  PasswordInput input;
  Format format = Format::kText;
};

[[noreturn]] void fail(const BreachDatabase& database, State state) {
  if (state == State::kUnreadable) {
    throw Error(ErrorCode::kIo, "cannot be read any more; was it truncated?", {database.name()});
  }
  throw Error(ErrorCode::kBadFile, "is corrupt; check it with `credence breach verify`, copy or build it again",
              {database.name()});
}

std::string answer_json(std::uint64_t line, const BreachAnswer& answer) {
  switch (answer.state) {
    case State::kPossibly:
      return fmt::format("{{\"line\":{},\"found\":true,\"count\":null,\"possibly\":true}}\n", line);
    case State::kUnsupported:
      return fmt::format("{{\"line\":{},\"found\":null,\"count\":null,\"unsupported\":true}}\n", line);
    default:
      return fmt::format("{{\"line\":{},\"found\":{},\"count\":{}}}\n", line, answer.state == State::kFound,
                         answer.count);
  }
}

std::string answer_text(std::uint64_t line, const BreachAnswer& answer) {
  switch (answer.state) {
    case State::kPossibly:
      return fmt::format("line {}: possibly found\n", line);
    case State::kUnsupported:
      return fmt::format("line {}: has no digest of this kind (NTLM is defined for UTF-8 only)\n", line);
    case State::kFound:
      return fmt::format("line {}: found, {} {}\n", line, answer.count, answer.count == 1 ? "time" : "times");
    default:
      return fmt::format("line {}: not found\n", line);
  }
}

std::string yes_no_text(std::uint64_t line, const BreachAnswer& answer, Format format) {
  const bool found = answer.state == State::kFound || answer.state == State::kPossibly;
  if (answer.state == State::kUnsupported) {
    return format == Format::kJson ? fmt::format("{{\"line\":{},\"found\":null}}\n", line) : answer_text(line, answer);
  }
  return format == Format::kJson ? fmt::format("{{\"line\":{},\"found\":{}}}\n", line, found)
                                 : fmt::format("line {}: {}\n", line, found ? "yes" : "no");
}

std::string answer_line(const LookupCommand& command, std::uint64_t line, const BreachAnswer& answer) {
  if (command.yes_no) return yes_no_text(line, answer, command.format);
  return command.format == Format::kJson ? answer_json(line, answer) : answer_text(line, answer);
}

BreachAnswer look_up(const BreachDatabase& database, const LookupCommand& command, const PasswordEntry& entry) {
  const std::string_view text(entry.password.data(), entry.password.size());
  if (!command.digests) return database.lookup(text);
  const BreachAnswer answer = database.lookup_hex(text);
  if (answer.state == State::kUnsupported) {
    const HashKind kind = database.facts().hash_kind;
    throw Error(
        ErrorCode::kInvalidArgument,
        fmt::format("this line is no {} digest in hex ({} digits)", hash_kind_name(kind), 2 * digest_size(kind)),
        {"standard input", static_cast<std::int32_t>(std::min<std::uint64_t>(entry.line, INT32_MAX))});
  }
  return answer;
}

int run(const LookupCommand& command) {
  BreachOptions options;
  if (command.pread) options.backend = BreachOptions::Backend::kPread;
  const auto database = BreachDatabase::open(command.file, options);
  PasswordSource source(command.input);
  bool any = false;
  for (PasswordEntry entry; source.next(entry);) {
    const BreachAnswer answer = look_up(*database, command, entry);
    if (answer.state == State::kCorrupt || answer.state == State::kUnreadable) fail(*database, answer.state);
    any = any || answer.state == State::kFound || answer.state == State::kPossibly;
    print(answer_line(command, entry.line, answer));
    if (source.may_wait()) flush_output();
  }
  return any ? kSomeRefused : kAllAccepted;
}

}  // namespace

void add_breach_lookup(CLI::App& parent, int& exit_status) {
  CLI::App* command = parent.add_subcommand("lookup", "Look up the passwords on standard input, a line each");
  const auto lookup = std::make_shared<LookupCommand>();
  command->add_option("file", lookup->file, "A breach file")->required();
  command->add_flag("--digests", lookup->digests, "Lines are digests in hex instead of passwords");
  command->add_flag("--pread", lookup->pread, "Read instead of mapping: for a file that may be truncated meanwhile");
  command->add_flag("--yes-no", lookup->yes_no, "Say whether a line was found, not how often");
  add_line_options(*command, lookup->input.lines);
  add_format_option(*command, lookup->format);
  command->callback([lookup, &exit_status] { exit_status = run(*lookup); });
}

}  // namespace credence::cli
