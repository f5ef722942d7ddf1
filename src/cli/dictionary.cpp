// SPDX-License-Identifier: Apache-2.0
// credence dictionary build|info|verify|dump|find: compiled word lists.
#include "credence/dictionary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/process.hpp"
#include "credence/build.hpp"
#include "credence/error.hpp"
#include "messages/json_writer.hpp"
#include "text/printable.hpp"

namespace credence::cli {
namespace {

using messages::JsonWriter;

// The names of the kinds of lists, as options and output have them.
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

// The dictionary in `file`; without one, the built-in words.
std::shared_ptr<const Dictionary> open_or_built_in(const std::filesystem::path& file) {
  return file.empty() ? Dictionary::built_in() : Dictionary::open(file);
}

// --- build

struct DictionaryBuildCommand {
  std::vector<std::filesystem::path> inputs;
  std::filesystem::path output;
  WordListInput list;  // what the options say of every input
  DictionaryBuildOptions options;
  ShowProgress progress = ShowProgress::kAuto;
  Format format = Format::kText;
};

std::string result_json(const std::string& file, const DictionaryBuildResult& result) {
  JsonWriter json;
  json.begin_object()
      .member("file", file)
      .member("lines", result.lines)
      .member("words", result.words)
      .member("duplicates", result.duplicates)
      .member("too_short", result.too_short)
      .member("too_long", result.too_long)
      .member("not_utf8", result.not_utf8)
      .member("malformed", result.malformed)
      .member("file_size", result.file_size)
      .end_object();
  return json.take_line();
}

std::string result_text(const DictionaryBuildCommand& command, const DictionaryBuildResult& result) {
  const DictionaryBuildOptions& options = command.options;
  return fmt::format("{}: {} in {} bytes\n", text::printable(command.output.string()), counted(result.words, "words"),
                     result.file_size) +
         count_text(result.lines, "lines read") +
         count_text(result.duplicates, "duplicates dropped: the same word but for case, accents or look-alikes") +
         count_text(result.too_short, fmt::format("dropped: shorter than {} letters", options.min_letters)) +
         count_text(result.too_long, fmt::format("dropped: longer than {} letters, or a line of more than 65,536 bytes",
                                                 options.max_letters)) +
         count_text(result.not_utf8, fmt::format("dropped: not valid {}", text::printable(command.list.encoding))) +
         count_text(result.malformed, "dropped: without a number behind a tab");
}

// Says where the lists look like something else than words.
void note_doubts(ListLook look) {
  switch (look) {
    case ListLook::kHashes:
      return note("nearly all lines are digests, and no words; `credence breach build --from hibp` reads such lists");
    case ListLook::kHexNotation:
      return note("nearly all lines are $HEX[...], which are no words; decode them first");
    case ListLook::kCounted:
      return note("nearly all lines end in a tab and a number; --order counts or --order ranks reads it");
    case ListLook::kJson:
      return note("nearly all lines are JSON; take the words out first, one a line");
    case ListLook::kColumns:
      return note("nearly all lines have columns (CSV); take the words out first, one a line");
    case ListLook::kWords:
      break;
  }
}

// Each input is a list of its own, named after its file where --name gives no other name.
std::vector<WordListInput> inputs_of(const DictionaryBuildCommand& command) {
  std::vector<WordListInput> inputs;
  for (const std::filesystem::path& path : command.inputs) {
    WordListInput input = command.list;
    input.input = unpacking::input_of(path, unpacking::ArchiveMembers::kOne, command.output);
    if (input.list.name.empty()) input.list.name = path == "-" ? "standard-input" : path.stem().string();
    inputs.push_back(std::move(input));
  }
  return inputs;
}

ExitStatus run(DictionaryBuildCommand& command) {
  const std::vector<WordListInput> inputs = inputs_of(command);
  refuse_standard_input_as_output(command.inputs, command.output);
  const DictionaryBuildResult result = run_long_work(command.progress, [&](const ProgressCallback& progress) {
    command.options.progress = progress;
    return build_dictionary_file(inputs, command.output, command.options);
  });
  note_doubts(result.look);
  print(command.format == Format::kJson ? result_json(command.output.string(), result) : result_text(command, result));
  return ExitStatus::kClear;
}

void add_build(Command group) {
  Command command = group.add_command("build", "Compile word lists, a word a line");
  const auto build = std::make_shared<DictionaryBuildCommand>();
  WordListInput& list = build->list;
  command.add_option("input", build->inputs, "Files to read, each a list of its own; - is standard input")
      .value_name("INPUT")
      .required();
  command.add_option("-o,--output", build->output, "The file to make; it appears when it is complete")
      .value_name("FILE")
      .required();
  command.add_option("--name", list.list.name, "What the lists are called (default: the file's name)");
  command.add_option("--language", list.list.language, "The lists' language as a BCP 47 tag, such as de");
  command.add_choice("--kind", list.list.kind, "What the words are; other if absent", word_kinds());
  command.add_choice<WordOrder>(
      "--order", list.order, "lines (if absent): the commonest word first; ranks, counts: each line is word<TAB>number",
      {{"lines", WordOrder::kLines}, {"ranks", WordOrder::kRanks}, {"counts", WordOrder::kCounts}});
  command.add_option("--encoding", list.encoding, "The lists' encoding as iconv names it (default: UTF-8)");
  command.add_option("--min-letters", build->options.min_letters, "Drop shorter words (default: 3)");
  command.add_option("--max-letters", build->options.max_letters, "Drop longer words (default: 64)").between(1, 255);
  add_memory_option(command, build->options.memory);
  add_progress_option(command, build->progress);
  add_format_option(command, build->format);
  command.explain({"credence dictionary build words.txt --language de -o words.crd",
                   "credence dictionary build names.tsv.gz --order counts --kind name -o names.crd"});
  command.set_action([build] {
    try {
      return run(*build);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::kBadFile || error.location().line == 0) throw;
      throw Error(error.code(), fmt::format("{} (see --encoding)", error.what()));
    }
  });
}

// --- info, verify

std::string facts_json(const std::string& file, const DictionaryFacts& facts) {
  JsonWriter json;
  json.begin_object()
      .member("file", file)
      .member("format_version", facts.format_version)
      .member("words", facts.words)
      .member("file_size", facts.file_size)
      .member("alphabet", facts.alphabet)
      .key("lists")
      .begin_array();
  for (const WordList& list : facts.lists) {
    json.begin_object()
        .member("name", list.name)
        .member("language", list.language)
        .member("kind", word_kind_name(list.kind))
        .member("words", list.words)
        .end_object();
  }
  return json.end_array().end_object().take_line();
}

std::string facts_text(const std::string& file, const DictionaryFacts& facts) {
  std::string text = fmt::format("{}: {} in {} bytes ({:.2f} each), {}, format version {}\n", text::printable(file),
                                 counted(facts.words, "words"), facts.file_size,
                                 static_cast<double>(facts.file_size) / static_cast<double>(facts.words),
                                 counted(facts.alphabet, "letters"), facts.format_version);
  for (const WordList& list : facts.lists) {
    text += fmt::format("  {:<24} {:<4} {:<12} {:>8} words\n", text::printable(list.name),
                        text::printable(list.language), word_kind_name(list.kind), list.words);
  }
  return text;
}

void add_info(Command group) {
  Command command = group.add_command("info", "Print what a dictionary says of itself");
  const auto file = std::make_shared<std::filesystem::path>();
  const auto format = std::make_shared<Format>(Format::kText);
  command.add_option("file", *file, "A dictionary; without one, the built-in words");
  add_format_option(command, *format);
  command.explain({"credence dictionary info", "credence dictionary info words.crd --format json"});
  command.set_action([file, format] {
    const auto dictionary = open_or_built_in(*file);
    print(*format == Format::kJson ? facts_json(dictionary->name(), dictionary->facts())
                                   : facts_text(dictionary->name(), dictionary->facts()));
    return ExitStatus::kClear;
  });
}

void add_verify(Command group) {
  Command command = group.add_command("verify", "Read a whole dictionary and check all of it");
  const auto file = std::make_shared<std::filesystem::path>();
  command.add_option("file", *file, "A dictionary").required();
  command.explain({"credence dictionary verify words.crd"});
  command.set_action([file] {
    const auto dictionary = Dictionary::open(*file);
    dictionary->verify();
    print(fmt::format("{}: sound, {}\n", text::printable(file->string()), counted(dictionary->facts().words, "words")));
    return ExitStatus::kClear;
  });
}

// --- dump

struct DumpCommand {
  std::filesystem::path file;
  std::string list;  // empty: all
  Format format = Format::kText;
};

ExitStatus run(const DumpCommand& command) {
  const auto dictionary = open_or_built_in(command.file);
  dictionary->verify();  // else there might be words without end
  const std::vector<WordList> lists = dictionary->facts().lists;
  const auto has_name = [&](const WordList& list) { return list.name == command.list; };
  if (!command.list.empty() && std::ranges::none_of(lists, has_name)) {
    throw Error(ErrorCode::kUnknownName,
                fmt::format("there is no list \"{}\" in it; see 'credence dictionary info'", command.list),
                {dictionary->name(), 0, 0});
  }
  dictionary->for_each_word([&](std::string_view word, const Dictionary::Entry& entry) {
    const WordList& list = lists[entry.list];
    if (!command.list.empty() && !has_name(list)) return;
    if (command.format == Format::kText) return print(fmt::format("{}\t{}\n", word, entry.rank));
    JsonWriter json;
    json.begin_object().member("word", word).member("rank", entry.rank).member("list", list.name);
    print(json.end_object().take_line());
  });
  return ExitStatus::kClear;
}

void add_dump(Command group) {
  Command command = group.add_command(
      "dump",
      "List the words of a dictionary as they are compared, each with its rank; 'build --order ranks' reads it");
  const auto dump = std::make_shared<DumpCommand>();
  command.add_option("file", dump->file, "A dictionary; without one, the built-in words");
  command.add_option("--list", dump->list, "Only the words of the list of this name").value_name("NAME");
  add_format_option(command, dump->format);
  command.explain({"credence dictionary dump words.crd", "credence dictionary dump | grep -c ."});
  command.set_action([dump] { return run(*dump); });
}

// --- find

struct FindCommand {
  std::filesystem::path file;
  PasswordInput input;
  Format format = Format::kText;
};

// What the dictionary says of one line.
struct LineAnswer {
  std::uint64_t line = 0;
  std::optional<Dictionary::Entry> whole;  // the line itself, where it is a word
  std::vector<DictionaryMatch> matches;    // the words in it
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

void write_match(JsonWriter& json, const DictionaryMatch& match, const WordList& list) {
  json.begin_object()
      .member("begin", match.span.begin)
      .member("end", match.span.end)
      .member("list", list.name)
      .member("language", list.language)
      .member("kind", word_kind_name(list.kind))
      .member("rank", match.rank)
      .member("letters", match.letters)
      .key("disguise")
      .begin_array();
  for (const std::string_view name : disguises(match.disguise)) json.value(name);
  json.end_array().end_object();
}

std::string found_json(const LineAnswer& found, const std::vector<WordList>& lists) {
  JsonWriter json;
  json.begin_object().member("line", found.line).member("found", found.whole.has_value());
  json.key("matches").begin_array();
  for (const DictionaryMatch& match : found.matches) write_match(json, match, lists[match.list]);
  json.end_array();
  if (found.whole) json.member("list", lists[found.whole->list].name).member("rank", found.whole->rank);
  return json.end_object().take_line();
}

std::string found_text(const LineAnswer& found, const std::vector<WordList>& lists) {
  const auto& whole = found.whole;
  std::string text = whole ? fmt::format("line {}: a word of {}, rank {}\n", found.line,
                                         text::printable(lists[whole->list].name), whole->rank)
                           : fmt::format("line {}: not a word\n", found.line);
  for (const DictionaryMatch& match : found.matches) {
    text += fmt::format("  bytes {} to {}: {}, rank {}", match.span.begin, match.span.end,
                        text::printable(lists[match.list].name), match.rank);
    for (const std::string_view name : disguises(match.disguise)) text += fmt::format(", {}", name);
    text += '\n';
  }
  return text;
}

ExitStatus run(const FindCommand& command) {
  const auto dictionary = open_or_built_in(command.file);
  const std::vector<WordList> lists = dictionary->facts().lists;
  bool any = false;
  for_each_password(command.input, [&](const PasswordEntry& entry) {
    const std::string_view text = entry.password;
    const LineAnswer found = {entry.line, dictionary->find(text), dictionary->matches(text)};
    any |= found.whole.has_value() || !found.matches.empty();
    print(command.format == Format::kJson ? found_json(found, lists) : found_text(found, lists));
  });
  return status_of(any);
}

void add_find(Command group) {
  Command command = group.add_command("find", "Find the words in the lines of standard input");
  const auto find = std::make_shared<FindCommand>();
  command.add_option("file", find->file, "A dictionary; without one, the built-in words");
  add_line_options(command, find->input.lines);
  add_format_option(command, find->format);
  command.explain({"credence dictionary find   # asks for a password, on a terminal",
                   "credence dictionary find words.crd --format json < passwords"},
                  {.clear = "no words are found", .objection = "there are words in at least one line"});
  command.set_action([find] { return run(*find); });
}

}  // namespace

void add_dictionary(Command parent) {
  Command group = parent.add_group("dictionary", "Compile word lists, look into them and look words up");
  add_build(group);
  add_info(group);
  add_verify(group);
  add_dump(group);
  add_find(group);
  group.explain({"credence dictionary build words.txt -o words.crd",
                 "credence check --dictionary words.crd < passwords", "credence dictionary build --help"},
                {.clear = "no words are found, or the work is done", .objection = "find: there are words in a line"});
}

}  // namespace credence::cli
