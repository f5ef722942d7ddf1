// SPDX-License-Identifier: Apache-2.0
#include "credence/generator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "checker/counting.hpp"
#include "credence/error.hpp"
#include "strength/choices.hpp"
#include "strength/phrase_list.hpp"

namespace credence {

struct Generator::State {
  State(Checker the_checker, strength::Places the_places)
      : checker(std::move(the_checker)), places(std::move(the_places)) {}

  Checker checker;
  strength::Places places;
  Entropy entropy;
};

namespace {

using strength::Choices;
using strength::Places;

constexpr std::string_view kLookAlikes = "0OoQ1lI|5S2Z8B`'\";:.,";
// Of so many draws the policy must accept a few, or it is said to accept next to nothing.
constexpr std::size_t kTrials = 1000;
constexpr std::size_t kLeastAccepted = 5;

std::string printable_but_space() {
  std::string all;
  for (char c = 0x21; c < 0x7F; ++c) all.push_back(c);
  return all;
}

// The characters as choices of one place each, but for look-alikes where these are not wanted, and each once.
Choices characters(std::string_view from, const GeneratorOptions& options) {
  std::vector<std::string> choices;
  for (const char c : from) {
    if (options.no_look_alikes && kLookAlikes.find(c) != std::string_view::npos) continue;
    choices.emplace_back(1, c);
  }
  std::sort(choices.begin(), choices.end());
  choices.erase(std::unique(choices.begin(), choices.end()), choices.end());
  if (choices.empty()) {
    throw Error(ErrorCode::kInvalidArgument, "the generator's alphabet has no character left; give one that has");
  }
  return std::make_shared<const std::vector<std::string>>(std::move(choices));
}

// Whether no word begins with another, so that words that run together are told apart.
bool is_prefix_free(const std::vector<std::string>& sorted) {
  return std::adjacent_find(sorted.begin(), sorted.end(), [](const std::string& a, const std::string& b) {
           return b.compare(0, a.size(), a) == 0;
         }) == sorted.end();
}

// Every row of words must be another password, or some would be likelier than others.
Choices words(const GeneratorOptions& options) {
  std::vector<std::string> list = options.words.empty() ? strength::built_in_phrase_words() : options.words;
  const std::string& separator = options.separator;
  std::erase_if(list, [&](const std::string& word) {
    return word.empty() || (!separator.empty() && word.find(separator) != std::string::npos);
  });
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  if (list.size() < 2) throw Error(ErrorCode::kInvalidArgument, "the generator's list has fewer than two words");
  if (separator.empty() && !is_prefix_free(list)) {
    throw Error(ErrorCode::kInvalidArgument,
                "words of this list begin with others of it, so they can't be run together; give a separator");
  }
  return std::make_shared<const std::vector<std::string>>(std::move(list));
}

// The places of a password of this length.
class Plan {
 public:
  Plan(const Policy& policy, const GeneratorOptions& options) : options_(options), rule_(policy.characters) {
    for (const char c : options.alphabet) {
      if (c < 0x20 || c > 0x7E)
        throw Error(ErrorCode::kInvalidArgument, "the generator's alphabet takes printable ASCII");
    }
    switch (options.kind) {
      case GeneratorKind::kCharacters:
        any_ = characters(options.alphabet.empty() ? printable_but_space() : options.alphabet, options);
        break;
      case GeneratorKind::kPronounceable:
        consonants_ = characters("bcdfghjklmnprstvwz", options);
        capitals_ = characters("BCDFGHJKLMNPRSTVWZ", options);
        vowels_ = characters("aeiou", options);
        break;
      case GeneratorKind::kWords:
        any_ = words(options);
    }
  }

  [[nodiscard]] Places places(std::uint32_t length) const {
    Places places;
    if (options_.kind == GeneratorKind::kWords) places.separator = options_.separator;
    if (options_.kind != GeneratorKind::kPronounceable) {
      places.places.assign(length, any_);
      return places;
    }
    const auto digits = std::max(rule_.min_digits, rule_.min_classes > 2 ? 1U : 0U);
    const auto symbols = std::max(rule_.min_symbols, rule_.min_classes > 3 ? 1U : 0U);
    const bool capital = rule_.min_upper > 0 || rule_.min_classes > 1;
    const std::uint32_t letters = length > digits + symbols ? length - digits - symbols : 1;
    for (std::uint32_t i = 0; i < letters; ++i) {
      places.places.push_back(i % 2 == 1 ? vowels_ : i == 0 && capital ? capitals_ : consonants_);
    }
    places.places.insert(places.places.end(), digits, characters("0123456789", options_));
    places.places.insert(places.places.end(), symbols,
                         characters(rule_.symbols.empty() ? "!#$%*+-=?@" : rule_.symbols, options_));
    return places;
  }

