// SPDX-License-Identifier: Apache-2.0
#include "cli/output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "cli/choice_option.hpp"
#include "credence/error.hpp"
#include "credence/messages.hpp"

namespace credence::cli {
namespace {

[[noreturn]] void fail_to_write() {
  throw Error(ErrorCode::kIo, "can't write; free some space or check where it leads", {"standard output"}, errno);
}

void append_lines(std::string& text, const Violations& list, std::string_view prefix, const std::string& language) {
  for (const Violation& violation : list) {
    text += fmt::format("  {}{}: {}\n", prefix, code_key(violation.code), message(violation, language));
  }
}

}  // namespace

void add_format_option(CLI::App& command, Format& format) {
  add_choice(command, "--format", format, "For people, or one JSON object a line",
             {{"text", Format::kText}, {"json", Format::kJson}});
}

void add_language_option(CLI::App& command, std::string& language) {
  command.add_option("--language", language, "Language of the messages: en, de, ...")->capture_default_str();
}

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) fail_to_write();
}

void flush_output() {
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) fail_to_write();
}

void note(std::string_view text) {
  std::string line = fmt::format("credence: {}", text);
  std::ranges::replace(line, '\n', ' ');
  line += '\n';
  std::fputs(line.c_str(), stderr);  // where standard error is closed there is nobody to tell
}

void print_report(std::uint64_t line, const Report& report, Format format, const std::string& language) {
  if (format == Format::kJson) {
    print(fmt::format("{{\"line\":{},{}\n", line, report_json(report, language).substr(1)));
    return;
  }
  std::string text = fmt::format("line {}: {}\n", line, verdict_name(report.verdict));
  append_lines(text, report.violations, "", language);
  append_lines(text, report.warnings, "warning: ", language);
  print(text);
}

}  // namespace credence::cli
