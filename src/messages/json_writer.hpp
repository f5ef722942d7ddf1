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
#include <optional>
#include <string>
#include <string_view>
#include <utility>

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

  /// Controls are escaped. A byte sequence that isn't UTF-8 becomes U+FFFD, for JSON has no way to write it.
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
    for (const char c : text) {
      if (const char letter = escape_letter(c); letter != 0) {
        text_ += '\\';
        text_ += letter;
      } else if (static_cast<unsigned char>(c) < 0x20) {
        text_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
      } else {
        text_ += c;
      }
    }
  }

  // What follows the backslash for the characters that have a short escape; else 0.
  static constexpr char escape_letter(char c) {
    switch (c) {
      case '"':
      case '\\':
        return c;
      case '\b':
        return 'b';
      case '\f':
        return 'f';
      case '\n':
        return 'n';
      case '\r':
        return 'r';
      case '\t':
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
