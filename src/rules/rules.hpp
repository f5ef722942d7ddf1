// SPDX-License-Identifier: Apache-2.0
// The table of contents: every rule there is, with what it finds. A rule is one function in the file of its name
// (check_length in length.cpp). All have one signature: they are asked about a Request and add what they find to
// Findings. No rule stops another, reads a clock, does I/O or makes words. CONTRIBUTING.md tells how to add one; what
// the numbers of a finding are is in credence/codes.h.
#ifndef CREDENCE_RULES_RULES_HPP_
#define CREDENCE_RULES_RULES_HPP_

#include "credence/sign_in.hpp"
#include "credence/subject.hpp"
#include "rules/findings.hpp"
#include "rules/setup.hpp"
#include "text/prepared.hpp"

namespace credence::rules {

/// One question to a checker, as its rules see it. Everything is borrowed for the call.
struct Request {
  const Setup& setup;
  const text::Prepared& password;  ///< Empty where a sign-in is judged by time and account alone.
  const Subject& subject;
  const SignIn* sign_in = nullptr;  ///< nullptr: a password is to be set.

  [[nodiscard]] const Policy& policy() const noexcept { return setup.policy; }
  [[nodiscard]] bool is_sign_in() const noexcept { return sign_in != nullptr; }
};

/// length.too_long in bytes for a password over the byte cap, which no other rule about the password is asked about. It
/// is a violation whatever the rule's level.
void check_byte_cap(const Request& request, Findings& findings);

// Rules about the password, asked only within the byte cap.

/// text.not_utf8 with the first ill-formed sequence, which is a violation whatever the rule's level, because no other
/// rule could look; else text.unassigned and text.forbidden for each code point concerned.
void check_text(const Request& request, Findings& findings);
/// length.too_short and length.too_long. Bytes that are not text have a length in bytes only. Nothing is truncated.
void check_length(const Request& request, Findings& findings);
/// characters.*: how many there are of each kind, and characters.not_allowed for each stretch of others.
void check_characters(const Request& request, Findings& findings);
/// repeat.run, repeat.class_run and repeat.block.
void check_repeat(const Request& request, Findings& findings);
/// sequence.run for each sequence.
void check_sequence(const Request& request, Findings& findings);
/// keyboard.walk for each walk.
void check_keyboard(const Request& request, Findings& findings);
/// date.found for each date or year.
void check_date(const Request& request, Findings& findings);
/// context.* for each stretch of the password that comes from the account.
void check_context(const Request& request, Findings& findings);
/// history.reused and history.similar, of a new password: the current one always matches itself. Old passwords are
/// asked for as typed and, where that differs, in the NFC form; Subject::previous_password counts as the newest of
/// them. history.not_checked, a warning, where old passwords are asked for and there is none to ask. Throws
/// Error(kMissingResource) if Subject::is_old is needed and missing or fails.
void check_history(const Request& request, Findings& findings);
/// dictionary.forbidden for each word of a forbidden dictionary, whatever the mode. dictionary.word for each word of
/// the best segmentation, in the order of their spans. In based_on mode points.too_few comes before these, and neither
/// is given where the points suffice.
void check_dictionary(const Request& request, Findings& findings);
/// breach.found: looks up the bytes as given in every database, and the NFC form too where it differs; the largest
/// count decides. "Possibly" of a filter goes where the rule says. Throws Error(kBadFile), Error(kIo) or
/// Error(kUnsupported) if a database turns out to be corrupt or unreadable, or its digest can't be made: no verdict is
/// made from one.
void check_breach(const Request& request, Findings& findings);
/// strength.too_weak where fewer guesses than asked for find the password, by those who know the account too.
void check_strength(const Request& request, Findings& findings);
/// breach.variant of a new password that every rule before accepts: the close variant that was seen most often. At
/// sign-in nothing is asked, and of files without known counts the built-in list alone. Throws as check_breach does.
void check_breach_variant(const Request& request, Findings& findings);

// Rules about the account, asked whatever the password.

/// confirmation.mismatch where a second entry is given with a new password. Compares the bytes and, where they differ,
/// the NFC forms, each in constant time.
void check_confirmation(const Request& request, Findings& findings);
/// email.invalid where an address is given. At sign-in it is a warning: no new password would mend the address.
void check_email(const Request& request, Findings& findings);
/// sign_in.stale and sign_in.never, off without a limit of inactivity; sign_in.clock_error for each time in the future
/// that this rule or the next one reads. A federated account is never reset. Throws Error(kOutOfRange) where the due
/// time lies outside the calendar.
void check_sign_in(const Request& request, Findings& findings);
/// age.expired, age.unknown and age.too_young at sign-in, in whole days. Where it is not known when the password was
/// set, the creation of the account may stand for it, for age.expired. A federated account gives nothing.
void check_age(const Request& request, Findings& findings);
/// breach.outdated, a warning at sign-in to a local account.
void check_breach_age(const Request& request, Findings& findings);

using Rule = void (*)(const Request&, Findings&);

/// The order in which rules run and report: cheap before dear.
inline constexpr Rule kPasswordRules[] = {
    check_text,    check_length,  check_characters, check_repeat, check_sequence, check_keyboard,      check_date,
    check_context, check_history, check_dictionary, check_breach, check_strength, check_breach_variant};
inline constexpr Rule kAccountRules[] = {check_confirmation, check_email, check_sign_in, check_age, check_breach_age};

}  // namespace credence::rules

#endif  // CREDENCE_RULES_RULES_HPP_
