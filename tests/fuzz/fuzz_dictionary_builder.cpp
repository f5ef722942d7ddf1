// SPDX-License-Identifier: Apache-2.0
// Any bytes as one or two word lists, in any order and encoding: the dictionary holds exactly the words that the
// obvious way of reading the lists gives, each with its list and rank, and every line is accounted for. The first
// bytes choose the settings. Each run writes two files and waits until they are on disk: set TMPDIR to a folder in
// memory.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "../dictionary_words.hpp"
#include "../temporary_folder.hpp"
#include "credence/build.hpp"
#include "credence/error.hpp"
#include "fuzz_input.hpp"
#include "text/letter_weight.hpp"
#include "text/prepared.hpp"
#include "text/utf8.hpp"

using namespace credence;
using namespace credence::test;

namespace {

constexpr std::array kEncodings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16LE", "UTF-16BE"};
constexpr std::size_t kFirstWide = 3;  // of kEncodings: two bytes a unit

struct List {
  std::string bytes;
  std::size_t encoding;  // of kEncodings
  WordOrder order;
};

List take_list(FuzzInput& input, std::size_t size) {
  const std::uint8_t settings = input.byte();
  List list{{}, settings % kEncodings.size(), static_cast<WordOrder>(settings / 8 % 3)};
  const bool one_byte_a_unit = settings >= 128 && list.encoding >= kFirstWide;  // so that there is much text
  for (const char c : input.text(size)) {
    if (one_byte_a_unit && kEncodings[list.encoding] == std::string_view("UTF-16BE")) list.bytes += '\0';
    list.bytes += c;
    if (one_byte_a_unit && kEncodings[list.encoding] == std::string_view("UTF-16LE")) list.bytes += '\0';
  }
  return list;
}

// The bytes as UTF-8, with a byte that UTF-8 never has for each that is invalid.
std::string decoded(const List& list) {
  const std::string_view encoding = kEncodings[list.encoding];
  if (encoding == "UTF-8") return list.bytes;
  constexpr std::array<char16_t, 33> kWindows1252{
      // 0x80 to 0x9F; 0: invalid
      u"\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0"
      u"\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178"};
  const auto byte = [&](std::size_t i) { return char32_t{static_cast<std::uint8_t>(list.bytes[i])}; };
  const auto unit = [&](std::size_t i) {
    return encoding == "UTF-16LE" ? byte(i) | byte(i + 1) << 8U : byte(i) << 8U | byte(i + 1);
  };
  std::string text;
  for (std::size_t i = 0; i < list.bytes.size();) {
    char32_t c = byte(i);
    std::size_t length = 1;
    bool valid = true;
    if (encoding == "windows-1252" && c >= 0x80 && c < 0xA0) {
      c = kWindows1252[c - 0x80];
      valid = c != 0;
    } else if (list.encoding >= kFirstWide) {
      length = 2;
      valid = i + 2 <= list.bytes.size();
      if (valid) c = unit(i);
      if (valid && c >= 0xD800 && c < 0xE000) {
        const char32_t low = i + 4 <= list.bytes.size() ? unit(i + 2) : 0;
        valid = c < 0xDC00 && low >= 0xDC00 && low < 0xE000;
        c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
        if (valid) length = 4;
      }
    }
    std::array<char, text::kMaxUtf8> utf8{};
    text += valid ? std::string(utf8.data(), text::encode_utf8(c, utf8.data())) : "\xFF";
    i += length;
  }
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  if (lines.back().empty()) lines.pop_back();
  for (std::string& line : lines) {
    if (&line == lines.data() && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.ends_with('\r')) line.pop_back();
  }
  return lines;
}

// The number after the last tab, taken off the line; nothing where it is missing or does not fit 64 bits.
std::optional<std::uint64_t> take_number(std::string& line) {
  const std::size_t tab = line.rfind('\t');
  if (tab == std::string::npos || tab + 1 == line.size()) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : line.substr(tab + 1)) {
    if (c < '0' || c > '9') return std::nullopt;
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (number > (UINT64_MAX - digit) / 10) return std::nullopt;
    number = number * 10 + digit;
  }
  line.erase(tab);
  return number;
}

