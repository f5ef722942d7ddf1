// SPDX-License-Identifier: Apache-2.0
#include "text/prepared.hpp"

#include <array>

#include "text/matching_form.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace credence::text {

Prepared::Prepared(std::string_view raw, std::uint32_t byte_cap) : raw_(raw) {
  if (raw.size() > byte_cap) {
    over_cap_ = true;
    return;
  }
  if (ascii_prefix(raw) == raw.size()) {
    prepare_ascii();
    return;
  }
  if (const std::optional<Span> fault = find_ill_formed(raw)) {
    ill_formed_ = *fault;
    return;
  }
  prepare_unicode();
}

void Prepared::prepare_ascii() {
  is_text_ = true;
  typed_.resize_uninitialised(raw_.size());
  matching_.resize_uninitialised(raw_.size());
  for (std::size_t i = 0; i < raw_.size(); ++i) {
    typed_[i] = static_cast<unsigned char>(raw_[i]);
    matching_[i] = ascii_matching_form(raw_[i]);
  }
}

void Prepared::prepare_unicode() {
  is_text_ = true;
  Other& other = other_.emplace();
  const std::size_t count = count_code_points(raw_);
  typed_.reserve(count);
  other.typed_sources.reserve(count);
  matching_.reserve(count);
  other.matching_sources.reserve(count);
  other.matching_typed.reserve(count);
  for (Utf8Reader reader(raw_); reader.next();) {
    const auto [code_point, span] = reader.current();
    typed_.push_back(code_point);
    other.typed_sources.push_back({span.begin, span.end});
  }
  nfc_differs_ = to_nfc(typed_, other.typed_sources);
  std::array<char32_t, 3> scratch;
  for (Position i = 0; i < typed_.size(); ++i) {
    for (const char32_t c : matching_form_of(typed_[i], scratch)) {
      matching_.push_back(c);
      other.matching_sources.push_back(other.typed_sources[i]);
      other.matching_typed.push_back(i);
    }
  }
  if (!nfc_differs_) return;
  for (const char32_t code_point : typed_) {
    char bytes[kMaxUtf8];
    other.nfc_utf8.append(bytes, encode_utf8(code_point, bytes));
  }
}

void Prepared::fold() const {
  other_->folded.reserve(typed_.size());
  for (const char32_t c : typed_) other_->folded.push_back(simple_fold(narrow_form(c)));
}

}  // namespace credence::text
