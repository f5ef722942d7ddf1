// SPDX-License-Identifier: Apache-2.0
// A password made ready once for all rules: its bytes, and its three forms (text/forms.hpp) with a map back to the
// caller's bytes. All of it is wiped at the end.
#ifndef CREDENCE_TEXT_PREPARED_HPP_
#define CREDENCE_TEXT_PREPARED_HPP_

#include <cstdint>
#include <string_view>

#include "credence/report.hpp"
#include "text/forms.hpp"
#include "text/secure_buffer.hpp"

namespace credence::text {

/// The largest byte cap that a policy can set: no password is longer.
inline constexpr std::uint32_t kMaxPasswordBytes = 65536;

/// One check makes one and is done with it: it belongs to one thread, because the folded form is made when it is
/// first asked for.
class Prepared {
 public:
  /// `raw` is borrowed and must outlive this. Over `byte_cap` bytes nothing else is computed; bytes
  /// that are not UTF-8 leave every form empty.
  Prepared(std::string_view raw, std::uint32_t byte_cap);
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  [[nodiscard]] std::string_view raw() const noexcept { return raw_; }
  [[nodiscard]] bool over_cap() const noexcept { return over_cap_; }
  /// Whether the forms exist: under the cap and valid UTF-8.
  [[nodiscard]] bool is_text() const noexcept { return is_text_; }
  /// The first ill-formed sequence; [0, 0) if there is none.
  [[nodiscard]] Span ill_formed() const noexcept { return ill_formed_; }
  [[nodiscard]] bool is_ascii() const noexcept { return is_ascii_; }
  [[nodiscard]] Span whole() const noexcept { return {0, static_cast<std::uint32_t>(raw_.size())}; }

  /// The forms are views into this object.
  [[nodiscard]] TextForm<Typed> typed() const noexcept { return form<Typed>(typed_, typed_sources_); }
  [[nodiscard]] TextForm<Folded> folded() const {
    if (is_ascii_) return TextForm<Folded>(matching_.span());  // the same where all is ASCII
    if (folded_.empty()) fold();
    return {folded_.span(), typed_sources_};
  }
  [[nodiscard]] TextForm<Matching> matching() const noexcept { return form<Matching>(matching_, matching_sources_); }

  /// The NFC form as UTF-8: raw() itself where that is NFC already.
  [[nodiscard]] std::string_view nfc_utf8() const noexcept {
    return nfc_differs_ ? std::string_view(nfc_utf8_.data(), nfc_utf8_.size()) : raw_;
  }
  [[nodiscard]] bool nfc_differs() const noexcept { return nfc_differs_; }

 private:
  template <typename Form>
  [[nodiscard]] TextForm<Form> form(const SecureCodePoints& text, const SecureSpans& sources) const noexcept {
    return is_ascii_ ? TextForm<Form>(text.span()) : TextForm<Form>(text.span(), sources);
  }
  void prepare_ascii();
  void prepare_unicode();
  void fold() const;

  std::string_view raw_;
  bool over_cap_ = false;
  bool is_text_ = false;
  bool is_ascii_ = false;
  bool nfc_differs_ = false;
  Span ill_formed_;
  SecureCodePoints typed_;
  SecureBytes nfc_utf8_;
  mutable SecureCodePoints folded_;  // empty for ASCII, and until it is asked for
  SecureCodePoints matching_;
  // Both empty for ASCII, where every character is its own byte.
  SecureSpans typed_sources_;
  SecureSpans matching_sources_;
};

}  // namespace credence::text

#endif  // CREDENCE_TEXT_PREPARED_HPP_
