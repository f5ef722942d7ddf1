// SPDX-License-Identifier: Apache-2.0
#include "text/unicode.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <array>
#include <string_view>

#include "credence/error.hpp"
#include "platform/memory.hpp"

namespace credence::text {
namespace {

// UTF-16 units of the longest canonical decomposition.
constexpr int32_t kMaxDecompositionUnits = 2 * static_cast<int32_t>(kMaxDecomposition);

UChar32 icu(char32_t code_point) { return static_cast<UChar32>(code_point); }

/// ICU's NFC, which ICU makes once. self_test() finds out whether it could, before anything else uses it.
const UNormalizer2* nfc() noexcept {
  UErrorCode status = U_ZERO_ERROR;
  static const UNormalizer2* const form = unorm2_getNFCInstance(&status);
  return form;
}

[[noreturn]] void refuse(std::string_view what) {
  throw Error(ErrorCode::kUnsupported,
              fmt::format("ICU {} {}: install an ICU of version 70 or later with its full data", U_ICU_VERSION, what));
}

void require_nfc() {
  platform::need_memory();
  UErrorCode status = U_ZERO_ERROR;
  (void)unorm2_getNFCInstance(&status);
  if (status == U_MEMORY_ALLOCATION_ERROR) {
    throw Error(ErrorCode::kNoMemory,
                "memory ran out when ICU was first used, and ICU does not try again; start the process anew");
  }
  if (U_FAILURE(status)) refuse("has no normalisation data");
}

}  // namespace

void self_test() {
  constexpr char32_t kCombiningAcute = 0x0301;
  constexpr char32_t kEAcute = 0x00E9;
  constexpr UChar kSharpS = 0x00DF;
  require_nfc();
  char32_t parts[kMaxDecomposition];
  if (compose(U'e', kCombiningAcute) != kEAcute || decompose(kEAcute, parts) != 2 || parts[1] != kCombiningAcute) {
    refuse("does not compose e and U+0301 to U+00E9");
  }
  UErrorCode status = U_ZERO_ERROR;
  std::array<UChar, 4> folded{};
  const int32_t length =
      u_strFoldCase(folded.data(), static_cast<int32_t>(folded.size()), &kSharpS, 1, U_FOLD_CASE_DEFAULT, &status);
  if (U_FAILURE(status) || std::u16string_view(folded.data(), static_cast<std::size_t>(length)) != u"ss") {
    refuse("does not fold U+00DF to ss");
  }
  if (!is_uppercase(U'A') || is_uppercase(U'a') || !is_unassigned(0x0378) ||
      grapheme_break(U'\r') != GraphemeBreak::kCr) {
    refuse("has no properties of characters");
  }
}

bool is_uppercase(char32_t code_point) noexcept { return u_isUUppercase(icu(code_point)) != 0; }
bool is_lowercase(char32_t code_point) noexcept { return u_isULowercase(icu(code_point)) != 0; }
bool is_alphabetic(char32_t code_point) noexcept { return u_isUAlphabetic(icu(code_point)) != 0; }
bool is_decimal_digit(char32_t code_point) noexcept { return u_charType(icu(code_point)) == U_DECIMAL_DIGIT_NUMBER; }
bool is_unassigned(char32_t code_point) noexcept { return u_charType(icu(code_point)) == U_UNASSIGNED; }
bool is_mark(char32_t code_point) noexcept { return (U_GET_GC_MASK(icu(code_point)) & U_GC_M_MASK) != 0; }
bool is_white_space(char32_t code_point) noexcept { return u_isUWhiteSpace(icu(code_point)) != 0; }
bool is_control(char32_t code_point) noexcept { return u_charType(icu(code_point)) == U_CONTROL_CHAR; }
char32_t simple_fold(char32_t code_point) noexcept {
  return static_cast<char32_t>(u_foldCase(icu(code_point), U_FOLD_CASE_DEFAULT));
}

char32_t simple_upper(char32_t code_point) noexcept { return static_cast<char32_t>(u_toupper(icu(code_point))); }

GraphemeBreak grapheme_break(char32_t code_point) noexcept {
  if (code_point >= 0x20 && code_point < 0x7F) return GraphemeBreak::kOther;  // most of most passwords
  switch (u_getIntPropertyValue(icu(code_point), UCHAR_GRAPHEME_CLUSTER_BREAK)) {
    case U_GCB_CR:
      return GraphemeBreak::kCr;
    case U_GCB_LF:
      return GraphemeBreak::kLf;
    case U_GCB_CONTROL:
      return GraphemeBreak::kControl;
    case U_GCB_EXTEND:
      return GraphemeBreak::kExtend;
    case U_GCB_ZWJ:
      return GraphemeBreak::kZeroWidthJoiner;
    case U_GCB_REGIONAL_INDICATOR:
      return GraphemeBreak::kRegionalIndicator;
    case U_GCB_PREPEND:
      return GraphemeBreak::kPrepend;
    case U_GCB_SPACING_MARK:
      return GraphemeBreak::kSpacingMark;
    case U_GCB_L:
      return GraphemeBreak::kHangulL;
    case U_GCB_V:
      return GraphemeBreak::kHangulV;
    case U_GCB_T:
      return GraphemeBreak::kHangulT;
    case U_GCB_LV:
      return GraphemeBreak::kHangulLv;
    case U_GCB_LVT:
      return GraphemeBreak::kHangulLvt;
    default:
      return u_hasBinaryProperty(icu(code_point), UCHAR_EXTENDED_PICTOGRAPHIC) != 0 ? GraphemeBreak::kPictographic
                                                                                    : GraphemeBreak::kOther;
  }
}

std::size_t decompose(char32_t code_point, char32_t* out) noexcept {
  UErrorCode status = U_ZERO_ERROR;
  std::array<UChar, kMaxDecompositionUnits> units;
  const int32_t length = unorm2_getDecomposition(nfc(), icu(code_point), units.data(), kMaxDecompositionUnits, &status);
  if (U_FAILURE(status) || length <= 0 || length > kMaxDecompositionUnits) {
    out[0] = code_point;
    return 1;
  }
  std::size_t count = 0;
  for (int32_t i = 0; i < length && count < kMaxDecomposition;) {
    UChar32 c = 0;
    U16_NEXT(units.data(), i, length, c);
    out[count++] = static_cast<char32_t>(c);
  }
  return count;
}

std::string unicode_version() {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
  u_versionToString(version, text.data());
  return text.data();
}

std::optional<char32_t> compose(char32_t first, char32_t second) noexcept {
  const UChar32 composite = unorm2_composePair(nfc(), icu(first), icu(second));
  if (composite < 0) return std::nullopt;
  return static_cast<char32_t>(composite);
}

std::uint8_t combining_class(char32_t code_point) noexcept { return unorm2_getCombiningClass(nfc(), icu(code_point)); }

bool starts_segment(char32_t code_point) noexcept { return unorm2_hasBoundaryBefore(nfc(), icu(code_point)) != 0; }

bool never_in_nfc(char32_t code_point) noexcept {
  return u_getIntPropertyValue(icu(code_point), UCHAR_NFC_QUICK_CHECK) == UNORM_NO;
}

}  // namespace credence::text
