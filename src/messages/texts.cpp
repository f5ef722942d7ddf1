// SPDX-License-Identifier: Apache-2.0
#include "messages/texts.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "credence/policy.hpp"

namespace credence::messages {
namespace {

// Whether a word, or what was discounted, is of this kind.
template <WordKind kKind>
bool is_kind(const Violation& violation) {
  return violation.word_kind == kKind;
}

template <std::uint32_t kCharacters>
bool has_length(const Violation& violation) {
  return violation.characters.end - violation.characters.begin == kCharacters;
}

bool is_word_of_language(const Violation& violation) {
  return is_kind<WordKind::kWord>(violation) && violation.language[0] != '\0';
}

template <bool (*kFirst)(const Violation&), bool (*kSecond)(const Violation&)>
bool both(const Violation& violation) {
  return kFirst(violation) && kSecond(violation);
}

// A text that speaks of one character where `fits` and there is one.
template <bool (*kFits)(const Violation&)>
bool is_one_and(const Violation& violation) {
  return both<has_length<1>, kFits>(violation);
}

bool counts_bytes(const Violation& violation) { return violation.unit == LengthUnit::kByte; }

// Where the units are as many as the characters, people may as well be told of these.
bool counts_other_utf16_units(const Violation& violation) {
  return violation.unit == LengthUnit::kUtf16 &&
         violation.actual != violation.characters.end - violation.characters.begin;
}

bool has_symbols(const Violation& violation) { return violation.symbols != nullptr; }
bool has_five_kinds(const Violation& violation) { return violation.kinds == 5; }

template <TimeFact kFact>
bool is_of(const Violation& violation) {
  return violation.fact == kFact;
}

template <std::int64_t kActual>
bool is_actual(const Violation& violation) {
  return violation.actual == kActual;
}

// Texts for violations of which more is known than their code, for a singular and a plural limit; the first that fits
// is taken before that of codes.h.
struct FinerText {
  constexpr FinerText(Code code_of, bool (*fits_it)(const Violation&), const char* text)
      : code(code_of), fits(fits_it), one(text), many(text) {}
  constexpr FinerText(Code code_of, bool (*fits_it)(const Violation&), const char* singular, const char* plural)
      : code(code_of), fits(fits_it), one(singular), many(plural) {}

