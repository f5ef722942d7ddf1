// SPDX-License-Identifier: Apache-2.0
// What a policy asks for: one plain struct of settings a rule, all in one Policy. The names here are
// the keys of the TOML form ("length.min" is Policy::length.min), so this header is its reference.
// A default-constructed rule is off; presets turn on what their source asks for.
#ifndef CREDENCE_POLICY_HPP_
#define CREDENCE_POLICY_HPP_

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "credence/cxx20.hpp"
#include "credence/export.h"

namespace credence {

/// Whether what a rule finds is a violation or only a warning. TOML: "reject", "warn".
enum class Level : std::uint8_t { kReject, kWarn };

/// text.*: what counts as text at all. That the bytes are UTF-8 is always asked, whatever the level: no other rule
/// could look at them.
struct TextRule {
  Level level = Level::kReject;
  bool refuse_unassigned = false;  ///< text.unassigned: code points Unicode 15 has not assigned.
  bool refuse_controls = false;    ///< text.forbidden: general category Cc, U+0000 to U+001F and so on.
  friend bool operator==(const TextRule&, const TextRule&) = default;
};

/// What length.min and length.max count, always of the NFC form but for bytes (as given).
/// TOML: "code_point", "byte", "utf16", "grapheme".
enum class LengthUnit : std::uint8_t { kCodePoint, kByte, kUtf16, kGrapheme };

/// length.too_short, length.too_long.
struct LengthRule {
  Level level = Level::kReject;
  LengthUnit unit = LengthUnit::kCodePoint;
  std::uint32_t min = 1;         ///< 0: no minimum.
  std::uint32_t max = 0;         ///< 0: no maximum but the byte cap. Nothing is ever truncated.
  bool combine_spaces = false;   ///< For min and warn_below, consecutive spaces count as one (OWASP ASVS 4).
  std::uint32_t warn_below = 0;  ///< A warning below this many units; 0: none.
  /// A warning above this many bytes of the password as given, for hashes that ignore the rest
  /// (bcrypt: 72); 0: none.
  std::uint32_t warn_above_bytes = 0;
  /// Checked before anything else: a longer password gets length.too_long and no other rule looks at
  /// it. 1 to 65,536. It is never a mere warning, whatever the level.
  std::uint32_t byte_cap = 1024;
  friend bool operator==(const LengthRule&, const LengthRule&) = default;
};

/// characters.*: counts of kinds of code points of the NFC form. 0 turns each off.
struct CharacterRule {
  Level level = Level::kReject;
  std::uint32_t min_digits = 0;   ///< ASCII 0 to 9.
  std::uint32_t min_upper = 0;    ///< Unicode Uppercase=Yes.
  std::uint32_t min_lower = 0;    ///< Unicode Lowercase=Yes.
  std::uint32_t min_letters = 0;  ///< Unicode Alphabetic=Yes.
  std::uint32_t min_symbols = 0;  ///< Code points of `symbols`.
  std::string symbols;            ///< What counts as a symbol; empty: every ASCII character but letters and digits.
  /// At least this many of the classes upper, lower, digit, symbol and, where `count_caseless`,
  /// alphabetic code points that are neither upper nor lower case (as Active Directory counts).
  std::uint32_t min_classes = 0;
  bool count_caseless = false;
  std::uint32_t min_distinct = 0;  ///< Different code points.
  std::string allowed;             ///< If not empty, every code point must be one of these.
  bool ascii_only = false;         ///< Every code point must be printable ASCII or space.
  friend bool operator==(const CharacterRule&, const CharacterRule&) = default;
};

/// repeat.*: 0 turns each off.
struct RepeatRule {
  Level level = Level::kReject;
  std::uint32_t max_run = 0;        ///< Longest run of one character, case-folded.
  std::uint32_t max_class_run = 0;  ///< Longest run of one class (upper, lower, digit, other).
  std::uint32_t min_block = 0;      ///< repeat.block: a block of this many characters or more, twice or more in a row.
  friend bool operator==(const RepeatRule&, const RepeatRule&) = default;
};

/// sequence.run: alphabet and digits, either way, any constant step, in any script's code point order.
struct SequenceRule {
  Level level = Level::kReject;
  std::uint32_t min_run = 0;   ///< Shortest run reported; 0: off.
  std::uint32_t max_step = 1;  ///< Largest distance of neighbours: 1 is abcd, 2 also aceg.
  friend bool operator==(const SequenceRule&, const SequenceRule&) = default;
};

/// keyboard.walk: neighbouring keys of the built-in layouts.
struct KeyboardRule {
  Level level = Level::kReject;
  std::uint32_t min_walk = 0;        ///< Shortest walk reported, in keys; 0: off.
  std::vector<std::string> layouts;  ///< "qwerty" and others, named as in data/keyboards; empty: all.
  friend bool operator==(const KeyboardRule&, const KeyboardRule&) = default;
};

/// date.found: dates and years in the usual orders and separators.
struct DateRule {
  Level level = Level::kReject;
  bool dates = false;  ///< Day, month and year.
  bool years = false;  ///< A year on its own, 1900 to 2099.
  friend bool operator==(const DateRule&, const DateRule&) = default;
};

/// How a list of words is compared. TOML: "off", "contains", "whole".
enum class ContextMatch : std::uint8_t {
  kOff,
  kContains,  ///< The password includes the word, in the matching form.
  kWhole,     ///< The password is the word or a derivative: reversed, doubled, or with digits and symbols around it.
};

/// context.*: facts about the account (Subject) that must not serve as its password.
struct ContextRule {
  Level level = Level::kReject;
  ContextMatch match = ContextMatch::kOff;
  /// Shorter tokens are ignored; counted in code points, with `derivatives` in letters: a kana is a syllable and a Han
  /// character a word, they count for more. No single character is looked for then, unless this is 1.
  std::uint32_t min_token = 4;
  /// Where names are split into tokens. Each whole name counts besides its tokens.
  std::string delimiters = ",.-_ #\t";
  bool user_name = true;
  bool split_user_name = true;  ///< Whether the user name's parts count as well (Active Directory: no).
  bool email = true;            ///< Local part, its tokens, the domain's labels but the last.
  bool display_name = true;
  bool whole_display_name = true;  ///< Whether it counts unsplit too (Active Directory: only its tokens).
  bool organisation = true;
  bool service = true;
  bool words = true;
  bool leet = true;      ///< Look through leet spelling (data/leet.toml).
  bool reversed = true;  ///< Look for the reversed word too.
  /// Look for what people make of the words, too: without digits around them or apostrophes, ue for u with diaeresis
  /// and back, initials with the surname, letters separated or stretched (Active Directory: no).
  bool derivatives = true;
  friend bool operator==(const ContextRule&, const ContextRule&) = default;
};

/// history.*: old passwords.
struct HistoryRule {
  Level level = Level::kReject;
  /// How many of Subject's old passwords are asked for, newest first; 0: off. Subject::previous_password counts as the
  /// newest. Where there is no Subject::is_old to ask, history.not_checked is a warning.
  std::uint32_t depth = 0;
  /// history.similar against Subject::previous_password: fewest edits (insert, delete, substitute one
  /// code point, case ignored) that make a new password, at most 64; 0: off. Rotation, reversal, one more
  /// character at the end, doubling, four characters or more that are all of one password and a part of the other,
  /// leet spelling, and numbers, a last letter, seasons, months or days counted up or down are always too similar when
  /// this is on. Passwords that have nothing in
  /// common are never too similar, however short, nor is any to an empty one.
  std::uint32_t min_edits = 0;
  friend bool operator==(const HistoryRule&, const HistoryRule&) = default;
};

/// TOML: "off", "contains", "based_on", "whole".
enum class DictionaryMode : std::uint8_t {
  kOff,
  kContains,  ///< Includes a word that is long or common enough.
  kBasedOn,   ///< Too few points are left after discounting the words (points.too_few).
  kWhole,     ///< The whole password is an entry, in the matching form.
};

/// dictionary.word, points.too_few. Lengths count letters of the word in the matching form; a Han character counts as 3
/// and a kana as 2. Which words count is the same in the modes contains and based_on.
struct DictionaryRule {
  Level level = Level::kReject;
  DictionaryMode mode = DictionaryMode::kOff;
  /// Letters from which a word counts wherever it is. A shorter one, of common_min_length letters or more, counts
  /// where its rank is at most common_rank, or disguised_rank if it is disguised or has capitals inside, and no
  /// letter is right before or after it: random letters hold short words too often.
  std::uint32_t min_length = 5;
  std::uint32_t common_min_length = 4;
  std::uint32_t common_rank = 12000;
  std::uint32_t disguised_rank = 2000;
  std::uint32_t min_points = 8;   ///< based_on: fewer points fail.
  std::uint32_t word_points = 2;  ///< based_on: points of a word; each character outside a word gives 1.
  /// based_on: a word gives at least one point for this many letters, but no more than two words do; 0: always
  /// word_points.
  std::uint32_t letters_per_point = 0;
  /// based_on: a word without disguise beyond this rank gives a point more; of a word of fewer than seven letters,
  /// beyond a quarter of it for each letter that is missing.
  std::uint32_t rare_rank = 1000;
  std::uint32_t disguise_points = 2;  ///< based_on: points more for each kind of disguise, capitals in the middle too.
  /// based_on: points of what is as predictable as a word, together with the characters it is made of; 0: these are
  /// not looked for.
  std::uint32_t date_points = 1;      ///< A date, or a year of four digits, or what is there of one at the end.
  std::uint32_t sequence_points = 1;  ///< Three characters or more as in abc or 321.
  std::uint32_t run_points = 1;       ///< Three times or more the same character.
  std::uint32_t block_points = 2;     ///< Two characters or more that are repeated.
  std::uint32_t walk_points = 2;      ///< Four neighbouring keys or more, of the layouts of the keyboard rule.
  /// contains: percent of the password that plain words cover together, Han characters and kana by their weight, from
  /// which those count that letters adjoin.
  std::uint32_t min_share = 40;
  /// contains: the same for words that no letter adjoins and that are shorter than min_length. Longer ones always
  /// count.
  std::uint32_t short_share = 34;
  /// contains: percent that all words cover together from which the disguised ones count, with capitals in the middle
  /// too.
  std::uint32_t disguised_share = 60;
  /// contains, where no word counts: percent that dates, sequences, runs, blocks and walks cover together from which
  /// these are reported; 0: never.
  std::uint32_t pattern_share = 0;
  /// whole: also what people make of an entry: in leet spelling, and with at most four digits or symbols after it. The
  /// span is that of the entry.
  bool derivatives = false;
  // The next four do nothing with kWhole, which compares the password as it is.
  bool leet = true;
  bool reversed = true;
  bool separated = true;
  bool stretched = true;
  /// Letters added to min_length and common_min_length for each kind of disguise, because disguises multiply the
  /// chance that a random password seems to hold a word.
  std::uint32_t leet_extra = 1;
  std::uint32_t reversed_extra = 1;
  std::uint32_t separated_extra = 1;
  std::uint32_t stretched_extra = 1;
  /// dictionary.forbidden: what Resources::forbidden is compared with, whatever the mode. kWhole: no letter of the
  /// password lies outside such words. Looks through the same disguises.
  ContextMatch forbidden = ContextMatch::kContains;
  Level forbidden_level = Level::kReject;
  std::uint32_t forbidden_min_length = 3;  ///< Letters from which a forbidden word counts.
  friend bool operator==(const DictionaryRule&, const DictionaryRule&) = default;
};

/// What a filter's "possibly" (breach.hpp) means. TOML: "reject", "warn", "ignore".
enum class PossiblyFound : std::uint8_t { kReject, kWarn, kIgnore };

/// What breach files a checker must be given. TOML: false, true, "complete".
enum class BreachFilesRequired : std::uint8_t {
  kNone,      ///< None: the built-in list will do.
  kAny,       ///< One besides the built-in list.
  kComplete,  ///< One with entries for each prefix of the Pwned Passwords corpus (BreachFacts::is_complete()).
};

/// How reports tell how often a leaked password was seen. An exact count nearly names the password to whoever has the
/// list. TOML: "exact", "rounded".
enum class BreachCount : std::uint8_t {
  kExact,
  kRounded,  ///< Down to a power of ten.
};

/// breach.found, breach.variant.
struct BreachRule {
  Level level = Level::kReject;
  bool enabled = false;
  BreachFilesRequired required = BreachFilesRequired::kNone;  ///< Building a checker fails without.
  /// A password that is known to have been seen less often passes. A count that is not known
  /// (BreachFacts::counts_known) is enough.
  std::uint64_t min_count = 1;
  std::uint32_t max_age_days = 0;  ///< breach.outdated, a warning at sign-in, when the data is older; 0: off.
  PossiblyFound possibly = PossiblyFound::kReject;
  BreachCount count = BreachCount::kExact;
  /// breach.variant: a new password that is not in the lists, but a close variant is, as often as this or in the
  /// built-in list; 0: off. Only files with known counts are asked, in at most 24 look-ups, and only for a password
  /// that every other rule about the password accepts.
  std::uint64_t variant_min_count = 0;
  friend bool operator==(const BreachRule&, const BreachRule&) = default;
};

/// strength.too_weak: fewer guesses than asked for (strength.hpp), by whoever knows what people choose and the account.
struct StrengthRule {
  Level level = Level::kReject;
  std::uint32_t min_guesses_log10 = 0;  ///< Least guesses as a power of ten: 8 asks for 10^8; 0: off.
  std::uint32_t min_score = 0;          ///< Least Strength::score; 0: off.
  friend bool operator==(const StrengthRule&, const StrengthRule&) = default;
};

/// confirmation.mismatch, where Subject::confirmation is given.
struct ConfirmationRule {
  Level level = Level::kReject;
  bool enabled = true;
  friend bool operator==(const ConfirmationRule&, const ConfirmationRule&) = default;
};

/// email.invalid, where Subject::email is given. At sign-in it is only a warning: no new password
/// would mend the address.
struct EmailRule {
  Level level = Level::kReject;
  bool enabled = false;
  friend bool operator==(const EmailRule&, const EmailRule&) = default;
};

/// What a fact about time leads to at sign-in. TOML: "ignore", "warn", "reset", "disable".
enum class SignInAction : std::uint8_t { kIgnore, kWarn, kReset, kDisable };

/// Which violations a password that was verified at sign-in can lead to; the others are warnings there. TOML: "all",
/// "breach", "off".
enum class SignInPassword : std::uint8_t {
  kAll,     ///< Those of every rule: an upgrade with better words resets those who chose under the old one.
  kBreach,  ///< breach.found alone.
  kOff,     ///< None.
};

/// sign_in.*: staleness, clocks, and what resets.
struct SignInRule {
  SignInPassword password = SignInPassword::kAll;
  /// Stale from last_sign_in plus this many calendar months on (UTC, the day clamped to the month's
  /// end). 0: no month limit. If both limits are set the earlier one counts.
  std::uint32_t inactive_months = 0;
  std::uint32_t inactive_days = 0;
  SignInAction inactive = SignInAction::kReset;  ///< sign_in.stale.
  /// sign_in.never: no last sign-in and no creation time to judge by.
  SignInAction never = SignInAction::kReset;
  /// sign_in.clock_error: last_sign_in, created or password_set later than now by more than clock_skew_seconds; each
  /// only where a rule that is on reads it.
  SignInAction clock_error = SignInAction::kWarn;
  std::uint32_t clock_skew_seconds = 300;
  /// What staleness means for a federated account, which has no password here. TOML: "warn", "disable", "ignore".
  SignInAction federated = SignInAction::kWarn;
  friend bool operator==(const SignInRule&, const SignInRule&) = default;
};

/// age.*: time since the password was set. NIST SP 800-63B-4 forbids a maximum.
struct AgeRule {
  Level level = Level::kReject;
  std::uint32_t max_days = 0;  ///< age.expired from password_set plus this many days on; 0: off.
  std::uint32_t min_days = 0;  ///< age.too_young, always a warning: it tells that a change is not due yet; 0: off.
  /// Whether an account whose password_set is not known is judged by its creation, for max_days: no password of it is
  /// older.
  bool created = true;
  /// age.unknown, with max_days: there is no time to judge by. Only a warning at most where `level` warns.
  SignInAction unknown = SignInAction::kWarn;
  friend bool operator==(const AgeRule&, const AgeRule&) = default;
};

/// Everything a checker needs to know. Plain data: copy it, compare it, change a member.
struct Policy {
  std::string name;         ///< Shown to administrators; no effect.
  std::string description;  ///< One sentence; no effect.
  TextRule text;
  LengthRule length;
  CharacterRule characters;
  RepeatRule repeat;
  SequenceRule sequence;
  KeyboardRule keyboard;
  DateRule date;
  ContextRule context;
  HistoryRule history;
  DictionaryRule dictionary;
  BreachRule breach;
  StrengthRule strength;
  ConfirmationRule confirmation;
  EmailRule email;
  SignInRule sign_in;
  AgeRule age;
  friend bool operator==(const Policy&, const Policy&) = default;
};

/// The shipped policy of this name. Throws Error(kUnknownName) that lists the names.
[[nodiscard]] CREDENCE_API Policy preset(std::string_view name);
/// The names of all shipped policies, in a fixed order.
[[nodiscard]] CREDENCE_API std::vector<std::string_view> preset_names();

/// Reads a policy from a TOML file. Throws Error: kIo if it can't be read, kBadPolicy with file, line,
/// column and key otherwise. Unknown keys are refused, naming the nearest known one, and so are settings that no
/// password could meet together. A top-level `extends = "preset name"` starts from a preset, `extends = "./other.toml"`
/// from another file, named relative to this one; else every rule starts from its default. An empty file is refused.
/// `notes`, where given, receives what is no error but without effect: a line of text each, with the file.
[[nodiscard]] CREDENCE_API Policy load_policy(const std::filesystem::path& path,
                                              std::vector<std::string>* notes = nullptr);
/// The same from text, which may be empty. `file_name` is what errors call it. Such a policy extends presets alone.
[[nodiscard]] CREDENCE_API Policy parse_policy(std::string_view toml, std::string_view file_name = "policy",
                                               std::vector<std::string>* notes = nullptr);
/// The whole policy as TOML, every key written out; parse_policy gives an equal policy back.
[[nodiscard]] CREDENCE_API std::string policy_text(const Policy& policy);
/// Sets one member by its key ("length.min") from its TOML value ("12", "\"warn\"", "[\"qwerty\"]";
/// strings may come without quotes). Throws Error(kUnknownName) or Error(kBadPolicy); the policy is
/// then unchanged.
CREDENCE_API void set_policy_value(Policy& policy, std::string_view key, std::string_view value);

}  // namespace credence

#endif  // CREDENCE_POLICY_HPP_
