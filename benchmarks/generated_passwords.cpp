// SPDX-License-Identifier: Apache-2.0
#include "generated_passwords.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <random>
#include <stdexcept>
#include <string_view>

namespace credence::bench {
namespace {

constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kUpper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kDigits = "0123456789";
// Without characters that look alike.
constexpr std::string_view kClear = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(engine_); }
  char of(std::string_view letters) { return letters[below(letters.size())]; }
  std::string string(std::string_view letters, std::size_t length) {
    std::string out;
    for (std::size_t i = 0; i < length; ++i) out += of(letters);
    return out;
  }

 private:
  std::mt19937_64 engine_;
};

std::string concatenated(std::initializer_list<std::string_view> parts) {
  std::string all;
  for (const std::string_view part : parts) all += part;
  return all;
}

char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// Drawn again until each class has a character, as generators do.
std::string with_each(Dice& dice, std::size_t length, const std::vector<std::string_view>& classes) {
  std::string all;
  for (const std::string_view letters : classes) all += letters;
  for (;;) {
    std::string out = dice.string(all, length);
    if (std::all_of(classes.begin(), classes.end(),
                    [&](std::string_view letters) { return out.find_first_of(letters) != std::string::npos; })) {
      return out;
    }
  }
}

// Apple: three times two syllables, one letter a capital; a digit at the beginning or end of a syllable.
std::string apple(Dice& dice) {
  std::string out;
  for (int part = 0; part < 3; ++part) {
    if (part > 0) out += '-';
    for (int syllable = 0; syllable < 2; ++syllable) {
      out += dice.of("bcdfghjkmnpqrstvwxz");
      out += dice.of("aeiouy");
      out += dice.of("bcdfghjkmnpqrstvwxz");
    }
  }
  constexpr std::size_t kEdges[] = {0, 5, 7, 12, 14, 19};
  const std::size_t digit = kEdges[dice.below(std::size(kEdges))];
  std::size_t upper = digit;
  while (upper == digit || out[upper] == '-') upper = dice.below(out.size());
  out[digit] = dice.of(kDigits);
  out[upper] = capital(out[upper]);
  return out;
}

std::string grouped(Dice& dice, std::string_view letters, std::size_t groups, std::size_t length, char between) {
  std::string out;
  for (std::size_t i = 0; i < groups; ++i) {
    if (i > 0) out += between;
    out += dice.string(letters, length);
  }
  return out;
}

// Bytes in base64, with padding.
std::string base64(Dice& dice, std::size_t bytes, std::string_view last_two) {
  const std::string alphabet = concatenated({kUpper, kLower, kDigits, last_two});
  std::string out;
  for (std::size_t left = bytes; left > 0; left -= std::min<std::size_t>(left, 3)) {
    const std::size_t here = std::min<std::size_t>(left, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < here; ++i) bits |= static_cast<std::uint32_t>(dice.below(256)) << (16 - 8 * i);
    for (std::size_t i = 0; i <= here; ++i) out += alphabet[bits >> (18 - 6 * i) & 63];
    if (last_two == "+/") out.append(3 - here, '=');
  }
  return out;
}

std::string uuid(Dice& dice, std::string_view digits) {
  std::string out;
  for (const std::size_t length : {8, 4, 4, 4, 12}) {
    if (!out.empty()) out += '-';
    out += dice.string(digits, length);
  }
  out[14] = '4';
  out[19] = digits[8 + dice.below(4)];
  return out;
}

// Consonants and vowels by turns, each of one letter or two, as pwgen does; one is a capital, one a digit.
std::string pwgen(Dice& dice, std::size_t length) {
  constexpr std::string_view kConsonants[] = {"b", "c",  "ch", "d", "f", "g",  "gh", "h",  "j", "k", "l", "m", "n",
                                              "p", "ph", "qu", "r", "s", "sh", "t",  "th", "v", "w", "x", "y", "z"};
  constexpr std::string_view kVowels[] = {"a", "ae", "ah", "ai", "e", "ee", "ei", "i", "ie", "o", "oh", "oo", "u"};
  for (;;) {
    std::string out;
    bool vowel = dice.below(2) == 0;
    bool digit = false;
    bool upper = false;
    while (out.size() < length) {
      std::string part(vowel ? kVowels[dice.below(std::size(kVowels))]
                             : kConsonants[dice.below(std::size(kConsonants))]);
      if (dice.below(10) < 2) {
        part[0] = capital(part[0]);
        upper = true;
      }
      out += part;
      vowel = !vowel;
      if (out.size() < length && dice.below(10) < 3) {
        out += dice.of(kDigits);
        digit = true;
        vowel = dice.below(2) == 0;
      }
    }
    if (out.size() == length && digit && upper) return out;
  }
}

