// SPDX-License-Identifier: Apache-2.0
// The matcher against a naive oracle that looks up every substring, the promise that longer passwords have no fewer
// points, and bounded work on adversarial input.
#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "credence/build.hpp"
#include "dictionary/matcher.hpp"
#include "dictionary/segmentation.hpp"
#include "dictionary/state.hpp"
#include "platform/bytes.hpp"
#include "real_data.hpp"
#include "rules/dictionary.hpp"
#include "temporary_folder.hpp"
#include "text/leet.hpp"

using namespace credence;
using namespace credence::internal;

namespace {

using Place = std::pair<std::uint32_t, std::uint32_t>;
using Places = std::set<Place>;

// The plain way: every substring, read in every way, through a function that knows all words.
class Oracle {
 public:
  explicit Oracle(std::map<std::string, std::uint32_t> ranks) : ranks_(std::move(ranks)) {}

  [[nodiscard]] Places find(const std::string& text, const DictionaryRule& rule) const {
    Places places;
    for (std::uint32_t begin = 0; begin < text.size(); ++begin) {
      for (std::uint32_t end = begin + 1; end <= text.size(); ++end) {
        if (counts(text, begin, end, rule)) places.insert({begin, end});
      }
    }
    return places;
  }

 private:
  static bool letter(char c) { return c >= 'a' && c <= 'z'; }

  [[nodiscard]] bool counts(const std::string& text, std::uint32_t begin, std::uint32_t end,
                            const DictionaryRule& rule) const {
    const std::string part = text.substr(begin, end - begin);
    const bool alone = (begin == 0 || !letter(text[begin - 1])) && (end == text.size() || !letter(text[end]));
    const auto ok = [&](const std::string& read, std::uint32_t extra) { return matches(read, "", rule, extra, alone); };
    if (ok(part, 0)) return true;
    if (ok(std::string(part.rbegin(), part.rend()), rule.reversed_extra)) return true;
    for (const bool leet : {false, true}) {
      const std::string joined = without_separators(part, leet);
      if (joined != part && ok(joined, rule.separated_extra)) return true;
    }
    const bool whole_runs =
        (begin == 0 || text[begin - 1] != text[begin]) && (end == text.size() || text[end] != text[end - 1]);
    return whole_runs && stretched(part, 0, "", false, rule, alone);
  }

  // Whether `text`, with leet letters read in every way, is a word that counts.
  [[nodiscard]] bool matches(const std::string& text, const std::string& read, const DictionaryRule& rule,
                             std::uint32_t extra, bool alone, bool leet = false) const {
    if (read.size() == text.size()) {
      const auto word = ranks_.find(read);
      if (word == ranks_.end()) return false;
      if (leet) extra += rule.leet_extra;
      if (read.size() >= rule.min_length + extra) return true;
      const std::uint32_t rank = extra == 0 ? rule.common_rank : rule.disguised_rank;
      return read.size() >= rule.common_min_length + extra && alone && word->second <= rank;
    }
    const char c = text[read.size()];
    if (prefix_exists(read + c) && matches(text, read + c, rule, extra, alone, leet)) return true;
    for (char l = 'a'; l <= 'z'; ++l) {
      const bool stands_for = (leet_letters(static_cast<unsigned char>(c)) >> (l - 'a') & 1) != 0;
      if (stands_for && prefix_exists(read + l) && matches(text, read + l, rule, extra, alone, true)) return true;
    }
    return false;
  }

  // Every way of shortening runs.
  [[nodiscard]] bool stretched(const std::string& text, std::size_t at, const std::string& taken, bool shortened,
                               const DictionaryRule& rule, bool alone) const {
    if (at == text.size()) return shortened && matches(taken, "", rule, rule.stretched_extra, alone);
    std::size_t run = 1;
    while (at + run < text.size() && text[at + run] == text[at]) ++run;
    for (std::size_t take = 1; take <= run; ++take) {
      if (stretched(text, at + run, taken + std::string(take, text[at]), shortened || take < run, rule, alone)) {
        return true;
      }
    }
    return false;
  }

