// SPDX-License-Identifier: Apache-2.0
#include "text/nfc.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "text/unicode.hpp"

// How it goes, with q, U+0307 (dot above, class 230), U+0323 (dot below, class 220), e, U+0301 (acute, class 230):
//
//   segments   q U+0307 U+0323 | e U+0301     cut before each character that no earlier one can change
//   decompose  q U+0307 U+0323 | e U+0301     each character into its parts
//   reorder    q U+0323 U+0307 | e U+0301     marks of one base by class; marks of one class keep their order
//   compose    q U+0323 U+0307 | U+00E9       each mark into the base before it, where Unicode has such a letter
//
// A mark composes with its base only if nothing between them blocks it: no mark of the same class or a higher one that
// stayed there. In "a U+0323 U+0302" the dot below composes to U+1EA1, so the circumflex composes with that to U+1EAD;
// in "q U+0307 U+0301" the second mark of class 230 can't pass the first.
// Both segments changed, so q and its two marks are now all the bytes [0, 5), and U+00E9 is [5, 8).

namespace credence::text {
namespace {

/// A combining mark as a number that sorts as the marks of a run do: its class, its index in the run, its code point.
using MarkKey = std::uint64_t;
constexpr unsigned kClassShift = 56;
constexpr unsigned kOrderShift = 24;
constexpr MarkKey kCodePointBits = (MarkKey{1} << kOrderShift) - 1;
using SecureMarks = SecureBuffer<MarkKey, 16>;

/// Brings each run of combining marks into canonical order.
void reorder_marks(SecureCodePoints& text, SecureMarks& marks) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t run = at;
    marks.wipe();
    for (; at < text.size(); ++at) {
      const MarkKey combining = combining_class(text[at]);
      if (combining == 0) break;
      marks.push_back((combining << kClassShift) | (MarkKey{at - run} << kOrderShift) | text[at]);
    }
    std::sort(marks.begin(), marks.end());
    for (std::size_t i = 0; i < marks.size(); ++i) text[run + i] = static_cast<char32_t>(marks[i] & kCodePointBits);
    ++at;
  }
}

/// The composition step of NFC (Unicode 15, section 3.11, D117) on decomposed text in canonical order.
void compose_in_place(SecureCodePoints& text) {
  std::size_t written = 0;
  std::optional<std::size_t> starter;
  std::uint8_t last_class = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    const std::uint8_t combining = combining_class(c);
    if (starter) {
      const bool adjacent = written == *starter + 1;
      const bool blocked = !adjacent && last_class >= combining;
      const std::optional<char32_t> composite = blocked ? std::nullopt : compose(text[*starter], c);
      if (composite) {
        text[*starter] = *composite;
        continue;
      }
    }
    if (combining == 0) starter = written;
    last_class = combining;
    text[written++] = c;
  }
  text.resize(written);
}

class SegmentNormalizer {
 public:
  /// Normalises the characters of `out` from `begin` on, which are one segment. Returns whether that changed them.
  bool close(std::size_t begin, SecureCodePoints& out, SecureSpans& sources) {
    const std::size_t count = out.size() - begin;
    if (count == 0 || (count == 1 && (is_plainly_nfc(out[begin]) || !never_in_nfc(out[begin])))) return false;
    form_.wipe();
    for (std::size_t i = begin; i < out.size(); ++i) {
      char32_t parts[kMaxDecomposition];
      form_.append(parts, decompose(out[i], parts));
    }
    reorder_marks(form_, marks_);
    compose_in_place(form_);
    if (std::equal(form_.begin(), form_.end(), out.begin() + begin, out.end())) return false;
    const SourceSpan whole = {sources[begin].begin, sources[sources.size() - 1].end};
    out.resize(begin);
    sources.resize(begin);
    out.append(form_.data(), form_.size());
    for (std::size_t i = 0; i < form_.size(); ++i) sources.push_back(whole);
    return true;
  }

 private:
  SecureCodePoints form_;
  SecureMarks marks_;
};

}  // namespace

bool is_plainly_nfc(char32_t code_point) noexcept {
  // Sorted. A code point between two of them is not known.
  constexpr struct {
    char32_t first, last;
  } kPlain[] = {
      {0x0000, 0x02FF},    // Latin
      {0x0388, 0x0482},    // Greek and Cyrillic
      {0x048A, 0x052F},    // Cyrillic
      {0x05D0, 0x05EA},    // Hebrew letters
      {0x0620, 0x064A},    // Arabic letters
      {0x1EA0, 0x1EF9},    // Vietnamese
      {0x2002, 0x20C0},    // punctuation, joiners, currency
      {0x2600, 0x27BF},    // symbols
      {0x3041, 0x3096},    // hiragana
      {0x30A1, 0x30FF},    // katakana
      {0x3400, 0x9FFF},    // Han
      {0xAC00, 0xD7A3},    // Hangul syllables
      {0xFE00, 0xFE0F},    // variation selectors
      {0x1F300, 0x1FAF8},  // emoji
  };
  for (const auto& range : kPlain) {
    if (code_point <= range.last) return code_point >= range.first;
  }
  return false;
}

bool to_nfc(SecureCodePoints& text, SecureSpans& sources) {
  const auto* const first_doubtful =
      std::find_if_not(text.begin(), text.end(), [](char32_t c) { return is_plainly_nfc(c); });
  if (first_doubtful == text.end()) return false;

  // From the segment of the first doubtful character on, the text is taken off and put back normalised.
  const std::size_t all = text.size();
  const auto doubtful = static_cast<std::size_t>(first_doubtful - text.begin());
  const std::size_t kept = doubtful == 0 ? 0 : doubtful - 1;
  SecureCodePoints rest;
  SecureSpans rest_sources;
  rest.append(text.data() + kept, all - kept);
  rest_sources.append(sources.data() + kept, all - kept);
  text.resize(kept);
  sources.resize(kept);

  SegmentNormalizer normalizer;
  bool differs = false;
  std::size_t segment = kept;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (is_plainly_nfc(rest[i]) || starts_segment(rest[i])) {
      differs |= normalizer.close(segment, text, sources);
      segment = text.size();
    }
    text.push_back(rest[i]);
    sources.push_back(rest_sources[i]);
  }
  differs |= normalizer.close(segment, text, sources);
  return differs;
}

}  // namespace credence::text
