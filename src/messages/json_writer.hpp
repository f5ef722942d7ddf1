// SPDX-License-Identifier: Apache-2.0
// Writes JSON without spaces, as the report and the program's commands print it:
//
//   JsonWriter json;
//   json.begin_object().member("line", 1).key("found").begin_array().value("a\nb").end_array().end_object();
//   json.take();  // {"line":1,"found":["a\nb"]}
//
// What is opened must be closed, and a member needs its key: this is the caller's business, nothing is checked.
#ifndef CREDENCE_MESSAGES_JSON_WRITER_HPP_
#define CREDENCE_MESSAGES_JSON_WRITER_HPP_

#include <fmt/format.h>

#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace credence::messages {

// fmt::format, not format_to: the text is made in the library of fmt, and not compiled anew in each file.
class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  /// The key of the value that is written next.
  JsonWriter& key(std::string_view name) {
    value(name);
    text_ += ':';
    needs_comma_ = false;
    return *this;
  }

  /// What a terminal might obey or not show (text/printable.hpp) is escaped. A byte sequence that isn't UTF-8 becomes
  /// U+FFFD, for JSON has no way to write it.
  JsonWriter& value(std::string_view text) {
    separate();
    text_ += '"';
    while (const std::optional<Span> fault = text::find_ill_formed(text)) {
      append_escaped(text.substr(0, fault->begin));
      text_ += "\xEF\xBF\xBD";
      text.remove_prefix(fault->end);
    }
    append_escaped(text);
    text_ += '"';
    return *this;
  }
  JsonWriter& value(std::integral auto number) {  // bool, too: true, false
    separate();
    text_ += fmt::format("{}", number);
    return *this;
  }
  /// The shortest digits that give the same number again, with a point or an exponent: 1.0, 1e-05. JSON has no
  /// infinities and no NaN; they become null.
  JsonWriter& value(double number) {
    if (!std::isfinite(number)) return null();
    separate();
    const std::size_t begin = text_.size();
    text_ += fmt::format("{}", number);
    if (text_.find_first_of(".e", begin) == std::string::npos) text_ += ".0";
    return *this;
  }
  JsonWriter& null() {
    separate();
    text_ += "null";
    return *this;
  }

  template <typename T>
  JsonWriter& member(std::string_view name, const T& content) {
    return key(name).value(content);
  }
  /// The members of an object that was written before, such as a report, among those of this one.
  JsonWriter& members_of(std::string_view object) {
    separate();
    text_ += object.substr(1, object.size() - 2);
    return *this;
  }

  /// What was written so far; the writer is then as new.
  [[nodiscard]] std::string take() {
    needs_comma_ = false;
    return std::exchange(text_, {});
  }
  /// The same with a line end.
  [[nodiscard]] std::string take_line() { return take() + '\n'; }

 private:
  JsonWriter& open(char bracket) {
    separate();
    text_ += bracket;
    needs_comma_ = false;
    return *this;
  }
  JsonWriter& close(char bracket) {
    text_ += bracket;
    needs_comma_ = true;
    return *this;
  }

  // Called before each value and key. Whether a comma is needed depends on what was written last alone, so that no
  // stack of open brackets is kept.
  void separate() {
    if (needs_comma_) text_ += ',';
    needs_comma_ = true;
  }

  void append_escaped(std::string_view text) {
    std::size_t plain = 0;  // where what needs no escape begins
    for (text::Utf8Reader reader(text); reader.next();) {
      const text::DecodedCharacter character = reader.current();
      const char letter = escape_letter(character.code_point);
      if (letter == 0 && !text::is_treacherous(character.code_point)) continue;
      text_ += text.substr(plain, character.span.begin - plain);
      plain = character.span.end;
      if (letter != 0) {
        text_ += '\\';
        text_ += letter;
      } else {
        append_code_point(static_cast<std::uint32_t>(character.code_point));
      }
    }
    text_ += text.substr(plain);
  }

  // In JSON's UTF-16: one unit, or two surrogates.
  void append_code_point(std::uint32_t code_point) {
    if (code_point > 0xFFFF) {
      text_ += fmt::format("\\u{:04x}", 0xD800 + ((code_point - 0x10000) >> 10));
      code_point = 0xDC00 + (code_point & 0x3FF);
    }
    text_ += fmt::format("\\u{:04x}", code_point);
  }

  // What follows the backslash for the characters that have a short escape; else 0.
  static constexpr char escape_letter(char32_t c) {
    switch (c) {
      case U'"':
      case U'\\':
        return static_cast<char>(c);
      case U'\b':
        return 'b';
      case U'\f':
        return 'f';
      case U'\n':
        return 'n';
      case U'\r':
        return 'r';
      case U'\t':
        return 't';
      default:
        return 0;
    }
  }

  std::string text_;
  bool needs_comma_ = false;
};

}  // namespace credence::messages

#endif  // CREDENCE_MESSAGES_JSON_WRITER_HPP_
