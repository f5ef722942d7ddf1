// SPDX-License-Identifier: Apache-2.0
// The matcher against the obvious way of finding the same, the promise that longer passwords have no fewer points,
// and bounded work on adversarial input.
#include <algorithm>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "dictionary/spelling.hpp"
#include "dictionary/word_search.hpp"
#include "naive_points.hpp"
#include "real_data.hpp"
#include "rules/setup.hpp"
#include "rules/words/predictable.hpp"
#include "rules/words/segmentation.hpp"
#include "text/utf8.hpp"

using namespace credence;
using namespace credence::test;

namespace {

std::uint32_t points(const Dictionary& dictionary, const std::string& password, const DictionaryRule& rule) {
  const text::Prepared prepared(password, text::kMaxPasswordBytes);
  dictionary::FoundWords words;
  rules::words::Patterns patterns;
  rules::words::ChosenParts best;
  dictionary::find_words(dictionary::state_of(dictionary), 0, rules::match_options(rule), prepared, words);
  rules::words::find_patterns(rule, patterns::kAllLayouts, prepared, patterns);
  return rules::words::count_points(rule, words, patterns, prepared, best);
}

// Whether a word spelled backwards ends with the password, or before its last character, which may go on a run.
bool ends_backwards(const Dictionary& dictionary, const std::string& password) {
  return std::ranges::any_of(dictionary.matches(password), [&](const DictionaryMatch& match) {
    return match.disguise.reversed && match.span.end + 1 >= password.size();
  });
}

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::size_t bound) { return static_cast<std::uint32_t>(engine_() % bound); }
  template <typename Choices>
  const auto& one_of(const Choices& choices) {
    return choices[below(choices.size())];
  }

  // Settings under which words of any length, rank and disguise may count.
  DictionaryRule rule() {
    DictionaryRule rule;
    rule.leet = below(8) != 0;
    rule.reversed = below(8) != 0;
    rule.separated = below(8) != 0;
    rule.stretched = below(8) != 0;
    rule.min_length = 2 + below(5);
    rule.common_min_length = 1 + below(4);
    rule.common_rank = below(60);
    rule.disguised_rank = below(60);
    for (std::uint32_t* extra :
         {&rule.leet_extra, &rule.reversed_extra, &rule.separated_extra, &rule.stretched_extra}) {
      *extra = below(3);
    }
    rule.word_points = below(4);
    rule.letters_per_point = below(4);
    rule.rare_rank = below(1000);
    rule.disguise_points = below(4);
    const bool with_patterns = below(2) != 0;
    for (std::uint32_t* points :
         {&rule.date_points, &rule.sequence_points, &rule.run_points, &rule.block_points, &rule.walk_points}) {
      *points = with_patterns ? below(4) : 0;
    }
    return rule;
  }

 private:
  std::mt19937 engine_;
};

std::string utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    std::array<char, text::kMaxUtf8> bytes{};
    out.append(bytes.data(), text::encode_utf8(c, bytes.data()));
  }
  return out;
}

// Passwords are made of words that are read in some way, their parts, and characters.
std::u32string make_password(Random& random, std::u32string_view characters, std::size_t longest_row,
                             const std::vector<std::u32string>& words) {
  std::u32string password;
  for (std::uint32_t pieces = 1 + random.below(4); pieces-- > 0;) {
    std::u32string word = random.one_of(words);
    switch (random.below(6)) {
      case 0:
        std::reverse(word.begin(), word.end());
        break;
      case 1:
        word.insert(random.below(word.size() + 1), 1, random.one_of(characters));
        break;
      case 2:
        word.insert(random.below(word.size()), 1 + random.below(3), random.one_of(word));
        break;
      case 3:
        word[random.below(word.size())] = random.one_of(characters);
        break;
      case 4:
        word.assign(1 + random.below(2 * longest_row), random.one_of(characters));
        break;
      default:
        break;
    }
    password += word;
  }
  const bool capitals = random.below(2) != 0;
  for (char32_t& c : password) {
    if (capitals && c >= U'a' && c <= U'z' && random.below(3) == 0) c -= U'a' - U'A';
  }
  return password.substr(0, 18);
}