  static std::string without_separators(const std::string& text, bool leet) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool between = i != 0 && i + 1 < text.size() && letter(text[i - 1]) && letter(text[i + 1]);
      const bool separator = std::ispunct(static_cast<unsigned char>(text[i])) != 0 || text[i] == ' ';
      if (between && separator && (leet_letters(static_cast<unsigned char>(text[i])) != 0) == leet) continue;
      out += text[i];
    }
    return out;
  }

  [[nodiscard]] bool prefix_exists(const std::string& prefix) const {
    const auto word = ranks_.lower_bound(prefix);
    return word != ranks_.end() && word->first.starts_with(prefix);
  }

  std::map<std::string, std::uint32_t> ranks_;
};

std::string compile(const std::vector<std::string>& words) {
  const test::TemporaryFolder folder;
  WordListInput input;
  input.path = folder.path() / "words.txt";
  {
    std::ofstream list(input.path);
    for (const std::string& word : words) list << word << "\n";
  }
  build_dictionary_file({input}, folder.path() / "words.crd");
  return test::file_content(folder.path() / "words.crd");
}

Places found(const Dictionary& dictionary, const std::string& password, const DictionaryRule& rule) {
  Places places;
  for (const DictionaryMatch& match : dictionary.matches(password, rule)) {
    places.insert({match.span.begin, match.span.end});
  }
  return places;
}

std::map<std::string, std::uint32_t> ranks_of(const std::vector<std::string>& words) {
  std::map<std::string, std::uint32_t> ranks;
  for (std::uint32_t i = 0; i < words.size(); ++i) ranks.emplace(words[i], i + 1);
  return ranks;
}

std::uint32_t points(const Dictionary& dictionary, const std::string& password, const DictionaryRule& rule) {
  const Prepared prepared(password, 65536);
  FoundWords words;
  SecureBuffer<FoundWord, 64> best;
  find_words(dictionary.state(), 0, rule, prepared, words);
  return count_points(rule, words, prepared.matching(), best);
}

}  // namespace

TEST_CASE("the matcher finds what looking up every substring finds") {
  std::mt19937 random(11);
  const auto text_of = [&](std::string_view alphabet, std::size_t length) {
    std::string text;
    while (text.size() < length) text += alphabet[random() % alphabet.size()];
    return text;
  };
  for (int round = 0; round < 40; ++round) {
    std::set<std::string> unique;
    while (unique.size() < 200) unique.insert(text_of("abilos", 3 + random() % 5));
    std::vector<std::string> words(unique.begin(), unique.end());
    std::shuffle(words.begin(), words.end(), random);
    const std::string file = compile(words);
    const auto dictionary = Dictionary::open_memory(as_bytes(file));
    const Oracle oracle(ranks_of(words));
    DictionaryRule rule;
    rule.min_length = 5;
    rule.common_rank = 100;
    rule.disguised_rank = 50;
    for (int i = 0; i < 50; ++i) {
      const std::string password = text_of("aabbiillooss1100$!-.", 2 + random() % 14);
      CAPTURE(password);
      CHECK(found(*dictionary, password, rule) == oracle.find(password, rule));
    }
  }
}

TEST_CASE("the matcher finds in rows of one character what looking up every substring finds") {
  std::mt19937 random(12);
  const auto rows = [&](std::string_view alphabet, std::size_t most, std::size_t longest) {
    std::string text;
    for (std::size_t i = 1 + random() % most; i-- > 0;) {
      text.append(1 + random() % longest, alphabet[random() % alphabet.size()]);
    }
    return text;
  };
  for (int round = 0; round < 40; ++round) {
    std::set<std::string> unique;
    while (unique.size() < 60) unique.insert(rows("ail1", 3, 4));
    const std::vector<std::string> words(unique.begin(), unique.end());
    const std::string file = compile(words);
    const auto dictionary = Dictionary::open_memory(as_bytes(file));
    const Oracle oracle(ranks_of(words));
    DictionaryRule rule;
    rule.min_length = 4;
    rule.common_min_length = 3;
    rule.common_rank = 20;
    rule.disguised_rank = 10;
    for (int i = 0; i < 50; ++i) {
      const std::string password = rows("a1l4", 3, 9);
      CAPTURE(password);
      CHECK(found(*dictionary, password, rule) == oracle.find(password, rule));
    }
  }
}

TEST_CASE("a word is found behind a thousand characters of leet spelling") {
  const auto dictionary = Dictionary::built_in();
  std::mt19937 random(13);
  for (const std::string_view alphabet : {"1", "4310571!", "1234567890", "5$s", "a"}) {
    std::string password;
    while (password.size() < 1000) password += alphabet[random() % alphabet.size()];
    password += "-p@ssw0rd-";
    CAPTURE(alphabet);
    CHECK(found(*dictionary, password, {}).contains({1001, 1009}));
  }
}

