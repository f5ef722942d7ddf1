// SPDX-License-Identifier: Apache-2.0
// Compiles word lists: collects the words, numbers their letters, sorts them, and writes the file.
#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <span>
#include <utility>

#include "credence/build.hpp"
#include "dictionary/alphabet.hpp"
#include "dictionary/format.hpp"
#include "dictionary/writing/automaton_builder.hpp"
#include "dictionary/writing/naming.hpp"
#include "dictionary/writing/word_collector.hpp"
#include "platform/atomic_file.hpp"
#include "platform/bytes.hpp"
#include "platform/crc32c.hpp"
#include "text/matching_form.hpp"
#include "text/utf8.hpp"
#include "workshop/build_monitor.hpp"
#include "workshop/byte_strings.hpp"
#include "workshop/input_reader.hpp"
#include "workshop/inputs.hpp"

namespace credence {
namespace dictionary::writing {
namespace {

// The letters beyond a to z with their numbers.
using LetterNumbers = std::map<char32_t, std::uint32_t>;

constexpr std::size_t kEntriesAtOnce = std::size_t{1} << 16;  // bytes that are packed before they are written

constexpr bool is_latin(char32_t letter) noexcept { return letter >= U'a' && letter <= U'z'; }

// Numbers the letters beyond a to z from 26 on, the most frequent first.
LetterNumbers number_letters(const WordCollector& words) {
  std::vector<std::pair<char32_t, std::uint64_t>> letters;
  for (const auto& letter : words.letters()) {
    if (!is_latin(letter.first)) letters.emplace_back(letter);
  }
  std::sort(letters.begin(), letters.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  if (letters.size() > kMaxLetters - kLatinLetters) {
    throw Error(ErrorCode::kUnsupported, "the words have " + std::to_string(letters.size()) +
                                             " different letters; a dictionary holds " +
                                             std::to_string(kMaxLetters - kLatinLetters));
  }
  LetterNumbers numbers;
  std::uint32_t number = kLatinLetters;
  for (const auto& [letter, count] : letters) numbers[letter] = number++;
  return numbers;
}

// What words are sorted by: their symbols, each raised by one, a zero, and, so that the commonest entry of a word comes
// first, rank and list. "ab" of rank 7 in list 2 is 01 02 00 00000007 00000002. The zero, smaller than any raised
// symbol, sorts "ab" before "abc" whatever their ranks.
class SortKey {
 public:
  static constexpr std::size_t kOriginSize = 8;

  explicit SortKey(const LetterNumbers& numbers) : numbers_(numbers) {}

  [[nodiscard]] std::string_view make(std::string_view letters, WordOrigin origin) {
    key_.clear();
    for (text::Utf8Reader reader(letters); reader.next();) {
      const char32_t letter = reader.current().code_point;
      const LetterCode code = letter_code(is_latin(letter) ? letter - U'a' : numbers_.at(letter));
      for (std::size_t i = 0; i < code.count; ++i) key_.push_back(static_cast<char>(code.symbols[i] + 1));
    }
    key_.push_back('\0');
    std::array<char, kOriginSize> order;
    platform::store_be32(order.data(), origin.rank);
    platform::store_be32(&order[4], origin.list);
    key_.append(order.data(), order.size());
    return key_;
  }
  static std::string_view raised_symbols(std::string_view key) noexcept {
    return key.substr(0, key.size() - kOriginSize - 1);
  }
  static WordOrigin origin(std::string_view key) noexcept {
    const char* const order = key.data() + key.size() - kOriginSize;
    return {platform::load_be32(order + 4), platform::load_be32(order)};
  }

 private:
  const LetterNumbers& numbers_;
  std::string key_;
};

// The words sorted, each once: the automaton, and the entries in the order of the words.
class SortedWords {
 public:
  SortedWords(const std::filesystem::path& target, WordNaming naming)
      : entries_(target), naming_(std::move(naming)), words_of_list_(naming_.lists().size()) {}

  // Takes the keys in their order; finish() after the last.
  void add(std::string_view key) {
    const std::string_view raised = SortKey::raised_symbols(key);
    if (!naming_.has_word() || raised != latest_) {
      finish();
      add_word(raised);
    }
    naming_.add(SortKey::origin(key));
  }
  void finish() {
    if (naming_.has_word()) add_entry(naming_.take(latest_.size()));
  }

  [[nodiscard]] AutomatonBuilder::Result finish_automaton() { return automaton_.finish(); }
  [[nodiscard]] std::uint64_t words() const noexcept { return words_; }
  [[nodiscard]] const std::vector<WordList>& lists() const noexcept { return naming_.lists(); }
  [[nodiscard]] std::uint64_t words_of(std::size_t list) const noexcept { return words_of_list_[list]; }
  [[nodiscard]] std::uint32_t max_rank() const noexcept { return max_rank_; }
  template <typename Visit>
  void for_each_entry(const Visit& visit) const {
    workshop::RunReader reader = entries_.read();
    while (reader.next()) {
      visit(WordOrigin{platform::load_le32(reader.record().data()), platform::load_le32(&reader.record()[4])});
    }
  }

 private:
  void add_word(std::string_view raised) {
    latest_ = raised;
    symbols_.assign(raised.size(), '\0');
    std::transform(raised.begin(), raised.end(), symbols_.begin(),
                   [](char symbol) { return static_cast<char>(symbol - 1); });
    automaton_.add(symbols_);
    ++words_;
  }
  void add_entry(WordOrigin origin) {
    ++words_of_list_[origin.list];
    max_rank_ = std::max(max_rank_, origin.rank);
    std::array<char, SortKey::kOriginSize> entry;
    platform::store_le32(entry.data(), origin.list);
    platform::store_le32(&entry[4], origin.rank);
    entries_.append({entry.data(), entry.size()});
  }

  AutomatonBuilder automaton_;
  workshop::StringSpool entries_;
  WordNaming naming_;
  std::vector<std::uint64_t> words_of_list_;
  std::uint64_t words_ = 0;
  std::uint32_t max_rank_ = 0;
  std::string latest_;   // as its key has it
  std::string symbols_;  // the same word
};

// The file after its header: one section after the other, each at a multiple of eight.
class Body {
 public:
  explicit Body(platform::AtomicFile& file) : file_(file) {}

  template <typename Fill>
  platform::Extent section(const Fill& fill) {
    const std::uint64_t begin = file_.size();
    fill();
    const platform::Extent where{begin, file_.size() - begin};
    pad((8 - where.length % 8) % 8);
    return where;
  }
  void write(std::string_view bytes) {
    checksum_ = platform::crc32c(checksum_, platform::as_bytes(bytes));
    file_.write(bytes);
  }
  void pad(std::size_t size) { write(std::string(size, '\0')); }
  [[nodiscard]] std::uint32_t checksum() const noexcept { return checksum_; }

 private:
  platform::AtomicFile& file_;
  std::uint32_t checksum_ = 0;
};

std::string alphabet_section(const LetterNumbers& numbers) {
  std::string alphabet;
  for (const auto& [letter, number] : numbers) {
    std::array<char, 8> pair{};
    platform::store_le32(pair.data(), static_cast<std::uint32_t>(letter));
    platform::store_le32(&pair[4], number);
    alphabet.append(pair.data(), pair.size());
  }
  return alphabet;
}

// The table of lists, with the words that each list has in the end.
std::string list_table(const SortedWords& words) {
  std::string table;
  for (std::size_t i = 0; i < words.lists().size(); ++i) {
    const WordList& list = words.lists()[i];
    std::array<char, 12> fixed{static_cast<char>(list.kind), static_cast<char>(list.name.size()),
                               static_cast<char>(list.language.size())};
    platform::store_le64(&fixed[4], words.words_of(i));
    table.append(fixed.data(), fixed.size());
    table += list.name;
    table += list.language;
  }
  return table;
}

// The entries, packed bit to bit in the order of the words. With two bits for the list and three for the rank, list 1
// rank 5, list 0 rank 7 and list 2 rank 1 are 01101, 00111 and 10001; from the lowest bit of each byte up they are the
// bytes 0b11101101, 0b01000100: the second entry crosses into the second byte.
void write_entries(const SortedWords& words, const DictionaryHeader& header, Body& body) {
  const unsigned bits = static_cast<unsigned>(header.rank_bits) + header.list_bits;
  std::string packed;
  std::uint64_t pending = 0;
  unsigned used = 0;
  words.for_each_entry([&](WordOrigin origin) {
    const std::uint64_t value = std::uint64_t{origin.list} << header.rank_bits | origin.rank;
    pending |= value << used;
    for (used += bits; used >= 8; used -= 8, pending >>= 8) packed.push_back(static_cast<char>(pending & 0xFF));
    if (packed.size() >= kEntriesAtOnce) {
      body.write(packed);
      packed.clear();
    }
  });
  if (used != 0) packed.push_back(static_cast<char>(pending & 0xFF));
  body.write(packed);
}

void check_names(const std::vector<WordListInput>& inputs) {
  for (const WordListInput& input : inputs) {
    if (input.list.name.size() > 255 || input.list.language.size() > 255) {
      throw Error(ErrorCode::kInvalidArgument, "the name or language of a word list is longer than 255 bytes");
    }
  }
}

[[noreturn]] void refuse_empty(const std::filesystem::path& output, const DictionaryBuildResult& result) {
  throw Error(ErrorCode::kBadFile,
              "was not built: of " + std::to_string(result.lines) + " lines " + std::to_string(result.too_short) +
                  " are too short, " + std::to_string(result.too_long) + " too long, " +
                  std::to_string(result.not_utf8) + " not valid in their encoding, " +
                  std::to_string(result.malformed) + " without their number; check the lists' encoding and order",
              {output.string()});
}

}  // namespace
}  // namespace dictionary::writing

DictionaryBuildResult build_dictionary_file(const std::vector<WordListInput>& inputs,
                                            const std::filesystem::path& output,
                                            const DictionaryBuildOptions& options) {
  using namespace dictionary;
  using namespace dictionary::writing;
  check_names(inputs);
  std::vector<Input> read;
  read.reserve(inputs.size());
  for (const WordListInput& input : inputs) read.push_back(input.input);
  workshop::refuse_output_among(read, output);
  DictionaryBuildResult result;
  workshop::BuildMonitor monitor(options.progress, output.string());
  monitor.start(BuildProgress::Phase::kReading, workshop::total_size(read));
  WordCollector collector(output, options, monitor, result);
  for (std::size_t i = 0; i < inputs.size(); ++i) collector.read(inputs[i], static_cast<std::uint32_t>(i));
  if (collector.kept() == 0) refuse_empty(output, result);
  const LetterNumbers numbers = number_letters(collector);

  std::vector<WordList> lists;
  lists.reserve(inputs.size());
  for (const WordListInput& input : inputs) lists.push_back(input.list);
  SortedWords words(output, WordNaming(std::move(lists)));
  {
    monitor.start(BuildProgress::Phase::kWriting, collector.bytes());
    workshop::StringSorter sorter(output, options.memory);
    SortKey key(numbers);
    collector.for_each([&](std::string_view letters, WordOrigin origin) {
      sorter.add(key.make(letters, origin));
      monitor.advance(letters.size(), 0);
    });
    sorter.for_each([&](std::string_view sorted) { words.add(sorted); });
    words.finish();
  }
  result.words = words.words();
  result.look = collector.look();
  result.duplicates = collector.kept() - words.words();
  const AutomatonBuilder::Result automaton = words.finish_automaton();

  DictionaryHeader header;
  header.matching_form = text::kMatchingFormVersion;
  header.lists = static_cast<std::uint32_t>(words.lists().size());
  header.words = words.words();
  header.letters = static_cast<std::uint32_t>(numbers.size());
  header.pointer_bytes = automaton.pointer_bytes;
  header.rank_bits = static_cast<std::uint8_t>(std::bit_width(words.max_rank()));
  header.list_bits = static_cast<std::uint8_t>(std::bit_width(header.lists - 1U));

  platform::AtomicFile file(output);
  file.write(std::string(kDictionaryHeaderSize, '\0'));
  Body body(file);
  header.alphabet = body.section([&] { body.write(alphabet_section(numbers)); });
  header.list_table = body.section([&] { body.write(list_table(words)); });
  header.automaton = body.section([&] { body.write(automaton.records); });
  header.entries = body.section([&] { writing::write_entries(words, header, body); });
  body.pad(kDictionaryPadding);
  header.file_size = file.size();
  header.checksum = body.checksum();
  file.write_at(0, write_header(header));
  file.commit();
  result.file_size = header.file_size;
  return result;
}

}  // namespace credence
