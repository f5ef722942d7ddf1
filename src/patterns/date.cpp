// SPDX-License-Identifier: Apache-2.0
#include "patterns/date.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "patterns/month_name.hpp"
#include "text/character_kind.hpp"

namespace credence::patterns {
namespace {

// The shapes of dates. Where two of the same length fit, the first counts.
//   D M    day, month: one or two digits, all there are
//   d m    day, month: two digits
//   Y      year: four digits, or two if there are no more
//   F T    year: four digits; two digits
//   N P    a month's name; one that needs no day (MonthName::is_plain)
//   =      a separator, the same wherever this is
//   - +    at most two separators; one or two
//   |      no letter and no digit touches
//   a b c  the signs of the year, the month and, if there is one, the day
// "4.7.1999" is read by "D=M=Y" as day 4, '.', month 7, the same '.', year 1999; "M=D=Y" is as long and comes later.
// "31.12.99x" is D=M=Y, and M=D=Y fails at the month. "040799" is "dmT". "july4" is "|P-D|", and with a letter or digit
// on either side it is nothing. Shapes are skipped that can't begin with as many digits as there are.
struct Shape {
  std::string_view parts;
  unsigned digits;  // with how many digits it may begin: bit n means n, the last one all more
};
constexpr text::Position kMostDigits = 8;
constexpr unsigned digits(auto... counts) { return (... | (1U << counts)); }
constexpr Shape kShapes[] = {
    {"D=M=Y", digits(1, 2)},    {"M=D=Y", digits(1, 2)}, {"Y=M=D", digits(2, 4)}, {"dmF", digits(8)},
    {"mdF", digits(8)},         {"Fmd", digits(8)},      {"dmT", digits(6)},      {"mdT", digits(6)},
    {"Tmd", digits(6)},         {"D-N-Y", digits(1, 2)}, {"Y-N-D", digits(2, 4)}, {"F-P", digits(4)},
    {"Ya-Mb-Dc", digits(2, 4)}, {"N-D+Y", digits(0)},    {"N-dF", digits(0)},     {"P-F", digits(0)},
    {"|P-T|", digits(0)},       {"|P-D|", digits(0)},    {"|D-P|", digits(1, 2)},
};

// In Chinese and Japanese, and in Korean, of which the matching form has the letters.
constexpr std::u32string_view kYearSigns[] = {U"\u5E74", U"\u1102\u1167\u11AB"};
constexpr std::u32string_view kMonthSigns[] = {U"\u6708", U"\u110B\u116F\u11AF"};
constexpr std::u32string_view kDaySigns[] = {U"\u65E5", U"\u110B\u1175\u11AF"};

// Names of fewer letters are parts of other words too often.
constexpr std::size_t kMinNameInLetters = 5;

constexpr int kMonths = 12;

// The digits from `begin` on, at most `most`.
text::Position count_digits(text::TextForm<text::Matching> text, text::Position begin, text::Position most) {
  text::Position count = 0;
  while (count < most && begin + count < text.size() && text::is_digit(text[begin + count])) ++count;
  return count;
}

int value_of(std::span<const char32_t> digits) {
  int value = 0;
  for (const char32_t digit : digits) value = value * 10 + static_cast<int>(digit - U'0');
  return value;
}

// Reads a date of one shape from one position of a text on.
class DateReader {
 public:
  DateReader(text::TextForm<text::Matching> text, text::Position begin) : text_(text), begin_(begin), at_(begin) {}

  [[nodiscard]] std::optional<FoundDate> read(std::string_view shape) {
    const auto reads = [this](char part) { return read_part(part); };
    if (!std::all_of(shape.begin(), shape.end(), reads) || !is_apart() || !is_in_calendar()) return std::nullopt;
    return FoundDate{{begin_, at_}};
  }

 private:
  bool read_part(char part) {
    switch (part) {
      case 'D':
        return read_number(count_digits(text_, at_, 2), day_);
      case 'M':
        return read_month(count_digits(text_, at_, 2));
      case 'd':
        return read_number(2, day_);
      case 'm':
        return read_month(2);
      case 'Y':
        return read_year(count_digits(text_, at_, 3) == 2 ? 2 : 4);
      case 'F':
        return read_year(4);
      case 'T':
        return read_year(2);
      case 'N':
        return read_name(false);
      case 'P':
        return read_name(true);
      case '=':
        return read_same_separator();
      case '-':
        return read_gap(0);
      case '+':
        return read_gap(1);
      case '|':
        return nothing_touches();
      case 'a':
        return read_sign(kYearSigns);
      case 'b':
        return read_sign(kMonthSigns);
      default:
        (void)read_sign(kDaySigns);
        return true;
    }
  }

  bool read_number(text::Position digits, int& number) {
    if (digits == 0 || count_digits(text_, at_, digits) != digits) return false;
    number = value_of(text_.characters().subspan(at_, digits));
    at_ += digits;
    return true;
  }