TEST_CASE("capitals inside a word are those that a look at each letter shows") {
  std::mt19937 random(14);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t i = random() % 12; i-- > 0;) text += "aB1"[random() % 3];
    if (text.empty()) continue;
    CAPTURE(text);
    Capitals capitals;
    capitals.read(Prepared(text, 100));
    for (std::uint32_t begin = 0; begin < text.size(); ++begin) {
      for (std::uint32_t end = begin + 1; end <= text.size(); ++end) {
        std::string letters = text.substr(begin, end - begin);
        std::erase(letters, '1');
        if (letters.size() > 1 && letters[0] == 'B') letters.erase(0, 1);
        const bool both = letters.find('a') != std::string::npos && letters.find('B') != std::string::npos;
        CHECK(capitals.inside(begin, end) == both);
      }
    }
  }
}

TEST_CASE("the matcher agrees with the oracle on real passwords") {
  CREDENCE_NEEDS_REAL_DATA();
  std::vector<std::string> words;
  std::set<std::string> unique;
  std::ifstream list(CREDENCE_SOURCE_DIR "/data/words/en-words.txt");
  for (std::string word; words.size() < 20000 && std::getline(list, word);) {
    const bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (ascii && word.size() >= 3 && unique.insert(word).second) words.push_back(word);
  }
  const std::string file = compile(words);
  const auto dictionary = Dictionary::open_memory(as_bytes(file));
  const Oracle oracle(ranks_of(words));
  std::size_t number = 0;
  std::size_t wrong = 0;
  test::for_each_real_line("breach/rockyou-75.txt.zst", [&](std::string_view line) {
    if (number++ % 30 != 0 || line.size() > 24) return;
    std::string password;
    for (const char c : line) {
      if (c <= ' ' || c > '~') return;
      password += static_cast<char>(std::tolower(c));
    }
    if (found(*dictionary, password, {}) != oracle.find(password, {})) ++wrong;
  });
  CHECK(wrong == 0);
}

TEST_CASE("a longer password has no fewer points") {
  const auto dictionary = Dictionary::built_in();
  std::mt19937 random(5);
  const std::vector<std::string> pieces = {
      "password", "drowssap", "p@ss",  "w0rd", "international",     "1",    "!",  "-",
      "aa",       "PaSs",     "elppa", "qw",   "\xC3\xA9t\xC3\xA9", "love", "zx", "s"};
  DictionaryRule rule;
  for (int round = 0; round < 2000; ++round) {
    std::string password;
    std::uint32_t before = 0;
    for (int i = 0; i < 6; ++i) {
      // Character by character, but for the two bytes of an accented letter.
      for (const char c : pieces[random() % pieces.size()]) {
        password += c;
        if (static_cast<unsigned char>(c) == 0xC3) continue;
        const std::uint32_t now = points(*dictionary, password, rule);
        CAPTURE(password);
        if (now < before) FAIL("points went down");
        before = now;
      }
    }
  }
}

TEST_CASE("adversarial passwords take bounded work, whatever the dictionary") {
  // Every combination of i and l: all of them stand behind a row of ones.
  std::vector<std::string> words;
  for (unsigned bits = 0; bits < (1U << 14); ++bits) {
    std::string word;
    for (unsigned i = 0; i < 14; ++i) word += (bits >> i & 1) != 0 ? 'i' : 'l';
    words.push_back(word);
  }
  const std::string file = compile(words);
  const auto hostile = Dictionary::open_memory(as_bytes(file));
  for (const auto& dictionary : {Dictionary::built_in(), hostile}) {
    for (const std::string& unit : {std::string("1"), std::string("a"), std::string("4"), std::string("aA1"),
                                    std::string("password"), std::string("a-"), std::string("e\xCC\x81")}) {
      std::string password;
      while (password.size() + unit.size() <= 4096) password += unit;
      CAPTURE(unit);
      const Prepared prepared(password, 65536);
      FoundWords found_words;
      find_words(dictionary->state(), 0, {}, prepared, found_words);
      CHECK(found_words.words.size() < 20 * password.size());
    }
  }
}