// Syllables of consonant, vowel and consonant, the first letter of some a capital, as apg and others draw them.
std::string syllables(Dice& dice, std::size_t least, std::size_t most) {
  const std::size_t length = least + dice.below(most - least + 1);
  std::string out;
  while (out.size() < length) {
    const char first = dice.of("bcdfghjklmnprstvwyz");
    out += dice.below(3) == 0 ? capital(first) : first;
    out += dice.of("aeiouy");
    if (dice.below(2) == 0) out += dice.of("bcdfgklmnprst");
  }
  out.resize(length);
  return out;
}

// An old default of a directory service: a syllable or two and digits.
std::string syllable_and_digits(Dice& dice, bool closed) {
  std::string out;
  out += dice.of("BCDFGHJKLMNPQRSTVWXYZ");
  out += dice.of("aeiou");
  out += dice.of("bcdfghjklmnpqrstvwxyz");
  if (!closed) out += dice.of("aeiou");
  return out + dice.string(kDigits, 8 - out.size());
}

class Passphrases {
 public:
  Passphrases() {
    std::ifstream file(CREDENCE_SOURCE_DIR "/data/passphrases/eff-large.txt");
    for (std::string line; std::getline(file, line);) words_.push_back(line);
    if (words_.empty()) throw std::runtime_error("no data/passphrases/eff-large.txt");
  }
  std::string draw(Dice& dice, std::size_t count, std::string_view between, bool capitals = false) const {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) out += between;
      std::string word = words_[dice.below(words_.size())];
      if (capitals) word[0] = capital(word[0]);
      out += word;
    }
    return out;
  }

 private:
  std::vector<std::string> words_;
};

struct Format {
  const char* name;
  Drawn kind;
  std::function<std::string(Dice&)> draw;
};

