// SPDX-License-Identifier: Apache-2.0
#include "text/nfc.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace credence::internal {
namespace {

// Below U+0300 every code point is in NFC and begins a segment.
constexpr char32_t kFirstCombining = 0x0300;

/// A combining mark with what decides its place: class first, then the order in the text.
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

/// Normalises the characters of `out` from `begin` on, which are one segment. Returns whether that changed them.
class SegmentNormalizer {
 public:
  bool close(std::size_t begin, SecureCodePoints& out, SecureRanges& ranges) {
    const std::size_t count = out.size() - begin;
    if (count == 0 || (count == 1 && (out[begin] < kFirstCombining || !never_in_nfc(out[begin])))) return false;
    form_.wipe();
    for (std::size_t i = begin; i < out.size(); ++i) {
      char32_t parts[kMaxDecomposition];
      form_.append(parts, decompose(out[i], parts));
    }
    reorder_marks(form_, marks_);
    compose_in_place(form_);
    if (std::equal(form_.begin(), form_.end(), out.begin() + begin, out.end())) return false;
    const SourceRange whole = {ranges[begin].begin, ranges[ranges.size() - 1].end};
    out.resize(begin);
    ranges.resize(begin);
    out.append(form_.data(), form_.size());
    for (std::size_t i = 0; i < form_.size(); ++i) ranges.push_back(whole);
    return true;
  }

 private:
  SecureCodePoints form_;
  SecureMarks marks_;
};

}  // namespace

bool append_nfc(std::string_view text, SecureCodePoints& out, SecureRanges& ranges) {
  SegmentNormalizer normalizer;
  bool differs = false;
  std::size_t segment = out.size();
  for (Utf8Reader reader(text); reader.next();) {
    const auto [code_point, span] = reader.current();
    if (code_point < kFirstCombining || starts_segment(code_point)) {
      differs |= normalizer.close(segment, out, ranges);
      segment = out.size();
    }
    out.push_back(code_point);
    ranges.push_back({span.begin, span.end});
  }
  differs |= normalizer.close(segment, out, ranges);
  return differs;
}

}  // namespace credence::internal
