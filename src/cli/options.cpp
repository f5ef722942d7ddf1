// SPDX-License-Identifier: Apache-2.0
#include "cli/options.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/process.hpp"
#include "cli/terminal.hpp"
#include "credence/error.hpp"
#include "credence/messages.hpp"
#include "credence/time.hpp"
#include "policy/nearest.hpp"
#include "text/utf8.hpp"

namespace credence::cli {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file, const std::string& problem) {
  throw Error(ErrorCode::kInvalidArgument, problem, {file.string()});
}

// An object with lists in it; more is refused while it is read, because what reads and copies it calls itself for each
// level.
bool is_shallow(int depth, json::parse_event_t /*event*/, json& /*value*/) {
  constexpr int kMaxDepth = 3;
  if (depth > kMaxDepth) throw Error(ErrorCode::kInvalidArgument, "nested too deep; \"words\" is a list of strings");
  return true;
}

json read_object(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw Error(ErrorCode::kIo, "can't open this subject file", {file.string()}, errno);
  std::string text;
  try {
    text.assign(std::istreambuf_iterator<char>(stream), {});
  } catch (const std::ios_base::failure&) {
    throw Error(ErrorCode::kIo, "can't read this subject file", {file.string()}, errno);
  }
  if (const std::string_view encoding = text::wide_encoding(text); !encoding.empty()) {
    fail(file, fmt::format("this is {0}, not UTF-8; convert it: iconv -f {0} -t UTF-8", encoding));
  }
  json object;
  try {
    object = json::parse(text::without_byte_order_mark(text), is_shallow);
  } catch (const Error& error) {
    fail(file, error.what());
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
  command
      .add_parsed(
          "--policy", [&options](const std::string& text) { options.policy = text; },
          "A preset (see 'credence policy list') or a TOML file")
      .value_name("NAME|FILE")
      .show_default(kDefaultPolicy);
  command.add_flag("--no-system-policy", options.no_system_policy,
                   fmt::format("Pass over {}, which is the default where it exists", system_policy_file()));
  command.add_option("--breach", options.breaches, "A breach file, besides the built-in list; may be repeated")
      .value_name("FILE")
      .repeatable();
  command.add_flag("--no-built-in", options.no_built_in, "Leave the built-in list of leaked passwords out");
  command.add_flag("--pread", options.pread,
                   "Read breach files instead of mapping them: for files that may be truncated meanwhile");
  command.add_option("--dictionary", options.dictionaries, "Dictionary files, besides the built-in dictionary")
      .value_name("FILE");
  command.add_flag("--no-built-in-dictionary", options.no_built_in_dictionary, "Leave the built-in dictionary out");
  command
      .add_option("--forbidden", options.forbidden,
                  "Dictionary files whose words are refused wherever they stand, whatever else the password has")
      .value_name("FILE");
  command
      .add_option("--allowed", options.allowed,
                  "Dictionary files of exceptions: where one stands, no word in it counts")
      .value_name("FILE");
}

Policy find_policy(const std::string& name_or_file) {
  const auto names = preset_names();
  if (std::ranges::find(names, name_or_file) != names.end()) return preset(name_or_file);
  std::error_code error;
  const fs::file_status status = fs::status(name_or_file, error);
  if (status.type() == fs::file_type::not_found) {
    const std::string_view nearest = nearest_of(name_or_file, {names.begin(), names.end()});
    throw Error(
        ErrorCode::kUnknownName,
        fmt::format("there is no preset and no file \"{}\"{}; the presets are {}", name_or_file,
                    nearest.empty() ? "" : fmt::format(" (did you mean {}?)", nearest), fmt::join(names, ", ")));
  }
  std::vector<std::string> notes;
  Policy policy = load_policy(name_or_file, &notes);
  for (const std::string& text : notes) note(text);
  return policy;
}

BreachOptions breach_options(bool pread) {
  BreachOptions options;
  if (pread) options.backend = BreachOptions::Backend::kPread;
  return options;
}

bool has_system_policy() {
  // A link that leads nowhere or a folder that is closed to us is a file that can't be read, not a file that isn't
  // there.
  struct stat facts {};
  return lstat(system_policy_file(), &facts) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

Resources open_resources(const CheckerOptions& options) {
  Resources resources = Resources::built_in();
  if (options.no_built_in) resources.breaches.clear();
  if (options.no_built_in_dictionary) resources.dictionaries.clear();
  const BreachOptions reading = breach_options(options.pread);
  for (const fs::path& file : options.breaches) resources.breaches.push_back(BreachDatabase::open(file, reading));
  const auto open_all = [](const std::vector<fs::path>& files, auto& dictionaries) {
    for (const fs::path& file : files) dictionaries.push_back(Dictionary::open(file));
  };
  open_all(options.dictionaries, resources.dictionaries);
  open_all(options.forbidden, resources.forbidden);
  open_all(options.allowed, resources.allowed);
  return resources;
}

Checker make_checker(const CheckerOptions& options, bool quiet) {
  const bool from_system = !options.policy && !options.no_system_policy && has_system_policy();
  Policy policy =
      from_system ? load_policy(system_policy_file()) : find_policy(options.policy.value_or(kDefaultPolicy));
  Resources resources = open_resources(options);
  // Without words, what was asked for, there is nothing that the rule could find.
  if (options.no_built_in_dictionary && options.dictionaries.empty()) policy.dictionary.mode = DictionaryMode::kOff;
  Checker checker(policy, std::move(resources));
  if (quiet) return checker;
  if (options.no_built_in_dictionary && options.dictionaries.empty()) {
    note("no dictionary is in use; give one with --dictionary FILE");
  }
  if (from_system) note(fmt::format("the policy is {} (--policy names another)", system_policy_file()));
  if (policy.breach.enabled && options.breaches.empty()) {
    if (options.no_built_in) {
      note("no list of leaked passwords is in use; give one with --breach FILE");
    } else if (is_first_in_session("built-in-list")) {
      note(
          "only the built-in list of common passwords is in use; give a full list of leaked passwords with --breach "
          "FILE");
    }
  }
  for (const Violation& warning : checker.warnings()) {
    if (warning.code != Code::kBreachBuiltinOnly) note(message(warning));  // that one is told above, with its option
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
  if (options.file.empty()) return;  // the option was not given
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
      "What the input is: hibp (Pwned Passwords text: whole lists, range files, folders or archives of them), "
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
  command.add_flag("--lines-are-counts", options.lines_are_counts,
                   "passwords, digests without counts: one line for each time that a password was seen");
  command.add_flag("--decode-hex", options.decode_hex, "passwords: $HEX[...] stands for the bytes it spells");
  command.add_flag("--skip-malformed", options.skip_malformed, "Leave out malformed lines and count them");
  add_duplicates_option(command, options.duplicates);
  add_memory_option(command, options.memory);
}

unpacking::ArchiveMembers members_of(const BreachBuildOptions& options) {
  return options.from == BreachInput::kHibp ? unpacking::ArchiveMembers::kMany : unpacking::ArchiveMembers::kOne;
}

void add_duplicates_option(Command command, DuplicateCounts& duplicates) {
  command.add_choice<DuplicateCounts>("--duplicates", duplicates,
                                      "Counts of one digest that comes again are added (add) or compared (max)",
                                      {{"add", DuplicateCounts::kAdd}, {"max", DuplicateCounts::kMax}});
}

void add_time_option(Command command, const std::string& name, std::optional<std::chrono::sys_seconds>& time,
                     const std::string& help) {
  const auto parse = [name, &time](const std::string& text) {
    try {
      time = parse_time(text);
    } catch (const Error& error) {
      throw Error(error.code(), error.what(), {name});
    }
  };
  command.add_parsed(name, parse, help).value_name("TIME");
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

void add_answer_options(Command command, AnswerOptions& options) {
  command.add_choice<std::optional<Format>>("--format", options.format,
                                            "For people (text, if absent), or one JSON object a line",
                                            {{"text", Format::kText}, {"json", Format::kJson}});
  const auto parse = [&options](const std::string& name) {
    const auto language = find_message_language(name);
    if (!language) {
      throw Error(ErrorCode::kUnknownName,
                  fmt::format("there are no messages in \"{}\"; the languages are {}", name,
                              fmt::join(message_languages(), ", ")),
                  {"--language"});
    }
    options.language = *language;
  };
  command
      .add_parsed(
          "--language", parse,
          fmt::format("Language of the messages: {}; if absent, text follows LC_MESSAGES and JSON is in English",
                      fmt::join(message_languages(), ", ")))
      .value_name("LANG");
}

AnswerStyle style_of(const AnswerOptions& options) {
  AnswerStyle style;
  style.format = options.format.value_or(Format::kText);
  if (options.language) {
    style.language = *options.language;
  } else if (style.format == Format::kText) {
    // The last of these that is set decides, as in every program.
    for (const char* const variable : {"LANG", "LC_MESSAGES", "LC_ALL"}) {
      if (const std::string value = environment(variable); !value.empty()) {
        style.language = find_message_language(value).value_or("en");
      }
    }
  }
  style.numbered = !input_is_terminal();
  style.coloured = style.format == Format::kText && output_is_coloured();
  return style;
}

}  // namespace credence::cli