std::vector<Format> managers() {
  static const std::string alphanumeric = concatenated({kLower, kUpper, kDigits});
  return {
      {"Apple, syllables", Drawn::kManager, apple},
      {"Apple before 2018", Drawn::kManager, [](Dice& d) { return grouped(d, kClear, 4, 3, '-'); }},
      {"Chrome, 15", Drawn::kManager,
       [](Dice& d) {
         return with_each(d, 15, {"abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789"});
       }},
      {"Chrome, 15 with symbols", Drawn::kManager,
       [](Dice& d) {
         return with_each(d, 15, {"abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "-_.:!"});
       }},
      {"letters and digits, 12", Drawn::kManager, [](Dice& d) { return d.string(alphanumeric, 12); }},
      {"letters, digits and symbols, 14", Drawn::kManager,
       [](Dice& d) {
         return with_each(d, 14, {kLower, kUpper, kDigits, "!@#$%^&*"});
       }},
      {"letters, digits and symbols, 20", Drawn::kManager,
       [](Dice& d) {
         return with_each(d, 20, {kLower, kUpper, kDigits, "!@#$%^&*()-_=+[]{};:,.?"});
       }},
      {"lower-case letters, 16", Drawn::kManager, [](Dice& d) { return d.string(kLower, 16); }},
      {"base64 of 12 bytes", Drawn::kManager, [](Dice& d) { return base64(d, 12, "+/"); }},
      {"base64 of 16 bytes, for addresses", Drawn::kManager, [](Dice& d) { return base64(d, 16, "-_"); }},
      {"base64 of 32 bytes", Drawn::kManager, [](Dice& d) { return base64(d, 32, "+/"); }},
      {"base32, 16", Drawn::kManager, [](Dice& d) { return d.string("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16); }},
      {"groups of five, for recovery", Drawn::kManager, [](Dice& d) { return grouped(d, kClear, 4, 5, '-'); }},
  };
}

std::vector<Format> numbers_and_syllables() {
  static const std::string printable = [] {
    std::string all;
    for (char c = '!'; c <= '~'; ++c) all += c;
    return all;
  }();
  static const std::string alphanumeric = concatenated({kLower, kUpper, kDigits});
  return {
      {"hexadecimal, 16", Drawn::kHex, [](Dice& d) { return d.string("0123456789abcdef", 16); }},
      {"hexadecimal, 32", Drawn::kHex, [](Dice& d) { return d.string("0123456789abcdef", 32); }},
      {"hexadecimal, 40 in capitals", Drawn::kHex, [](Dice& d) { return d.string("0123456789ABCDEF", 40); }},
      {"uuid", Drawn::kHex, [](Dice& d) { return uuid(d, "0123456789abcdef"); }},
      {"uuid in capitals", Drawn::kHex, [](Dice& d) { return uuid(d, "0123456789ABCDEF"); }},
      {"pwgen, 12", Drawn::kPronounceable, [](Dice& d) { return pwgen(d, 12); }},
      {"pwgen, 16", Drawn::kPronounceable, [](Dice& d) { return pwgen(d, 16); }},
      {"syllables, 12 to 14", Drawn::kPronounceable, [](Dice& d) { return syllables(d, 12, 14); }},
      {"printable, 8", Drawn::kUniformShort, [](Dice& d) { return d.string(printable, 8); }},
      {"printable, 10", Drawn::kUniformShort, [](Dice& d) { return d.string(printable, 10); }},
      {"letters and digits, 8", Drawn::kUniformShort, [](Dice& d) { return d.string(alphanumeric, 8); }},
      {"letters and digits, 10", Drawn::kUniformShort, [](Dice& d) { return d.string(alphanumeric, 10); }},
      {"pwgen, 8", Drawn::kPronounceableShort, [](Dice& d) { return pwgen(d, 8); }},
      {"pwgen, 10", Drawn::kPronounceableShort, [](Dice& d) { return pwgen(d, 10); }},
      {"syllables, 8 to 10", Drawn::kPronounceableShort, [](Dice& d) { return syllables(d, 8, 10); }},
      {"syllable and five digits", Drawn::kPronounceableShort, [](Dice& d) { return syllable_and_digits(d, true); }},
      {"syllables and four digits", Drawn::kPronounceableShort, [](Dice& d) { return syllable_and_digits(d, false); }},
      {"digits, 8", Drawn::kDigits, [](Dice& d) { return d.string(kDigits, 8); }},
      {"digits, 12", Drawn::kDigits, [](Dice& d) { return d.string(kDigits, 12); }},
  };
}

std::vector<Format> phrases(const Passphrases& words) {
  const auto of = [&words](std::size_t count, const char* between, bool capitals) {
    return [&words, count, between, capitals](Dice& dice) { return words.draw(dice, count, between, capitals); };
  };
  return {
      {"four words", Drawn::kPassphrase, of(4, " ", false)},
      {"four words, hyphens", Drawn::kPassphrase, of(4, "-", false)},
      {"four words, capitals", Drawn::kPassphrase, of(4, "-", true)},
      {"four words run together", Drawn::kPassphrase, of(4, "", false)},
      {"four words run together, capitals", Drawn::kPassphrase, of(4, "", true)},
      {"five words", Drawn::kPassphrase, of(5, " ", false)},
      {"six words", Drawn::kPassphrase, of(6, " ", false)},
      {"six words run together", Drawn::kPassphrase, of(6, "", false)},
      {"three words, hyphens", Drawn::kThreeWords, of(3, "-", false)},
      {"three words, capitals", Drawn::kThreeWords, of(3, "-", true)},
  };
}

}  // namespace

std::vector<GeneratedSet> generated_sets(std::size_t count, std::uint64_t seed) {
  const Passphrases words;
  std::vector<GeneratedSet> sets;
  for (const std::vector<Format>& formats : {managers(), numbers_and_syllables(), phrases(words)}) {
    for (const Format& format : formats) {
      Dice dice(seed + sets.size());
      GeneratedSet set{format.name, format.kind, {}};
      while (set.passwords.size() < count) set.passwords.push_back(format.draw(dice));
      sets.push_back(std::move(set));
    }
  }
  return sets;
}

}  // namespace credence::bench