// How many steps more than before are left after the plain spelling.
std::int64_t steps_gained(const Dictionary& dictionary, const text::Prepared& password) {
  dictionary::FoundWords found;
  found.reach.resize(password.matching().size());
  found.capitals.read(password);
  dictionary::Cells cells;
  const dictionary::State& state = dictionary::state_of(dictionary);
  dictionary::spell_plain(state.alphabet, password.matching(), true, cells);
  dictionary::RunEnds run_ends;
  const bool has_runs = dictionary::find_run_ends(password.matching(), run_ends);
  const MatchOptions options;
  dictionary::WordSearch search(state, 0, options, password.matching(), found);
  const std::int64_t before = search.steps_left();
  search.find(cells, 0, has_runs ? run_ends.span() : std::span<const std::uint32_t>());
  return search.steps_left() - before;
}

// What the matcher found as the caller gets it.
std::vector<DictionaryMatch> in_bytes(const std::vector<dictionary::FoundWord>& words, const text::Prepared& password) {
  std::vector<DictionaryMatch> matches;
  for (const dictionary::FoundWord& word : words) {
    matches.push_back(
        {password.matching().span_of(word.range), word.list, word.rank, word.letters, dictionary::disguise_of(word)});
  }
  return matches;
}

}  // namespace

TEST_CASE("the matcher finds what the obvious way finds") {
  struct Script {
    const char* name;
    std::u32string word_letters;
    std::u32string characters;    // of passwords, besides the words
    std::uint8_t disguises;       // that must have been seen
    std::size_t longest_row = 1;  // of one letter
  };
  std::u32string many;  // enough that some are written with two and three symbols
  for (char32_t c = U'\u4E00'; c < U'\u4F90'; ++c) many += c;
  constexpr std::uint8_t kNoLeet = dictionary::kReversed | dictionary::kSeparated | dictionary::kStretched;
  constexpr std::uint8_t kAll = kNoLeet | dictionary::kLeet | dictionary::kCapitals;
  const Script scripts[] = {
      {"Latin", U"abilos", U"aabbiillooss1100$!+(-.AB", kAll},
      {"rows of one character", U"ail1", U"aaAll1114-", kAll, 4},
      {"digits and punctuation in words", U"abi1-!", U"ab1-!iA.", kAll},
      {"Cyrillic", U"\u0430\u0440\u043F\u043B\u044C\u0436", U"\u0410\u0420\u043F\u041B\u0416ap-.1", kNoLeet},
      {"Greek", U"\u03BA\u03B1\u03BB\u03C3\u03AC\u03AE", U"\u039A\u0391\u03C2\u0386-.1o", kNoLeet},
      {"accented Latin", U"e\u00E9\u00F1u\u00DF\u00F8\u0131", U"\u00C9\u00D1n\u1E9EsE3$-.\u00E5", kAll},
      {"combining marks", U"ae\u0301\u0308s\u0939\u093F\u0902", U"AE3\u0301\u0327\u0939\u094D-.", kAll},
      {"Hangul", U"\uAC00\uB098\uAC01\u3131\u314F", U"\uAC00\uB108\uAC02\u1100\u1161-.1", kNoLeet},
      {"Han and kana", U"\u5BC6\u7801\u30D1\u30B9\u3071\u3005", U"\u5BC6\u78BC\uFF8A\uFF9F\u3059-.1", kNoLeet},
      {"full width", U"\uFF41\uFF42i\uFF4C\uFF10", U"\uFF21\uFF22\uFF11\uFF20\uFF0D\uFF0Eal1A", kAll},
      {"symbols that stand for letters", U"\u20ACeic\u00A2\u00A1", U"\u20AC3\u00A1!1(E-.", kAll},
      {"beyond the first plane", U"\U0001F600\U00010428\U0001D41Aa", U"\U00010400\U0001D400A-.4", kAll},
      {"letters written with several symbols", many + U"abc", U"ab-.1A", kNoLeet},
  };
  Random random(11);
  for (const Script& script : scripts) {
    CAPTURE(script.name);
    std::size_t words_found = 0;
    std::size_t patterns_found = 0;
    std::uint8_t disguises = 0;
    for (int round = 0; round < 12; ++round) {
      std::vector<std::u32string> words;
      std::vector<Words> lists(3);
      for (int i = 0; i < 150; ++i) {
        std::u32string word;
        for (std::uint32_t rows = 1 + random.below(6); rows-- > 0;) {
          word.append(1 + random.below(script.longest_row), random.one_of(script.word_letters));
        }
        words.push_back(word);
        lists[random.below(lists.size())].push_back(utf8(word));
      }
      for (const char32_t letter : many) {
        if (script.word_letters.starts_with(many)) lists[0].push_back(utf8(std::u32string(2, letter)));
      }
      const SampleDictionary first({lists[0], lists[1]});
      const SampleDictionary second({lists[2]});
      const std::vector<const SampleDictionary*> both{&first, &second};
      for (int i = 0; i < 40; ++i) {
        const DictionaryRule rule = random.rule();
        const std::u32string characters = make_password(random, script.characters, script.longest_row, words);
        const std::string password = utf8(characters);
        // A mark that is appended may make another letter of the one before it, so none is cut off.
        std::size_t cut = random.below(characters.size());
        while (cut != 0 && text::is_mark(characters[cut])) --cut;
        const std::string beginning = utf8(characters.substr(0, cut));
        CAPTURE(password, beginning);
        const text::Prepared prepared(password, text::kMaxPasswordBytes);
        const std::vector<dictionary::FoundWord> found = found_words(both, rule, prepared);
        CHECK(agree(found, NaiveMatcher(both, rule, prepared).found()));
        CHECK(first.dictionary().matches(password, rules::match_options(rule)) ==
              in_bytes(found_words({&first}, rule, prepared), prepared));
        rules::words::Patterns patterns;
        rules::words::find_patterns(rule, patterns::kAllLayouts, prepared, patterns);
        CHECK(points(both, rule, prepared) == NaivePoints(both, rule, prepared, found, patterns).count());
        // What begins a word that is spelled backwards, or a pattern, is known only once more of it is there.
        const bool any_backwards =
            std::ranges::any_of(found, [](const auto& word) { return (word.disguise & dictionary::kReversed) != 0; });
        if (patterns.empty() && !any_backwards) {
          CHECK(points(both, rule, prepared) >= points(both, rule, text::Prepared(beginning, text::kMaxPasswordBytes)));
        }
        patterns_found += patterns.size();
        words_found += found.size();
        for (const dictionary::FoundWord& word : found) disguises |= word.disguise;
      }
    }
    CHECK(words_found > 500);
    CHECK(patterns_found > 20);
    CHECK((disguises & script.disguises) == script.disguises);
  }
}

