// SPDX-License-Identifier: Apache-2.0
#include "dictionary/writing/naming.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace credence::dictionary::writing {

WordNaming::WordNaming(std::vector<WordList> lists) : lists_(std::move(lists)) {
  std::set<std::string> languages;
  for (const WordList& list : lists_) {
    if (list.kind == WordKind::kWord && !list.language.empty()) languages.insert(list.language);
  }
  has_several_ = languages.size() > 1;
  if (has_several_) lists_.push_back({"several-languages", "", WordKind::kWord, 0});
}

void WordNaming::add(WordOrigin origin) { origins_.push_back(origin); }

WordOrigin WordNaming::take(std::size_t letters) {
  const WordOrigin chosen{choose(letters), origins_.front().rank};
  origins_.clear();
  return chosen;
}

// The origin of the smallest rank in a list of this kind.
const WordOrigin* WordNaming::first_of(WordKind kind) const {
  const auto found =
      std::find_if(origins_.begin(), origins_.end(), [&](WordOrigin o) { return lists_[o.list].kind == kind; });
  return found == origins_.end() ? nullptr : &*found;
}

std::uint32_t WordNaming::choose(std::size_t letters) const {
  if (const WordOrigin* const own = first_of(WordKind::kOwn)) return own->list;
  const WordOrigin* const calendar = first_of(WordKind::kCalendar);
  if (calendar != nullptr && !lists_[calendar->list].language.empty()) return calendar->list;
  const WordOrigin* const password = first_of(WordKind::kPassword);
  if (password != nullptr && password->rank <= kKnownPassword) return password->list;

  const WordOrigin* first = nullptr;
  for (const WordOrigin& origin : origins_) {
    const WordList& list = lists_[origin.list];
    if (list.kind != WordKind::kWord || list.language.empty()) continue;
    const bool is_of_another = first != nullptr && list.language != lists_[first->list].language;
    if (has_several_ && (is_of_another || letters < kNamedLetters)) {
      return static_cast<std::uint32_t>(lists_.size() - 1);
    }
    if (first == nullptr) first = &origin;
  }
  if (first != nullptr) return first->list;
  if (password != nullptr) return password->list;
  const WordOrigin* const word = first_of(WordKind::kWord);
  return word != nullptr ? word->list : origins_.front().list;
}

}  // namespace credence::dictionary::writing
