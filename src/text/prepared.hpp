// SPDX-License-Identifier: Apache-2.0
// A password made ready once for all rules: its bytes, its NFC code points for counting, and the matching
// form for comparing, with a map back to the caller's bytes. All of it is wiped at the end.
#ifndef CREDENCE_TEXT_PREPARED_HPP_
#define CREDENCE_TEXT_PREPARED_HPP_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "credence/report.hpp"
#include "text/nfc.hpp"
#include "text/secure_buffer.hpp"

namespace credence::text {

/// The largest byte cap that a policy can set: no password is longer.
inline constexpr std::uint32_t kMaxPasswordBytes = 65536;

/// The matching form is what words and passwords are compared in. It is made code point by code point
/// (text/matching_form.hpp), so each of its characters knows the bytes it came from.
class Prepared {
 public:
  /// `raw` is borrowed and must outlive this. Over `byte_cap` bytes nothing else is computed; bytes
  /// that are no UTF-8 leave every text form empty.
  Prepared(std::string_view raw, std::uint32_t byte_cap);
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  [[nodiscard]] std::string_view raw() const noexcept { return raw_; }
  [[nodiscard]] bool over_cap() const noexcept { return over_cap_; }
  /// Whether the text forms exist: under the cap and valid UTF-8.
  [[nodiscard]] bool is_text() const noexcept { return is_text_; }
  /// Where the first ill-formed sequence stands; [0, 0) if there is none.
  [[nodiscard]] Span ill_formed() const noexcept { return ill_formed_; }
  [[nodiscard]] bool is_ascii() const noexcept { return is_ascii_; }
  [[nodiscard]] Span whole() const noexcept { return {0, static_cast<std::uint32_t>(raw_.size())}; }

  /// The NFC form as code points, and as UTF-8 (raw() itself where that is NFC already).
  [[nodiscard]] std::span<const char32_t> nfc() const noexcept { return nfc_.span(); }
  [[nodiscard]] std::string_view nfc_utf8() const noexcept {
    return nfc_differs_ ? std::string_view(nfc_utf8_.data(), nfc_utf8_.size()) : raw_;
  }
  [[nodiscard]] bool nfc_differs() const noexcept { return nfc_differs_; }

  /// The bytes of raw() that characters [first, last) of the NFC form came from. first < last.
  [[nodiscard]] Span nfc_span(std::size_t first, std::size_t last) const noexcept {
    return source_span(nfc_map_, first, last);
  }

  /// The matching form.
  [[nodiscard]] std::span<const char32_t> matching() const noexcept { return matching_.span(); }
  /// The bytes of raw() that characters [first, last) of the matching form came from. first < last.
  [[nodiscard]] Span matching_span(std::size_t first, std::size_t last) const noexcept {
    return source_span(matching_map_, first, last);
  }

 private:
  [[nodiscard]] Span source_span(const SecureRanges& map, std::size_t first, std::size_t last) const noexcept {
    if (is_ascii_) return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
    return {map[first].begin, map[last - 1].end};
  }
  void prepare_ascii();
  void prepare_unicode();

  std::string_view raw_;
  bool over_cap_ = false;
  bool is_text_ = false;
  bool is_ascii_ = false;
  bool nfc_differs_ = false;
  Span ill_formed_;
  SecureCodePoints nfc_;
  SecureBytes nfc_utf8_;
  SecureCodePoints matching_;
  // Both empty for ASCII, where every character is its own byte.
  SecureRanges nfc_map_;
  SecureRanges matching_map_;
};

}  // namespace credence::text

#endif  // CREDENCE_TEXT_PREPARED_HPP_
