// SPDX-License-Identifier: Apache-2.0
// A password read for the model: its characters and all that was found in it.
#ifndef CREDENCE_STRENGTH_READING_HPP_
#define CREDENCE_STRENGTH_READING_HPP_

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "credence/dictionary.hpp"
#include "strength/edges.hpp"
#include "strength/model.hpp"
#include "text/prepared.hpp"

namespace credence::strength {

/// What every estimate looks into. Immutable.
struct Sources {
  Sources(Model the_model, std::vector<std::shared_ptr<const Dictionary>> the_dictionaries)
      : model(std::move(the_model)), dictionaries(std::move(the_dictionaries)), lists(model, dictionaries) {}

  Model model;
  std::vector<std::shared_ptr<const Dictionary>> dictionaries;
  ListCosts lists;
};

class Reading {
 public:
  /// `password` is text and must outlive this.
  Reading(const Sources& sources, const text::Prepared& password);

  [[nodiscard]] const text::Prepared& password() const noexcept { return password_; }
  [[nodiscard]] const Characters& characters() const noexcept { return characters_; }
  [[nodiscard]] const EdgeBuffer& edges() const noexcept { return edges_; }

 private:
  const text::Prepared& password_;
  Characters characters_;
  EdgeBuffer edges_;
};

}  // namespace credence::strength

#endif  // CREDENCE_STRENGTH_READING_HPP_
