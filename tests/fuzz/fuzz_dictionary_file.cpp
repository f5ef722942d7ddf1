// SPDX-License-Identifier: Apache-2.0
// Any bytes as a dictionary file: refused, or usable without harm. The checksums are made right first, so that the
// structure is what is tested. What opens is walked as deep as it goes: by a text of the input, and by the words that
// the file itself has, in every disguise and mode.
//
// Input: the length of the text, a byte that chooses, the text; then a whole file, or the parts of one that is put
// together here, so that header and alphabet are sound and the automaton comes under attack.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "../dictionary_words.hpp"
#include "credence/dictionary.hpp"
#include "credence/error.hpp"
#include "dictionary/format.hpp"
#include "fuzz_input.hpp"
#include "judge.hpp"
#include "platform/bytes.hpp"
#include "platform/crc32c.hpp"
#include "rules/setup.hpp"
#include "text/matching_form.hpp"
#include "text/prepared.hpp"
#include "text/utf8.hpp"

using namespace credence;
using namespace credence::test;

namespace {

constexpr std::size_t kMaxNodes = 2000;    // of a listing: a hostile automaton can have exponentially many paths
constexpr std::size_t kMaxWords = 3;       // that are looked for
constexpr std::size_t kMaxDisguised = 40;  // letters: each is looked for in 24 ways

std::string signed_file(std::string_view bytes) {
  std::string file(bytes);
  if (file.size() < dictionary::kDictionaryHeaderSize) return file;
  platform::store_le64(&file[24], static_cast<std::uint64_t>(file.size()));
  platform::store_le32(
      &file[120],
      platform::crc32c(0, platform::as_bytes(std::string_view(file).substr(dictionary::kDictionaryHeaderSize))));
  platform::store_le32(&file[124], platform::crc32c(0, platform::as_bytes(std::string_view(file).substr(0, 124))));
  return file;
}

// A file whose automaton and entries are the rest of the input.
std::string assembled(FuzzInput& input) {
  dictionary::DictionaryHeader header;
  header.matching_form = text::kMatchingFormVersion;
  header.lists = 1U + input.byte() % 3;
  header.words = 1U + input.byte();
  header.list_bits = static_cast<std::uint8_t>(input.byte() % 25);
  header.rank_bits = static_cast<std::uint8_t>(input.byte() % 33);
  header.pointer_bytes = static_cast<std::uint8_t>(3 + input.byte() % 2);
  header.letters = input.byte() * 2U;
  std::uint32_t letter = input.byte() * 0x40U;
  const std::uint32_t step = 1U + input.byte();

  std::string body;
  const auto add = [&](std::string_view section) {
    const platform::Extent where{dictionary::kDictionaryHeaderSize + body.size(), section.size()};
    body += section;
    return where;
  };
  std::string alphabet(header.letters * std::size_t{8}, '\0');
  for (std::uint32_t i = 0; i < header.letters; ++i, letter += step) {
    platform::store_le32(&alphabet[i * std::size_t{8}], letter);
    platform::store_le32(&alphabet[i * std::size_t{8} + 4], dictionary::kLatinLetters + i);
  }
  header.alphabet = add(alphabet);
  header.list_table = add(std::string(12 * std::size_t{header.lists}, '\0'));
  const std::size_t entries =
      static_cast<std::size_t>((header.words * (std::uint64_t{header.list_bits} + header.rank_bits) + 7) / 8);
  std::string records(input.rest());
  std::string packed = records.substr(records.size() - std::min(records.size(), entries / 2));
  records.resize(records.size() - packed.size());
  packed.resize(entries);
  header.automaton = add(records);
  header.entries = add(packed);
  add(std::string(dictionary::kDictionaryPadding, '\0'));
  header.file_size = dictionary::kDictionaryHeaderSize + body.size();
  const auto fixed = dictionary::write_header(header);
  return signed_file(std::string(reinterpret_cast<const char*>(fixed.data()), fixed.size()) + body);
}

// The settings under which every word counts.
DictionaryRule loosest() {
  DictionaryRule rule;
  rule.min_length = rule.common_min_length = 1;
  rule.leet_extra = rule.reversed_extra = rule.separated_extra = rule.stretched_extra = 0;
  rule.min_points = UINT32_MAX;
  return rule;
}

void match(const std::shared_ptr<const Dictionary>& dictionary, std::string_view text) {
  const std::size_t lists = dictionary->facts().lists.size();
  for (DictionaryRule rule : {DictionaryRule{}, loosest()}) {
    Span last;
    for (const DictionaryMatch& found : dictionary->matches(text, rules::match_options(rule))) {
      require(found.span.begin < found.span.end && found.span.end <= text.size() && found.span.begin >= last.begin);
      require(found.list < lists && found.letters != 0 && found.letters <= dictionary::kMaxWordLetters);
      last = found.span;
    }
    for (const DictionaryMode mode : {DictionaryMode::kContains, DictionaryMode::kBasedOn, DictionaryMode::kWhole}) {
      rule.mode = mode;
      const Report report = test::judge(rules::check_dictionary, rule, text, {}, {{}, {dictionary}});
      for (const Violation& violation : report.violations) require(violation.span.end <= text.size());
    }
  }
}

// UTF-8, if these are all characters that it has.
std::optional<std::string> utf8(std::u32string_view letters) {
  std::string text;
  for (const char32_t letter : letters) {
    if (letter >= 0xD800 && letter < 0xE000) return std::nullopt;
    std::array<char, text::kMaxUtf8> bytes{};
    text.append(bytes.data(), text::encode_utf8(letter, bytes.data()));
  }
  return text;
}

// A word of the file is an entry, and is found where it is unless the matching form changes its letters.
void look_for(const std::shared_ptr<const Dictionary>& dictionary, const std::u32string& word) {
  const dictionary::State& state = dictionary::state_of(*dictionary);
  const auto entry = state.find(word);
  require(entry && entry->list < state.lists.size());
  const std::optional<std::string> text = utf8(word);
  if (!text || word.empty()) return;
  const text::Prepared prepared(*text, text::kMaxPasswordBytes);
  if (std::ranges::equal(prepared.matching(), word) && word.size() <= dictionary::kMaxWordLetters) {
    MatchOptions plain = rules::match_options(loosest());
    plain.leet = plain.reversed = plain.separated = plain.stretched = false;
    const std::vector<DictionaryMatch> found = dictionary->matches(*text, plain);
    require(std::ranges::any_of(found, [&](const auto& one) { return one.span == prepared.whole(); }));
  }
  if (word.size() > kMaxDisguised) return;
  std::u32string backwards(word.rbegin(), word.rend());
  std::u32string separated, stretched;
  for (const char32_t letter : word) {
    separated += {letter, U'-'};
    stretched += {letter, letter, letter};
  }
  for (const std::u32string& disguised : {word + U"1" + word, backwards, separated, stretched}) {
    match(dictionary, utf8(disguised).value());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzInput input(data, size);
  const std::size_t text_size = input.byte();
  const bool whole_file = input.byte() % 2 == 0;
  const std::string_view text = input.text(text_size);
  const std::string file = whole_file ? signed_file(input.rest()) : assembled(input);
  std::shared_ptr<const Dictionary> dictionary;
  try {
    dictionary = Dictionary::open_memory(platform::as_bytes(file));
  } catch (const Error& error) {
    require(error.code() == ErrorCode::kBadFile);
    return 0;
  }
  static_cast<void>(dictionary->find(text));
  match(dictionary, text);
  const WordLister lister(dictionary::state_of(*dictionary), kMaxNodes);
  const std::size_t words = lister.words().size();
  for (std::size_t i = 0; i < std::min(words, kMaxWords); ++i) {
    look_for(dictionary, lister.words()[words - 1 - i * words / kMaxWords].letters);
  }
  try {
    dictionary->verify();
  } catch (const Error& error) {
    require(error.code() == ErrorCode::kBadFile);
    return 0;
  }
  // What is verified numbers its words by their order.
  std::uint32_t number = 0;
  for (const ListedWord& word : lister.words()) require(word.number < dictionary->facts().words);
  if (!lister.complete()) return 0;
  require(lister.words().size() == dictionary->facts().words);
  for (const ListedWord& word : lister.words()) require(word.number == number++);
  return 0;
}
