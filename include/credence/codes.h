/* SPDX-License-Identifier: Apache-2.0 */
/* Every violation code, once. The C enum, the C++ enum, the keys and the English messages are
 * all made from this list. Numbers and keys are stored by callers: never renumber, never reuse,
 * append only.
 *
 * CREDENCE_CODES(X) calls X(C_NAME, CppName, number, "key", "one", "many") for each code. `one`
 * and `many` are the English message for a singular and a plural count; the count that decides is
 * the limit. {limit} and {actual} stand for the violation's numbers, {limit_date} and
 * {actual_date} for them as dates (UTC) where they are seconds since 1970, {from} and {to} for the
 * one-based first and last character of its span. Where more is known of a violation than its code,
 * src/messages/texts.cpp has a finer text. A message never holds a character of the
 * password.
 *
 * What `limit` and `actual` of a violation are, in the unit of the rule (both 0 where nothing is said), and its span
 * (the whole password where nothing is said; "account": [0, 0)):
 *
 *   text.not_utf8                 span: the first ill-formed sequence
 *   text.unassigned, .forbidden   span: the character
 *   length.too_short              limit: length.min, in a warning warn_below; actual: the length in length.unit
 *   length.too_long               limit: length.max, or byte_cap, or in a warning warn_above_bytes;
 *                                 actual: the length in the same unit, bytes for the last two
 *   characters.missing_*          limit: how many are asked for; actual: how many there are
 *                                 (.missing_symbol carries the symbols that count)
 *   characters.too_few_classes    limit: min_classes; actual: how many classes there are
 *   characters.too_few_distinct   limit: min_distinct; actual: how many different code points there are
 *   characters.not_allowed        span: each stretch of such characters
 *   repeat.run, .class_run        limit: the longest run allowed; actual: this one's code points; span: the run
 *   repeat.block                  limit: min_block; actual: the code points of the block; span: all repetitions
 *   sequence.run                  limit: min_run; actual: its code points; span: the sequence
 *   keyboard.walk                 limit: min_walk; actual: its keys; span: the walk
 *   date.found                    span: the date or year
 *   context.*                     span: what comes from the fact
 *   dictionary.word               limit: the number of its kind (WordKind, CREDENCE_WORD...); actual: its rank in its
 *                                 list, 1 the commonest; span: the word
 *   dictionary.forbidden          the same, of a dictionary of words that are refused wherever they stand
 *   breach.found                  limit: breach.min_count; actual: how often it was seen, rounded down to a power of
 *                                 ten where the policy says so, -1 where that is not known
 *   breach.builtin_only           of the checker, not of a password
 *   breach.variant                limit: breach.variant_min_count; actual: how often the variant was seen, rounded down
 *                                 to a power of ten, -1 where that is not known; span: the password
 *   breach.small                  of the checker; limit: how many entries are no longer small; actual: the entries
 *   breach.incomplete             of the checker; limit: 1,048,576 prefixes; actual: those that have entries
 *   breach.outdated               limit: breach.max_age_days; actual: the age of the data in days; account
 *   history.reused                limit: history.depth; actual: which old password it is, 1 the newest
 *   history.similar               limit: history.min_edits; actual: edits from the previous password, 0 for a trick
 *                                 such as rotation
 *   history.not_checked           limit: history.depth; actual: how many old passwords were compared (0, or 1 where the
 *                                 previous one was given)
 *   strength.too_weak             limit: the guesses asked for, as a power of ten; actual: the whole power of ten that
 *                                 they reach
 *   sign_in.stale                 limit: from when the account is inactive; actual: the last sign-in, else the
 *                                 creation; both in seconds since 1970; account
 *   sign_in.never                 account
 *   sign_in.clock_error           limit: now; actual: the last sign-in, the creation or when the password was set,
 *                                 which it carries; both in seconds since 1970; account
 *   age.expired                   limit: age.max_days; actual: the age in days; account
 *   age.unknown                   limit: age.max_days; account
 *   age.too_young                 limit: age.min_days; actual: the age in days; account
 *   points.too_few                limit: dictionary.min_points; actual: the points found
 *   email.invalid                 account
 */
#ifndef CREDENCE_CODES_H_
#define CREDENCE_CODES_H_

