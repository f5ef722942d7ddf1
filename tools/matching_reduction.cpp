// SPDX-License-Identifier: Apache-2.0
#include "matching_reduction.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include <map>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace credence::tools {
namespace {

constexpr char32_t kVoicedSoundMark = 0x3099;
constexpr char32_t kSemiVoicedSoundMark = 0x309A;
constexpr char32_t kKatakanaToHiragana = 0x60;

void require(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));
}

const icu::Normalizer2& nfkc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKCInstance(status);
  require(status);
  return *form;
}

const icu::Normalizer2& nfkd() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKDInstance(status);
  require(status);
  return *form;
}

icu::UnicodeString normalized(const icu::Normalizer2& form, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result = form.normalize(text, status);
  require(status);
  return result;
}

/// The UTS #39 skeleton of one code point, as UTF-16.
icu::UnicodeString skeleton(UChar32 code_point) {
  struct Close {
    void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
  };
  static const std::unique_ptr<USpoofChecker, Close> checker = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<USpoofChecker, Close> opened(uspoof_open(&status));
    require(status);
    return opened;
  }();
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result;
  uspoof_getSkeletonUnicodeString(checker.get(), 0, icu::UnicodeString(code_point), result, &status);
  require(status);
  return result;
}

bool is_accent(UChar32 c) {
  if ((U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_MC_MASK)) == 0) return false;
  if (c == kVoicedSoundMark || c == kSemiVoicedSoundMark) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  require(status);
  switch (script) {
    case USCRIPT_INHERITED:
    case USCRIPT_COMMON:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_HEBREW:
    case USCRIPT_ARABIC:
      return true;
    default:
      return false;
  }
}

/// Katakana with a hiragana twin, the iteration marks included.
bool is_twin_katakana(UChar32 c) { return (c >= 0x30A1 && c <= 0x30F6) || c == 0x30FD || c == 0x30FE; }

/// The letter x of "LATIN SMALL LETTER X WITH ..." and "LATIN LETTER SMALL CAPITAL X", or 0.
char letter_of_name(UChar32 c) {
  char buffer[128];
  UErrorCode status = U_ZERO_ERROR;
  u_charName(c, U_UNICODE_CHAR_NAME, buffer, sizeof buffer, &status);
  require(status);
  std::string_view name = buffer;
  constexpr std::string_view kSmallLetter = "LATIN SMALL LETTER ";
  constexpr std::string_view kSmallCapital = "LATIN LETTER SMALL CAPITAL ";
  if (name.starts_with(kSmallLetter)) {
    name.remove_prefix(kSmallLetter.size());
  } else if (name.starts_with(kSmallCapital)) {
    name.remove_prefix(kSmallCapital.size());
  } else {
    return 0;
  }
  if (name.empty() || !(name.size() == 1 || name.substr(1).starts_with(" WITH "))) return 0;
  return static_cast<char>(name[0] - 'A' + 'a');
}

/// Usual spellings of Latin letters whose name does not tell them.
const std::map<UChar32, std::u32string>& spelled_letters() {
  static const std::map<UChar32, std::u32string> letters = {
      {0x00E6, U"ae"},  // ae
      {0x00F0, U"d"},   // eth
      {0x00FE, U"th"},  // thorn
      {0x0131, U"i"},   // dotless i
      {0x0153, U"oe"},  // oe
      {0x0237, U"j"},   // dotless j
  };
  return letters;
}

/// Skeletons of the ASCII letters; a lower-case letter comes before a capital with the same skeleton.
char letter_of_skeleton(const icu::UnicodeString& wanted) {
  static const std::map<icu::UnicodeString, char> letters = [] {
    std::map<icu::UnicodeString, char> made;
    for (char c = 'a'; c <= 'z'; ++c) made.emplace(skeleton(c), c);
    for (char c = 'a'; c <= 'z'; ++c) made.emplace(skeleton(c - 'a' + 'A'), c);
    return made;
  }();
  const auto found = letters.find(wanted);
  return found == letters.end() ? '\0' : found->second;
}

/// Steps 4 to 6 for one character of the decomposed, folded, unaccented text.
std::u32string reduced(UChar32 c) {
  if (c < 0x80) return {static_cast<char32_t>(c)};
  if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) return {U'0' + static_cast<char32_t>(u_charDigitValue(c))};
  if (is_twin_katakana(c)) return {static_cast<char32_t>(c) - kKatakanaToHiragana};
  if (!u_isalpha(c)) return {static_cast<char32_t>(c)};
  if (const auto spelled = spelled_letters().find(c); spelled != spelled_letters().end()) return spelled->second;
  char letter = letter_of_name(c);
  if (letter != 0) return {static_cast<char32_t>(letter)};
  letter = letter_of_skeleton(skeleton(c));
  if (letter == 0) letter = letter_of_skeleton(skeleton(u_toupper(c)));
  return {letter != 0 ? static_cast<char32_t>(letter) : static_cast<char32_t>(c)};
}

/// One code point that Unicode has for a phrase (U+FDFA, U+FDFB).
bool is_phrase(char32_t c) {
  constexpr int32_t kLongestWord = 7;
  return normalized(nfkd(), icu::UnicodeString(static_cast<UChar32>(c))).length() > kLongestWord;
}

std::u32string reduce_once(const std::u32string& text) {
  icu::UnicodeString kept;
  for (const char32_t c : text) {
    if (!is_default_ignorable(c)) kept.append(static_cast<UChar32>(c));
  }
  icu::UnicodeString folded = normalized(nfkc(), kept).foldCase(U_FOLD_CASE_DEFAULT);
  const icu::UnicodeString apart = normalized(nfkd(), normalized(nfkc(), folded));
  std::u32string result;
  for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = apart.char32At(i);
    if (!is_accent(c)) result += reduced(c);
  }
  return result;
}

}  // namespace

bool is_default_ignorable(char32_t code_point) {
  return u_hasBinaryProperty(static_cast<UChar32>(code_point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

std::u32string matching_reduction(const std::u32string& text) {
  std::u32string result;
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
    if (is_phrase(text[begin])) {
      result += text[end++];
      continue;
    }
    while (end < text.size() && !is_phrase(text[end])) ++end;
    std::u32string now = reduce_once(text.substr(begin, end - begin));
    for (std::u32string next = reduce_once(now); next != now; next = reduce_once(now)) now = next;
    result += now;
  }
  return result;
}

}  // namespace credence::tools
