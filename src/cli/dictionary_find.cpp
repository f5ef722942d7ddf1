// SPDX-License-Identifier: Apache-2.0
// credence dictionary find: whether each line is a word, and which words stand in it.
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/dictionary_commands.hpp"
#include "cli/output.hpp"
#include "cli/password_source.hpp"

namespace credence::cli {
namespace {

struct FindCommand {
  std::filesystem::path file;
  PasswordInput input;
  Format format = Format::kText;
};

std::vector<std::string_view> disguises(const Disguise& disguise) {
  std::vector<std::string_view> names;
  if (disguise.leet) names.emplace_back("leet");
  if (disguise.reversed) names.emplace_back("reversed");
  if (disguise.separated) names.emplace_back("separated");
  if (disguise.stretched) names.emplace_back("stretched");
  if (disguise.capitals) names.emplace_back("capitals");
  return names;
}

std::string line_json(std::uint64_t line, const std::optional<Dictionary::Entry>& entry,
                      const std::vector<DictionaryMatch>& matches, const std::vector<WordList>& lists) {
  nlohmann::ordered_json json = {
      {"line", line}, {"found", entry.has_value()}, {"matches", nlohmann::ordered_json::array()}};
  if (entry) {
    json["list"] = lists[entry->list].name;
    json["rank"] = entry->rank;
  }
  for (const DictionaryMatch& match : matches) {
    json["matches"].push_back({{"begin", match.span.begin},
                               {"end", match.span.end},
                               {"list", lists[match.list].name},
                               {"language", lists[match.list].language},
                               {"kind", word_kind_name(lists[match.list].kind)},
                               {"rank", match.rank},
                               {"letters", match.letters},
                               {"disguise", disguises(match.disguise)}});
  }
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

std::string line_text(std::uint64_t line, const std::optional<Dictionary::Entry>& entry,
                      const std::vector<DictionaryMatch>& matches, const std::vector<WordList>& lists) {
  std::string text = entry ? fmt::format("line {}: a word of {}, rank {}\n", line, lists[entry->list].name, entry->rank)
                           : fmt::format("line {}: not a word\n", line);
  for (const DictionaryMatch& match : matches) {
    text += fmt::format("  bytes {} to {}: {}, rank {}", match.span.begin, match.span.end, lists[match.list].name,
                        match.rank);
    for (const std::string_view name : disguises(match.disguise)) text += fmt::format(", {}", name);
    text += '\n';
  }
  return text;
}

int run(const FindCommand& command) {
  const auto dictionary = command.file.empty() ? Dictionary::built_in() : Dictionary::open(command.file);
  const std::vector<WordList> lists = dictionary->facts().lists;
  PasswordSource source(command.input);
  bool any = false;
  for (PasswordEntry entry; source.next(entry);) {
    const std::string_view text(entry.password.data(), entry.password.size());
    const auto whole = dictionary->find(text);
    const auto matches = dictionary->matches(text);
    any = any || whole || !matches.empty();
    print(command.format == Format::kJson ? line_json(entry.line, whole, matches, lists)
                                          : line_text(entry.line, whole, matches, lists));
    if (source.may_wait()) flush_output();
  }
  return any ? kSomeRefused : kAllAccepted;
}

}  // namespace

void add_dictionary_find(CLI::App& parent, int& exit_status) {
  CLI::App* command =
      parent.add_subcommand("find", "Find the words in the lines of standard input; exit status 1 if there are any");
  const auto find = std::make_shared<FindCommand>();
  command->add_option("file", find->file, "A dictionary; without one, the built-in words");
  add_line_options(*command, find->input.lines);
  add_format_option(*command, find->format);
  command->callback([find, &exit_status] { exit_status = run(*find); });
}

}  // namespace credence::cli
