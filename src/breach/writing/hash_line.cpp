// SPDX-License-Identifier: Apache-2.0
#include "breach/writing/hash_line.hpp"

#include <algorithm>
#include <cstring>

#include "text/utf8.hpp"

namespace credence::breach::writing {
namespace {

bool is_decimal(char c) noexcept { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<RangePrefix> prefix_of_file(std::string_view name) noexcept {
  if (name.size() != kPrefixDigits && !(name.size() == kPrefixDigits + 4 && name.ends_with(".txt")))
    return std::nullopt;
  RangePrefix prefix{};
  for (std::size_t i = 0; i < kPrefixDigits; ++i) {
    if (hex_value(name[i]) == kNoHexDigit) return std::nullopt;
    prefix[i] = name[i];
  }
  return prefix;
}

std::optional<std::uint64_t> parse_count(std::string_view text) noexcept {
  if (text.empty()) return std::nullopt;
  std::uint64_t count = 0;
  for (const char c : text) {
    if (!is_decimal(c)) return std::nullopt;
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (count > (kMaxCount - digit) / 10) return std::nullopt;
    count = count * 10 + digit;
  }
  return count;
}

HashLineParser::HashLineParser(HashKind kind, bool needs_count) noexcept
    : parse_hex_(best_hex_parser()), digits_(2 * digest_size(kind)), needs_count_(needs_count) {}

bool HashLineParser::parse_digits(const char* digits, Hash& out) const noexcept {
  if (!prefix_) return parse_hex_(digits, digits_, out.bytes.data());
  char whole[2 * Hash::kSize];
  std::memcpy(whole, prefix_->data(), kPrefixDigits);
  std::memcpy(whole + kPrefixDigits, digits, digits_ - kPrefixDigits);
  return parse_hex_(whole, digits_, out.bytes.data());
}

// "000000005AD76BD555C1D6D771DE417A4B87E4B4:10\r\n" has its colon at a known offset, and then only digits: so the line
// is read from front to back once, without a search for its end. Anything else, be it only a long count, is left to
// parse(). The text must have room for the longest usual line, so that nothing is read outside of it.
std::size_t HashLineParser::parse_usual(std::string_view text, Entry& out) const noexcept {
  constexpr std::size_t kMostDigits = 18;  // so that the count can't overflow
  const std::size_t digits = prefix_ ? digits_ - kPrefixDigits : digits_;
  if (text.size() < digits + 1 + kMostDigits + 2) return 0;
  const char* at = text.data() + digits;
  if (*at++ != ':' || !is_decimal(*at)) return 0;
  const char* const last = at + kMostDigits;
  std::uint64_t count = 0;
  while (at < last && is_decimal(*at)) count = count * 10 + static_cast<std::uint64_t>(*at++ - '0');
  if (*at == '\r') ++at;
  if (*at != '\n' || !parse_digits(text.data(), out.hash)) return 0;
  out.count = count;
  return static_cast<std::size_t>(at - text.data()) + 1;
}

const char* HashLineParser::parse(std::string_view line, Entry& out) const noexcept {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty()) return "is empty";
  if (line.find('\0') != std::string_view::npos) return text::kHoldsNul;
  const std::size_t colon = line.find(':');
  const std::string_view digits = line.substr(0, colon);
  if (!std::all_of(digits.begin(), digits.end(), [](char c) { return hex_value(c) != kNoHexDigit; })) {
    return "has something other than hex digits before the colon";
  }
  if (digits.size() != (prefix_ ? digits_ - kPrefixDigits : digits_)) return explain_length(digits.size());
  if (!parse_digits(digits.data(), out.hash)) return "is not a digest";
  if (colon == std::string_view::npos) {
    if (needs_count_) return "has no count; give a list of bare digests as unsorted digests";
    out.count = 1;
    return nullptr;
  }
  const std::string_view count_text = line.substr(colon + 1);
  if (const auto count = parse_count(count_text)) {
    out.count = *count;
    return nullptr;
  }
  if (count_text.find(':') != std::string_view::npos) {
    return "is two lines in one; were range files joined without a line end between them?";
  }
  if (!count_text.empty() && std::all_of(count_text.begin(), count_text.end(), is_decimal)) {
    return "has a count above 9223372036854775807";
  }
  return "has no whole number after the colon";
}

// The number of digits tells most of the usual mistakes apart: another kind of digest, or a range file and its name.
const char* HashLineParser::explain_length(std::size_t digits) const noexcept {
  constexpr std::size_t kSha1Digits = 40;
  constexpr std::size_t kNtlmDigits = 32;
  if (digits == kNtlmDigits && digits_ == kSha1Digits) {
    return "has the 32 digits of an NTLM digest in a SHA-1 build; build an NTLM file, or give the SHA-1 list";
  }
  if (digits == kSha1Digits && digits_ == kNtlmDigits) {
    return "has the 40 digits of a SHA-1 digest in an NTLM build; build a SHA-1 file, or give the NTLM list";
  }
  if (!prefix_ && digits + kPrefixDigits == digits_) {
    return "is a line of a range file without its prefix; name the file by its five-digit prefix";
  }
  if (prefix_ && digits + kPrefixDigits != digits_ &&
      (digits == kSha1Digits - kPrefixDigits || digits == kNtlmDigits - kPrefixDigits)) {
    return "is of the other kind of digest; build a file of that kind";
  }
  if (prefix_ && digits == digits_) return "has a whole digest in a file named as a range; rename the file";
  return "has a wrong number of hex digits";
}

}  // namespace credence::breach::writing
