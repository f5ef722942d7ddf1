// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <iterator>
#include <string>

#include "credence/strength.hpp"
#include "strength/state.hpp"

namespace credence {

StrengthModel::StrengthModel(std::unique_ptr<const State> state) : state_(std::move(state)) {}
StrengthModel::~StrengthModel() = default;

std::shared_ptr<const StrengthModel> StrengthModel::open(const std::filesystem::path& path) {
  platform::MappedFile file(path);
  strength::Model model(file.data(), path.string(), true);
  return std::shared_ptr<const StrengthModel>(
      new StrengthModel(std::make_unique<const State>(std::move(model), std::move(file))));
}

std::shared_ptr<const StrengthModel> StrengthModel::open_memory(std::span<const std::byte> data,
                                                                std::string_view name) {
  return std::shared_ptr<const StrengthModel>(
      new StrengthModel(std::make_unique<const State>(strength::Model(data, std::string(name), true))));
}

std::shared_ptr<const StrengthModel> StrengthModel::open_trusted(std::span<const std::byte> data,
                                                                 std::string_view name) {
  return std::shared_ptr<const StrengthModel>(
      new StrengthModel(std::make_unique<const State>(strength::Model(data, std::string(name), false))));
}

std::uint64_t StrengthModel::file_size() const noexcept { return state_->model.header().file_size; }
std::uint32_t StrengthModel::trained_on() const noexcept { return state_->model.header().lines; }
const std::string& StrengthModel::name() const noexcept { return state_->model.name(); }

std::string_view attacker_name(Attacker attacker) noexcept {
  switch (attacker) {
    case Attacker::kModel:
      return "model";
    case Attacker::kUniform:
      return "uniform";
    case Attacker::kPhrase:
      return "phrase";
    case Attacker::kContext:
      return "context";
  }
  return {};
}

std::string_view part_kind_name(PartKind kind) noexcept {
  constexpr std::string_view kNames[] = {"password", "name",     "word",   "digits",  "year",   "date",   "symbols",
                                         "keys",     "sequence", "repeat", "letters", "random", "context"};
  const auto number = static_cast<std::size_t>(kind);
  return number < std::size(kNames) ? kNames[number] : std::string_view();
}

std::string_view advice_key(Advice advice) noexcept {
  switch (advice) {
#define CREDENCE_ADVICE_KEY(c_name, name, number, key, text) \
  case Advice::name:                                         \
    return key;
    CREDENCE_ADVICE(CREDENCE_ADVICE_KEY)
#undef CREDENCE_ADVICE_KEY
  }
  return {};
}

std::array<double, 4> Strength::crack_seconds_log10() const noexcept {
  std::array<double, 4> seconds{};
  for (std::size_t i = 0; i < seconds.size(); ++i) {
    seconds[i] = std::round((guesses_log10 - std::log10(kGuessesPerSecond[i])) * 100) / 100;
  }
  return seconds;
}

}  // namespace credence
