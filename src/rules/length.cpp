// SPDX-License-Identifier: Apache-2.0
#include "rules/length.hpp"

#include <cstdint>
#include <optional>

#include "text/graphemes.hpp"

namespace credence::rules {
namespace {

std::int64_t count_utf16(const text::Prepared& prepared) {
  std::int64_t units = 0;
  for (const char32_t code_point : prepared.nfc()) units += code_point > 0xFFFF ? 2 : 1;
  return units;
}

/// The length in `unit`, or nothing if the password has none in it.
std::optional<std::int64_t> length_of(const text::Prepared& prepared, LengthUnit unit) {
  if (prepared.over_cap()) return std::nullopt;
  if (unit == LengthUnit::kByte) return static_cast<std::int64_t>(prepared.raw().size());
  if (!prepared.is_text()) return std::nullopt;
  switch (unit) {
    case LengthUnit::kUtf16:
      return count_utf16(prepared);
    case LengthUnit::kGrapheme:
      return static_cast<std::int64_t>(text::count_graphemes(prepared.nfc()));
    default:
      return static_cast<std::int64_t>(prepared.nfc().size());
  }
}

/// The length that the minimum is compared with. A space is one unit in every unit there is.
std::int64_t length_for_minimum(const LengthRule& rule, const text::Prepared& prepared, std::int64_t length) {
  if (!rule.combine_spaces) return length;
  bool after_space = false;
  for (const char byte : prepared.raw()) {
    if (byte == ' ' && after_space) --length;
    after_space = byte == ' ';
  }
  return length;
}

}  // namespace

void check_byte_cap(const LengthRule& rule, const text::Prepared& prepared, Violations& violations) {
  if (!prepared.over_cap()) return;
  const auto bytes = static_cast<std::int64_t>(prepared.raw().size());
  violations.push_back({Code::kLengthTooLong, prepared.whole(), rule.byte_cap, bytes});
}

void check_length(const LengthRule& rule, const text::Prepared& prepared, Violations& violations) {
  const std::optional<std::int64_t> length = length_of(prepared, rule.unit);
  if (!length) return;
  const std::int64_t counted = length_for_minimum(rule, prepared, *length);
  if (counted < rule.min) violations.push_back({Code::kLengthTooShort, prepared.whole(), rule.min, counted});
  if (rule.max != 0 && *length > rule.max) {
    violations.push_back({Code::kLengthTooLong, prepared.whole(), rule.max, *length});
  }
}

void check_length_warnings(const LengthRule& rule, const text::Prepared& prepared, Violations& warnings) {
  if (prepared.over_cap()) return;
  if (rule.warn_below != 0) {
    const std::optional<std::int64_t> length = length_of(prepared, rule.unit);
    const std::int64_t counted = length ? length_for_minimum(rule, prepared, *length) : rule.warn_below;
    // A password under the minimum is told of that alone.
    if (counted >= rule.min && counted < rule.warn_below) {
      warnings.push_back({Code::kLengthTooShort, prepared.whole(), rule.warn_below, counted});
    }
  }
  const auto bytes = static_cast<std::int64_t>(prepared.raw().size());
  if (rule.warn_above_bytes != 0 && bytes > rule.warn_above_bytes) {
    warnings.push_back({Code::kLengthTooLong, prepared.whole(), rule.warn_above_bytes, bytes});
  }
}

}  // namespace credence::rules
