// SPDX-License-Identifier: Apache-2.0
// How many guesses a password stands up to, and why. docs/strength.md says what the number means and what it does not.
#ifndef CREDENCE_STRENGTH_HPP_
#define CREDENCE_STRENGTH_HPP_

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "credence/advice.h"
#include "credence/build.hpp"
#include "credence/cxx20.hpp"
#include "credence/dictionary.hpp"
#include "credence/export.h"
#include "credence/input.hpp"
#include "credence/report.hpp"
#include "credence/subject.hpp"

namespace credence {

/// How somebody guesses. The number of guesses is that of the attacker who needs fewest. Never renumber.
enum class Attacker : std::uint8_t {
  kModel = 0,    ///< Tries what people choose, the likeliest first.
  kUniform = 1,  ///< Tries all strings of an alphabet.
  kPhrase = 2,   ///< Tries rows of words.
  kContext = 3,  ///< Knows the account, and tries what people make of it.
};
/// "model", "uniform", "phrase" or "context"; an empty view for another number.
[[nodiscard]] CREDENCE_API std::string_view attacker_name(Attacker attacker) noexcept;

/// What a part of a password is. Never renumber.
enum class PartKind : std::uint8_t {
  kPassword = 0,  ///< A common password.
  kName = 1,
  kWord = 2,
  kDigits = 3,
  kYear = 4,
  kDate = 5,
  kSymbols = 6,
  kKeys = 7,  ///< A walk on a keyboard.
  kSequence = 8,
  kRepeat = 9,    ///< Again what is before.
  kLetters = 10,  ///< Letters in an order that letters often have.
  kRandom = 11,
  kContext = 12,  ///< Of the account: its names, its address, its organisation.
};
/// "password", "name" and so on; an empty view for another number.
[[nodiscard]] CREDENCE_API std::string_view part_kind_name(PartKind kind) noexcept;

/// A part of a password. It tells about the password: treat it as secret.
struct StrengthPart {
  Span span;  ///< Bytes of the caller's password.
  PartKind kind = PartKind::kRandom;
  double guesses_log10 = 0;  ///< The share of the whole: those of all parts add up to the whole's, but for rounding.
  Disguise disguise;         ///< Of words.
  friend bool operator==(const StrengthPart&, const StrengthPart&) = default;
};

/// What makes a password stronger, or what does not. The list is in advice.h. Never renumber.
enum class Advice : std::uint16_t {
#define CREDENCE_ADVICE_ENUM(c_name, name, number, key, text) name = number,
  CREDENCE_ADVICE(CREDENCE_ADVICE_ENUM)
#undef CREDENCE_ADVICE_ENUM
};
/// The stable key of an advice ("strength.add_word"), or an empty view for a number that is not one.
[[nodiscard]] CREDENCE_API std::string_view advice_key(Advice advice) noexcept;

/// How fast somebody guesses, in guesses a second: at a sign-in that is throttled to 100 an hour, at one that is not,
/// offline against a slow hash (bcrypt and the like), offline against a fast one.
inline constexpr std::array<double, 4> kGuessesPerSecond = {100.0 / 3600, 10, 1e4, 1e10};

/// The answer. It tells about the password: treat it as secret.
struct Strength {
  /// log10 of the guesses that come before the password is found, to two decimals. Never less than 0.
  double guesses_log10 = 0;
  /// 0 below 10^3 guesses, 1 below 10^6, 2 below 10^8, 3 below 10^10, else 4.
  std::uint8_t score = 0;
  Attacker attacker = Attacker::kModel;  ///< Who needs fewest.
  std::vector<StrengthPart> parts;       ///< From left to right, with nothing between. Empty where nothing is judged.
  std::vector<Advice> advice;            ///< Each once, in the order of importance.
  /// log10 of the seconds that each speed of kGuessesPerSecond takes.
  [[nodiscard]] CREDENCE_API std::array<double, 4> crack_seconds_log10() const noexcept;
};

/// An advice in words. `language` is as for message() (messages.hpp).
[[nodiscard]] CREDENCE_API std::string advice_message(Advice advice, std::string_view language = "en");
/// The answer as one JSON object without line end:
/// {"guesses_log10":7.2,"score":2,"attacker":"model","matches":[{"begin":0,"end":8,"kind":"word","guesses_log10":4.1}],
/// "crack_seconds_log10":[8.76,6.2,3.2,-2.8],"advice":[{"code":"strength.add_word","message":"..."}]}
[[nodiscard]] CREDENCE_API std::string strength_json(const Strength& strength, std::string_view language = "en");

/// The model that guesses: a mapped file. Immutable; threads share it.
class CREDENCE_API StrengthModel {
 public:
  /// Throws Error: kIo if it can't be read; kBadFile if it is empty, truncated, foreign, of another version or corrupt.
  [[nodiscard]] static std::shared_ptr<const StrengthModel> open(const std::filesystem::path& path);
  /// The same over bytes that the caller keeps alive and unchanged. `name` is what errors call it.
  [[nodiscard]] static std::shared_ptr<const StrengthModel> open_memory(std::span<const std::byte> data,
                                                                        std::string_view name = "memory");
  /// The model that ships with the library.
  [[nodiscard]] static std::shared_ptr<const StrengthModel> built_in();