/* clang-format off */
#define CREDENCE_CODES(X)                                                                          \
  X(TEXT_NOT_UTF8, kTextNotUtf8, 100, "text.not_utf8",                                             \
    "The password is not valid UTF-8 text.", "The password is not valid UTF-8 text.")              \
  X(TEXT_UNASSIGNED, kTextUnassigned, 101, "text.unassigned",                                      \
    "Remove character {from}: Unicode has not assigned it.",                                       \
    "Remove character {from}: Unicode has not assigned it.")                                       \
  X(TEXT_FORBIDDEN, kTextForbidden, 102, "text.forbidden",                                         \
    "Remove character {from}: it is not allowed in a password.",                                   \
    "Remove character {from}: it is not allowed in a password.")                                   \
  X(LENGTH_TOO_SHORT, kLengthTooShort, 200, "length.too_short",                                    \
    "Use at least {limit} character; this has {actual}.",                                          \
    "Use at least {limit} characters; this has {actual}.")                                         \
  X(LENGTH_TOO_LONG, kLengthTooLong, 201, "length.too_long",                                       \
    "Make the password shorter: its length is {actual}, and at most {limit} is allowed.",          \
    "Make the password shorter: its length is {actual}, and at most {limit} is allowed.")          \
  X(CHARACTERS_MISSING_DIGIT, kCharactersMissingDigit, 300, "characters.missing_digit",            \
    "Add a digit (0 to 9).", "Use at least {limit} digits (0 to 9); this has {actual}.")           \
  X(CHARACTERS_MISSING_UPPER, kCharactersMissingUpper, 301, "characters.missing_upper",            \
    "Add an upper-case letter.", "Use at least {limit} upper-case letters; this has {actual}.")    \
  X(CHARACTERS_MISSING_LOWER, kCharactersMissingLower, 302, "characters.missing_lower",            \
    "Add a lower-case letter.", "Use at least {limit} lower-case letters; this has {actual}.")     \
  X(CHARACTERS_MISSING_SYMBOL, kCharactersMissingSymbol, 303, "characters.missing_symbol",         \
    "Add a symbol.", "Use at least {limit} symbols; this has {actual}.")                           \
  X(CHARACTERS_MISSING_LETTER, kCharactersMissingLetter, 304, "characters.missing_letter",         \
    "Add a letter.", "Use at least {limit} letters; this has {actual}.")                           \
  X(CHARACTERS_TOO_FEW_CLASSES, kCharactersTooFewClasses, 305, "characters.too_few_classes",       \
    "Use at least {limit} kind of character (upper case, lower case, digits, symbols); this has {actual}.",   \
    "Use at least {limit} kinds of characters (upper case, lower case, digits, symbols); this has {actual}.") \
  X(CHARACTERS_TOO_FEW_DISTINCT, kCharactersTooFewDistinct, 306, "characters.too_few_distinct",    \
    "Use at least {limit} different character; this has {actual}.",                                \
    "Use at least {limit} different characters; this has {actual}.")                               \
  X(CHARACTERS_NOT_ALLOWED, kCharactersNotAllowed, 307, "characters.not_allowed",                  \
    "Remove characters {from} to {to}: they are not among those allowed.",                         \
    "Remove characters {from} to {to}: they are not among those allowed.")                         \
  X(REPEAT_RUN, kRepeatRun, 400, "repeat.run",                                                     \
    "Characters {from} to {to} are the same; at most {limit} may repeat.",                         \
    "Characters {from} to {to} are the same; at most {limit} may repeat.")                         \
  X(REPEAT_CLASS_RUN, kRepeatClassRun, 401, "repeat.class_run",                                    \
    "Characters {from} to {to} are all of one kind; at most {limit} may follow each other.",       \
    "Characters {from} to {to} are all of one kind; at most {limit} may follow each other.")       \
  X(REPEAT_BLOCK, kRepeatBlock, 402, "repeat.block",                                               \
    "Characters {from} to {to} repeat one block.", "Characters {from} to {to} repeat one block.")  \
  X(SEQUENCE_RUN, kSequenceRun, 500, "sequence.run",                                               \
    "Characters {from} to {to} are a sequence like abcd or 4321.",                                 \
    "Characters {from} to {to} are a sequence like abcd or 4321.")                                 \
  X(KEYBOARD_WALK, kKeyboardWalk, 600, "keyboard.walk",                                            \
    "Characters {from} to {to} are neighbours on a keyboard.",                                     \
    "Characters {from} to {to} are neighbours on a keyboard.")                                     \
  X(DATE_FOUND, kDateFound, 700, "date.found",                                                     \
    "Characters {from} to {to} are a date.",                                                       \
    "Characters {from} to {to} are a date.")                                                       \
  X(CONTEXT_USER_NAME, kContextUserName, 800, "context.user_name",                                 \
    "Characters {from} to {to} are taken from your user name.",                                    \
    "Characters {from} to {to} are taken from your user name.")                                    \
  X(CONTEXT_EMAIL, kContextEmail, 801, "context.email",                                            \
    "Characters {from} to {to} are taken from your e-mail address.",                               \
    "Characters {from} to {to} are taken from your e-mail address.")                               \
  X(CONTEXT_DISPLAY_NAME, kContextDisplayName, 802, "context.display_name",                        \
    "Characters {from} to {to} are taken from your name.",                                         \
    "Characters {from} to {to} are taken from your name.")                                         \
  X(CONTEXT_ORGANISATION, kContextOrganisation, 803, "context.organisation",                       \
    "Characters {from} to {to} are taken from your organisation's name.",                          \
    "Characters {from} to {to} are taken from your organisation's name.")                          \
  X(CONTEXT_SERVICE, kContextService, 804, "context.service",                                      \
    "Characters {from} to {to} are taken from this service's name.",                               \
    "Characters {from} to {to} are taken from this service's name.")                               \
  X(CONTEXT_WORD, kContextWord, 805, "context.word",                                               \
    "Characters {from} to {to} are a word that is not allowed here.",                              \
    "Characters {from} to {to} are a word that is not allowed here.")                              \
  X(DICTIONARY_WORD, kDictionaryWord, 900, "dictionary.word",                                      \
    "Characters {from} to {to} are a common word, name or password.",                              \
    "Characters {from} to {to} are a common word, name or password.")                              \
  X(DICTIONARY_FORBIDDEN, kDictionaryForbidden, 901, "dictionary.forbidden",                       \
    "Characters {from} to {to} are a word that is not allowed here.",                              \
    "Characters {from} to {to} are a word that is not allowed here.")                              \
  X(BREACH_FOUND, kBreachFound, 1000, "breach.found",                                              \
    "This password is in a list of leaked passwords. Choose one you have never used anywhere.",    \
    "This password is in a list of leaked passwords. Choose one you have never used anywhere.")    \
  X(BREACH_BUILTIN_ONLY, kBreachBuiltinOnly, 1001, "breach.builtin_only",                          \
    "Only the built-in list of common passwords is in use, not a full breach list.",               \
    "Only the built-in list of common passwords is in use, not a full breach list.")               \
  X(BREACH_OUTDATED, kBreachOutdated, 1002, "breach.outdated",                                     \
    "The list of leaked passwords is {actual} days old; at most {limit} day is allowed.",          \
    "The list of leaked passwords is {actual} days old; at most {limit} days are allowed.")        \
  X(BREACH_VARIANT, kBreachVariant, 1003, "breach.variant",                                        \
    "This is too close to a leaked password. Choose one that you did not make from another.",      \
    "This is too close to a leaked password. Choose one that you did not make from another.")      \
  X(BREACH_SMALL, kBreachSmall, 1004, "breach.small",                                              \
    "The lists of leaked passwords are small (entries: {actual}): they are no full list.",    \
    "The lists of leaked passwords are small (entries: {actual}): they are no full list.")    \
  X(BREACH_INCOMPLETE, kBreachIncomplete, 1005, "breach.incomplete",                               \
    "The list of leaked passwords is incomplete: it has entries of {actual} of {limit} prefix.",   \
    "The list of leaked passwords is incomplete: it has entries of {actual} of {limit} prefixes.")   \
  X(HISTORY_REUSED, kHistoryReused, 1100, "history.reused",                                        \
    "You have used this password before.", "You have used this password before.")                  \
  X(HISTORY_SIMILAR, kHistorySimilar, 1101, "history.similar",                                     \
    "This is too much like your previous password.", "This is too much like your previous password.") \
  X(STRENGTH_TOO_WEAK, kStrengthTooWeak, 1200, "strength.too_weak",                                \
    "This password is too easy to guess.", "This password is too easy to guess.")                  \
  X(CONFIRMATION_MISMATCH, kConfirmationMismatch, 1300, "confirmation.mismatch",                   \
    "The two entries of the password differ.", "The two entries of the password differ.")          \
  X(EMAIL_INVALID, kEmailInvalid, 1400, "email.invalid",                                           \
    "The e-mail address is not valid.", "The e-mail address is not valid.")                        \
  X(SIGN_IN_STALE, kSignInStale, 1500, "sign_in.stale",                                            \
    "Nobody has signed in since {actual_date}; the account counts as inactive from {limit_date} on.", \
    "Nobody has signed in since {actual_date}; the account counts as inactive from {limit_date} on.") \
  X(SIGN_IN_NEVER, kSignInNever, 1501, "sign_in.never",                                            \
    "This account has never been used to sign in.", "This account has never been used to sign in.") \
  X(SIGN_IN_CLOCK_ERROR, kSignInClockError, 1502, "sign_in.clock_error",                           \
    "The last sign-in, on {actual_date}, lies in the future: check the clock of the server.",      \
    "The last sign-in, on {actual_date}, lies in the future: check the clock of the server.")      \
  X(AGE_EXPIRED, kAgeExpired, 1600, "age.expired",                                                 \
    "The password is {actual} days old; it must be changed after {limit} day.",                    \
    "The password is {actual} days old; it must be changed after {limit} days.")                   \
  X(AGE_TOO_YOUNG, kAgeTooYoung, 1601, "age.too_young",                                            \
    "The password was changed {actual} days ago; it may be changed again after {limit} day.",      \
    "The password was changed {actual} days ago; it may be changed again after {limit} days.")     \
  X(POINTS_TOO_FEW, kPointsTooFew, 1700, "points.too_few",                                         \
    "Too little is left besides common words: {actual} of {limit} point. Add words or characters.",   \
    "Too little is left besides common words: {actual} of {limit} points. Add words or characters.")  \
  X(HISTORY_NOT_CHECKED, kHistoryNotChecked, 1102, "history.not_checked",                          \
    "Whether this password was used before was not checked: there are no old passwords to ask for.",  \
    "Whether this password was used before was not checked: there are no old passwords to ask for.")  \
  X(AGE_UNKNOWN, kAgeUnknown, 1602, "age.unknown",                                                 \
    "When the password was set is not known; it must be changed after {limit} day.",               \
    "When the password was set is not known; it must be changed after {limit} days.")
/* clang-format on */

#endif /* CREDENCE_CODES_H_ */
