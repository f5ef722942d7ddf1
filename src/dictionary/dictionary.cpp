// SPDX-License-Identifier: Apache-2.0
// Opening a dictionary file and asking it for whole words.
#include "credence/dictionary.hpp"

#include <bit>
#include <string>
#include <utility>

#include "dictionary/search.hpp"
#include "dictionary/state.hpp"
#include "platform/bytes.hpp"
#include "platform/crc32c.hpp"
#include "text/matching_form.hpp"
#include "text/prepared.hpp"
#include "text/utf8.hpp"

namespace credence {
namespace {

using dictionary::refuse_dictionary;

// One list a record: kind, length of the name, length of the language, zero, words in 8 bytes, name, language.
std::vector<WordList> read_lists(std::span<const std::byte> section, std::uint32_t count, const std::string& name) {
  constexpr std::size_t kFixed = 12;
  std::vector<WordList> lists;
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!platform::in_bounds(section.size(), at, kFixed)) refuse_dictionary(name, "the table of lists is cut short");
    const auto kind = std::to_integer<std::uint8_t>(section[at]);
    const auto name_length = std::to_integer<std::size_t>(section[at + 1]);
    const auto language_length = std::to_integer<std::size_t>(section[at + 2]);
    const bool sound = kind <= static_cast<std::uint8_t>(WordKind::kOwn) && section[at + 3] == std::byte{0};
    if (!sound || !platform::in_bounds(section.size(), at + kFixed, name_length + language_length)) {
      refuse_dictionary(name, "the table of lists is malformed");
    }
    const char* const text = reinterpret_cast<const char*>(section.data()) + at + kFixed;
    lists.push_back({std::string(text, name_length), std::string(text + name_length, language_length),
                     static_cast<WordKind>(kind), platform::load_le64(&section[at + 4])});
    at += kFixed + name_length + language_length;
  }
  if (at != section.size()) refuse_dictionary(name, "the table of lists is malformed");
  return lists;
}

std::unique_ptr<dictionary::State> read_state(platform::MappedFile file, std::span<const std::byte> data,
                                              std::string_view name) {
  auto state = std::make_unique<dictionary::State>();
  state->file = std::move(file);
  state->data = data;
  state->name = name;
  state->header = dictionary::read_header(data, state->name);
  const auto section = [&](const platform::Extent& where) {
    return data.subspan(static_cast<std::size_t>(where.offset), static_cast<std::size_t>(where.length));
  };
  const dictionary::DictionaryHeader& header = state->header;
  state->lists = read_lists(section(header.list_table), header.lists, state->name);
  state->alphabet = dictionary::Alphabet(section(header.alphabet));
  state->automaton = dictionary::Automaton(section(header.automaton), header.pointer_bytes);
  return state;
}

// Whether anything in the file could lead a later call astray.
void check_state(const dictionary::State& state) {
  const auto after_header = state.data.subspan(dictionary::kDictionaryHeaderSize);
  if (platform::crc32c(0, after_header) != state.header.checksum) refuse_dictionary(state.name, "checksum");
  if (!state.alphabet.is_sound()) refuse_dictionary(state.name, "the alphabet of the dictionary is malformed");
  const std::string fault = state.automaton.structure_fault();
  if (!fault.empty()) refuse_dictionary(state.name, fault);
}

}  // namespace