  Code code;
  bool (*fits)(const Violation&);
  const char* one;
  const char* many;
};
constexpr FinerText kFinerTexts[] = {
    {Code::kLengthTooShort, counts_bytes, "Use at least {limit} byte; this has {actual}.",
     "Use at least {limit} bytes; this has {actual}."},
    {Code::kLengthTooShort, counts_other_utf16_units, "Use at least {limit} UTF-16 unit; this has {actual}.",
     "Use at least {limit} UTF-16 units; this has {actual}."},
    {Code::kLengthTooLong, counts_bytes,
     "Make the password shorter: it has {grouped_actual} bytes, and at most {grouped_limit} byte is allowed.",
     "Make the password shorter: it has {grouped_actual} bytes, and at most {grouped_limit} bytes are allowed."},
    {Code::kLengthTooLong, counts_other_utf16_units,
     "Make the password shorter: it has {actual} UTF-16 units, and at most {limit} is allowed.",
     "Make the password shorter: it has {actual} UTF-16 units, and at most {limit} are allowed."},
    {Code::kCharactersMissingSymbol, has_symbols, "Add one of these symbols: {symbols}",
     "Use at least {limit} of these symbols (this has {actual}): {symbols}"},
    {Code::kCharactersTooFewClasses, has_five_kinds,
     "Use at least {limit} kind of character (upper case, lower case, digits, symbols, letters without case); this has "
     "{actual}.",
     "Use at least {limit} kinds of characters (upper case, lower case, digits, symbols, letters without case); this "
     "has "
     "{actual}."},
    {Code::kCharactersNotAllowed, has_length<1>, "Remove character {from}: it is not among those allowed."},
    {Code::kDateFound, has_length<4>, "Characters {from} to {to} are a year."},  // no date is as short
    {Code::kContextUserName, has_length<1>, "Character {from} is taken from your user name."},
    {Code::kContextEmail, has_length<1>, "Character {from} is taken from your e-mail address."},
    {Code::kContextDisplayName, has_length<1>, "Character {from} is taken from your name."},
    {Code::kContextOrganisation, has_length<1>, "Character {from} is taken from your organisation's name."},
    {Code::kContextService, has_length<1>, "Character {from} is taken from this service's name."},
    {Code::kContextWord, has_length<1>, "Character {from} is a word that is not allowed here."},
    {Code::kDictionaryWord, is_one_and<is_word_of_language>, "Character {from} is a common {language} word."},
    {Code::kDictionaryWord, is_one_and<is_kind<WordKind::kWord>>, "Character {from} is a common word."},
    {Code::kDictionaryWord, is_one_and<is_kind<WordKind::kGivenName>>, "Character {from} is a first name."},
    {Code::kDictionaryWord, is_one_and<is_kind<WordKind::kSurname>>, "Character {from} is a surname."},
    {Code::kDictionaryWord, is_one_and<is_kind<WordKind::kPlace>>, "Character {from} is the name of a place."},
    {Code::kDictionaryWord, is_one_and<is_kind<WordKind::kPassword>>, "Character {from} is a common password."},
    {Code::kDictionaryWord, is_one_and<is_kind<WordKind::kCalendar>>,
     "Character {from} is the name of a month or a day."},
    {Code::kDictionaryWord, has_length<1>, "Character {from} is a common word, name or password."},
    {Code::kDictionaryWord, is_word_of_language, "Characters {from} to {to} are a common {language} word."},
    {Code::kDictionaryWord, is_kind<WordKind::kWord>, "Characters {from} to {to} are a common word."},
    {Code::kDictionaryWord, is_kind<WordKind::kGivenName>, "Characters {from} to {to} are a first name."},
    {Code::kDictionaryWord, is_kind<WordKind::kSurname>, "Characters {from} to {to} are a surname."},
    {Code::kDictionaryWord, is_kind<WordKind::kPlace>, "Characters {from} to {to} are the name of a place."},
    {Code::kDictionaryWord, is_kind<WordKind::kPassword>, "Characters {from} to {to} are a common password."},
    {Code::kDictionaryWord, is_kind<WordKind::kCalendar>,
     "Characters {from} to {to} are the name of a month or a day."},
    {Code::kDictionaryWord, is_kind<WordKind::kOwn>, "Characters {from} to {to} are a word that is not allowed here."},
    {Code::kPointsTooFew, is_kind<WordKind::kOther>,
     "Too little of this is hard to predict (points: {actual}, needed: {limit}). Add words or characters."},
    {Code::kSignInClockError, is_of<TimeFact::kCreated>,
     "The account was made on {actual_date}, which lies in the future: check the clock of the server."},
    {Code::kSignInClockError, is_of<TimeFact::kPasswordSet>,
     "The password was set on {actual_date}, which lies in the future: check the clock of the server."},
    {Code::kAgeExpired, is_actual<1>, "The password is a day old; it must be changed after {limit} day.",
     "The password is a day old; it must be changed after {limit} days."},
    {Code::kAgeTooYoung, is_actual<0>, "The password was changed today; it may be changed again after {limit} day.",
     "The password was changed today; it may be changed again after {limit} days."},
    {Code::kAgeTooYoung, is_actual<1>, "The password was changed a day ago; it may be changed again after {limit} day.",
     "The password was changed a day ago; it may be changed again after {limit} days."},
};

Text text_of_code(Code code) {
  switch (code) {
#define CREDENCE_CODE_TEXT(c_name, name, number, key, one, many) \
  case Code::name:                                               \
    return {one, many};
    CREDENCE_CODES(CREDENCE_CODE_TEXT)
#undef CREDENCE_CODE_TEXT
  }
  return {"", ""};
}

}  // namespace

Text text_of(const Violation& violation) {
  for (const FinerText& finer : kFinerTexts) {
    if (finer.code == violation.code && finer.fits(violation)) return {finer.one, finer.many};
  }
  return text_of_code(violation.code);
}

Text text_of(Advice advice) {
  switch (advice) {
#define CREDENCE_ADVICE_TEXT(c_name, name, number, key, text) \
  case Advice::name:                                          \
    return {text, text};
    CREDENCE_ADVICE(CREDENCE_ADVICE_TEXT)
#undef CREDENCE_ADVICE_TEXT
  }
  return {"", ""};
}

std::vector<Text> all_texts() {
  std::vector<Text> texts;
  // Codes may share a text.
  const auto add_once = [&](const Text& text) {
    const auto is_same = [&](const Text& other) {
      return std::string_view(other.one) == text.one && std::string_view(other.many) == text.many;
    };
    if (std::none_of(texts.begin(), texts.end(), is_same)) texts.push_back(text);
  };
  const auto add = [&](Code code, const Text& text) {
    add_once(text);
    for (const FinerText& finer : kFinerTexts) {
      if (finer.code == code) add_once({finer.one, finer.many});
    }
  };
#define CREDENCE_CODE_TEXT(c_name, name, number, key, one, many) add(Code::name, {one, many});
  CREDENCE_CODES(CREDENCE_CODE_TEXT)
#undef CREDENCE_CODE_TEXT
#define CREDENCE_ADVICE_TEXT(c_name, name, number, key, text) add_once(text_of(Advice::name));
  CREDENCE_ADVICE(CREDENCE_ADVICE_TEXT)
#undef CREDENCE_ADVICE_TEXT
  texts.push_back(kSpace);
  return texts;
}

}  // namespace credence::messages