 private:
  const GeneratorOptions& options_;
  const CharacterRule& rule_;
  Choices any_, consonants_, capitals_, vowels_;
};

// The share of draws that a checker accepts, at least, with 99 % (Wilson's lower bound).
double least_share(std::size_t accepted, std::size_t trials) {
  constexpr double kZ = 2.326;
  const auto n = static_cast<double>(trials);
  const double p = static_cast<double>(accepted) / n;
  const double middle = p + kZ * kZ / (2 * n);
  const double spread = kZ * std::sqrt(p * (1 - p) / n + kZ * kZ / (4 * n * n));
  return (middle - spread) / (1 + kZ * kZ / n);
}

[[noreturn]] void refuse_policy(const std::map<Code, std::size_t>& codes, std::size_t trials) {
  const auto worst =
      std::max_element(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  throw Error(
      ErrorCode::kBadPolicy,
      fmt::format("generator.unsatisfiable: the policy accepts next to nothing of what would be drawn; {} refuses "
                  "{} of {}: choose another length or kind, or another policy",
                  worst == codes.end() ? "it" : code_key(worst->first), worst == codes.end() ? trials : worst->second,
                  trials));
}

// Draws and asks the checker; throws if it accepts next to nothing.
double accepted_share(const Checker& checker, const Places& places) {
  std::size_t accepted = 0;
  std::map<Code, std::size_t> codes;
  text::SecureBytes password;
  for (std::size_t i = 1; i <= kTrials; ++i) {
    places.draw(password);
    const Report report = checker.check({password.data(), password.size()});
    accepted += report.verdict == Verdict::kAccept ? 1 : 0;
    std::vector<Code> found;
    for (const Violation& violation : report.violations) found.push_back(violation.code);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    for (const Code code : found) ++codes[code];
    if (accepted == 0 && i == kTrials / 4) refuse_policy(codes, i);
  }
  if (accepted < kLeastAccepted) refuse_policy(codes, kTrials);
  return least_share(accepted, kTrials);
}

Entropy entropy_of(const Checker& checker, const Places& places) {
  const double share = accepted_share(checker, places);
  if (const std::optional<double> counted = checker::count_accepted(checker.policy(), places)) return {*counted, true};
  return {places.bits() + std::log2(share), false};
}

}  // namespace

Generator::Generator(Checker checker, const GeneratorOptions& options) {
  constexpr std::uint32_t kLongest = 1024;
  const Policy& policy = checker.policy();
  const Plan plan(policy, options);
  std::uint32_t length = std::max(options.length, 1U);
  if (length > kLongest) throw Error(ErrorCode::kInvalidArgument, "the generator's length is at most 1024");
  while (true) {
    Places places = plan.places(length);
    const bool enough = options.length != 0 || (places.bits() >= options.bits && places.longest() >= policy.length.min);
    if (enough || length == kLongest) {
      const Entropy entropy = entropy_of(checker, places);
      // What the policy refuses has to be made up for by some more.
      if (options.length != 0 || entropy.bits >= options.bits) {
        auto state = std::make_shared<State>(std::move(checker), std::move(places));
        state->entropy = entropy;
        state_ = std::move(state);
        return;
      }
    }
    if (length++ == kLongest) throw Error(ErrorCode::kInvalidArgument, "no length gives the generator so many bits");
  }
}

Generator::~Generator() = default;
Generator::Generator(const Generator&) noexcept = default;
Generator& Generator::operator=(const Generator&) noexcept = default;

Entropy Generator::entropy() const noexcept { return state_->entropy; }
std::size_t Generator::longest() const noexcept { return state_->places.longest(); }

std::size_t Generator::generate(std::span<char> out) const {
  constexpr std::size_t kMostDraws = 100000;  // of which each of the constructor's trials saw some accepted
  if (out.size() < longest()) {
    throw Error(ErrorCode::kBufferTooSmall, fmt::format("a generated password needs {} bytes", longest()));
  }
  text::SecureBytes password;
  for (std::size_t i = 0; i < kMostDraws; ++i) {
    state_->places.draw(password);
    if (state_->checker.check({password.data(), password.size()}).verdict != Verdict::kAccept) continue;
    std::copy(password.begin(), password.end(), out.begin());
    return password.size();
  }
  throw Error(ErrorCode::kBadPolicy, "generator.unsatisfiable: the policy accepts none of very many draws");
}

}  // namespace credence
