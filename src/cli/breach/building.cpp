// SPDX-License-Identifier: Apache-2.0
// credence breach build|merge|verify|export: the commands that read or write whole lists.
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/breach/commands.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/process.hpp"
#include "credence/breach.hpp"
#include "credence/build.hpp"
#include "messages/json_writer.hpp"
#include "text/printable.hpp"

namespace credence::cli::breach {
namespace {

struct BreachBuildCommand {
  std::vector<std::filesystem::path> inputs;
  std::filesystem::path output;
  BreachBuildOptions options;
  std::filesystem::path update;
  ShowProgress progress = ShowProgress::kAuto;
  Format format = Format::kText;
};

// What a list looks like that a build of passwords was given, and what to do about it.
std::string_view advice_for(ListLook look) {
  switch (look) {
    case ListLook::kHashes:
      return "nearly all lines are digests, and were hashed once more; if they are no passwords, use --from hibp or "
             "--from "
             "digests (and --kind ntlm for 32 digits)";
    case ListLook::kHexNotation:
      return "nearly all lines are $HEX[...]; --decode-hex reads them as the bytes they spell";
    case ListLook::kCounted:
      return "nearly all lines end in a tab and a number, which were taken for a part of the password; --counts reads "
             "them as counts";
    case ListLook::kJson:
      return "nearly all lines are JSON, and were hashed whole; take the passwords out first, one a line";
    case ListLook::kColumns:
      return "nearly all lines have columns (CSV), and were hashed whole; take the passwords out first, one a line";
    case ListLook::kWords:
      break;
  }
  return {};
}

// Says what may be wrong with a build that succeeded.
void note_doubts(const BreachBuildCommand& command, const BreachBuildResult& result) {
  if (const std::string_view advice = advice_for(result.look); !advice.empty()) note(advice);
  const bool is_corpus = command.options.from == BreachInput::kHibp;
  if (is_corpus && result.prefixes_present != BreachFacts::kPrefixes) {
    note(fmt::format("incomplete: {}; were all ranges downloaded?", missing_prefixes_text(result.prefixes_present)));
  }
}

// Says which malformed lines were left out.
void note_malformed(const BreachBuildResult& result) {
  for (const MalformedLine& line : result.first_malformed) {
    note(fmt::format("{}:{}: left out, this line {}", line.file, line.line, line.problem));
  }
  if (result.malformed > result.first_malformed.size()) {
    note(fmt::format("{} malformed lines were left out in all", result.malformed));
  }
}

std::string result_json(const std::string& file, const BreachBuildResult& result) {
  messages::JsonWriter json;
  return json.begin_object()
      .member("file", file)
      .member("lines", result.lines)
      .member("entries", result.entries)
      .member("padding", result.padding)
      .member("duplicates", result.duplicates)
      .member("below_min_count", result.below_min_count)
      .member("malformed", result.malformed)
      .member("prefixes_present", result.prefixes_present)
      .member("file_size", result.file_size)
      .member("counts_known", result.counts_known)
      .member("not_utf8", result.not_utf8)
      .end_object()
      .take_line();
}

std::string result_text(const std::string& file, const BreachBuildResult& result) {
  return fmt::format("{}: {}, {}\n", text::printable(file), counted(result.entries, "entries"),
                     size_text(result.file_size)) +
         count_text(result.lines, "lines read") + count_text(result.duplicates, "duplicates combined") +
         count_text(result.padding, "padding rows left out") +
         count_text(result.below_min_count, "entries below the minimum count left out") +
         count_text(result.malformed, "malformed lines left out") +
         count_text(result.not_utf8, "lines not in UTF-8, hashed byte for byte") +
         (result.counts_known ? "" : "  counts are not known: whatever is found is enough for breach.min_count\n");
}

ExitStatus run(BreachBuildCommand& command) {
  BreachBuildOptions& options = command.options;
  if (!command.update.empty()) options.update = command.update;
  refuse_standard_input_as_output(command.inputs, command.output);
  const BreachBuildResult result = run_long_work(command.progress, [&](const ProgressCallback& progress) {
    options.progress = progress;
    return build_breach_file(unpacking::inputs_of(command.inputs, members_of(options), command.output), command.output,
                             options);
  });
  note_malformed(result);
  note_doubts(command, result);
  const std::string file = command.output.string();
  print(command.format == Format::kJson ? result_json(file, result) : result_text(file, result));
  return ExitStatus::kClear;
}

void add_output_options(Command command, BreachBuildCommand& build) {
  command.add_option("-o,--output", build.output, "The file to make; it appears when it is complete")
      .value_name("FILE")
      .required();
  add_progress_option(command, build.progress);
  add_format_option(command, build.format);
}

struct VerifyCommand {
  std::filesystem::path file;
  std::vector<std::filesystem::path> deep;
  BreachBuildOptions options;
  ShowProgress progress = ShowProgress::kAuto;
};

ExitStatus run(VerifyCommand& command) {
  const auto database = BreachDatabase::open(command.file);
  const BreachFacts facts = database->facts();
  const std::uint64_t entries = facts.entries;
  if (!facts.is_complete()) note(missing_prefixes_text(facts.prefixes_present));
  if (command.deep.empty()) {
    database->verify();
    print(fmt::format("{}: sound, {}\n", text::printable(command.file.string()), counted(entries, "entries")));
    return ExitStatus::kClear;
  }
  run_long_work(command.progress, [&](const ProgressCallback& progress) {
    command.options.progress = progress;
    verify_breach_file(command.file, unpacking::inputs_of(command.deep, members_of(command.options), command.file),
                       command.options);
  });
  print(fmt::format("{}: sound, its {} {} of its source\n", text::printable(command.file.string()),
                    counted(entries, "entries"), entries == 1 ? "is that" : "are those"));
  return ExitStatus::kClear;
}

struct ExportCommand {
  std::filesystem::path file;
  std::filesystem::path folder;
  ShowProgress progress = ShowProgress::kAuto;
};

ExitStatus run(const ExportCommand& command) {
  const BreachExportResult result = run_long_work(command.progress, [&](const ProgressCallback& progress) {
    return export_breach_ranges(command.file, command.folder, progress);
  });
  print(fmt::format("{}: {} in {}\n", text::printable(command.folder.string()), counted(result.entries, "entries"),
                    counted(result.ranges, "range files")));
  return ExitStatus::kClear;
}

}  // namespace

std::string missing_prefixes_text(std::uint64_t present) {
  const std::uint64_t missing = BreachFacts::kPrefixes - present;
  return fmt::format("{} of the {} prefixes {} no entries", missing, BreachFacts::kPrefixes,
                     missing == 1 ? "has" : "have");
}

void add_build(Command group) {
  Command command = group.add_command("build", "Make a breach file");
  const auto build = std::make_shared<BreachBuildCommand>();
  BreachBuildOptions& options = build->options;
  command.add_option("input", build->inputs, "Files and folders to read, compressed or not; - is standard input")
      .value_name("INPUT")
      .required();
  add_list_options(command, options);
  command.require("--from");
  command.add_flag("--exact", options.exact, "Keep whole digests: such a file can be merged, updated and exported");
  command.add_option("--filter", options.filter_bits, "Make a filter of 8 or 16 bits: small, without counts")
      .value_name("BITS");
  command.add_option("--update", build->update, "An exact breach file whose entries are taken over").value_name("OLD");
  command.add_option("--source-name", options.source_name, "What `info` calls the source").value_name("NAME");
  add_time_option(command, "--source-date", options.source_date,
                  "When the source was current, as 2025-11-21T00:00:00Z");
  add_output_options(command, *build);
  command.explain({"credence breach build --from hibp pwned-passwords-sha1.7z -o breach.crb",
                   "credence breach build --from hibp --exact ranges/ -o exact.crb",
                   "credence breach build --from passwords --counts list.tsv.zst -o list.crb"});
  command.set_action(with_breach_hints([build] { return run(*build); }));
}

void add_merge(Command group) {
  Command command = group.add_command("merge", "Make one exact breach file of several");
  const auto build = std::make_shared<BreachBuildCommand>();
  BreachBuildOptions& options = build->options;
  options.from = BreachInput::kExact;
  options.exact = true;
  command.add_option("input", build->inputs, "Exact breach files of one kind").value_name("FILE").required();
  add_duplicates_option(command, options.duplicates);
  add_output_options(command, *build);
  command.explain({"credence breach merge a.crb b.crb -o both.crb"});
  command.set_action(with_breach_hints([build] { return run(*build); }));
}

void add_verify(Command group) {
  Command command = group.add_command("verify", "Read a whole breach file and check all of it");
  const auto verify = std::make_shared<VerifyCommand>();
  command.add_option("file", verify->file, "A breach file").required();
  command
      .add_option("--deep", verify->deep,
                  "Compare with the lists it was built from, too; give the options of its build")
      .value_name("INPUT");
  add_list_options(command, verify->options);
  add_progress_option(command, verify->progress);
  command.explain({"credence breach verify breach.crb",
                   "credence breach verify breach.crb --from hibp --deep pwned-passwords-sha1.txt"});
  command.set_action(with_breach_hints([verify] { return run(*verify); }));
}

void add_export(Command group) {
  Command command = group.add_command("export", "Write an exact breach file as Pwned Passwords range files");
  const auto exported = std::make_shared<ExportCommand>();
  command.add_option("file", exported->file, "An exact breach file").required();
  command.add_option("-o,--output", exported->folder, "A new folder for the range files")
      .value_name("FOLDER")
      .required();
  add_progress_option(command, exported->progress);
  command.explain({"credence breach export exact.crb -o ranges"});
  command.set_action(with_breach_hints([exported] { return run(*exported); }));
}

}  // namespace credence::cli::breach
