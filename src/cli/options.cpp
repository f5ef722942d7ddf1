// SPDX-License-Identifier: Apache-2.0
#include "cli/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "credence/error.hpp"

namespace credence::cli {
namespace {

using nlohmann::json;

[[noreturn]] void fail(const std::string& file, const std::string& problem) {
  throw Error(ErrorCode::kInvalidArgument, problem, {file});
}

// An object with lists in it; more is refused while it is read, because what reads and copies it calls itself for each
// level.
bool is_shallow(int depth, json::parse_event_t /*event*/, json& /*value*/) {
  constexpr int kMaxDepth = 3;
  if (depth > kMaxDepth) throw Error(ErrorCode::kInvalidArgument, "nested too deep; \"words\" is a list of strings");
  return true;
}

json read_object(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw Error(ErrorCode::kIo, "can't open this subject file", {file}, errno);
  json object;
  try {
    object = json::parse(stream, is_shallow);
  } catch (const Error& error) {
    fail(file, error.what());
  } catch (const std::ios_base::failure&) {
    throw Error(ErrorCode::kIo, "can't read this subject file", {file}, errno);
  } catch (const json::parse_error& error) {
    fail(file, fmt::format("no valid JSON at byte {}; write an object like {{\"user\": \"jo\"}}", error.byte));
  }
  if (!object.is_object()) fail(file, "this is no JSON object; write one like {\"user\": \"jo\"}");
  return object;
}

// A list of strings, or one alone.
void add_words(SubjectOptions& options, const std::string& key, const json& value) {
  const json list = value.is_string() ? json::array({value}) : value;
  const auto is_string = [](const json& word) { return word.is_string(); };
  if (!list.is_array() || !std::all_of(list.begin(), list.end(), is_string)) {
    fail(options.file, fmt::format("\"{}\" takes a list of strings", key));
  }
  for (const json& word : list) options.words.push_back(word.get<std::string>());
}

// "512M": bytes with an optional K, M or G.
std::uint64_t parse_size(const std::string& text) {
  std::size_t digits = 0;
  std::uint64_t value = 0;
  while (digits < text.size() && digits < 12 && text[digits] >= '0' && text[digits] <= '9') {
    value = value * 10 + static_cast<std::uint64_t>(text[digits++] - '0');
  }
  static const std::map<std::string, int> kShifts = {{"", 0}, {"K", 10}, {"M", 20}, {"G", 30}};
  const auto shift = kShifts.find(text.substr(digits));
  if (digits == 0 || shift == kShifts.end() || value == 0 || value > UINT64_MAX >> shift->second) {
    throw Error(ErrorCode::kInvalidArgument,
                fmt::format("--memory wants a number of bytes such as 512M or 2G, not \"{}\"", text));
  }
  return value << shift->second;
}

}  // namespace

void add_checker_options(Command command, CheckerOptions& options) {
  command.add_option("--policy", options.policy, "A preset (see 'credence policy list') or a TOML file").show_default();
  command.add_option("--breach", options.breaches, "A breach file, besides the built-in list; may be repeated")
      .value_name("FILE")
      .repeatable();
  command.add_flag("--no-built-in", options.no_built_in, "Leave the built-in list of leaked passwords out");
  command.add_option("--dictionary", options.dictionaries, "Dictionary files, besides the built-in dictionary")
      .value_name("FILE");
}

Policy find_policy(const std::string& name_or_file) {
  const auto names = preset_names();
  if (std::ranges::find(names, name_or_file) != names.end()) return preset(name_or_file);
  std::error_code ignored;
  if (!std::filesystem::exists(name_or_file, ignored)) {
    throw Error(ErrorCode::kUnknownName, fmt::format("there is no preset and no file \"{}\"; the presets are {}",
                                                     name_or_file, fmt::join(names, ", ")));
  }
  std::vector<std::string> notes;
  Policy policy = load_policy(name_or_file, &notes);
  for (const std::string& text : notes) note(text);
  return policy;
}

Checker make_checker(const CheckerOptions& options) {
  const Policy policy = find_policy(options.policy);
  Resources resources = Resources::built_in();
  if (options.no_built_in) resources.breaches.clear();
  for (const std::string& file : options.breaches) resources.breaches.push_back(BreachDatabase::open(file));
  for (const std::string& file : options.dictionaries) resources.dictionaries.push_back(Dictionary::open(file));
  Checker checker(policy, std::move(resources));
  if (policy.breach.enabled && options.breaches.empty()) {
    note(options.no_built_in ? "no list of leaked passwords is in use; give one with --breach FILE"
                             : "only the built-in list of common passwords is in use; give a full list of leaked "
                               "passwords with --breach FILE");
  }
  return checker;
}

void add_subject_options(Command command, SubjectOptions& options) {
  command.add_option("--user", options.user, "User name (arguments show in process lists; see --subject-file)");
  command.add_option("--email", options.email, "E-mail address");
  command.add_option("--name", options.name, "Display name");
  command.add_option("--organisation", options.organisation, "Organisation");
  command.add_option("--service", options.service, "Name of the service");
  command.add_option("--word", options.words, "A further word the password must not be made of; may be repeated")
      .repeatable();
  command
      .add_option("--subject-file", options.file,
                  "The same as JSON: an object with user, email, name, organisation, service, words")
      .value_name("FILE");
}

void read_subject_file(SubjectOptions& options) {
  if (options.file.empty()) return;
  const json object = read_object(options.file);
  const std::pair<const char*, std::string*> members[] = {{"user", &options.user},
                                                          {"email", &options.email},
                                                          {"name", &options.name},
                                                          {"organisation", &options.organisation},
                                                          {"service", &options.service}};
  for (const auto& [key, value] : object.items()) {
    if (key == "words" || key == "word") {
      add_words(options, key, value);
      continue;
    }
    const auto* const member =
        std::find_if(std::begin(members), std::end(members), [&name = key](const auto& m) { return m.first == name; });
    if (member == std::end(members)) {
      fail(options.file,
           fmt::format("unknown key \"{}\"; known are user, email, name, organisation, service, words", key));
    }
    if (!value.is_string()) fail(options.file, fmt::format("\"{}\" takes a string", key));
    if (member->second->empty()) *member->second = value.get<std::string>();
  }
}

Subject make_subject(const SubjectOptions& options) {
  Subject subject;
  subject.user = options.user;
  subject.email = options.email;
  subject.display_name = options.name;
  subject.organisation = options.organisation;
  subject.service = options.service;
  subject.words.assign(options.words.begin(), options.words.end());
  return subject;
}

void add_line_options(Command command, SecretLines::Options& options) {
  command.add_flag("--null", options.null_separated, "Lines of standard input end at NUL instead of LF");
  command.add_flag("--keep-cr", options.keep_cr, "A CR at the end of a line belongs to the password");
}

void add_list_options(Command command, BreachBuildOptions& options) {
  command.add_choice<BreachInput>(
      "--from", options.from,
      "What the input is: hibp (Pwned Passwords text: whole lists, range files, folders or tar archives of them), "
      "digests (hex, a line each), passwords (a line each), exact (exact breach files)",
      {{"hibp", BreachInput::kHibp},
       {"digests", BreachInput::kDigests},
       {"passwords", BreachInput::kPasswords},
       {"exact", BreachInput::kExact}});
  command.add_choice<HashKind>("--kind", options.kind, "The digests' kind; sha1 if absent",
                               {{"sha1", HashKind::kSha1}, {"ntlm", HashKind::kNtlm}});
  command.add_option("--min-count", options.min_count, "Leave out what was seen less often").value_name("N");
  command.add_flag("--counts", options.counts, "passwords: lines are password<TAB>count, the last tab separates");
  command.add_flag("--keep-cr", options.keep_cr, "passwords: a CR at the end of a line belongs to the password");
  command.add_flag("--decode-hex", options.decode_hex, "passwords: $HEX[...] stands for the bytes it spells");
  command.add_flag("--skip-malformed", options.skip_malformed, "Leave out malformed lines and count them");
  add_duplicates_option(command, options.duplicates);
  add_memory_option(command, options.memory);
}

void add_duplicates_option(Command command, DuplicateCounts& duplicates) {
  command.add_choice<DuplicateCounts>("--duplicates", duplicates,
                                      "Counts of one digest that comes again are added (add) or compared (max)",
                                      {{"add", DuplicateCounts::kAdd}, {"max", DuplicateCounts::kMax}});
}

void add_memory_option(Command command, std::uint64_t& bytes) {
  command
      .add_parsed(
          "--memory", [&bytes](const std::string& text) { bytes = parse_size(text); },
          "Memory for sorting what is unsorted, such as 2G")
      .value_name("SIZE")
      .show_default(fmt::format("{}M", bytes >> 20));
}

void add_progress_option(Command command, ShowProgress& show) {
  command.add_choice<ShowProgress>(
      "--progress", show, "Show progress on standard error; auto: where that is a terminal",
      {{"always", ShowProgress::kAlways}, {"never", ShowProgress::kNever}, {"auto", ShowProgress::kAuto}});
}

void add_format_option(Command command, Format& format) {
  command.add_choice<Format>("--format", format, "For people, or one JSON object a line",
                             {{"text", Format::kText}, {"json", Format::kJson}});
}

void add_language_option(Command command, std::string& language) {
  command.add_option("--language", language, "Language of the messages: en, de, ...").show_default();
}

}  // namespace credence::cli
