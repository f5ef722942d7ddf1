// SPDX-License-Identifier: Apache-2.0
// Close variants of leaked passwords: which there are, their bounds, and what the rule makes of them.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "breach/variants.hpp"
#include "catch.hpp"
#include "credence/build.hpp"
#include "judge.hpp"
#include "platform/bytes.hpp"
#include "rules/rounded_count.hpp"
#include "temporary_folder.hpp"

using namespace credence;

namespace {

std::vector<std::string> variants_of(std::string_view password) {
  const text::Prepared prepared(password, text::kMaxPasswordBytes);
  const breach::Variants variants(prepared.typed().characters());
  std::vector<std::string> all;
  for (std::size_t i = 0; i < variants.size(); ++i) all.emplace_back(variants[i]);
  return all;
}

// How many characters have to be inserted, removed or replaced.
std::size_t edits(std::span<const char32_t> from, std::span<const char32_t> to) {
  std::vector<std::size_t> row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

// A breach file of password<TAB>count lines, or of passwords without counts.
std::string file_of(const std::string& lines, const BreachBuildOptions& wanted = {}) {
  BreachBuildOptions options = wanted;
  options.from = BreachInput::kPasswords;
  options.counts = lines.find('\t') != std::string::npos;
  const test::TemporaryFolder folder;
  test::write_file(folder.path() / "list.txt", lines);
  build_breach_file({folder.path() / "list.txt"}, folder.path() / "built.crb", options);
  return test::file_content(folder.path() / "built.crb");
}

Violations check(const std::vector<std::string>& files, std::string_view password, std::uint64_t min_count = 1000) {
  Policy policy;
  policy.breach.enabled = true;
  policy.breach.variant_min_count = min_count;
  Resources resources;
  for (const std::string& file : files) {
    resources.breaches.push_back(BreachDatabase::open_memory(platform::as_bytes(file), "file"));
  }
  return Checker(policy, resources).check(password).violations;
}

}  // namespace

TEST_CASE("each kind of variant is among the variants") {
  struct Case {
    const char* name;
    const char* password;
    const char* variant;
  };
  const auto c = GENERATE(values<Case>({
      {"digits at the end removed", "orchid22", "orchid"},
      {"symbols at the end removed", "orchid!?", "orchid"},
      {"a part of a longer end removed", "orchids2019!!", "orchids2019!"},
      {"another end", "orchid7!", "orchid1"},
      {"another, longer end", "orchids7", "orchids123"},
      {"digits at the beginning removed", "99orchid", "orchid"},
      {"the last character removed", "orchidsx", "orchids"},
      {"the first letter small", "Orchids", "orchids"},
      {"the first letter capital", "orchids", "Orchids"},
      {"a Greek first letter", "\xCF\x89\xCF\x89\xCF\x89\xCF\x89\xCF\x89\xCF\x89",
       "\xCE\xA9\xCF\x89\xCF\x89\xCF\x89\xCF\x89\xCF\x89"},
      {"all small", "ORCHids", "orchids"},
      {"small without its end", "ORchids1", "orchids"},
      {"leet", "0rch1ds", "orchids"},
      {"leet of l", "orch1ds", "orchlds"},
      {"leet before digits", "0rchids99", "orchids"},
      {"leet at the end", "orchid$", "orchids"},
      {"the year before", "orchid2026!", "orchid2025!"},
      {"the year after", "orchid2026!", "orchid2027!"},
      {"twice", "orchidorchid", "orchid"},
  }));
  CAPTURE(c.name);
  const std::vector<std::string> all = variants_of(c.password);
  CHECK(std::ranges::count(all, c.variant) >= 1);
  CHECK(std::ranges::count(all, c.password) == 0);
}

TEST_CASE("what a variant would not say anything about the password is none") {
  struct Case {
    const char* name;
    const char* password;
  };
  const auto c = GENERATE(values<Case>({
      {"empty", ""},
      {"one character", "a"},
      {"a number", "84620175"},
      {"symbols", "!!!!!!!!!!"},
      {"digits and symbols", "1234-5678"},
  }));
  CAPTURE(c.name);
  CHECK(variants_of(c.password).empty());
  // More than four characters, or more than a third, are not removed.
  for (const std::string& variant : variants_of("horse4719385026")) CHECK(variant.size() >= 11);
  for (const std::string& variant : variants_of("horses12345")) CHECK(variant != "horses");
  for (const std::string& variant : variants_of("horses1234")) CHECK(variant != "horses");
  CHECK(std::ranges::count(variants_of("catcat"), "cat") == 0);
}

TEST_CASE("variants keep their bounds, whatever the password") {
  std::mt19937 random(4);
  const std::string alphabet = "aaBcdE0123499!@$ -\xC3\xA9";
  for (int round = 0; round < 20000; ++round) {
    std::string password;
    for (std::size_t i = random() % 24; i-- > 0;) {
      const char c = alphabet[random() % (alphabet.size() - 1)];
      password += c == '\xC3' ? "\xC3\xA9" : std::string(1, c);
    }
    const text::Prepared prepared(password, text::kMaxPasswordBytes);
    const std::vector<std::string> all = variants_of(password);
    CAPTURE(password);
    if (all.size() > breach::Variants::kMost) FAIL("too many");
    for (const std::string& variant : all) {
      const text::Prepared made(variant, text::kMaxPasswordBytes);
      const std::size_t size = prepared.typed().size(), left = made.typed().size();
      const bool is_half = variant + variant == password;
      if (variant == password) FAIL("the password itself");
      if (!is_half && (left < 6 || left * 3 < size * 2 || size > left + 4 || left > size + 3)) FAIL("out of bounds");
      if (!is_half && edits(prepared.typed().characters(), made.typed().characters()) > 4) FAIL("too many changes");
    }
  }
}

TEST_CASE("a close variant of a common leaked password is refused") {
  const std::string counted = file_of("orchid\t2999\nlotus99\t1000\nrarely77\t999\n");
  BreachBuildOptions ntlm_options;
  ntlm_options.kind = HashKind::kNtlm;
  const std::string ntlm = file_of("orchid\t5000000\n", ntlm_options);
  BreachBuildOptions filter_options;
  filter_options.filter_bits = 16;
  const std::string filter = file_of("orchid\t5000\n", filter_options);
  const std::string uncounted = file_of("orchid\norchid\n");
  struct Case {
    const char* name;
    std::vector<std::string> files;
    const char* password;
    Violations violations;
  };
  const Violation orchid{Code::kBreachVariant, {0, 8}, 1000, 1000};
  const Case cases[] = {
      {"digits behind", {counted}, "orchid22", {orchid}},
      {"the largest count of several files and kinds, rounded",
       {counted, ntlm},
       "orchid22",
       {{Code::kBreachVariant, {0, 8}, 1000, 1000000}}},
      {"the same in the other order", {ntlm, counted}, "orchid22", {{Code::kBreachVariant, {0, 8}, 1000, 1000000}}},
      {"seen just often enough", {counted}, "Lotus99", {{Code::kBreachVariant, {0, 7}, 1000, 1000}}},
      {"seen once less", {counted}, "Rarely77", {}},
      {"the leaked password itself is found, not a variant",
       {counted},
       "orchid",
       {{Code::kBreachFound, {0, 6}, 1, 2999}}},
      {"a filter doesn't say how often", {filter}, "orchid22", {}},
      {"nor does a list without counts", {uncounted}, "orchid22", {}},
      {"nothing like it", {counted}, "xK7#qPz92Lmv", {}},
      {"not text", {counted}, "orchid2\xFF", {{Code::kTextNotUtf8, {7, 8}, 0, 0}}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(check(c.files, c.password) == c.violations);
  }
  // Off unless asked for, and where another rule refuses.
  CHECK(check({counted}, "orchid22", 0).empty());
  Policy policy;
  policy.breach.enabled = true;
  policy.breach.variant_min_count = 1;
  policy.length.min = 9;
  const Resources resources{{BreachDatabase::open_memory(platform::as_bytes(counted), "file")}, {}};
  CHECK(Checker(policy, resources).check("orchid22").violations == Violations{{Code::kLengthTooShort, {0, 8}, 9, 8}});
  // The built-in list has no counts, and nothing rare.
  policy.length.min = 1;
  policy.breach.variant_min_count = 1'000'000;
  CHECK(Checker(policy, Resources::built_in()).check("sunshine!?").violations ==
        Violations{{Code::kBreachVariant, {0, 10}, 1'000'000, -1}});
  // A warning where the level says so; nothing at sign-in.
  policy.breach.level = Level::kWarn;
  const Checker warner(policy, Resources::built_in());
  CHECK(warner.check("sunshine!?").warnings == Violations{{Code::kBreachVariant, {0, 10}, 1'000'000, -1}});
  SignIn sign_in;
  sign_in.password = "sunshine!?";
  CHECK(warner.assess(sign_in).warnings.empty());
}

TEST_CASE("a damaged page is an error for variants too") {
  std::string file = file_of("orchid\t2999\n");
  for (std::size_t i = file.size() - 4096; i < file.size(); ++i) file[i] = static_cast<char>(file[i] ^ 0x55);
  CHECK_THROWS_AS(check({file}, "orchid22"), Error);
}

TEST_CASE("counts are told rounded where the policy says so") {
  const std::string file = file_of("orchid\t2999\n");
  Policy policy;
  policy.breach.enabled = true;
  policy.breach.count = BreachCount::kRounded;
  const Resources resources{{BreachDatabase::open_memory(platform::as_bytes(file), "file")}, {}};
  CHECK(Checker(policy, resources).check("orchid").violations == Violations{{Code::kBreachFound, {0, 6}, 1, 1000}});
  for (const std::uint64_t count : {0, 1, 9, 10, 99, 100, 12345}) {
    std::string digits = std::to_string(count);
    std::fill(digits.begin() + 1, digits.end(), '0');
    if (count != 0) digits[0] = '1';
    CHECK(std::to_string(rules::rounded_count(count)) == digits);
  }
}
