// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"

#include <cstdint>
#include <optional>

#include "text/graphemes.hpp"

namespace credence::rules {
namespace {

std::int64_t count_utf16(const text::Prepared& prepared) {
  std::int64_t units = 0;
  for (const char32_t code_point : prepared.typed()) units += code_point > 0xFFFF ? 2 : 1;
  return units;
}

/// The length in `unit`, or nothing if the password has none in it.
std::optional<std::int64_t> length_of(const text::Prepared& prepared, LengthUnit unit) {
  if (unit == LengthUnit::kByte) return static_cast<std::int64_t>(prepared.raw().size());
  if (!prepared.is_text()) return std::nullopt;
  switch (unit) {
    case LengthUnit::kUtf16:
      return count_utf16(prepared);
    case LengthUnit::kGrapheme:
      return static_cast<std::int64_t>(text::count_graphemes(prepared.typed()));
    default:
      return static_cast<std::int64_t>(prepared.typed().size());
  }
}

Violation in_unit(LengthUnit unit, Violation finding) {
  finding.unit = unit;
  return finding;
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

// Lengths that no one must have but everyone is told of: fewer units than recommended, and more bytes than some
// password hashes look at.
void warn_of_length(const LengthRule& rule, const text::Prepared& prepared, Findings& findings) {
  if (rule.warn_below != 0) {
    const std::optional<std::int64_t> length = length_of(prepared, rule.unit);
    const std::int64_t counted = length ? length_for_minimum(rule, prepared, *length) : rule.warn_below;
    // A password under the minimum is told of that alone.
    if (counted >= rule.min && counted < rule.warn_below) {
      findings.warn(in_unit(rule.unit, {Code::kLengthTooShort, prepared.whole(), rule.warn_below, counted}));
    }
  }
  const auto bytes = static_cast<std::int64_t>(prepared.raw().size());
  if (rule.warn_above_bytes != 0 && bytes > rule.warn_above_bytes) {
    findings.warn(in_unit(LengthUnit::kByte, {Code::kLengthTooLong, prepared.whole(), rule.warn_above_bytes, bytes}));
  }
}

}  // namespace

void check_byte_cap(const Request& request, Findings& findings) {
  const text::Prepared& prepared = request.password;
  if (!prepared.over_cap()) return;
  const auto bytes = static_cast<std::int64_t>(prepared.raw().size());
  findings.refuse(
      in_unit(LengthUnit::kByte, {Code::kLengthTooLong, prepared.whole(), request.policy().length.byte_cap, bytes}));
}

void check_length(const Request& request, Findings& findings) {
  const LengthRule& rule = request.policy().length;
  const text::Prepared& prepared = request.password;
  if (const std::optional<std::int64_t> length = length_of(prepared, rule.unit)) {
    const std::int64_t counted = length_for_minimum(rule, prepared, *length);
    if (counted < rule.min) {
      findings.add(rule.level, in_unit(rule.unit, {Code::kLengthTooShort, prepared.whole(), rule.min, counted}));
    }
    if (rule.max != 0 && *length > rule.max) {
      findings.add(rule.level, in_unit(rule.unit, {Code::kLengthTooLong, prepared.whole(), rule.max, *length}));
    }
  }
  warn_of_length(rule, prepared, findings);
}

}  // namespace credence::rules
