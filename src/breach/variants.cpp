// SPDX-License-Identifier: Apache-2.0
#include "breach/variants.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "text/character_kind.hpp"
#include "text/leet.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace credence::breach {
namespace {

using Characters = text::SecureCodePoints;
using CharacterSpan = std::span<const char32_t>;

constexpr std::size_t kLeastKept = 6;
constexpr std::size_t kMostChanged = 4;

// What people put behind a word, the commonest first.
constexpr std::u32string_view kEndings[] = {U"1", U"123", U"12", U"2", U"!", U"3", U"7"};

bool is_letter(char32_t c) { return text::is_alphabetic(c) || text::is_mark(c); }

char32_t other_case(char32_t c) { return text::is_uppercase(c) ? text::simple_fold(c) : text::simple_upper(c); }

}  // namespace

class VariantMaker {
 public:
  VariantMaker(CharacterSpan password, Variants& out) : password_(password), out_(out) {
    const auto first = std::find_if(password.begin(), password.end(), is_letter);
    head_ = static_cast<std::size_t>(first - password.begin());
    tail_ = static_cast<std::size_t>(std::find_if(password.rbegin(), password.rend(), is_letter) - password.rbegin());
    has_letters_ = first != password.end();
  }

  void make() {
    if (!has_letters_) return;  // a number is not made of another one
    const CharacterSpan stem = password_.first(password_.size() - tail_);
    if (tail_ == 0) {
      add(password_.first(password_.size() - 1), 1, 0);
    } else {
      add(stem, tail_, 0);
      for (const std::size_t removed : {2, 1, 3, 4}) {
        if (removed < tail_) add(password_.first(password_.size() - removed), removed, 0);
      }
    }
    add_recased(password_, 0);
    add_recased(stem, tail_);
    if (tail_ != 0) add_endings(stem, 4);
    const CharacterSpan rest = password_.subspan(head_);
    if (head_ != 0) add(rest, head_, 0);
    add_without_leet(stem);
    add_years();
    add_half();
    if (head_ != 0) add_recased(rest, head_);
    if (tail_ != 0) add_endings(stem, std::size(kEndings));
  }

 private:
  // Adds a variant for which so many characters of the password were removed, and others changed or put in their place,
  // if that is in bounds.
  void add(CharacterSpan variant, std::size_t removed, std::size_t changed) {
    const std::size_t size = password_.size();
    if (removed + changed > kMostChanged || removed + changed == 0) return;
    const std::size_t kept = size - removed;
    if (kept < kLeastKept || kept * 3 < size * 2) return;
    append(variant);
  }

  void append(CharacterSpan variant) {
    if (out_.ends_.size() == Variants::kMost || std::none_of(variant.begin(), variant.end(), is_letter)) return;
    std::array<char, text::kMaxUtf8> bytes;
    for (const char32_t c : variant) out_.bytes_.append(bytes.data(), text::encode_utf8(c, bytes.data()));
    OPENSSL_cleanse(bytes.data(), bytes.size());
    out_.ends_.push_back(static_cast<std::uint32_t>(out_.bytes_.size()));
  }

  // With another case of the first character, and all lower-case, of what is left of the password.
  void add_recased(CharacterSpan part, std::size_t removed) {
    Characters changed;
    changed.append(part.data(), part.size());
    if (!part.empty()) changed[0] = other_case(part[0]);
    if (!part.empty() && changed[0] != part[0]) add(changed.span(), removed, 1);
    std::size_t lowered = 0;
    for (std::size_t i = 0; i < part.size(); ++i) {
      changed[i] = text::is_uppercase(part[i]) ? text::simple_fold(part[i]) : part[i];
      lowered += changed[i] != part[i] ? 1 : 0;
    }
    const bool is_new = lowered > 1 || (lowered == 1 && changed[0] == part[0]);
    if (is_new) add(changed.span(), removed, lowered);
  }

  // With the first `count` endings of kEndings that were not added yet, instead of what is behind the last letter.
  void add_endings(CharacterSpan stem, std::size_t count) {
    for (; endings_ < count; ++endings_) {
      const std::u32string_view ending = kEndings[endings_];
      Characters changed;
      changed.append(stem.data(), stem.size());
      changed.append(ending.data(), ending.size());
      if (!std::equal(changed.begin(), changed.end(), password_.begin(), password_.end())) {
        add(changed.span(), tail_, std::max(tail_, ending.size()) - tail_);
      }
    }
  }

  // With letters for what stands for them, before the last letter and everywhere: the first letter it may stand for,
  // and the last. All that matters of the others is in these.
  void add_without_leet(CharacterSpan stem) {
    for (const bool take_last : {false, true}) {
      for (const CharacterSpan part : {stem, password_}) {
        Characters changed;
        std::size_t replaced = 0;
        bool is_choice = false;
        for (const char32_t c : part) {
          const text::LetterSet letters = is_letter(c) ? 0 : text::leet_letters(c);
          is_choice |= !std::has_single_bit(letters) && letters != 0;
          const int letter = take_last ? 31 - std::countl_zero(letters) : std::countr_zero(letters);
          changed.push_back(letters == 0 ? c : U'a' + static_cast<char32_t>(letter));
          replaced += letters != 0 ? 1 : 0;
        }
        if (replaced == 0 || (take_last && !is_choice)) continue;
        add(changed.span(), password_.size() - part.size(), replaced);
        if (tail_ == 0) break;  // the stem is the password
      }
    }
  }

  // With the years next to one in the password, the last before the next.
  void add_years() {
    const auto digit = [&](std::size_t i) { return i < password_.size() && text::is_digit(password_[i]); };
    for (std::size_t i = 0; i + 4 <= password_.size(); ++i) {
      if ((i != 0 && digit(i - 1)) || digit(i + 4) || !digit(i) || !digit(i + 1) || !digit(i + 2) || !digit(i + 3))
        continue;
      std::uint32_t year = 0;
      for (std::size_t j = i; j < i + 4; ++j) year = year * 10 + (password_[j] - U'0');
      if (year < 1900 || year > 2099) continue;
      for (const std::uint32_t other : {year - 1, year + 1, year - 2, year + 2}) {
        Characters changed;
        changed.append(password_.data(), password_.size());
        std::uint32_t rest = other;
        for (std::size_t j = i + 4; j-- > i; rest /= 10) changed[j] = U'0' + rest % 10;
        add(changed.span(), 0, 2);
      }
      return;  // of the first year alone
    }
  }

  // Nothing is lost in the half of a text that is there twice.
  void add_half() {
    const std::size_t half = password_.size() / 2;
    const CharacterSpan first = password_.first(half);
    const bool is_twice = password_.size() % 2 == 0 &&
                          std::equal(first.begin(), first.end(), password_.begin() + static_cast<std::ptrdiff_t>(half));
    if (is_twice && half >= kLeastKept) append(first);
  }

  const CharacterSpan password_;
  Variants& out_;
  std::size_t head_ = 0, tail_ = 0;  // characters before the first letter and after the last
  bool has_letters_ = false;
  std::size_t endings_ = 0;
};

Variants::Variants(std::span<const char32_t> password) { VariantMaker(password, *this).make(); }

}  // namespace credence::breach
