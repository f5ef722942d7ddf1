// SPDX-License-Identifier: Apache-2.0
// What the finders find in a password, as edges of the row of segments: from one position to another, of a kind and at
// a cost. What every run has (letters, digits, signs, random characters) is not among them: segments.hpp adds it.
#ifndef CREDENCE_STRENGTH_EDGES_HPP_
#define CREDENCE_STRENGTH_EDGES_HPP_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "credence/dictionary.hpp"
#include "dictionary/search.hpp"
#include "strength/characters.hpp"
#include "strength/model.hpp"

namespace credence::strength {

/// No list of a dictionary: of what is no word, and of the account's own words.
inline constexpr std::uint32_t kNoList = ~std::uint32_t{0};

struct Edge {
  text::Position begin, end;
  Cost cost;
  std::uint32_t dictionary, list, rank;  ///< Of words; kNoList elsewhere.
  Kind kind;
  std::uint8_t disguise;  ///< Of words: bits of dictionary::FoundWord::disguise.
  bool context;           ///< A word of the account.
};
using EdgeBuffer = text::SecureBuffer<Edge, 96>;

/// What the words of the lists of some dictionaries cost before their ranks.
class ListCosts {
 public:
  ListCosts(const Model& model, std::span<const std::shared_ptr<const Dictionary>> dictionaries);
  [[nodiscard]] Cost of(std::uint32_t dictionary, std::uint32_t list) const noexcept {
    return costs_[dictionary][list];
  }
  [[nodiscard]] Kind kind(std::uint32_t dictionary, std::uint32_t list) const noexcept {
    return kinds_[dictionary][list];
  }

 private:
  std::vector<std::vector<Cost>> costs_;
  std::vector<std::vector<Kind>> kinds_;
};

/// Case of the letters of a part: what capitals cost.
class CaseCosts {
 public:
  explicit CaseCosts(const Characters& characters);
  [[nodiscard]] Cost of(text::Position begin, text::Position end) const noexcept;

 private:
  struct Counts {
    std::uint32_t letters, upper;
  };
  text::SecureBuffer<Counts, 64> before_;
};

/// What letters cost that are all lower case, begin with a capital, are all capitals, or are one capital alone.
inline constexpr Cost kLowerCase = 39;
inline constexpr Cost kFirstCapital = 1010;
inline constexpr Cost kAllCapitals = 1295;
inline constexpr Cost kOneCapital = 870;
/// Anything else, beside a bit for each letter.
inline constexpr Cost kMixedCase = 1957;

/// The words found, as edges.
void add_words(const text::Prepared& password, const Characters& characters, const ListCosts& lists,
               const dictionary::FoundWords& found, EdgeBuffer& out);
/// Dates, years, sequences, repeats and walks on keyboards.
void add_patterns(const text::Prepared& password, const Characters& characters, const Model& model, EdgeBuffer& out);
/// The account's words, in the matching form, each as one of a hundred.
void add_context(const text::Prepared& password, const Characters& characters,
                 std::span<const std::u32string_view> words, EdgeBuffer& out);

/// The options of the search for words.
[[nodiscard]] const MatchOptions& word_options() noexcept;

/// The edges by where they begin.
class EdgeIndex {
 public:
  EdgeIndex(const EdgeBuffer& edges, std::size_t characters);
  [[nodiscard]] std::span<const Edge> from(text::Position position) const noexcept {
    return {edges_.data() + first_[position], first_[position + 1] - first_[position]};
  }
  /// By its number in this order.
  [[nodiscard]] const Edge& operator[](std::size_t number) const noexcept { return edges_[number]; }

 private:
  EdgeBuffer edges_;
  text::SecureBuffer<std::uint32_t, 96> first_;
};

}  // namespace credence::strength

#endif  // CREDENCE_STRENGTH_EDGES_HPP_
