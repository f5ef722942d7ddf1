/* SPDX-License-Identifier: Apache-2.0 */
/* The layout of the structs that callers see, which bindings of other languages repeat by hand, and callers that are
 * older or newer than the library. */
#include <assert.h>

#include "test_c_api.h"

#if UINTPTR_MAX == UINT64_MAX

#define AT(type, member, offset) static_assert(offsetof(type, member) == (offset), #type "." #member)
#define SIZE(type, size) static_assert(sizeof(type) == (size), #type)

SIZE(credence_error, 528);
AT(credence_error, status, 0);
AT(credence_error, system_error, 4);
AT(credence_error, line, 8);
AT(credence_error, column, 12);
AT(credence_error, message, 16);

SIZE(credence_slice, 16);
AT(credence_slice, data, 0);
AT(credence_slice, len, 8);

SIZE(credence_subject, 160);
AT(credence_subject, struct_size, 0);
AT(credence_subject, user, 8);
AT(credence_subject, email, 24);
AT(credence_subject, display_name, 40);
AT(credence_subject, organisation, 56);
AT(credence_subject, service, 72);
AT(credence_subject, confirmation, 88);
AT(credence_subject, previous_password, 104);
AT(credence_subject, words, 120);
AT(credence_subject, num_words, 128);
AT(credence_subject, is_old, 136);
AT(credence_subject, is_old_ctx, 144);
AT(credence_subject, num_old, 152);

SIZE(credence_sign_in, 72);
AT(credence_sign_in, struct_size, 0);
AT(credence_sign_in, password, 8);
AT(credence_sign_in, password_len, 16);
AT(credence_sign_in, subject, 24);
AT(credence_sign_in, last_sign_in, 32);
AT(credence_sign_in, created, 40);
AT(credence_sign_in, password_set, 48);
AT(credence_sign_in, now, 56);
AT(credence_sign_in, account, 64);
AT(credence_sign_in, reserved, 68);

SIZE(credence_resources, 48);
AT(credence_resources, struct_size, 0);
AT(credence_resources, breaches, 8);
AT(credence_resources, num_breaches, 16);
AT(credence_resources, dictionaries, 24);
AT(credence_resources, num_dictionaries, 32);
AT(credence_resources, built_in_breach, 40);
AT(credence_resources, built_in_dictionary, 44);

SIZE(credence_violation, 48);
AT(credence_violation, struct_size, 0);
AT(credence_violation, code, 8);
AT(credence_violation, begin, 12);
AT(credence_violation, end, 16);
AT(credence_violation, word_kind, 20);
AT(credence_violation, limit, 24);
AT(credence_violation, actual, 32);
AT(credence_violation, character_begin, 40);
AT(credence_violation, character_end, 44);

SIZE(credence_hash_limits, 56);
AT(credence_hash_limits, struct_size, 0);
AT(credence_hash_limits, hashes, 8);
AT(credence_hash_limits, pbkdf2_iterations, 12);
AT(credence_hash_limits, bcrypt_cost, 16);
AT(credence_hash_limits, reserved, 20);
AT(credence_hash_limits, memory, 24);
AT(credence_hash_limits, scrypt_work, 32);
AT(credence_hash_limits, argon2_work, 40);
AT(credence_hash_limits, total, 48);

SIZE(credence_dictionary_options, 24);
AT(credence_dictionary_options, struct_size, 0);
AT(credence_dictionary_options, forbidden, 8);
AT(credence_dictionary_options, check, 12);
AT(credence_dictionary_options, allowed, 16);
AT(credence_dictionary_options, reserved, 20);

SIZE(credence_breach_options, 24);
AT(credence_breach_options, struct_size, 0);
AT(credence_breach_options, backend, 8);
AT(credence_breach_options, check_pages, 12);
AT(credence_breach_options, preload, 16);
AT(credence_breach_options, huge_pages, 20);

