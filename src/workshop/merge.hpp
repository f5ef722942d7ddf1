// SPDX-License-Identifier: Apache-2.0
// Goes through several sorted sources as through one.
#ifndef CREDENCE_WORKSHOP_MERGE_HPP_
#define CREDENCE_WORKSHOP_MERGE_HPP_

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace credence::workshop {

/// A Source has next(), which goes to its next record and returns false at the end, and record(). Its records ascend by
/// Less.
///
/// The sources are kept as a heap, with the one whose record comes first at the front. Of the sources {a, d}, {b, c}
/// and {c}, say: front() is a; pop() moves the first source on to d and leaves {b, c} at the front, then {c} or what is
/// left of {b, c}, then the other c, then d.
template <typename Source, typename Less>
class Merge {
 public:
  explicit Merge(std::vector<Source> sources) : sources_(std::move(sources)) {
    heap_.reserve(sources_.size());
    for (Source& source : sources_) {
      if (source.next()) heap_.push_back(&source);
    }
    std::make_heap(heap_.begin(), heap_.end(), later);
  }
  ~Merge() = default;
  Merge(Merge&&) noexcept = default;
  Merge& operator=(Merge&&) noexcept = default;
  Merge(const Merge&) = delete;  // the heap points into the sources
  Merge& operator=(const Merge&) = delete;

  /// The source with the first of all records; null at the end.
  [[nodiscard]] const Source* front() const noexcept { return heap_.empty() ? nullptr : heap_.front(); }
  /// Moves that source on.
  void pop() {
    if (heap_.size() == 1) {  // often all came in order: there is nothing to arrange
      if (!heap_.front()->next()) heap_.clear();
      return;
    }
    std::pop_heap(heap_.begin(), heap_.end(), later);
    if (heap_.back()->next()) {
      std::push_heap(heap_.begin(), heap_.end(), later);
    } else {
      heap_.pop_back();
    }
  }

 private:
  static bool later(const Source* a, const Source* b) { return Less()(b->record(), a->record()); }

  std::vector<Source> sources_;
  std::vector<Source*> heap_;  // into sources_, which doesn't grow
};

}  // namespace credence::workshop

#endif  // CREDENCE_WORKSHOP_MERGE_HPP_