TEST_CASE("a word is found after a thousand characters of leet spelling") {
  const auto dictionary = Dictionary::built_in();
  std::mt19937 random(13);
  for (const std::string_view alphabet : {"1", "4310571!", "1234567890", "5$s", "a"}) {
    std::string password;
    while (password.size() < 1000) password += alphabet[random() % alphabet.size()];
    password += "-p@ssw0rd-";
    CAPTURE(alphabet);
    const std::vector<DictionaryMatch> found = dictionary->matches(password, {});
    CHECK(std::ranges::any_of(found, [](const DictionaryMatch& match) { return match.span == Span{1001, 1009}; }));
  }
}

TEST_CASE("capitals inside a word are those that a look at each letter shows") {
  std::mt19937 random(14);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t i = random() % 12; i-- > 0;) text += "aB1"[random() % 3];
    if (text.empty()) continue;
    CAPTURE(text);
    dictionary::Capitals capitals;
    capitals.read(text::Prepared(text, 100));
    for (std::uint32_t begin = 0; begin < text.size(); ++begin) {
      for (std::uint32_t end = begin + 1; end <= text.size(); ++end) {
        std::string letters = text.substr(begin, end - begin);
        std::erase(letters, '1');
        if (letters.size() > 1 && letters[0] == 'B') letters.erase(0, 1);
        const bool both = letters.find('a') != std::string::npos && letters.find('B') != std::string::npos;
        CHECK(capitals.inside({begin, end}) == both);
      }
    }
  }
}

