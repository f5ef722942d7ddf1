// SPDX-License-Identifier: Apache-2.0
#include "messages/texts.hpp"

#include <cstddef>
#include <cstdint>

namespace credence::messages {
namespace {

// Whether a dictionary.word is of this kind.
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

// Texts for violations of which more is known than their code; the first that fits is taken before that of codes.h.
struct FinerText {
  Code code;
  bool (*fits)(const Violation&);
  const char* text;
};
constexpr FinerText kFinerTexts[] = {
    {Code::kCharactersNotAllowed, has_length<1>, "Remove character {from}: it is not among those allowed."},
    {Code::kDateFound, has_length<4>, "Characters {from} to {to} are a year."},  // no date is as short
    {Code::kDictionaryWord, is_word_of_language, "Characters {from} to {to} are a common {language} word."},
    {Code::kDictionaryWord, is_kind<WordKind::kWord>, "Characters {from} to {to} are a common word."},
    {Code::kDictionaryWord, is_kind<WordKind::kGivenName>, "Characters {from} to {to} are a first name."},
    {Code::kDictionaryWord, is_kind<WordKind::kSurname>, "Characters {from} to {to} are a surname."},
    {Code::kDictionaryWord, is_kind<WordKind::kPlace>, "Characters {from} to {to} are the name of a place."},
    {Code::kDictionaryWord, is_kind<WordKind::kPassword>, "Characters {from} to {to} are a common password."},
    {Code::kDictionaryWord, is_kind<WordKind::kCalendar>,
     "Characters {from} to {to} are the name of a month or a day."},
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
    if (finer.code == violation.code && finer.fits(violation)) return {finer.text, finer.text};
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
  const auto add = [&](Code code, Text text) {
    texts.push_back(text);
    for (const FinerText& finer : kFinerTexts) {
      if (finer.code == code) texts.push_back({finer.text, finer.text});
    }
  };
#define CREDENCE_CODE_TEXT(c_name, name, number, key, one, many) add(Code::name, {one, many});
  CREDENCE_CODES(CREDENCE_CODE_TEXT)
#undef CREDENCE_CODE_TEXT
#define CREDENCE_ADVICE_TEXT(c_name, name, number, key, text) texts.push_back(text_of(Advice::name));
  CREDENCE_ADVICE(CREDENCE_ADVICE_TEXT)
#undef CREDENCE_ADVICE_TEXT
  return texts;
}

}  // namespace credence::messages
