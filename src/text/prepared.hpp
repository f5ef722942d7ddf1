// SPDX-License-Identifier: Apache-2.0
// A password made ready once for all rules: its bytes, and its three forms (text/forms.hpp) with a map back to the
// caller's bytes. The forms are made of the NFC form, so that texts that Unicode calls the same are judged the same.
// All of it is wiped at the end.
#ifndef CREDENCE_TEXT_PREPARED_HPP_
#define CREDENCE_TEXT_PREPARED_HPP_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
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
  [[nodiscard]] bool is_ascii() const noexcept { return is_text_ && !other_; }
  /// Ends at 4 GiB less a byte, where a span does: of a password over the cap, which may be longer.
  [[nodiscard]] Span whole() const noexcept {
    return {0, static_cast<std::uint32_t>(std::min<std::size_t>(raw_.size(), UINT32_MAX))};
  }

  /// The forms are views into this object.
  [[nodiscard]] TextForm<Typed> typed() const noexcept {
    return other_ ? TextForm<Typed>(typed_.span(), other_->typed_sources) : TextForm<Typed>(typed_.span());
  }
  [[nodiscard]] TextForm<Folded> folded() const {
    if (!other_) return TextForm<Folded>(matching_.span());  // the same where all is ASCII
    if (other_->folded.empty()) fold();
    return {other_->folded.span(), other_->typed_sources};
  }
  [[nodiscard]] TextForm<Matching> matching() const noexcept {
    return other_ ? TextForm<Matching>(matching_.span(), other_->matching_sources)
                  : TextForm<Matching>(matching_.span());
  }

  /// The position in the typed form of the character that this one of the matching form was made of.
  [[nodiscard]] Position typed_position(Position matching) const noexcept {
    return other_ ? other_->matching_typed[matching] : matching;
  }

  /// The NFC form as UTF-8: raw() itself where that is NFC already.
  [[nodiscard]] std::string_view nfc_utf8() const noexcept {
    return nfc_differs_ ? std::string_view(other_->nfc_utf8.data(), other_->nfc_utf8.size()) : raw_;
  }
  [[nodiscard]] bool nfc_differs() const noexcept { return nfc_differs_; }

 private:
  // What only text beyond ASCII needs: elsewhere every character is its own byte and NFC changes nothing.
  struct Other {
    // Defaulted, it would let optional::emplace() clear all buffers first.
    Other() noexcept {}  // NOLINT(modernize-use-equals-default)
    SecureSpans typed_sources;
    SecureSpans matching_sources;
    SecureBuffer<Position, 96> matching_typed;
    SecureBytes nfc_utf8;             // empty where the caller's bytes are NFC
    mutable SecureCodePoints folded;  // empty until it is asked for
  };

  void prepare_ascii();
  void prepare_unicode();
  void fold() const;

  std::string_view raw_;
  bool over_cap_ = false;
  bool is_text_ = false;
  bool nfc_differs_ = false;
  Span ill_formed_;
  SecureCodePoints typed_;
  SecureCodePoints matching_;
  std::optional<Other> other_;
};

}  // namespace credence::text

#endif  // CREDENCE_TEXT_PREPARED_HPP_