  ~StrengthModel();
  StrengthModel(const StrengthModel&) = delete;
  StrengthModel& operator=(const StrengthModel&) = delete;

  [[nodiscard]] std::uint64_t file_size() const noexcept;   ///< Bytes.
  [[nodiscard]] std::uint32_t trained_on() const noexcept;  ///< Passwords.
  [[nodiscard]] const std::string& name() const noexcept;   ///< Of the file.

  struct State;
  /// For the library's own code.
  [[nodiscard]] const State& state() const noexcept { return *state_; }

 private:
  explicit StrengthModel(std::unique_ptr<const State> state);
  static std::shared_ptr<const StrengthModel> open_trusted(std::span<const std::byte> data, std::string_view name);
  std::unique_ptr<const State> state_;
};

/// Estimates. Immutable after construction: one serves every thread, without locks.
class CREDENCE_API StrengthEstimator {
 public:
  /// The built-in model and dictionary.
  StrengthEstimator();
  /// `dictionaries` are where words are looked up; those that the model was trained with give the best figures. None
  /// may be null: throws Error(kInvalidArgument).
  StrengthEstimator(std::shared_ptr<const StrengthModel> model,
                    std::vector<std::shared_ptr<const Dictionary>> dictionaries);
  ~StrengthEstimator();
  StrengthEstimator(const StrengthEstimator&) noexcept;
  StrengthEstimator& operator=(const StrengthEstimator&) noexcept;

  /// Linear in the password. One that is empty, not UTF-8 or over 65,536 bytes gets 0 guesses and no parts: what can't
  /// be judged is not strong. The facts of `subject` count as guessed among the first hundred.
  [[nodiscard]] Strength estimate(std::string_view password, const Subject& subject = {}) const;
  /// Strength::guesses_log10 alone, in about half the time.
  [[nodiscard]] double guesses_log10(std::string_view password, const Subject& subject = {}) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

/// What a model is trained on.
struct StrengthTraining {
  /// Passwords, a line each, the commonest first: what is made of what is learned from all, and the first 100,000
  /// become the model's list.
  std::vector<Input> passwords;
  /// Further lists, the commonest first: a password of the list that one of these has further up moves up.
  std::vector<Input> ordered;
  /// Further lists in any order: what is on them as well is taken to be commoner.
  std::vector<Input> unordered;
  /// The lists of the dictionaries, for the letters of words.
  std::vector<WordListInput> words;
};
struct StrengthBuildOptions {
  std::vector<std::shared_ptr<const Dictionary>> dictionaries;  ///< As for StrengthEstimator.
  ProgressCallback progress;
};
struct StrengthBuildResult {
  std::uint64_t lines = 0;
  std::uint64_t skipped = 0;    ///< Lines that are not UTF-8.
  std::uint64_t listed = 0;     ///< Passwords of its list.
  std::uint64_t file_size = 0;  ///< Bytes.
};
/// Trains a model and writes it. Reads its inputs once, as a stream; takes some 150 MiB however long they are. The same
/// input gives the same bytes. Throws Error: kIo; kBadFile where there is no line to learn from.
CREDENCE_API StrengthBuildResult build_strength_model(const StrengthTraining& input,
                                                      const std::filesystem::path& output,
                                                      const StrengthBuildOptions& options);

}  // namespace credence

#endif  // CREDENCE_STRENGTH_HPP_
