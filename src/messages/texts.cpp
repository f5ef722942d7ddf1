// SPDX-License-Identifier: Apache-2.0
#include "messages/texts.hpp"

#include <cstddef>
#include <iterator>

namespace credence::internal {
namespace {

// dictionary.word by its limit, the kind of the word (WordKind). Other kinds have the text of codes.h.
constexpr const char* kWordTexts[] = {
    "Characters {from} to {to} are a common word.",     "Characters {from} to {to} are a first name.",
    "Characters {from} to {to} are a surname.",         "Characters {from} to {to} are the name of a place.",
    "Characters {from} to {to} are a common password.", "Characters {from} to {to} are the name of a month or a day.",
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
  if (violation.code == Code::kDictionaryWord && violation.limit >= 0 &&
      violation.limit < static_cast<std::int64_t>(std::size(kWordTexts))) {
    const char* const text = kWordTexts[static_cast<std::size_t>(violation.limit)];
    return {text, text};
  }
  return text_of_code(violation.code);
}

std::vector<Text> all_texts() {
  std::vector<Text> texts;
#define CREDENCE_CODE_TEXT(c_name, name, number, key, one, many)             \
  texts.push_back({one, many});                                              \
  if (Code::name == Code::kDictionaryWord) {                                 \
    for (const char* const text : kWordTexts) texts.push_back({text, text}); \
  }
  CREDENCE_CODES(CREDENCE_CODE_TEXT)
#undef CREDENCE_CODE_TEXT
  return texts;
}

}  // namespace credence::internal
