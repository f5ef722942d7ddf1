// SPDX-License-Identifier: Apache-2.0
// credence breach: files of leaked passwords' digests.
#include <fmt/format.h>

#include "cli/breach_commands.hpp"
#include "cli/commands.hpp"

namespace credence::cli {

std::string_view hash_kind_name(HashKind kind) { return kind == HashKind::kSha1 ? "sha1" : "ntlm"; }

std::string date_text(std::chrono::sys_seconds date) {
  const auto day = std::chrono::floor<std::chrono::days>(date);
  const std::chrono::year_month_day calendar(day);
  const std::chrono::hh_mm_ss clock(date - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(calendar.year()),
                     static_cast<unsigned>(calendar.month()), static_cast<unsigned>(calendar.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::string size_text(std::uint64_t bytes) {
  const auto value = static_cast<double>(bytes);
  if (bytes >= 1'000'000'000) return fmt::format("{:.2f} GB", value / 1e9);
  if (bytes >= 1'000'000) return fmt::format("{:.1f} MB", value / 1e6);
  return fmt::format("{} bytes", bytes);
}

CLI::App* add_breach(CLI::App& parent, int& exit_status) {
  CLI::App* command = parent.add_subcommand("breach", "Build, look into and look up files of leaked passwords");
  command->require_subcommand(1);
  add_breach_build(*command, exit_status);
  add_breach_info(*command, exit_status);
  add_breach_verify(*command, exit_status);
  add_breach_lookup(*command, exit_status);
  add_breach_merge(*command, exit_status);
  add_breach_diff(*command, exit_status);
  add_breach_top(*command, exit_status);
  add_breach_export(*command, exit_status);
  return command;
}

}  // namespace credence::cli
