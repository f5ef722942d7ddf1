// SPDX-License-Identifier: Apache-2.0
// credence breach build|merge: new breach files.
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/breach_commands.hpp"
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "cli/standard_input.hpp"
#include "credence/error.hpp"
#include "credence/sign_in.hpp"
#include "credence/time.hpp"

namespace credence::cli {
namespace {

struct BuildCommand {
  std::vector<std::filesystem::path> inputs;
  std::filesystem::path output;
  BreachBuildOptions options;
  std::string update;
  std::string source_date;
  ShowProgress progress = ShowProgress::kAuto;
  Format format = Format::kText;
};

void print_result(const BuildCommand& command, const BreachBuildResult& result) {
  if (command.format == Format::kJson) {
    const nlohmann::ordered_json json = {
        {"file", command.output.string()}, {"lines", result.lines},
        {"entries", result.entries},       {"padding", result.padding},
        {"duplicates", result.duplicates}, {"below_min_count", result.below_min_count},
        {"malformed", result.malformed},   {"prefixes_present", result.prefixes_present},
        {"file_size", result.file_size}};
    print(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
    return;
  }
  std::string text =
      fmt::format("{}: {} entries, {}\n", command.output.string(), result.entries, size_text(result.file_size));
  const auto add = [&text](std::uint64_t number, std::string_view what) {
    if (number != 0) text += fmt::format("  {} {}\n", number, what);
  };
  add(result.lines, "lines read");
  add(result.duplicates, "duplicates combined");
  add(result.padding, "padding rows left out");
  add(result.below_min_count, "entries below the minimum count left out");
  add(result.malformed, "malformed lines left out");
  print(text);
}

void run(BuildCommand& command) {
  BreachBuildOptions& options = command.options;
  if (!command.update.empty()) options.update = command.update;
  if (!command.source_date.empty()) options.source_date = parse_time(command.source_date);
  const InterruptGuard guard;
  BreachBuildResult result;
  {
    ProgressLine line(command.progress);
    options.progress = InterruptGuard::stop_on_signal(line.callback());
    result = build_breach_file(inputs_of(command.inputs), command.output, options);
  }
  note_malformed(result);
  print_result(command, result);
}

void add_output_options(CLI::App& command, BuildCommand& build) {
  command.add_option("-o,--output", build.output, "The file to make; it appears when it is complete")
      ->type_name("FILE")
      ->required();
  add_progress_option(command, build.progress);
  add_format_option(command, build.format);
}

}  // namespace

void add_breach_build(CLI::App& parent, int& exit_status) {
  CLI::App* command = parent.add_subcommand("build", "Make a breach file");
  const auto build = std::make_shared<BuildCommand>();
  BreachBuildOptions& options = build->options;
  command->add_option("input", build->inputs, "Files to read; - is standard input")->type_name("INPUT")->required();
  add_list_options(*command, build->options);
  command->get_option("--from")->required();
  command->add_flag("--exact", options.exact, "Keep whole digests: such a file can be merged, updated and exported");
  command->add_option("--filter", options.filter_bits, "Make a filter of 8 or 16 bits: small, without counts")
      ->type_name("BITS");
  command->add_option("--update", build->update, "An exact breach file whose entries are taken over")->type_name("OLD");
  command->add_option("--source-name", options.source_name, "What `info` calls the source")->type_name("NAME");
  command->add_option("--source-date", build->source_date, "When the source was current, as 2025-11-21T00:00:00Z")
      ->type_name("TIME");
  add_output_options(*command, *build);
  command->callback([build, &exit_status] {
    run(*build);
    exit_status = kAllAccepted;
  });
}

void add_breach_merge(CLI::App& parent, int& exit_status) {
  CLI::App* command = parent.add_subcommand("merge", "Make one exact breach file of several");
  const auto build = std::make_shared<BuildCommand>();
  BreachBuildOptions& options = build->options;
  options.from = BreachInput::kExact;
  options.exact = true;
  command->add_option("input", build->inputs, "Exact breach files of one kind")->type_name("FILE")->required();
  add_duplicates_option(*command, options.duplicates);
  add_output_options(*command, *build);
  command->callback([build, &exit_status] {
    run(*build);
    exit_status = kAllAccepted;
  });
}

}  // namespace credence::cli
