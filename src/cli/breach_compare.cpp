// SPDX-License-Identifier: Apache-2.0
// credence breach diff|top|export: what exact files have in them.
#include <fmt/format.h>

#include "cli/breach_commands.hpp"
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/output.hpp"

namespace credence::cli {
namespace {

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

void diff(const std::filesystem::path& old_file, const std::filesystem::path& new_file, bool summary, Format format) {
  const BreachChangeTotals totals = compare_breach_files(old_file, new_file, [&](const BreachChange& change) {
    if (summary) return;
    if (format == Format::kJson) {
      print(fmt::format("{{\"digest\":\"{}\",\"change\":\"{}\",\"old_count\":{},\"new_count\":{}}}\n", change.digest,
                        change_name(change.kind), change.old_count, change.new_count));
    } else {
      print(
          fmt::format("{} {} {} -> {}\n", change_name(change.kind), change.digest, change.old_count, change.new_count));
    }
  });
  if (format == Format::kJson) {
    print(fmt::format("{{\"added\":{},\"removed\":{},\"changed\":{},\"unchanged\":{}}}\n", totals.added, totals.removed,
                      totals.changed, totals.unchanged));
  } else {
    print(fmt::format("{} added, {} removed, {} changed, {} unchanged\n", totals.added, totals.removed, totals.changed,
                      totals.unchanged));
  }
}

void top(const std::filesystem::path& file, std::size_t number, Format format) {
  for (const BreachEntry& entry : top_breach_entries(file, number)) {
    if (format == Format::kJson) {
      print(fmt::format("{{\"digest\":\"{}\",\"count\":{}}}\n", entry.digest, entry.count));
    } else {
      print(fmt::format("{}:{}\n", entry.digest, entry.count));
    }
  }
}

}  // namespace

void add_breach_diff(CLI::App& parent, int& exit_status) {
  struct Options {
    std::filesystem::path old_file, new_file;
    bool summary = false;
    Format format = Format::kText;
  };
  CLI::App* command = parent.add_subcommand("diff", "Print what changed from one exact breach file to another");
  const auto options = std::make_shared<Options>();
  command->add_option("old", options->old_file, "An exact breach file")->required();
  command->add_option("new", options->new_file, "A newer one")->required();
  command->add_flag("--summary", options->summary, "Print the totals alone");
  add_format_option(*command, options->format);
  command->callback([options, &exit_status] {
    diff(options->old_file, options->new_file, options->summary, options->format);
    exit_status = kAllAccepted;
  });
}

void add_breach_top(CLI::App& parent, int& exit_status) {
  struct Options {
    std::filesystem::path file;
    std::size_t number = 10;
    Format format = Format::kText;
  };
  CLI::App* command = parent.add_subcommand("top", "Print the digests seen most often, as DIGEST:COUNT");
  const auto options = std::make_shared<Options>();
  command->add_option("file", options->file, "An exact breach file")->required();
  command->add_option("-n,--number", options->number, "How many")->capture_default_str();
  add_format_option(*command, options->format);
  command->callback([options, &exit_status] {
    top(options->file, options->number, options->format);
    exit_status = kAllAccepted;
  });
}

void add_breach_export(CLI::App& parent, int& exit_status) {
  struct Options {
    std::filesystem::path file, folder;
    ShowProgress progress = ShowProgress::kAuto;
  };
  CLI::App* command = parent.add_subcommand("export", "Write an exact breach file as Pwned Passwords range files");
  const auto options = std::make_shared<Options>();
  command->add_option("file", options->file, "An exact breach file")->required();
  command->add_option("-o,--output", options->folder, "A new folder for the range files")
      ->type_name("FOLDER")
      ->required();
  add_progress_option(*command, options->progress);
  command->callback([options, &exit_status] {
    const InterruptGuard guard;
    BreachExportResult result;
    {
      ProgressLine line(options->progress);
      result = export_breach_ranges(options->file, options->folder, InterruptGuard::stop_on_signal(line.callback()));
    }
    print(fmt::format("{}: {} entries in {} range files\n", options->folder.string(), result.entries, result.ranges));
    exit_status = kAllAccepted;
  });
}

}  // namespace credence::cli