TEST_CASE("the matcher finds in real passwords what the obvious way finds") {
  CREDENCE_NEEDS_REAL_DATA();
  constexpr std::size_t kWords = 3000;  // of each list
  std::vector<Words> lists;
  for (const char* const language : {"large_en", "large_fr", "small_ru", "small_tr", "small_ja", "small_zh"}) {
    Words& words = lists.emplace_back();
    for_each_real_line(std::string("dict/wordfreq-") + language + ".tsv.zst", [&](std::string_view line) {
      if (words.size() < kWords) words.emplace_back(line.substr(0, line.find('\t')));
    });
  }
  const SampleDictionary first({lists[0], lists[1], lists[2]});
  const SampleDictionary second({lists[3], lists[4], lists[5]});
  const std::vector<const SampleDictionary*> both{&first, &second};
  struct Source {
    const char* file;
    std::size_t every;  // this many lines
  };
  for (const Source& source : {Source{"breach/rockyou-75.txt.zst", 60}, Source{"badinput/breach-nonascii-scip.txt", 2},
                               Source{"breach/scip-top1m-by-popularity.tsv.zst", 1000}}) {
    CAPTURE(source.file);
    std::size_t number = 0, wrong = 0, words_found = 0;
    for_each_real_line(source.file, [&](std::string_view line) {
      if (number++ % source.every != 0) return;
      const text::Prepared password(line.substr(0, line.rfind('\t')), text::kMaxPasswordBytes);
      if (password.matching().size() > 20) return;
      const std::vector<dictionary::FoundWord> found = found_words(both, {}, password);
      if (!agree(found, NaiveMatcher(both, {}, password).found())) ++wrong;
      words_found += found.size();
    });
    CHECK(wrong == 0);
    CHECK(words_found > 50);
  }
}

TEST_CASE("a longer password has no fewer points, but where a word comes to its end backwards") {
  const auto dictionary = Dictionary::built_in();
  std::mt19937 random(5);
  const std::vector<std::string> pieces = {
      "password", "drowssap", "p@ss",  "w0rd", "international",     "1",    "!",  "-",
      "aa",       "PaSs",     "elppa", "qw",   "\xC3\xA9t\xC3\xA9", "love", "zx", "s"};
  DictionaryRule rule;
  rule.date_points = rule.sequence_points = rule.run_points = rule.block_points = rule.walk_points = 0;
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
        if (now < before && !ends_backwards(*dictionary, password)) FAIL("points went down");
        before = now;
      }
    }
  }
}

// A block or a sequence is known as one only some characters after it began, so the promise has exceptions there.
TEST_CASE(
    "with patterns a longer password is refused after a shorter one was accepted in fewer than one case of 1,000") {
  CREDENCE_NEEDS_REAL_DATA();
  const auto dictionary = Dictionary::built_in();
  const DictionaryRule rule;
  std::size_t passwords = 0, exceptions = 0;
  for (const char* const file : {"judgement/weak.tsv.zst", "judgement/strong.tsv.zst"}) {
    std::size_t number = 0;
    for_each_real_line(file, [&](std::string_view line) {
      if (number++ % 20 != 0) return;
      const std::string_view password = line.substr(line.find('\t') + 1);
      bool accepted = false, refused_after = false;
      for (std::size_t end = 1; end <= password.size(); ++end) {
        if (end != password.size() && (static_cast<unsigned char>(password[end]) & 0xC0) == 0x80) continue;
        const bool accepts = points(*dictionary, std::string(password.substr(0, end)), rule) >= rule.min_points;
        refused_after = refused_after || (accepted && !accepts);
        accepted = accepted || accepts;
      }
      ++passwords;
      exceptions += refused_after ? 1 : 0;
    });
  }
  CHECK(passwords > 9000);
  CHECK(exceptions * 1000 <= passwords);
}

