// SPDX-License-Identifier: Apache-2.0
#include "breach/writing/list_reader.hpp"

#include <algorithm>
#include <new>

#include "breach/password_digest.hpp"
#include "text/utf8.hpp"

namespace credence::breach::writing {
namespace {

constexpr std::size_t kMalformedKept = 10;
constexpr std::string_view kHexBegin = "$HEX[";

// Writes the bytes that "$HEX[6162]" spells; false for any other text.
bool decode_hex_notation(std::string_view text, text::SecureBytes& out) {
  out.wipe();
  if (!text.starts_with(kHexBegin) || !text.ends_with(']')) return false;
  const std::string_view digits = text.substr(kHexBegin.size(), text.size() - kHexBegin.size() - 1);
  if (digits.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    const std::uint8_t high = hex_value(digits[i]);
    const std::uint8_t low = hex_value(digits[i + 1]);
    if (high == kNoHexDigit || low == kNoHexDigit) return false;
    out.push_back(static_cast<char>(high << 4 | low));
  }
  return true;
}

}  // namespace

void ListReader::begin_text(const std::string& name, const std::string& file_name, ByteSource& bytes) {
  name_ = name;
  line_ = 0;
  window_ = {};
  window_used_ = 0;
  parser_.set_prefix(options_.from == BreachInput::kHibp ? prefix_of_file(file_name) : std::nullopt);
  lines_.start(bytes);
}

void ListReader::end_text() {
  if (line_ == 0) throw Error(ErrorCode::kBadFile, "is empty; download or make it again", {name_});
  result_.lines += line_;
}

void ListReader::malformed(const char* problem) {
  ++result_.malformed;
  if (!options_.skip_malformed) {
    const auto line = static_cast<std::int32_t>(std::min<std::uint64_t>(line_, INT32_MAX));
    throw Error(ErrorCode::kBadFile, std::string("this line ") + problem + " (such lines can be skipped and counted)",
                {name_, line});
  }
  if (result_.first_malformed.size() < kMalformedKept) result_.first_malformed.push_back({name_, line_, problem});
}

// The window is what the line reader has in its buffer; next_hash() takes line after line from it. Here it has come to
// a line that it can't read: it is given back as far as it was used and looked at once more, with more bytes after it.
// If that doesn't help, the line reader finds the line's end, and parse() reads the line or says what is wrong with it.
bool ListReader::next_unusual_hash(Entry& out) {
  lines_.take(window_used_);
  window_used_ = 0;
  window_ = {};
  window_ = lines_.peek();
  if (const std::size_t used = parser_.parse_usual(window_, out)) {
    window_used_ = used;
    ++line_;
    return true;
  }
  window_ = {};
  for (text::LineReader::Line line; lines_.next(line);) {
    ++line_;
    const char* const problem = line.too_long ? "is longer than 65536 bytes" : parser_.parse(line.text, out);
    if (problem == nullptr && line.text.find(':') == std::string_view::npos && !options_.lines_are_counts) {
      result_.counts_known = false;
    }
    if (problem == nullptr) return true;
    malformed(problem);
  }
  return false;
}

const char* ListReader::parse_password(std::string_view line, Entry& out) {
  if (!options_.keep_cr && line.ends_with('\r')) line.remove_suffix(1);
  if (line.find('\0') != std::string_view::npos || (line_ == 1 && !text::wide_encoding(line).empty())) {
    return text::kHoldsNul;
  }
  out.count = 1;
  if (!options_.counts && !options_.lines_are_counts) result_.counts_known = false;
  if (options_.counts) {
    const std::size_t tab = line.rfind('\t');
    if (tab == std::string_view::npos) return "has no tab before a count";
    const auto count = parse_count(line.substr(tab + 1));
    if (!count) return "has no whole number up to 9223372036854775807 after its last tab";
    out.count = *count;
    line = line.substr(0, tab);
  }
  if (options_.decode_hex && decode_hex_notation(line, decoded_)) {
    line = {decoded_.data(), decoded_.size()};
  } else {
    census_.add(line);
    result_.not_utf8 += text::find_ill_formed(line) ? 1 : 0;
  }
  const platform::Digested digested = hash_password(options_.kind, line, out.hash);
  if (digested == platform::Digested::kNoMemory) throw std::bad_alloc();
  if (digested != platform::Digested::kDone) {
    return "cannot be digested: NTLM is defined for UTF-8 only, and needs OpenSSL's legacy provider";
  }
  return nullptr;
}

bool ListReader::next_password(Entry& out) {
  for (text::LineReader::Line line; lines_.next(line);) {
    ++line_;
    const char* const problem = line.too_long ? "is longer than 65536 bytes" : parse_password(line.text, out);
    if (problem == nullptr && out.count != 0) return true;
    if (problem == nullptr) {
      ++result_.below_min_count;
    } else {
      malformed(problem);
    }
  }
  return false;
}

}  // namespace credence::breach::writing