namespace dictionary {

const State& state_of(const Dictionary& dictionary) noexcept { return *dictionary.state_; }

Dictionary::Entry State::entry(std::uint32_t word) const noexcept {
  const std::uint64_t bits = std::uint64_t{header.list_bits} + header.rank_bits;
  const std::uint64_t bit = std::min<std::uint64_t>(word, header.words - 1) * bits;
  const std::uint64_t value =
      platform::load_le64(&data[static_cast<std::size_t>(header.entries.offset + bit / 8)]) >> (bit % 8);
  Dictionary::Entry entry;
  entry.rank = static_cast<std::uint32_t>(value & ((std::uint64_t{1} << header.rank_bits) - 1));
  entry.list = static_cast<std::uint32_t>(value >> header.rank_bits & ((std::uint64_t{1} << header.list_bits) - 1));
  if (entry.list >= header.lists) entry.list = header.lists - 1;
  return entry;
}

std::optional<Dictionary::Entry> State::find(std::span<const char32_t> word) const noexcept {
  Node node = automaton.node(Automaton::kRoot);
  std::uint32_t number = 0;
  for (const char32_t letter : word) {
    const LetterCode code = alphabet.code(letter);
    if (code.count == 0) return std::nullopt;
    for (unsigned i = 0; i < code.count; ++i) {
      if ((node.symbols >> code.symbols[i] & 1) == 0) return std::nullopt;
      const Step step = automaton.follow(node, code.symbols[i]);
      number += step.words_before;
      node = automaton.node(step.node);
    }
  }
  if (!node.is_final) return std::nullopt;
  return entry(number);
}

}  // namespace dictionary

Dictionary::Dictionary(std::unique_ptr<dictionary::State> state) {
  state->two_letters = dictionary::TwoLetterIndex(state->automaton);
  state_ = std::move(state);
}
Dictionary::~Dictionary() = default;

std::shared_ptr<const Dictionary> Dictionary::open(const std::filesystem::path& path) {
  platform::MappedFile file(path);
  const std::span<const std::byte> data = file.data();
  auto state = read_state(std::move(file), data, path.string());
  check_state(*state);
  return std::shared_ptr<const Dictionary>(new Dictionary(std::move(state)));
}

std::shared_ptr<const Dictionary> Dictionary::open_memory(std::span<const std::byte> data, std::string_view name) {
  auto state = read_state({}, data, name);
  check_state(*state);
  return std::shared_ptr<const Dictionary>(new Dictionary(std::move(state)));
}

std::shared_ptr<const Dictionary> Dictionary::open_trusted(std::span<const std::byte> data, std::string_view name) {
  auto state = read_state({}, data, name);
  state->is_built_in = true;
  return std::shared_ptr<const Dictionary>(new Dictionary(std::move(state)));
}

std::optional<Dictionary::Entry> Dictionary::find(std::string_view word) const {
  const text::Prepared prepared(word, text::kMaxPasswordBytes);
  if (!prepared.is_text() || prepared.matching().empty()) return std::nullopt;
  return state_->find(prepared.matching());
}

std::vector<DictionaryMatch> Dictionary::matches(std::string_view password, const MatchOptions& options) const {
  const text::Prepared prepared(password, text::kMaxPasswordBytes);
  if (!prepared.is_text()) return {};
  dictionary::FoundWords found;
  dictionary::find_words(*state_, 0, options, prepared, found);
  const text::TextForm<text::Matching> matching = prepared.matching();
  std::vector<DictionaryMatch> matches;
  matches.reserve(found.words.size());
  for (const dictionary::FoundWord& word : found.words) {
    matches.push_back(
        {matching.span_of(word.range), word.list, word.rank, word.letters, dictionary::disguise_of(word)});
  }
  return matches;
}

DictionaryFacts Dictionary::facts() const {
  const dictionary::DictionaryHeader& header = state_->header;
  return {dictionary::kDictionaryFormat,
          header.words,
          header.file_size,
          dictionary::kLatinLetters + header.letters,
          state_->lists,
          header.checksum};
}

void Dictionary::verify() const {
  check_state(*state_);
  const std::string fault = state_->automaton.count_fault(state_->header.words);
  if (!fault.empty()) refuse_dictionary(state_->name, fault);
  std::vector<std::uint64_t> words(state_->lists.size());
  for (std::uint32_t word = 0; word < state_->header.words; ++word) {
    const Entry entry = state_->entry(word);
    ++words[entry.list];
    if (entry.rank == 0) refuse_dictionary(state_->name, "a word of the dictionary has no rank");
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != state_->lists[i].words)
      refuse_dictionary(state_->name, "the lists of the dictionary are miscounted");
  }
}

const std::string& Dictionary::name() const noexcept { return state_->name; }

}  // namespace credence