TEST_CASE("ordinary text takes no more steps than it adds, so nothing in it is missed however long it is") {
  for (const char* const list :
       {"passwords/common.txt", "passphrases/eff-large.txt", "words/en-words.txt", "words/ru-words.tsv"}) {
    CAPTURE(list);
    std::ifstream lines(std::string(CREDENCE_SOURCE_DIR "/data/") + list);
    std::string text;
    for (std::string line; text.size() < 20000 && std::getline(lines, line);) text += line.substr(0, line.find('\t'));
    REQUIRE(text.size() >= 20000);
    CHECK(steps_gained(*Dictionary::built_in(), text::Prepared(text, text::kMaxPasswordBytes)) > 0);
  }
  CHECK(steps_gained(*Dictionary::built_in(), text::Prepared(std::string(4096, '1'), text::kMaxPasswordBytes)) < 0);
}

TEST_CASE("adversarial passwords take bounded work, whatever the dictionary") {
  // Every combination of i and l: all of them are spelled by a row of ones. And words as long as they can be.
  Words combinations;
  for (unsigned bits = 0; bits < (1U << 14); ++bits) {
    std::string word;
    for (unsigned i = 0; i < 14; ++i) word += (bits >> i & 1) != 0 ? 'i' : 'l';
    combinations.push_back(word);
  }
  Words longest(3);
  for (std::size_t i = 0; i < dictionary::kMaxWordLetters; ++i) {
    longest[0] += 'a';
    longest[1] += "ab"[i % 2];
    longest[2] += "il"[i / 2 % 2];
  }
  const SampleDictionary hostile({combinations, longest});
  Random random(15);
  std::string mixture;
  while (mixture.size() < 4096) mixture += "1!"[random.below(2)];
  for (const Dictionary* dictionary : {Dictionary::built_in().get(), &hostile.dictionary()}) {
    for (const std::string& unit : {std::string("1"), std::string("a"), std::string("4"), std::string("aA1"),
                                    std::string("ab"), std::string("aabb"), std::string("a-b."), std::string("11ll"),
                                    std::string("password"), std::string("a-"), std::string("e\xCC\x81"), mixture}) {
      std::string password;
      while (password.size() + unit.size() <= 4096) password += unit;
      CAPTURE(unit.substr(0, 20));
      const text::Prepared prepared(password, text::kMaxPasswordBytes);
      const std::size_t characters = prepared.matching().size();
      dictionary::FoundWords found;
      dictionary::find_words(dictionary::state_of(*dictionary), 0, {}, prepared, found);
      CHECK(found.words.size() < 20 * characters);
      // What the points are counted over: from each position the beginnings of words, which are as long as words can
      // be.
      std::size_t beginnings = 0;
      for (std::size_t i = 0; i < characters; ++i) {
        const std::size_t end = std::max(found.reach[i].leet, found.reach[i].separated);
        beginnings += std::max(end, i) - i;
      }
      CHECK(beginnings <= 2 * std::size_t{dictionary::kMaxWordLetters} * characters);
      rules::words::Patterns patterns;
      rules::words::find_patterns({}, patterns::kAllLayouts, prepared, patterns);
      // What the cheapest way to each position is looked for over.
      std::size_t ends_of_patterns = 0;
      for (const rules::words::Pattern& pattern : patterns.span()) ends_of_patterns += pattern.range.size();
      CHECK(ends_of_patterns <= 20 * characters);
      rules::words::ChosenParts best;
      CHECK(rules::words::count_points({}, found, patterns, prepared, best) <= characters);
    }
  }
}
