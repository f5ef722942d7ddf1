// SPDX-License-Identifier: Apache-2.0
// The table of settings.
#include "policy/settings.hpp"

#include <algorithm>

#include "text/prepared.hpp"

namespace credence::policy {
namespace {

constexpr std::string_view kLevels[] = {"reject", "warn"};
constexpr std::string_view kUnits[] = {"code_point", "byte", "utf16", "grapheme"};
constexpr std::string_view kContextMatches[] = {"off", "contains", "whole"};
constexpr std::string_view kDictionaryModes[] = {"off", "contains", "based_on", "whole"};
constexpr std::string_view kBreachCounts[] = {"exact", "rounded"};
constexpr std::string_view kPossiblyFound[] = {"reject", "warn", "ignore"};
constexpr std::string_view kRequired[] = {"false", "true", "complete"};
constexpr std::string_view kSignInPasswords[] = {"all", "breach", "off"};
constexpr std::string_view kActions[] = {"ignore", "warn", "reset", "disable"};
constexpr std::string_view kFederatedActions[] = {"ignore", "warn", "", "disable"};  // nothing here to reset
constexpr std::string_view kLayouts[] = {"qwerty",  "qwertz", "azerty",  "dvorak", "jcuken",    "keypad",    "uk",
                                         "spanish", "nordic", "belgian", "swiss",  "turkish_q", "turkish_f", "colemak",
                                         "bepo",    "greek",  "hebrew",  "arabic", "korean"};

constexpr SettingRange kCount = {.min = 0, .max = 65536};
constexpr SettingRange kRun = {.min = 3, .max = 65536, .zero_is_off = true};
constexpr SettingRange kLetters = {.min = 1, .max = 64};
constexpr SettingRange kExtraLetters = {.min = 0, .max = 64};
constexpr SettingRange kPercent = {.min = 0, .max = 100};
constexpr SettingRange kDays = {.min = 0, .max = 36500};

// The key is the member's path, so the two can't part.
#define CREDENCE_MEMBER(path) \
#path, [](Policy & policy) -> auto& { return policy.path; }
// An unsigned char may alias any object.
#define CREDENCE_CHOICE(path) \
#path, [](Policy& policy) -> std::uint8_t& {                            \
    static_assert(sizeof(policy.path) == 1);                              \
    return reinterpret_cast<std::uint8_t&>(policy.path);                  \
  }
#define CREDENCE_LEVEL(section) \
  { CREDENCE_CHOICE(section.level), "whether findings are violations or only warnings", {}, kLevels }

const Setting kSettings[] = {
    {CREDENCE_MEMBER(name), "shown to administrators; no effect"},
    {CREDENCE_MEMBER(description), "one sentence for administrators; no effect"},

    CREDENCE_LEVEL(text),
    {CREDENCE_MEMBER(text.refuse_unassigned), "text.unassigned: code points that Unicode has not assigned"},
    {CREDENCE_MEMBER(text.refuse_controls), "text.forbidden: control characters (general category Cc)"},

    CREDENCE_LEVEL(length),
    {CREDENCE_CHOICE(length.unit), "what min and max count, of the NFC form; bytes as given", {}, kUnits},
    {CREDENCE_MEMBER(length.min), "length.too_short below this; 0: no minimum", kCount},
    {CREDENCE_MEMBER(length.max), "length.too_long above this; 0: no maximum but byte_cap", kCount},
    {CREDENCE_MEMBER(length.combine_spaces), "for min and warn_below, consecutive spaces count as one"},
    {CREDENCE_MEMBER(length.warn_below), "length.too_short as a warning below this; 0: none", kCount},
    {CREDENCE_MEMBER(length.warn_above_bytes),
     "length.too_long as a warning above this many bytes, for hashes that ignore the rest (bcrypt: 72); 0: none",
     kCount},
    {CREDENCE_MEMBER(length.byte_cap),
     "length.too_long above this many bytes, checked before all else; never a warning",
     {.min = 1, .max = text::kMaxPasswordBytes}},

    CREDENCE_LEVEL(characters),
    {CREDENCE_MEMBER(characters.min_digits), "characters.missing_digit: ASCII 0 to 9", kCount},
    {CREDENCE_MEMBER(characters.min_upper), "characters.missing_upper: Unicode Uppercase", kCount},
    {CREDENCE_MEMBER(characters.min_lower), "characters.missing_lower: Unicode Lowercase", kCount},
    {CREDENCE_MEMBER(characters.min_letters), "characters.missing_letter: Unicode Alphabetic", kCount},
    {CREDENCE_MEMBER(characters.min_symbols), "characters.missing_symbol: characters of symbols", kCount},
    {CREDENCE_MEMBER(characters.symbols),
     "what counts as a symbol; empty: every ASCII character but letters and digits"},
    {CREDENCE_MEMBER(characters.min_classes),
     "characters.too_few_classes: of upper, lower, digit, symbol and, with count_caseless, caseless letters",
     {.min = 0, .max = 5}},
    {CREDENCE_MEMBER(characters.count_caseless), "count letters without case as a class, as Active Directory does"},
    {CREDENCE_MEMBER(characters.min_distinct), "characters.too_few_distinct: different code points", kCount},
    {CREDENCE_MEMBER(characters.allowed), "characters.not_allowed: anything else; empty: everything is allowed"},
    {CREDENCE_MEMBER(characters.ascii_only), "characters.not_allowed: anything but printable ASCII and space"},

    CREDENCE_LEVEL(repeat),
    {CREDENCE_MEMBER(repeat.max_run), "repeat.run: a longer run of one character, case-folded; 0: off", kCount},
    {CREDENCE_MEMBER(repeat.max_class_run),
     "repeat.class_run: a longer run of one class (upper, lower, digit, other); 0: off", kCount},
    {CREDENCE_MEMBER(repeat.min_block), "repeat.block: a block of this many characters or more, repeated; 0: off",
     kCount},

    CREDENCE_LEVEL(sequence),
    {CREDENCE_MEMBER(sequence.min_run), "sequence.run: runs of this many characters or more; 0: off", kRun},
    {CREDENCE_MEMBER(sequence.max_step),
     "largest distance of neighbours: 1 is abcd, 2 also aceg",
     {.min = 1, .max = 1000}},

    CREDENCE_LEVEL(keyboard),
    {CREDENCE_MEMBER(keyboard.min_walk), "keyboard.walk: walks of this many keys or more; 0: off", kRun},
    {CREDENCE_MEMBER(keyboard.layouts), "the layouts looked at; empty: all", {}, kLayouts},

    CREDENCE_LEVEL(date),
    {CREDENCE_MEMBER(date.dates), "date.found: day, month and year"},
    {CREDENCE_MEMBER(date.years), "date.found: a year on its own, 1900 to 2099"},

    CREDENCE_LEVEL(context),
    {CREDENCE_CHOICE(context.match),
     "contains: includes the word; whole: is the word or made of it",
     {},
     kContextMatches},
    {CREDENCE_MEMBER(context.min_token),
     "shorter tokens are ignored, in code points; with derivatives kana and Han count for more", kLetters},
    {CREDENCE_MEMBER(context.delimiters), "where names are split into tokens"},
    {CREDENCE_MEMBER(context.user_name), "context.user_name"},
    {CREDENCE_MEMBER(context.split_user_name), "look for the user name's parts too"},
    {CREDENCE_MEMBER(context.email), "context.email: local part, its tokens, the domain's labels but the last"},
    {CREDENCE_MEMBER(context.display_name), "context.display_name"},
    {CREDENCE_MEMBER(context.whole_display_name), "look for the display name unsplit too"},
    {CREDENCE_MEMBER(context.organisation), "context.organisation"},
    {CREDENCE_MEMBER(context.service), "context.service"},
    {CREDENCE_MEMBER(context.words), "context.word"},
    {CREDENCE_MEMBER(context.leet), "look through leet spelling"},
    {CREDENCE_MEMBER(context.reversed), "look for the reversed word too"},
    {CREDENCE_MEMBER(context.derivatives),
     "look for words without digits around them, respelled, with initials, separated or stretched too"},

    CREDENCE_LEVEL(history),
    {CREDENCE_MEMBER(history.depth),
     "history.reused: how many old passwords are asked for, newest first; history.not_checked where none can be; 0: "
     "off",
     {.min = 0, .max = 1000}},
    {CREDENCE_MEMBER(history.min_edits),
     "history.similar: fewer edits than this from the previous password; 0: off",
     {.min = 0, .max = 64}},

    CREDENCE_LEVEL(dictionary),
    {CREDENCE_CHOICE(dictionary.mode),
     "contains: dictionary.word; based_on: points.too_few and dictionary.word; whole: dictionary.word, where leet, "
     "reversed, separated and stretched do nothing",
     {},
     kDictionaryModes},
    {CREDENCE_MEMBER(dictionary.min_length), "letters from which a word counts", kLetters},
    {CREDENCE_MEMBER(dictionary.common_min_length), "letters from which a common word counts that stands by itself",
     kLetters},
    {CREDENCE_MEMBER(dictionary.common_rank),
     "a word of this rank or commoner is common",
     {.min = 0, .max = UINT32_MAX}},
    {CREDENCE_MEMBER(dictionary.disguised_rank),
     "the same for a disguised word, capitals inside it included",
     {.min = 0, .max = UINT32_MAX}},
    {CREDENCE_MEMBER(dictionary.min_points), "based_on: points.too_few below this", kCount},
    {CREDENCE_MEMBER(dictionary.word_points), "based_on: points of a word; each character outside a word gives 1",
     kExtraLetters},
    {CREDENCE_MEMBER(dictionary.letters_per_point), "based_on: a word gives a point for each so many characters; 0: no",
     kExtraLetters},
    {CREDENCE_MEMBER(dictionary.rare_rank),
     "based_on: a plain word beyond this rank gives a point more; of six letters beyond a quarter of it, and so on",
     {.min = 0, .max = UINT32_MAX}},
    {CREDENCE_MEMBER(dictionary.disguise_points), "based_on: points more for each kind of disguise", kExtraLetters},
    {CREDENCE_MEMBER(dictionary.date_points), "based_on: points of a date or a year; 0: not looked for", kExtraLetters},
    {CREDENCE_MEMBER(dictionary.sequence_points), "based_on: points of a sequence; 0: not looked for", kExtraLetters},
    {CREDENCE_MEMBER(dictionary.run_points), "based_on: points of a run of one character; 0: not looked for",
     kExtraLetters},
    {CREDENCE_MEMBER(dictionary.block_points), "based_on: points of a repeated block; 0: not looked for",
     kExtraLetters},
    {CREDENCE_MEMBER(dictionary.walk_points), "based_on: points of a walk on a keyboard; 0: not looked for",
     kExtraLetters},
    {CREDENCE_MEMBER(dictionary.min_share), "contains: percent covered by words from which those inside letters count",
     kPercent},
    {CREDENCE_MEMBER(dictionary.short_share),
     "contains: percent covered by words from which those by themselves count that are below min_length", kPercent},
    {CREDENCE_MEMBER(dictionary.disguised_share), "contains: percent covered by words from which disguised ones count",
     kPercent},
    {CREDENCE_MEMBER(dictionary.pattern_share),
     "contains: percent covered by dates, sequences, repeats and walks from which these count; 0: never", kPercent},
    {CREDENCE_MEMBER(dictionary.derivatives),
     "whole: also entries in leet spelling and with at most four digits or symbols after them"},
    {CREDENCE_MEMBER(dictionary.leet), "look through leet spelling; not with mode whole"},
    {CREDENCE_MEMBER(dictionary.reversed), "look for reversed words; not with mode whole"},
    {CREDENCE_MEMBER(dictionary.separated), "look for words with a separator between letters; not with mode whole"},
    {CREDENCE_MEMBER(dictionary.stretched), "look for words with doubled letters; not with mode whole"},
    {CREDENCE_MEMBER(dictionary.leet_extra), "letters more that a word in leet spelling needs", kExtraLetters},
    {CREDENCE_MEMBER(dictionary.reversed_extra), "letters more that a reversed word needs", kExtraLetters},
    {CREDENCE_MEMBER(dictionary.separated_extra), "letters more that a separated word needs", kExtraLetters},
    {CREDENCE_MEMBER(dictionary.stretched_extra), "letters more that a stretched word needs", kExtraLetters},
    {CREDENCE_CHOICE(dictionary.forbidden),
     "dictionary.forbidden: how words of forbidden dictionaries are looked for, whatever the mode; whole: no letter "
     "lies "
     "outside such words",
     {},
     kContextMatches},
    {CREDENCE_CHOICE(dictionary.forbidden_level),
     "whether forbidden words are violations or only warnings",
     {},
     kLevels},
    {CREDENCE_MEMBER(dictionary.forbidden_min_length), "letters from which a forbidden word counts", kLetters},

    CREDENCE_LEVEL(breach),
    {CREDENCE_MEMBER(breach.enabled), "breach.found: look the password up"},
    {CREDENCE_CHOICE(breach.required),
     "true: refuse to work with the built-in list alone; complete: or without a file that has entries of every prefix",
     {},
     kRequired},
    {CREDENCE_MEMBER(breach.min_count),
     "a password seen less often passes; a count that is not known is enough",
     {.min = 1, .max = INT64_MAX}},
    {CREDENCE_MEMBER(breach.max_age_days), "breach.outdated, a warning at sign-in, when the data is older; 0: off",
     kDays},
    {CREDENCE_CHOICE(breach.possibly), "what a filter's \"possibly\" means", {}, kPossiblyFound},
    {CREDENCE_CHOICE(breach.count),
     "whether reports give counts exactly or rounded down to a power of ten",
     {},
     kBreachCounts},
    {CREDENCE_MEMBER(breach.variant_min_count),
     "breach.variant: a close variant was seen at least so often; 0: off",
     {.min = 0, .max = INT64_MAX}},

    CREDENCE_LEVEL(strength),
    {CREDENCE_MEMBER(strength.min_guesses_log10),
     "strength.too_weak: fewer guesses than ten to this power; 0: off",
     {.min = 0, .max = 40}},
    {CREDENCE_MEMBER(strength.min_score), "strength.too_weak: a lower score, of 4; 0: off", {.min = 0, .max = 4}},

    CREDENCE_LEVEL(confirmation),
    {CREDENCE_MEMBER(confirmation.enabled), "confirmation.mismatch, where a second entry is given"},

    CREDENCE_LEVEL(email),
    {CREDENCE_MEMBER(email.enabled), "email.invalid, where an e-mail address is given"},

    {CREDENCE_CHOICE(sign_in.password),
     "which violations a password has to be changed for at sign-in: all, breach.found alone, or none; the others warn",
     {},
     kSignInPasswords},
    {CREDENCE_MEMBER(sign_in.inactive_months),
     "sign_in.stale from this many calendar months on; 0: no such limit",
     {.min = 0, .max = 1200}},
    {CREDENCE_MEMBER(sign_in.inactive_days), "sign_in.stale from this many days on; 0: no such limit", kDays},
    {CREDENCE_CHOICE(sign_in.inactive), "what sign_in.stale leads to", {}, kActions},
    {CREDENCE_CHOICE(sign_in.never), "what sign_in.never leads to", {}, kActions},
    {CREDENCE_CHOICE(sign_in.clock_error), "what sign_in.clock_error leads to", {}, kActions},
    {CREDENCE_MEMBER(sign_in.clock_skew_seconds),
     "how far in the future a last sign-in, a creation or a password may lie",
     {.min = 0, .max = 86400}},
    {CREDENCE_CHOICE(sign_in.federated), "what sign_in.stale leads to for a federated account", {}, kFederatedActions},

    CREDENCE_LEVEL(age),
    {CREDENCE_MEMBER(age.max_days), "age.expired from this many days on; 0: off", kDays},
    {CREDENCE_MEMBER(age.min_days), "age.too_young, always a warning, before this many days; 0: off", kDays},
    {CREDENCE_MEMBER(age.created), "judge by the account's creation where it is not known when the password was set"},
    {CREDENCE_CHOICE(age.unknown), "what age.unknown leads to: max_days and no time to judge by", {}, kActions},
};

#undef CREDENCE_MEMBER
#undef CREDENCE_CHOICE
#undef CREDENCE_LEVEL

constexpr SettingSection kSections[] = {
    {"text", "what counts as text at all; that the bytes are UTF-8 is always asked"},
    {"length", "how long"},
    {"characters", "how many of which kinds of characters, in the NFC form; 0 turns each off"},
    {"repeat", "repeated characters and blocks"},
    {"sequence", "alphabet and digits, either way, at any constant step"},
    {"keyboard", "walks over neighbouring keys"},
    {"date", "dates and years"},
    {"context", "facts about the account that must not serve as its password"},
    {"history", "old passwords"},
    {"dictionary", "words, plain and disguised"},
    {"breach", "known leaked passwords"},
    {"strength", "how many guesses a password stands up to"},
    {"confirmation", "the second entry of the password"},
    {"email", "the syntax of the e-mail address"},
    {"sign_in", "how long ago the last sign-in was, clocks, and what resets; read at sign-in only"},
    {"age", "how long ago the password was set; read at sign-in only"},
};

}  // namespace

std::span<const Setting> settings() { return kSettings; }
std::span<const SettingSection> setting_sections() { return kSections; }

std::string_view section_of(std::string_view key) {
  const std::size_t dot = key.find('.');
  return dot == std::string_view::npos ? std::string_view() : key.substr(0, dot);
}

std::string_view name_in_section(std::string_view key) {
  const std::size_t dot = key.find('.');
  return dot == std::string_view::npos ? key : key.substr(dot + 1);
}

const Setting* find_setting(std::string_view key) {
  const auto* found = std::ranges::find(kSettings, key, &Setting::key);
  return found == std::end(kSettings) ? nullptr : found;
}

}  // namespace credence::policy
