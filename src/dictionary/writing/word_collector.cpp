// SPDX-License-Identifier: Apache-2.0
#include "dictionary/writing/word_collector.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "dictionary/format.hpp"
#include "dictionary/writing/word_reader.hpp"
#include "platform/bytes.hpp"
#include "text/character_kind.hpp"
#include "text/leet.hpp"
#include "text/letter_weight.hpp"
#include "text/matching_form.hpp"
#include "text/utf8.hpp"

namespace credence::dictionary::writing {
namespace {

// A spooled word: list and rank in four bytes each, then the letters.
constexpr std::size_t kOriginSize = 8;

// A word whose rank follows from its count: what it is sorted by, in eight bytes each, then the letters.
constexpr std::size_t kCountKeySize = 16;

constexpr std::uint32_t as_rank(std::uint64_t number) noexcept {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(number, UINT32_MAX));
}

// Gives the words of one list their ranks by falling count; those of one count in the order of their lines.
class CountRanker {
 public:
  CountRanker(const std::filesystem::path& target, std::uint64_t memory) : sorter_(target, memory) {}

  void add(std::string_view letters, std::uint64_t count) {
    key_.resize(kCountKeySize);
    platform::store_be64(key_.data(), ~count);
    platform::store_be64(&key_[8], added_++);
    key_ += letters;
    sorter_.add(key_);
  }
  template <typename Visit>
  void for_each(const Visit& visit) {
    std::uint64_t rank = 0;
    sorter_.for_each([&](std::string_view key) { visit(key.substr(kCountKeySize), as_rank(++rank)); });
  }

 private:
  workshop::StringSorter sorter_;
  std::string key_;
  std::uint64_t added_ = 0;
};

}  // namespace

// A list of lines or ranks gives each word its rank as it comes; one of counts only when all its counts are known, so
// its words take a way through a sorter of their own.
void WordCollector::read(const WordListInput& input, std::uint32_t list) {
  CountRanker ranker(target_, options_.memory);
  std::uint64_t line_number = 0;
  for_each_line(input, monitor_, [&](const text::LineReader::Line& line) {
    ++result_.lines;
    std::uint64_t number = ++line_number;
    std::string_view text = line.text;
    const auto has_number = [&] {
      return split_number(text, number) && (input.order != WordOrder::kRanks || (number != 0 && number <= UINT32_MAX));
    };
    census_.add(input.order == WordOrder::kLines ? text : text.substr(0, text.rfind('\t')));
    if (line.too_long) {
      ++result_.too_long;
    } else if (input.order != WordOrder::kLines && !has_number()) {
      ++result_.malformed;
    } else if (fold(text)) {
      if (input.order == WordOrder::kCounts) {
        ranker.add(utf8_, number);
      } else {
        keep(utf8_, {list, as_rank(number)});
        if (join()) keep(utf8_, {list, as_rank(number)});
      }
    }
  });
  ranker.for_each([&](std::string_view letters, std::uint32_t rank) {
    keep(letters, {list, rank});
    folded_.clear();
    for (text::Utf8Reader reader(letters); reader.next();) folded_ += reader.current().code_point;
    if (join()) keep(utf8_, {list, rank});
  });
}

// Brings a word into the matching form, or counts why it is dropped. Blanks around it are not its letters.
bool WordCollector::fold(std::string_view line) {
  constexpr std::string_view kBlanks = " \t";
  line.remove_prefix(std::min(line.find_first_not_of(kBlanks), line.size()));
  line = line.substr(0, line.find_last_not_of(kBlanks) + 1);
  if (text::find_ill_formed(line)) {
    ++result_.not_utf8;
    return false;
  }
  folded_.clear();
  text::append_matching_form(line, folded_);
  if (folded_.size() > std::min(options_.max_letters, kMaxWordLetters)) {
    ++result_.too_long;
    return false;
  }
  const std::uint32_t weight =
      std::accumulate(folded_.begin(), folded_.end(), 0U,
                      [](std::uint32_t sum, char32_t letter) { return sum + text::letter_weight(letter); });
  if (folded_.empty() || weight < options_.min_letters) {
    ++result_.too_short;
    return false;
  }
  encode();
  return true;
}

// An entry of several words is also one word without what is between them: a blank, or a sign between letters that is
// none in leet spelling. False if there is nothing between.
bool WordCollector::join() {
  const auto is_between = [&](std::size_t i) {
    const char32_t c = folded_[i];
    if (i == 0 || i + 1 == folded_.size() || !text::is_separator(c) || text::leet_letters(c) != 0) return false;
    const auto is_joined = c == U' ' ? +[](char32_t beside) { return !text::is_separator(beside); } : text::is_letter;
    return is_joined(folded_[i - 1]) && is_joined(folded_[i + 1]);
  };
  std::u32string joined;
  for (std::size_t i = 0; i < folded_.size(); ++i) {
    if (!is_between(i)) joined += folded_[i];
  }
  if (joined.size() == folded_.size()) return false;
  folded_ = std::move(joined);
  encode();
  return true;
}

// Makes `utf8_` of `folded_`, whose letters are counted.
void WordCollector::encode() {
  utf8_.clear();
  for (const char32_t letter : folded_) {
    ++letters_[letter];
    std::array<char, text::kMaxUtf8> code;
    utf8_.append(code.data(), text::encode_utf8(letter, code.data()));
  }
}

void WordCollector::keep(std::string_view letters, WordOrigin origin) {
  std::array<char, kOriginSize + text::kMaxUtf8 * kMaxWordLetters> record;
  platform::store_le32(record.data(), origin.list);
  platform::store_le32(&record[4], origin.rank);
  std::copy(letters.begin(), letters.end(), record.begin() + kOriginSize);
  words_.append({record.data(), kOriginSize + letters.size()});
  ++kept_;
  monitor_.advance(0, 1);
}

void WordCollector::for_each(const std::function<void(std::string_view, WordOrigin)>& visit) const {
  workshop::RunReader reader = words_.read();
  while (reader.next()) {
    const std::string_view record = reader.record();
    visit(record.substr(kOriginSize), {platform::load_le32(record.data()), platform::load_le32(&record[4])});
  }
}

}  // namespace credence::dictionary::writing
