// SPDX-License-Identifier: Apache-2.0
#include "cli/output.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

#include "cli/process.hpp"
#include "credence/error.hpp"
#include "credence/messages.hpp"
#include "messages/json_writer.hpp"
#include "text/printable.hpp"

namespace credence::cli {
namespace {

constexpr int kBarWidth = 24;
constexpr double kMiB = 1024.0 * 1024.0;

[[noreturn]] void fail_to_write() {
  if (errno == EPIPE) end_of_readers();
  throw Error(ErrorCode::kIo, "can't write; free some space or check where it leads", {"standard output"}, errno);
}

constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kGreen = "\x1b[32m";
constexpr std::string_view kYellow = "\x1b[33m";

std::string coloured(std::string_view text, std::string_view colour, const AnswerStyle& style) {
  return style.coloured ? fmt::format("{}{}\x1b[0m", colour, text) : std::string(text);
}

void append_lines(std::string& text, const Violations& list, std::string_view prefix, std::string_view colour,
                  const AnswerStyle& style) {
  for (const Violation& violation : list) {
    const std::string code = coloured(code_key(violation.code), colour, style);
    text += fmt::format("  {}{}: {}\n", prefix, code, message(violation, style.language));
  }
}

// "1:05", "2:00:00".
std::string duration_text(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds);
  if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

}  // namespace

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) fail_to_write();
}

void flush_output() {
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) fail_to_write();
}

void note(std::string_view text) {
  const std::string line = fmt::format("credence: {}\n", text::printable(text));
  std::fputs(line.c_str(), stderr);  // where standard error is closed there is nobody to tell
}

void append_report(std::string& out, std::uint64_t line, const Report& report, const AnswerStyle& style) {
  if (style.format == Format::kJson) {
    messages::JsonWriter json;
    json.begin_object().member("line", line).members_of(report_json(report, style.language)).end_object();
    out += json.take_line();
    return;
  }
  const std::string verdict =
      coloured(verdict_name(report.verdict), report.verdict == Verdict::kAccept ? kGreen : kRed, style);
  out += style.numbered ? fmt::format("line {}: {}\n", line, verdict) : verdict + '\n';
  append_lines(out, report.violations, "", kRed, style);
  append_lines(out, report.warnings, "warning: ", kYellow, style);
}

std::string time_text(std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

std::string counted(std::uint64_t number, std::string_view things) {
  constexpr std::pair<std::string_view, std::string_view> kNouns[] = {
      {"entries", "entry"},  {"words", "word"}, {"lines", "line"}, {"bytes", "byte"},
      {"letters", "letter"}, {"rows", "row"},   {"files", "file"}, {"duplicates", "duplicate"},
  };
  std::string text(things);
  if (number != 1) return fmt::format("{} {}", number, text);
  for (const auto& [plural, singular] : kNouns) {
    const std::size_t place = text.find(plural);
    if (place == std::string::npos) continue;
    text.replace(place, plural.size(), singular);
    break;
  }
  return "1 " + text;
}

std::string size_text(std::uint64_t bytes) {
  const auto value = static_cast<double>(bytes);
  if (bytes >= 1'000'000'000) return fmt::format("{:.2f} GB", value / 1e9);
  if (bytes >= 1'000'000) return fmt::format("{:.1f} MB", value / 1e6);
  return fmt::format("{} bytes", bytes);
}

std::string count_text(std::uint64_t number, std::string_view what) {
  return number == 0 ? std::string() : fmt::format("  {}\n", counted(number, what));
}

std::string progress_text(const BuildProgress& progress, std::chrono::duration<double> elapsed) {
  const auto done = static_cast<double>(progress.bytes_read);
  const double rate = elapsed.count() > 0 ? done / elapsed.count() : 0;
  if (progress.total_bytes == 0) {
    return fmt::format("{:.0f} MiB read, {:.0f} MiB/s, {}", done / kMiB, rate / kMiB,
                       counted(progress.entries, "entries"));
  }
  const auto total = static_cast<double>(progress.total_bytes);
  const double part = std::min(done / total, 1.0);
  const auto filled = static_cast<std::size_t>(part * kBarWidth);
  const std::string left = rate > 0 ? duration_text(std::max(total - done, 0.0) / rate) : "?";
  return fmt::format("[{:<{}}] {:3.0f} % of {:.0f} MiB, {:.0f} MiB/s, {} left", std::string(filled, '#'), kBarWidth,
                     100 * part, total / kMiB, rate / kMiB, left);
}

ProgressLine::ProgressLine(ShowProgress show)
    : shown_(show == ShowProgress::kAlways || (show == ShowProgress::kAuto && isatty(STDERR_FILENO) == 1)) {
  if (show == ShowProgress::kAlways) next_ = start_;  // however short the work
}

ProgressLine::~ProgressLine() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
}

void ProgressLine::update(const BuildProgress& progress) {
  const Clock::time_point now = Clock::now();
  if (!shown_ || now < next_) return;
  next_ = now + std::chrono::milliseconds(250);
  drawn_ = true;
  const std::string line = "\r\x1b[K" + progress_text(progress, now - start_);
  std::fputs(line.c_str(), stderr);
}

ProgressCallback ProgressLine::callback() {
  if (!shown_) return {};
  return [this](const BuildProgress& progress) {
    update(progress);
    return true;
  };
}

}  // namespace credence::cli