  bool read_month(text::Position digits) {
    int month = 0;
    if (!read_number(digits, month) || month < 1 || month > kMonths) return false;
    months_ = 1U << (month - 1);
    return true;
  }

  bool read_year(text::Position digits) {
    year_digits_ = digits;
    return read_number(digits, year_);
  }

  bool read_name(bool plain) {
    const MonthName* const name = leading_month_name(text_.characters().subspan(at_), plain);
    if (name == nullptr) return false;
    const text::Position end = at_ + static_cast<text::Position>(name->text.size());
    const bool in_letters =
        (at_ > 0 && text::is_letter(text_[at_ - 1])) || (end < text_.size() && text::is_letter(text_[end]));
    if (in_letters && name->text.size() < kMinNameInLetters) return false;
    months_ = name->months;
    at_ = end;
    return true;
  }

  bool read_same_separator() {
    if (at_ == text_.size() || !text::is_separator(text_[at_])) return false;
    if (separator_ && *separator_ != text_[at_]) return false;
    separator_ = text_[at_];
    ++at_;
    return true;
  }

  bool read_gap(std::size_t least) {
    std::size_t count = 0;
    for (; count < 2 && at_ < text_.size() && text::is_separator(text_[at_]); ++at_) ++count;
    return count >= least;
  }

  bool read_sign(std::span<const std::u32string_view> signs) {
    for (const std::u32string_view sign : signs) {
      const auto here = text_.characters().subspan(at_, std::min<std::size_t>(sign.size(), text_.size() - at_));
      if (!std::equal(here.begin(), here.end(), sign.begin(), sign.end())) continue;
      at_ += static_cast<text::Position>(sign.size());
      return true;
    }
    return false;
  }

  // At an edge of the date, which has a letter or a digit on its side of it.
  [[nodiscard]] bool nothing_touches() const {
    return at_ == 0 || at_ == text_.size() || text::is_separator(text_[at_ - 1]) || text::is_separator(text_[at_]);
  }

  // Whether the numbers at both ends could not be cut otherwise: no digit touches them, or they have all the digits
  // they can have.
  [[nodiscard]] bool is_apart() const {
    const bool touched_before = begin_ > 0 && text::is_digit(text_[begin_ - 1]) && text::is_digit(text_[begin_]);
    const bool touched_after = at_ < text_.size() && text::is_digit(text_[at_]) && text::is_digit(text_[at_ - 1]);
    if (year_digits_ == 2) return !touched_before && !touched_after;
    return !touched_before || text::is_digit(text_[begin_ + 1]);
  }

  // Whether there is such a day in one of the years and one of the months that may be meant.
  [[nodiscard]] bool is_in_calendar() const {
    for (const int century : {0, 1900, 2000}) {
      const int year = century + year_;
      if ((century == 0) != (year_digits_ == 4) || year < kFirstYear || year > kLastYear) continue;
      for (int month = 1; month <= kMonths; ++month) {
        if ((months_ >> (month - 1) & 1U) != 0 && (std::chrono::year(year) / month / day_).ok()) return true;
      }
    }
    return false;
  }

  text::TextForm<text::Matching> text_;
  text::Position begin_;
  text::Position at_;
  text::Position year_digits_ = 0;
  int year_ = 0;
  std::uint32_t months_ = 0;  // those that may be meant: bit 0 is January
  int day_ = 1;               // every month has it, in case none is named
  std::optional<char32_t> separator_;
};

// The longest date that begins at `begin`. No more of the text is looked at than a date can have.
std::optional<FoundDate> date_at(text::TextForm<text::Matching> text, text::Position begin) {
  const text::Position digits = count_digits(text, begin, kMostDigits);
  if (digits == 0 && leading_month_name(text.characters().subspan(begin), false) == nullptr) return std::nullopt;
  std::optional<FoundDate> longest;
  for (const Shape& shape : kShapes) {
    if ((shape.digits >> digits & 1U) == 0) continue;
    const auto date = DateReader(text, begin).read(shape.parts);
    if (date && (!longest || date->range.end > longest->range.end)) longest = date;
  }
  return longest;
}

}  // namespace

std::vector<FoundDate> find_dates(text::TextForm<text::Matching> text) {
  std::vector<FoundDate> dates;
  if (std::none_of(text.begin(), text.end(), text::is_digit)) return dates;
  for (text::Position i = 0; i < text.size();) {
    const auto date = date_at(text, i);
    if (date) dates.push_back(*date);
    i = date ? date->range.end : i + 1;
  }
  return dates;
}

std::vector<FoundDate> find_years(text::TextForm<text::Matching> text) {
  std::vector<FoundDate> years;
  for (text::Position i = 0; i < text.size(); ++i) {
    const text::Position digits = count_digits(text, i, text.size());
    if (digits == 4) {
      const int year = value_of(text.characters().subspan(i, digits));
      if (year >= kFirstYear && year <= kLastYear) years.push_back({{i, i + digits}});
    }
    i += digits;  // where no digit is
  }
  return years;
}

}  // namespace credence::patterns
