// SPDX-License-Identifier: Apache-2.0
// credence dictionary: compiled word lists; here info and verify.
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/dictionary_commands.hpp"
#include "cli/output.hpp"

namespace credence::cli {
namespace {

void print_json(const std::string& file, const DictionaryFacts& facts) {
  nlohmann::ordered_json json = {{"file", file},
                                 {"format_version", facts.format_version},
                                 {"words", facts.words},
                                 {"file_size", facts.file_size},
                                 {"alphabet", facts.alphabet},
                                 {"lists", nlohmann::ordered_json::array()}};
  for (const WordList& list : facts.lists) {
    json["lists"].push_back(
        {{"name", list.name}, {"language", list.language}, {"kind", word_kind_name(list.kind)}, {"words", list.words}});
  }
  print(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
}

void print_text(const std::string& file, const DictionaryFacts& facts) {
  std::string text = fmt::format(
      "{}: {} words in {} bytes ({:.2f} each), {} letters, format version {}\n", file, facts.words, facts.file_size,
      static_cast<double>(facts.file_size) / static_cast<double>(facts.words), facts.alphabet, facts.format_version);
  for (const WordList& list : facts.lists) {
    text += fmt::format("  {:<24} {:<4} {:<12} {:>8} words\n", list.name, list.language, word_kind_name(list.kind),
                        list.words);
  }
  print(text);
}

}  // namespace

const std::vector<std::pair<std::string, WordKind>>& word_kinds() {
  static const std::vector<std::pair<std::string, WordKind>> kinds = [] {
    std::vector<std::pair<std::string, WordKind>> list;
    for (std::uint8_t i = 0; !word_kind_name(WordKind{i}).empty(); ++i) {
      list.emplace_back(word_kind_name(WordKind{i}), WordKind{i});
    }
    return list;
  }();
  return kinds;
}

void add_dictionary_info(CLI::App& parent, int& exit_status) {
  CLI::App* command = parent.add_subcommand("info", "Print what a dictionary says of itself");
  const auto file = std::make_shared<std::filesystem::path>();
  const auto format = std::make_shared<Format>(Format::kText);
  command->add_option("file", *file, "A dictionary; without one, the built-in words");
  add_format_option(*command, *format);
  command->callback([file, format, &exit_status] {
    const auto dictionary = file->empty() ? Dictionary::built_in() : Dictionary::open(*file);
    if (*format == Format::kJson) {
      print_json(dictionary->name(), dictionary->facts());
    } else {
      print_text(dictionary->name(), dictionary->facts());
    }
    exit_status = kAllAccepted;
  });
}

void add_dictionary_verify(CLI::App& parent, int& exit_status) {
  CLI::App* command = parent.add_subcommand("verify", "Read a whole dictionary and check all of it");
  const auto file = std::make_shared<std::filesystem::path>();
  command->add_option("file", *file, "A dictionary")->required();
  command->callback([file, &exit_status] {
    const auto dictionary = Dictionary::open(*file);
    dictionary->verify();
    print(fmt::format("{}: sound, {} words\n", file->string(), dictionary->facts().words));
    exit_status = kAllAccepted;
  });
}

CLI::App* add_dictionary(CLI::App& parent, int& exit_status) {
  CLI::App* command = parent.add_subcommand("dictionary", "Compile word lists, look into them and look words up");
  command->require_subcommand(1);
  add_dictionary_build(*command, exit_status);
  add_dictionary_info(*command, exit_status);
  add_dictionary_verify(*command, exit_status);
  add_dictionary_find(*command, exit_status);
  return command;
}

}  // namespace credence::cli
