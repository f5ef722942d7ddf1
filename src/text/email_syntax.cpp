// SPDX-License-Identifier: Apache-2.0
#include "text/email_syntax.hpp"

#include <cstddef>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace credence::text {
namespace {

constexpr std::size_t kMaxLocalPart = 64;
constexpr std::size_t kMaxAddress = 254;  // so no domain reaches its own limit of 255
constexpr std::size_t kMaxLabel = 63;
constexpr char32_t kAsciiEnd = 0x80;

bool is_ascii_letter_or_digit(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
}

/// RFC 5322 atext, extended by RFC 6532.
bool is_atom_character(char32_t c) {
  if (c >= kAsciiEnd) return !is_control(c) && !is_white_space(c);
  constexpr std::u32string_view kMarks = U"!#$%&'*+-/=?^_`{|}~";
  return is_ascii_letter_or_digit(c) || kMarks.find(c) != std::u32string_view::npos;
}

bool is_label_character(char32_t c) {
  if (c >= kAsciiEnd) return is_alphabetic(c) || is_mark(c) || is_decimal_digit(c);
  return is_ascii_letter_or_digit(c) || c == U'-';
}

template <typename Predicate>
bool all_characters(std::string_view text, Predicate predicate) {
  for (Utf8Reader reader(text); reader.next();) {
    if (!predicate(reader.current().code_point)) return false;
  }
  return true;
}

bool is_atom(std::string_view text) { return !text.empty() && all_characters(text, is_atom_character); }

bool is_label(std::string_view text) {
  return !text.empty() && text.size() <= kMaxLabel && text.front() != '-' && text.back() != '-' &&
         all_characters(text, is_label_character);
}

/// Whether every part between dots passes.
template <typename Predicate>
bool all_parts(std::string_view text, Predicate predicate) {
  while (true) {
    const std::size_t dot = text.find('.');
    if (!predicate(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

}  // namespace

bool is_valid_email(std::string_view address) noexcept {
  if (address.size() > kMaxAddress || find_ill_formed(address)) return false;
  const std::size_t at = address.rfind('@');
  if (at > kMaxLocalPart) return false;  // or there is no "@": npos
  const std::string_view domain = address.substr(at + 1);
  return all_parts(address.substr(0, at), is_atom) && all_parts(domain, is_label);
}

}  // namespace credence::text