// Dictionary building the obvious way.
struct NaiveBuild {
  void add(const List& list, std::uint32_t number, const DictionaryBuildOptions& options) {
    std::multimap<std::uint64_t, std::u32string, std::greater<>> by_count;
    std::uint64_t line_number = 0;
    const std::string text = decoded(list);
    is_foreign |= text.find('\0') != std::string::npos ||
                  (list.encoding == 0 && (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")));
    for (std::string& line : lines_of(text)) {
      ++result.lines;
      std::optional<std::uint64_t> rank = ++line_number;
      if (list.order != WordOrder::kLines) rank = take_number(line);
      const bool bad_rank = list.order == WordOrder::kRanks && rank && (*rank == 0 || *rank > UINT32_MAX);
      const text::Prepared word(line, text::kMaxPasswordBytes);
      if (!rank || bad_rank) {
        ++result.malformed;
      } else if (!word.is_text()) {
        ++result.not_utf8;
      } else if (const std::optional<std::u32string> kept = keep(line, options)) {
        if (list.order == WordOrder::kCounts) {
          by_count.emplace(*rank, *kept);
        } else {
          insert(*kept, number, *rank);
        }
      }
    }
    std::uint64_t rank = 0;
    for (const auto& [count, word] : by_count) insert(word, number, ++rank);
  }

  std::map<std::u32string, std::pair<std::uint64_t, std::uint32_t>> words;  // with rank and list
  std::vector<std::string> lines;                                           // that are text
  DictionaryBuildResult result;
  bool is_foreign = false;  // a NUL in the text, or a beginning like UTF-16's: the list has another encoding

 private:
  std::optional<std::u32string> keep(std::string line, const DictionaryBuildOptions& options) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.pop_back();
    line.erase(0, std::min(line.find_first_not_of(" \t"), line.size()));
    lines.push_back(line);
    const text::Prepared prepared(line, text::kMaxPasswordBytes);
    const std::u32string letters(prepared.matching().begin(), prepared.matching().end());
    std::uint64_t weight = 0;
    for (const char32_t letter : letters) weight += text::letter_weight(letter);
    if (letters.size() > options.max_letters) {
      ++result.too_long;
    } else if (letters.empty() || weight < options.min_letters) {
      ++result.too_short;
    } else {
      return letters;
    }
    return std::nullopt;
  }

  void insert(const std::u32string& word, std::uint32_t list, std::uint64_t rank) {
    const auto [at, is_new] = words.try_emplace(word, rank, list);
    if (is_new) {
      ++result.words;
    } else {
      ++result.duplicates;
      at->second = std::min(at->second, {rank, list});
    }
  }
};

void compare(const DictionaryBuildResult& actual, const DictionaryBuildResult& expected) {
  require(actual.lines == expected.lines);
  require(actual.words == expected.words);
  require(actual.duplicates == expected.duplicates);
  require(actual.too_short == expected.too_short);
  require(actual.too_long == expected.too_long);
  require(actual.not_utf8 == expected.not_utf8);
  require(actual.malformed == expected.malformed);
}

void compare(const Dictionary& dictionary, const NaiveBuild& naive) {
  const auto is_right = [&](const std::u32string& word, const std::optional<Dictionary::Entry>& entry) {
    const auto expected = naive.words.find(word);
    if (expected == naive.words.end()) return !entry;
    return entry && entry->rank == expected->second.first && entry->list == expected->second.second;
  };
  const dictionary::State& state = dictionary::state_of(dictionary);
  const WordLister lister(state, SIZE_MAX);
  require(lister.complete() && lister.words().size() == naive.words.size());
  for (const ListedWord& word : lister.words()) {
    require(word.number == static_cast<std::size_t>(&word - lister.words().data()));
    require(naive.words.contains(word.letters) && is_right(word.letters, state.entry(word.number)));
    require(is_right(word.letters, state.find(word.letters)));
    // Most of its neighbours are absent.
    for (const std::u32string& near : {word.letters + U'a', word.letters + word.letters[0], word.letters.substr(1),
                                       word.letters.substr(0, word.letters.size() - 1)}) {
      require(is_right(near, state.find(near)));
    }
  }
  for (const std::string& line : naive.lines) {
    const text::Prepared prepared(line, text::kMaxPasswordBytes);
    require(is_right({prepared.matching().begin(), prepared.matching().end()}, dictionary.find(line)));
  }
  const DictionaryFacts facts = dictionary.facts();
  require(facts.words == naive.words.size());
  for (std::uint32_t i = 0; i < facts.lists.size(); ++i) {
    require(facts.lists[i].words ==
            static_cast<std::uint64_t>(std::count_if(naive.words.begin(), naive.words.end(),
                                                     [&](const auto& word) { return word.second.second == i; })));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const TemporaryFolder folder;
  FuzzInput input(data, size);
  DictionaryBuildOptions options;
  const std::uint8_t lengths = input.byte();
  if (lengths % 16 != 0) options.min_letters = lengths % 16 - 1;
  if (lengths / 16 != 0) options.max_letters = lengths / 16U * 2;
  const std::size_t second = size * input.byte() / 256;
  std::vector<List> lists;
  if (second != 0) lists.push_back(take_list(input, second));
  lists.push_back(take_list(input, size));

  NaiveBuild naive;
  std::vector<WordListInput> inputs;
  for (std::uint32_t i = 0; i < lists.size(); ++i) {
    WordListInput list;
    list.input = folder.path() / ("list" + std::to_string(i));
    list.order = lists[i].order;
    list.encoding = kEncodings[lists[i].encoding];
    write_file(list.input.path, lists[i].bytes);
    inputs.push_back(list);
    naive.add(lists[i], i, options);
  }
  const std::filesystem::path output = folder.path() / "made.crd";
  try {
    const DictionaryBuildResult result = build_dictionary_file(inputs, output, options);
    require(!naive.is_foreign);
    compare(result, naive.result);
    const auto dictionary = Dictionary::open(output);
    dictionary->verify();
    require(dictionary->facts().file_size == result.file_size);
    compare(*dictionary, naive);
  } catch (const Error& error) {
    require(error.code() == ErrorCode::kBadFile && (naive.words.empty() || naive.is_foreign));
  }
  return 0;
}
