/* SPDX-License-Identifier: Apache-2.0 */
/* Every advice about the strength of a password, once, as codes.h has the violations: the C enum, the C++ enum, the
 * keys and the English messages are made from this list. Numbers and keys are stored by callers: never renumber, never
 * reuse, append only.
 *
 * CREDENCE_ADVICE(X) calls X(C_NAME, CppName, number, "key", "text") for each. */
#ifndef CREDENCE_ADVICE_H_
#define CREDENCE_ADVICE_H_

/* clang-format off */
#define CREDENCE_ADVICE(X)                                                                         \
  X(COMMON_PASSWORD, kCommonPassword, 1, "strength.common_password",                               \
    "This is one of the passwords that are tried first.")                                          \
  X(CONTEXT_ADDS_LITTLE, kContextAddsLittle, 2, "strength.context_adds_little",                    \
    "Names and words that belong to you or to this service are easy to guess.")                    \
  X(NAME_ADDS_LITTLE, kNameAddsLittle, 3, "strength.name_adds_little",                             \
    "A name on its own is easy to guess.")                                                         \
  X(WORD_ADDS_LITTLE, kWordAddsLittle, 4, "strength.word_adds_little",                             \
    "A single word is easy to guess.")                                                             \
  X(YEAR_ADDS_LITTLE, kYearAddsLittle, 5, "strength.year_adds_little",                             \
    "A year adds little.")                                                                         \
  X(DATE_ADDS_LITTLE, kDateAddsLittle, 6, "strength.date_adds_little",                             \
    "A date adds little.")                                                                         \
  X(KEYS_ADD_LITTLE, kKeysAddLittle, 7, "strength.keys_add_little",                                \
    "Neighbouring keys add little.")                                                               \
  X(SEQUENCE_ADDS_LITTLE, kSequenceAddsLittle, 8, "strength.sequence_adds_little",                 \
    "A sequence like abcd or 4321 adds little.")                                                   \
  X(REPEAT_ADDS_LITTLE, kRepeatAddsLittle, 9, "strength.repeat_adds_little",                       \
    "Repeating what is there adds little.")                                                        \
  X(CAPITALS_ADD_LITTLE, kCapitalsAddLittle, 10, "strength.capitals_add_little",                   \
    "A capital at the beginning, or capitals throughout, add little.")                             \
  X(LEET_ADDS_LITTLE, kLeetAddsLittle, 11, "strength.leet_adds_little",                            \
    "Writing @ for a or 3 for e adds little.")                                                     \
  X(ENDING_ADDS_LITTLE, kEndingAddsLittle, 12, "strength.ending_adds_little",                      \
    "A few digits or a symbol at the end add little.")                                             \
  X(ADD_WORD, kAddWord, 13, "strength.add_word",                                                   \
    "Add a word or two that have nothing to do with the rest.")                                    \
  X(ADD_CHARACTERS, kAddCharacters, 14, "strength.add_characters",                                 \
    "Add more characters.")
/* clang-format on */

#endif /* CREDENCE_ADVICE_H_ */
