// SPDX-License-Identifier: Apache-2.0
// Lists that are kept in two places must not part. What the compiler can compare is in src/c_api/enums.cpp.
#include <algorithm>
#include <cstring>
#include <filesystem>
#include <set>
#include <string>

#include "catch.hpp"
#include "credence/credence.h"
#include "credence/credence.hpp"
#include "patterns/keyboard.hpp"
#include "policy/settings.hpp"

using namespace credence;

TEST_CASE("every error code has the name of its C status") {
  for (std::int32_t code = 1; code <= static_cast<std::int32_t>(ErrorCode::kInternal); ++code) {
    CAPTURE(code);
    CHECK(std::strcmp(credence_status_name(code), "unknown status") != 0);
  }
  CHECK(std::string(credence_status_name(static_cast<std::int32_t>(ErrorCode::kBadFile))) == "bad file");
  CHECK(std::string(credence_status_name(static_cast<std::int32_t>(ErrorCode::kInternal) + 1)) == "unknown status");
}

TEST_CASE("every verdict has a name") {
  for (std::uint8_t verdict = 0; verdict <= static_cast<std::uint8_t>(Verdict::kDisabled); ++verdict) {
    CHECK_FALSE(verdict_name(Verdict{verdict}).empty());
  }
}

TEST_CASE("every kind of word has a name of its own and is found by it") {
  std::set<std::string_view> names;
  for (std::uint8_t kind = 0; kind <= static_cast<std::uint8_t>(WordKind::kOwn); ++kind) {
    const std::string_view name = word_kind_name(WordKind{kind});
    CHECK(names.insert(name).second);
    CHECK(word_kind_from_name(name) == WordKind{kind});
  }
  CHECK(names.count("") == 0);
  CHECK(word_kind_name(WordKind::kGivenName) == "given-name");
  CHECK(word_kind_name(WordKind{static_cast<std::uint8_t>(WordKind::kOwn) + 1}).empty());
  CHECK_FALSE(word_kind_from_name("").has_value());
}

TEST_CASE("the layouts of the setting, of the table and of data/keyboards are the same") {
  const policy::Setting* const setting = policy::find_setting("keyboard.layouts");
  REQUIRE(setting != nullptr);
  std::set<std::string> of_setting(setting->names.begin(), setting->names.end());
  CHECK(of_setting.size() == setting->names.size());
  std::set<std::string> of_data;
  for (const auto& file : std::filesystem::directory_iterator(CREDENCE_SOURCE_DIR "/data/keyboards")) {
    if (file.path().extension() == ".toml") of_data.insert(file.path().stem().string());
  }
  CHECK(of_setting == of_data);
  std::set<std::size_t> numbers;
  for (const std::string& name : of_setting) {
    CAPTURE(name);
    const auto layout = patterns::layout_of_name(name);
    REQUIRE(layout.has_value());
    CHECK(numbers.insert(*layout).second);
    CHECK(*layout < of_setting.size());
  }
}

TEST_CASE("C lists the presets and languages that C++ lists") {
  const auto presets = preset_names();
  REQUIRE(credence_preset_count() == presets.size());
  for (std::size_t i = 0; i < presets.size(); ++i) CHECK(credence_preset_name(i) == presets[i]);
  const auto languages = message_languages();
  REQUIRE(credence_language_count() == languages.size());
  for (std::size_t i = 0; i < languages.size(); ++i) CHECK(credence_language_tag(i) == languages[i]);
}

TEST_CASE("equal checkers have equal provenance, and a setting shows in it") {
  Policy policy = preset("citrix-cloud");
  const Checker checker(policy);
  const Provenance provenance = checker.provenance();
  CHECK(provenance == Checker(policy).provenance());
  CHECK(provenance.policy_name == "citrix-cloud");
  CHECK(provenance.policy_sha256.size() == 64);
  CHECK(provenance.library_version == CREDENCE_VERSION_STRING);
  REQUIRE(provenance.breaches.size() == 1);
  CHECK(provenance.breaches[0].name == "built-in breach list");
  CHECK(provenance.breaches[0].build_id.size() == 32);
  CHECK(provenance.breaches[0].entries == BreachDatabase::built_in()->facts().entries);
  REQUIRE(provenance.dictionaries.size() == 1);
  CHECK(provenance.dictionaries[0].build_id.size() == 8);
  CHECK(provenance.dictionaries[0].entries == Dictionary::built_in()->facts().words);

  policy.length.min += 1;
  const Provenance other = Checker(policy).provenance();
  CHECK(other.policy_sha256 != provenance.policy_sha256);
  CHECK(other.breaches == provenance.breaches);
}

TEST_CASE("the provenance as JSON has every member") {
  Provenance provenance;
  provenance.policy_name = "say \"hello\"";
  provenance.policy_sha256 = "ab";
  provenance.library_version = "0.1.0";
  provenance.unicode_version = "15.0";
  provenance.matching_form = 1;
  provenance.breaches.push_back({"a.crb", "01", 5, std::chrono::sys_seconds(std::chrono::seconds(86400))});
  provenance.dictionaries.push_back({"a.crd", "02", 6, std::nullopt});
  CHECK(provenance_json(provenance) ==
        R"({"policy":{"name":"say \"hello\"","sha256":"ab"},)"
        R"("versions":{"library":"0.1.0","unicode":"15.0","matching_form":1},)"
        R"("breaches":[{"name":"a.crb","build_id":"01","entries":5,"source_date":86400}],)"
        R"("dictionaries":[{"name":"a.crd","build_id":"02","entries":6,"source_date":null}]})");
}

TEST_CASE("a violation carries what its code has besides numbers") {
  const Report report = Checker(preset("citrix-cloud")).check("furthermore");
  const auto word = std::ranges::find(report.violations, Code::kDictionaryWord, &Violation::code);
  REQUIRE(word != report.violations.end());
  CHECK(violation_parameter(*word, "word_kind", "de") == "word");
  CHECK(violation_parameter(*word, "language", "de") == "Englisch");
  CHECK(violation_parameter(*word, "language") == "English");
  CHECK_FALSE(violation_parameter(*word, "colour").has_value());
  Violation none = *word;
  none.language = {};
  CHECK(violation_parameter(none, "language") == "");
  none.code = Code::kLengthTooShort;
  CHECK_FALSE(violation_parameter(none, "language").has_value());
}
