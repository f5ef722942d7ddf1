// SPDX-License-Identifier: Apache-2.0
// credence breach info|verify: what a breach file says of itself, and whether it is sound.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/breach_commands.hpp"
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "cli/standard_input.hpp"

namespace credence::cli {
namespace {

constexpr std::uint64_t kPrefixes = 1'048'576;

nlohmann::ordered_json date_json(const std::optional<std::chrono::sys_seconds>& date) {
  return date ? nlohmann::ordered_json(date_text(*date)) : nlohmann::ordered_json();
}

std::string_view type_name(const BreachFacts& facts) {
  if (facts.filter_bits != 0) return "filter";
  return facts.exact ? "exact" : "serving";
}

void print_json(const std::string& file, const BreachFacts& facts) {
  nlohmann::ordered_json json = {{"file", file},
                                 {"format_version", facts.format_version},
                                 {"kind", hash_kind_name(facts.hash_kind)},
                                 {"type", type_name(facts)},
                                 {"exact", facts.exact},
                                 {"filter_bits", facts.filter_bits},
                                 {"entries", facts.entries},
                                 {"file_size", facts.file_size},
                                 {"prefixes_present", facts.prefixes_present},
                                 {"prefixes_missing", kPrefixes - facts.prefixes_present},
                                 {"complete", facts.prefixes_present == kPrefixes},
                                 {"false_positive_rate", facts.false_positive_rate},
                                 {"source_date", date_json(facts.source_date)},
                                 {"sources", nlohmann::ordered_json::array()}};
  for (const BreachSource& source : facts.sources) {
    json["sources"].push_back({{"name", source.name}, {"lines", source.lines}, {"date", date_json(source.date)}});
  }
  print(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
}

void print_text(const std::string& file, const BreachFacts& facts) {
  std::string text = fmt::format("{}: {} file of {} digests, format version {}\n", file, type_name(facts),
                                 facts.hash_kind == HashKind::kSha1 ? "SHA-1" : "NTLM", facts.format_version);
  text += fmt::format("  entries      {} in {} ({:.2f} bytes each)\n", facts.entries, size_text(facts.file_size),
                      static_cast<double>(facts.file_size) / static_cast<double>(facts.entries));
  if (facts.prefixes_present == kPrefixes) {
    text += "  complete     entries for each of the 1048576 prefixes\n";
  } else {
    text +=
        fmt::format("  incomplete   {} of the 1048576 prefixes have no entries\n", kPrefixes - facts.prefixes_present);
  }
  text += fmt::format("  a random digest is found by mistake with probability {:.2g}\n", facts.false_positive_rate);
  if (facts.source_date) text += fmt::format("  current as of {}\n", date_text(*facts.source_date));
  for (const BreachSource& source : facts.sources) {
    text += fmt::format("  source       {}, {} lines{}\n", source.name, source.lines,
                        source.date ? ", " + date_text(*source.date) : "");
  }
  print(text);
}

struct VerifyCommand {
  std::filesystem::path file;
  std::vector<std::filesystem::path> deep;
  BreachBuildOptions options;
  ShowProgress progress = ShowProgress::kAuto;
};

void run(VerifyCommand& command) {
  const auto database = BreachDatabase::open(command.file);
  if (command.deep.empty()) {
    database->verify();
    print(fmt::format("{}: sound, {} entries\n", command.file.string(), database->facts().entries));
    return;
  }
  const InterruptGuard guard;
  {
    ProgressLine line(command.progress);
    command.options.progress = InterruptGuard::stop_on_signal(line.callback());
    verify_breach_file(command.file, inputs_of(command.deep), command.options);
  }
  print(fmt::format("{}: sound, its {} entries are those of its source\n", command.file.string(),
                    database->facts().entries));
}

}  // namespace

void add_breach_info(CLI::App& parent, int& exit_status) {
  CLI::App* command = parent.add_subcommand("info", "Print what a breach file says of itself");
  const auto file = std::make_shared<std::filesystem::path>();
  const auto format = std::make_shared<Format>(Format::kText);
  command->add_option("file", *file, "A breach file")->required();
  add_format_option(*command, *format);
  command->callback([file, format, &exit_status] {
    const BreachFacts facts = BreachDatabase::open(*file)->facts();
    if (*format == Format::kJson) {
      print_json(file->string(), facts);
    } else {
      print_text(file->string(), facts);
    }
    exit_status = kAllAccepted;
  });
}

void add_breach_verify(CLI::App& parent, int& exit_status) {
  CLI::App* command = parent.add_subcommand("verify", "Read a whole breach file and check all of it");
  const auto verify = std::make_shared<VerifyCommand>();
  command->add_option("file", verify->file, "A breach file")->required();
  command
      ->add_option("--deep", verify->deep,
                   "Compare with the lists it was built from, too; give the options of its build")
      ->type_name("INPUT");
  add_list_options(*command, verify->options);
  add_progress_option(*command, verify->progress);
  command->callback([verify, &exit_status] {
    run(*verify);
    exit_status = kAllAccepted;
  });
}

}  // namespace credence::cli
