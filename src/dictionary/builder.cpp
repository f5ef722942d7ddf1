// SPDX-License-Identifier: Apache-2.0
// Compiles word lists: reads and folds the words, numbers the letters, sorts, and writes the file.
#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <unordered_map>

#include "credence/build.hpp"
#include "dictionary/alphabet.hpp"
#include "dictionary/automaton_builder.hpp"
#include "dictionary/format.hpp"
#include "dictionary/letter_weight.hpp"
#include "dictionary/word_reader.hpp"
#include "platform/atomic_file.hpp"
#include "platform/bytes.hpp"
#include "platform/crc32c.hpp"
#include "text/matching_form.hpp"
#include "text/utf8.hpp"

namespace credence {
namespace internal {
namespace {

constexpr std::uint64_t kLinesBetweenCalls = 65536;

// A word in one of the arenas below, with its entry.
struct Word {
  std::uint64_t offset;
  std::uint32_t length;
  std::uint32_t list;
  std::uint64_t rank;  // the count, until rank_by_count()
};

// The words of all lists in the matching form.
class Collector {
 public:
  Collector(const DictionaryBuildOptions& options, DictionaryBuildResult& result)
      : options_(options), result_(result) {}

  void read(const WordListInput& input, std::uint32_t list) {
    const std::size_t first = words_.size();
    std::uint64_t line_number = 0;
    const auto line = [&](std::string_view text) {
      ++line_number;
      std::uint64_t number = line_number;
      if (input.order != WordOrder::kLines && !split_number(text, number)) {
        ++result_.malformed;
      } else if (input.order == WordOrder::kRanks && (number == 0 || number > UINT32_MAX)) {
        ++result_.malformed;
      } else {
        add(text, list, number);
      }
      if (++result_.lines % kLinesBetweenCalls == 0) report();
    };
    for_each_line(input.path, input.encoding, line, progress_.bytes_read);
    if (input.order == WordOrder::kCounts) rank_by_count(first);
  }

  std::vector<Word>& words() { return words_; }
  [[nodiscard]] std::u32string_view text(const Word& word) const {
    return std::u32string_view(text_).substr(static_cast<std::size_t>(word.offset), word.length);
  }

 private:
  // Blanks around a word are not its letters.
  void add(std::string_view line, std::uint32_t list, std::uint64_t number) {
    constexpr std::string_view kBlanks = " \t";
    line.remove_prefix(std::min(line.find_first_not_of(kBlanks), line.size()));
    line = line.substr(0, line.find_last_not_of(kBlanks) + 1);
    if (find_ill_formed(line)) {
      ++result_.not_utf8;
      return;
    }
    const std::size_t offset = text_.size();
    append_matching_form(line, text_);
    const std::uint64_t letters =
        std::accumulate(text_.begin() + static_cast<std::ptrdiff_t>(offset), text_.end(), std::uint64_t{0},
                        [](std::uint64_t sum, char32_t letter) { return sum + letter_weight(letter); });
    const std::size_t length = text_.size() - offset;
    const bool too_long = length > std::min(options_.max_letters, kMaxWordLetters);
    if (length == 0 || letters < options_.min_letters || too_long) {
      ++(too_long ? result_.too_long : result_.too_short);
      text_.resize(offset);
      return;
    }
    words_.push_back({offset, static_cast<std::uint32_t>(length), list, number});
  }

  // Turns the counts of the words from `first` on into ranks.
  void rank_by_count(std::size_t first) {
    const auto begin = words_.begin() + static_cast<std::ptrdiff_t>(first);
    std::stable_sort(begin, words_.end(), [](const Word& a, const Word& b) { return a.rank > b.rank; });
    std::uint64_t rank = 0;
    for (auto word = begin; word != words_.end(); ++word) word->rank = ++rank;
  }

  void report() {
    progress_.entries = words_.size();
    if (options_.progress && !options_.progress(progress_)) {
      throw Error(ErrorCode::kIo, "the build was stopped; nothing was written");
    }
  }

