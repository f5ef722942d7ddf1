// SPDX-License-Identifier: Apache-2.0
// credence dictionary build: word lists become a dictionary, with a report of what was dropped.
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/choice_option.hpp"
#include "cli/commands.hpp"
#include "cli/dictionary_commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/memory_option.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/standard_input.hpp"
#include "credence/build.hpp"

namespace credence::cli {
namespace {

struct BuildCommand {
  std::vector<std::filesystem::path> inputs;
  std::filesystem::path output;
  WordListInput list;  // what the options say of every input
  DictionaryBuildOptions options;
  ShowProgress progress = ShowProgress::kAuto;
  Format format = Format::kText;
};

void print_result(const BuildCommand& command, const DictionaryBuildResult& result) {
  if (command.format == Format::kJson) {
    const nlohmann::ordered_json json = {
        {"file", command.output.string()}, {"lines", result.lines},         {"words", result.words},
        {"duplicates", result.duplicates}, {"too_short", result.too_short}, {"too_long", result.too_long},
        {"not_utf8", result.not_utf8},     {"malformed", result.malformed}, {"file_size", result.file_size}};
    print(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
    return;
  }
  std::string text = fmt::format("{}: {} words in {} bytes\n", command.output.string(), result.words, result.file_size);
  const auto add = [&text](std::uint64_t number, std::string_view what) {
    if (number != 0) text += fmt::format("  {} {}\n", number, what);
  };
  add(result.lines, "lines read");
  add(result.duplicates, "duplicates dropped: the same word but for case, accents or look-alikes");
  add(result.too_short, fmt::format("dropped: shorter than {} letters", command.options.min_letters));
  add(result.too_long,
      fmt::format("dropped: longer than {} letters, or a line of more than 65,536 bytes", command.options.max_letters));
  add(result.not_utf8, fmt::format("dropped: not valid {}", command.list.encoding));
  add(result.malformed, "dropped: without a number behind a tab");
  print(text);
}

void run(BuildCommand& command) {
  std::vector<WordListInput> inputs;
  for (const auto& path : command.inputs) {
    WordListInput input = command.list;
    input.input = input_of(path);
    if (input.list.name.empty()) input.list.name = path == "-" ? "standard-input" : path.stem().string();
    inputs.push_back(std::move(input));
  }
  const InterruptGuard guard;
  DictionaryBuildResult result;
  {
    ProgressLine line(command.progress);
    command.options.progress = InterruptGuard::stop_on_signal(line.callback());
    result = build_dictionary_file(inputs, command.output, command.options);
  }
  print_result(command, result);
}

}  // namespace

void add_dictionary_build(CLI::App& parent, int& exit_status) {
  CLI::App* command = parent.add_subcommand("build", "Compile word lists, a word a line");
  const auto build = std::make_shared<BuildCommand>();
  WordListInput& list = build->list;
  command->add_option("input", build->inputs, "Files to read, each a list of its own; - is standard input")
      ->type_name("INPUT")
      ->required();
  command->add_option("-o,--output", build->output, "The file to make; it appears when it is complete")
      ->type_name("FILE")
      ->required();
  command->add_option("--name", list.list.name, "What the lists are called (default: the file's name)");
  command->add_option("--language", list.list.language, "The lists' language as a BCP 47 tag, such as de");
  add_choice(*command, "--kind", list.list.kind, "What the words are; other if absent", word_kinds());
  add_choice(*command, "--order", list.order,
             "lines (if absent): the commonest word first; ranks, counts: each line is word<TAB>number",
             {{"lines", WordOrder::kLines}, {"ranks", WordOrder::kRanks}, {"counts", WordOrder::kCounts}});
  command->add_option("--encoding", list.encoding, "The lists' encoding as iconv names it (default: UTF-8)");
  command->add_option("--min-letters", build->options.min_letters, "Drop shorter words (default: 3)");
  command->add_option("--max-letters", build->options.max_letters, "Drop longer words (default: 64)")
      ->check(CLI::Range(1, 255));
  add_memory_option(*command, build->options.memory);
  add_progress_option(*command, build->progress);
  add_format_option(*command, build->format);
  command->callback([build, &exit_status] {
    run(*build);
    exit_status = kAllAccepted;
  });
}

}  // namespace credence::cli
