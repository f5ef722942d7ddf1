// SPDX-License-Identifier: Apache-2.0
// Draws passwords as the model of segments makes them, to find out how many it holds likelier than a given one.
#ifndef CREDENCE_STRENGTH_WRITING_SAMPLER_HPP_
#define CREDENCE_STRENGTH_WRITING_SAMPLER_HPP_

#include <deque>
#include <string_view>
#include <vector>

#include "credence/dictionary.hpp"
#include "strength/model.hpp"
#include "strength/writing/line_store.hpp"
#include "strength/writing/random_source.hpp"
#include "text/secure_buffer.hpp"

namespace credence::strength::writing {

/// The words of one list, the commonest first.
struct ListedWords {
  WordList list;
  LineStore words;
};

class Sampler {
 public:
  /// All must outlive this.
  Sampler(const Model& model, const std::deque<ListedWords>& lists, RandomSource& random);

  /// Draws a password.
  void draw(text::SecureBytes& out);

 private:
  void append(Kind kind, text::SecureBytes& out);
  void append_word(Kind kind, text::SecureBytes& out);
  void append_letters(text::SecureBytes& out);
  template <typename Next>
  void append_run(std::uint32_t symbols, std::size_t memory, const Next& next, std::string_view characters,
                  text::SecureBytes& out);
  void append_date(text::SecureBytes& out);
  void append_keys(text::SecureBytes& out);
  void append_sequence(text::SecureBytes& out);
  void append_repeat(text::SecureBytes& out);
  void append_random(text::SecureBytes& out);
  void change_case(std::size_t begin, text::SecureBytes& out);
  void add_number(std::size_t number, std::size_t digits, text::SecureBytes& out);

  // Words of a kind, each list by its weight and each word by its rank, as a row of ever larger sums.
  struct Choices {
    std::vector<const ListedWords*> lists;
    std::vector<double> sums;
  };

  const Model& model_;
  RandomSource& random_;
  Choices choices_[kKinds];
};

}  // namespace credence::strength::writing

#endif  // CREDENCE_STRENGTH_WRITING_SAMPLER_HPP_