  const DictionaryBuildOptions& options_;
  DictionaryBuildResult& result_;
  BuildProgress progress_;
  std::u32string text_;
  std::vector<Word> words_;
};

// The letters beyond a to z, numbered from 26 on, the most frequent first.
std::map<char32_t, std::uint32_t> number_letters(Collector& collector) {
  std::unordered_map<char32_t, std::uint64_t> frequency;
  for (const Word& word : collector.words()) {
    for (const char32_t letter : collector.text(word)) {
      if (letter < U'a' || letter > U'z') ++frequency[letter];
    }
  }
  std::vector<std::pair<char32_t, std::uint64_t>> letters(frequency.begin(), frequency.end());
  std::sort(letters.begin(), letters.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  if (letters.size() > kMaxLetters - kLatinLetters) {
    throw Error(ErrorCode::kUnsupported, "the words have " + std::to_string(letters.size()) +
                                             " different letters; a dictionary holds " +
                                             std::to_string(kMaxLetters - kLatinLetters));
  }
  std::map<char32_t, std::uint32_t> numbers;
  std::uint32_t number = kLatinLetters;
  for (const auto& [letter, count] : letters) numbers[letter] = number++;
  return numbers;
}

// Turns words into strings of symbols, sorts them and keeps the commonest entry of each.
std::string encode_and_sort(Collector& collector, const std::map<char32_t, std::uint32_t>& numbers) {
  std::string symbols;
  std::vector<Word>& words = collector.words();
  for (Word& word : words) {
    const std::u32string_view text = collector.text(word);
    word.offset = symbols.size();
    for (const char32_t letter : text) {
      const bool latin = letter >= U'a' && letter <= U'z';
      const LetterCode code = letter_code(latin ? letter - U'a' : numbers.at(letter));
      symbols.append(reinterpret_cast<const char*>(code.symbols.data()), code.count);
    }
    word.length = static_cast<std::uint32_t>(symbols.size() - word.offset);
  }
  const auto view = [&](const Word& word) {
    return std::string_view(symbols).substr(static_cast<std::size_t>(word.offset), word.length);
  };
  std::sort(words.begin(), words.end(), [&](const Word& a, const Word& b) {
    const int order = view(a).compare(view(b));
    if (order != 0) return order < 0;
    return a.rank != b.rank ? a.rank < b.rank : a.list < b.list;
  });
  words.erase(std::unique(words.begin(), words.end(), [&](const Word& a, const Word& b) { return view(a) == view(b); }),
              words.end());
  return symbols;
}

// The table of lists, with the words that each list has in the end.
std::string list_table(const std::vector<WordListInput>& inputs, const std::vector<Word>& words) {
  std::vector<std::uint64_t> counts(inputs.size());
  for (const Word& word : words) ++counts[word.list];
  std::string table;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const WordList& list = inputs[i].list;
    if (list.name.size() > 255 || list.language.size() > 255) {
      throw Error(ErrorCode::kInvalidArgument, "the name or language of a word list is longer than 255 bytes");
    }
    std::array<char, 12> fixed{static_cast<char>(list.kind), static_cast<char>(list.name.size()),
                               static_cast<char>(list.language.size())};
    store_le64(&fixed[4], counts[i]);
    table.append(fixed.data(), fixed.size());
    table += list.name;
    table += list.language;
  }
  return table;
}

// The entries, packed bit to bit in the order of the words.
std::string pack_entries(const std::vector<Word>& words, DictionaryHeader& header) {
  std::uint64_t max_rank = 0;
  for (const Word& word : words) max_rank = std::max(max_rank, word.rank);
  header.rank_bits = static_cast<std::uint8_t>(std::bit_width(max_rank));
  header.list_bits = static_cast<std::uint8_t>(std::bit_width(header.lists - 1U));
  const unsigned bits = static_cast<unsigned>(header.rank_bits) + header.list_bits;
  std::string packed;
  std::uint64_t pending = 0;
  unsigned used = 0;
  for (const Word& word : words) {
    const std::uint64_t value = std::uint64_t{word.list} << header.rank_bits | word.rank;
    pending |= value << used;
    for (used += bits; used >= 8; used -= 8, pending >>= 8) packed.push_back(static_cast<char>(pending & 0xFF));
  }
  if (used != 0) packed.push_back(static_cast<char>(pending & 0xFF));
  return packed;
}

// Sections one behind the other, each at a multiple of eight, and the padding.
class Sections {
 public:
  Section add(std::string_view section) {
    const Section where{kDictionaryHeaderSize + bytes_.size(), section.size()};
    bytes_ += section;
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
    return where;
  }
  [[nodiscard]] std::string finish() && {
    bytes_.resize(bytes_.size() + kDictionaryPadding);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
};

}  // namespace
}  // namespace internal

DictionaryBuildResult build_dictionary_file(const std::vector<WordListInput>& inputs,
                                            const std::filesystem::path& output,
                                            const DictionaryBuildOptions& options) {
  using namespace internal;
  DictionaryBuildResult result;
  Collector collector(options, result);
  for (std::size_t i = 0; i < inputs.size(); ++i) collector.read(inputs[i], static_cast<std::uint32_t>(i));
  std::vector<Word>& words = collector.words();
  if (words.empty()) {
    throw Error(ErrorCode::kBadFile, "the word lists hold no word that could be kept; nothing was written");
  }
  const std::uint64_t kept = words.size();
  const std::map<char32_t, std::uint32_t> numbers = number_letters(collector);
  const std::string symbols = encode_and_sort(collector, numbers);
  result.words = words.size();
  result.duplicates = kept - words.size();

  AutomatonBuilder automaton;
  for (const Word& word : words) {
    automaton.add(std::string_view(symbols).substr(static_cast<std::size_t>(word.offset), word.length));
  }
  const AutomatonBuilder::Result built = automaton.finish();

  std::string alphabet;
  for (const auto& [letter, number] : numbers) {
    std::array<char, 8> pair{};
    store_le32(pair.data(), static_cast<std::uint32_t>(letter));
    store_le32(&pair[4], number);
    alphabet.append(pair.data(), pair.size());
  }

  DictionaryHeader header;
  header.matching_form = kMatchingFormVersion;
  header.lists = static_cast<std::uint32_t>(inputs.size());
  header.words = words.size();
  header.letters = static_cast<std::uint32_t>(numbers.size());
  header.pointer_bytes = built.pointer_bytes;
  Sections sections;
  header.alphabet = sections.add(alphabet);
  header.list_table = sections.add(list_table(inputs, words));
  header.automaton = sections.add(built.records);
  header.entries = sections.add(pack_entries(words, header));
  const std::string body = std::move(sections).finish();
  header.file_size = kDictionaryHeaderSize + body.size();
  header.checksum = crc32c(0, as_bytes(body));

  AtomicFile file(output);
  file.write(write_header(header));
  file.write(body);
  file.commit();
  result.file_size = header.file_size;
  return result;
}

}  // namespace credence
