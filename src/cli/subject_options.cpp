// SPDX-License-Identifier: Apache-2.0
#include "cli/subject_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <nlohmann/json.hpp>

#include "credence/error.hpp"

namespace credence::cli {
namespace {

using nlohmann::json;

[[noreturn]] void fail(const std::string& file, const std::string& problem) {
  throw Error(ErrorCode::kInvalidArgument, problem, {file});
}

json read_object(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw Error(ErrorCode::kIo, "can't open this subject file", {file}, errno);
  json object;
  try {
    object = json::parse(stream);
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

}  // namespace

void add_subject_options(CLI::App& command, SubjectOptions& options) {
  command.add_option("--user", options.user, "User name (arguments show in process lists; see --subject-file)");
  command.add_option("--email", options.email, "E-mail address");
  command.add_option("--name", options.name, "Display name");
  command.add_option("--organisation", options.organisation, "Organisation");
  command.add_option("--service", options.service, "Name of the service");
  command.add_option("--word", options.words, "A further word the password must not be made of; may be repeated")
      ->expected(1)
      ->take_all();
  command
      .add_option("--subject-file", options.file,
                  "The same as JSON: an object with user, email, name, organisation, service, words")
      ->type_name("FILE");
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

}  // namespace credence::cli