SIZE(credence_breach_facts, 72);
AT(credence_breach_facts, struct_size, 0);
AT(credence_breach_facts, entries, 8);
AT(credence_breach_facts, file_size, 16);
AT(credence_breach_facts, prefixes_present, 24);
AT(credence_breach_facts, source_date, 32);
AT(credence_breach_facts, hash_kind, 40);
AT(credence_breach_facts, exact, 44);
AT(credence_breach_facts, filter_bits, 48);
AT(credence_breach_facts, format_version, 52);
AT(credence_breach_facts, false_positive_rate, 56);
AT(credence_breach_facts, counts_known, 64);
AT(credence_breach_facts, reserved, 68);

#endif

void test_struct_layout(void) {
  static const credence_subject subject = CREDENCE_SUBJECT_INIT;
  static const credence_sign_in sign_in = CREDENCE_SIGN_IN_INIT;
  static const credence_resources resources = CREDENCE_RESOURCES_INIT;
  static const credence_violation violation = CREDENCE_VIOLATION_INIT;
  static const credence_hash_limits limits = CREDENCE_HASH_LIMITS_INIT;
  static const credence_dictionary_options dictionary = CREDENCE_DICTIONARY_OPTIONS_INIT;
  static const credence_breach_options breach = CREDENCE_BREACH_OPTIONS_INIT;
  static const credence_breach_facts facts = CREDENCE_BREACH_FACTS_INIT;
  CHECK(subject.struct_size == sizeof subject && subject.user.data == NULL && subject.is_old == NULL);
  CHECK(sign_in.struct_size == sizeof sign_in && sign_in.now == CREDENCE_TIME_NONE);
  CHECK(sign_in.last_sign_in == CREDENCE_TIME_NONE && sign_in.created == CREDENCE_TIME_NONE);
  CHECK(resources.struct_size == sizeof resources && resources.built_in_breach == 1);
  CHECK(violation.struct_size == sizeof violation && violation.character_end == 0);
  CHECK(limits.struct_size == sizeof limits && limits.memory == UINT64_C(268435456) && limits.total > 9);
  CHECK(dictionary.struct_size == sizeof dictionary && dictionary.forbidden == 0 && dictionary.check == 0);
  CHECK(breach.struct_size == sizeof breach && breach.check_pages == 1 && breach.preload == 0);
  CHECK(facts.struct_size == sizeof facts && facts.source_date == CREDENCE_TIME_NONE);
}

/* A caller built against a longer struct of the future. */
typedef struct future_subject {
  credence_subject now;
  uint64_t unknown;
} future_subject;

void test_struct_sizes(void) {
  credence_error err;
  credence_checker* checker = make_checker("citrix-cloud", NULL, NULL);
  credence_report* report = NULL;
  const char* good = "gR7#vq2Lx9Wz!kTb";
  future_subject future = {CREDENCE_SUBJECT_INIT, 0};
  credence_subject older = CREDENCE_SUBJECT_INIT;
  future.now.struct_size = sizeof future;
  CHECK_ERROR(credence_check(&report, checker, good, 16, &future.now, &err), CREDENCE_OK);
  credence_report_free(report);
  future.unknown = 1;
  CHECK_ERROR(credence_check(&report, checker, good, 16, &future.now, &err), CREDENCE_INVALID_ARGUMENT);
  /* An older caller, whose struct ends before `confirmation`: what follows is not read. */
  older.struct_size = offsetof(credence_subject, confirmation);
  older.confirmation = slice("something else");
  older.num_words = 9;
  CHECK_ERROR(credence_check(&report, checker, good, 16, &older, &err), CREDENCE_OK);
  CHECK(credence_report_count(report) == 0);
  credence_report_free(report);

  /* An older caller, whose violation ends before the span in characters, gets no byte beyond it. */
  credence_violation violation = CREDENCE_VIOLATION_INIT;
  CHECK_ERROR(credence_check(&report, checker, "abc", 3, NULL, &err), CREDENCE_OK);
  violation.struct_size = offsetof(credence_violation, character_begin);
  violation.character_begin = violation.character_end = 77;
  CHECK(credence_report_violation(&violation, report, 0) == CREDENCE_OK);
  CHECK(violation.code == CREDENCE_CODE_LENGTH_TOO_SHORT && violation.actual == 3);
  CHECK(violation.character_begin == 77 && violation.character_end == 77);
  credence_report_free(report);
  credence_checker_free(checker);
}
