// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "cli/choice_option.hpp"

namespace credence::cli {
namespace {

constexpr int kBarWidth = 24;
constexpr double kMiB = 1024.0 * 1024.0;

std::string duration_text(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds);
  if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

}  // namespace

void add_progress_option(CLI::App& command, ShowProgress& show) {
  add_choice(command, "--progress", show, "Show progress on standard error; auto: where that is a terminal",
             {{"always", ShowProgress::kAlways}, {"never", ShowProgress::kNever}, {"auto", ShowProgress::kAuto}});
}

std::string progress_text(const BuildProgress& progress, std::chrono::duration<double> elapsed) {
  const double done = static_cast<double>(progress.bytes_read);
  const double rate = elapsed.count() > 0 ? done / elapsed.count() : 0;
  if (progress.total_bytes == 0) {
    return fmt::format("{:.0f} MiB read, {:.0f} MiB/s, {} entries", done / kMiB, rate / kMiB, progress.entries);
  }
  const double total = static_cast<double>(progress.total_bytes);
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
