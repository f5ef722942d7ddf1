/* SPDX-License-Identifier: Apache-2.0 */
/* Checks, assessments, what reports say, and the checker in use. */
#include <string.h>

#include "test_c_api.h"

static const char* const good = "gR7#vq2Lx9Wz!kTb";

static int32_t old_at_one(void* ctx, size_t i, const char* password, size_t password_len) {
  ++*(int*)ctx;
  return i == 1 && password_len == 16 && memcmp(password, good, 16) == 0;
}

static int32_t old_fails(void* ctx, size_t i, const char* password, size_t password_len) {
  (void)ctx, (void)i, (void)password, (void)password_len;
  return -1;
}

static void test_check(void) {
  credence_error err;
  credence_checker* checker = make_checker("citrix-cloud", NULL, NULL);
  credence_report* report = (credence_report*)&err;
  credence_subject subject = CREDENCE_SUBJECT_INIT;

  CHECK_ERROR(credence_check(NULL, checker, good, 16, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_check(&report, NULL, good, 16, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(report == NULL);
  CHECK_ERROR(credence_check(&report, checker, NULL, 16, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  subject.struct_size = 1;
  CHECK_ERROR(credence_check(&report, checker, good, 16, &subject, &err), CREDENCE_INVALID_ARGUMENT);
  subject.struct_size = sizeof subject;
  subject.num_words = 1;
  CHECK_ERROR(credence_check(&report, checker, good, 16, &subject, &err), CREDENCE_INVALID_ARGUMENT);
  subject.num_words = 0;
  subject.num_old = 1;
  CHECK_ERROR(credence_check(&report, checker, good, 16, &subject, &err), CREDENCE_INVALID_ARGUMENT);
  subject.num_old = 0;
  subject.user.len = 1;
  CHECK_ERROR(credence_check(&report, checker, good, 16, &subject, &err), CREDENCE_INVALID_ARGUMENT);
  subject.user.len = 0;

  CHECK_ERROR(credence_check(&report, checker, good, 16, &subject, &err), CREDENCE_OK);
  CHECK(credence_report_verdict(report) == CREDENCE_ACCEPT && credence_report_count(report) == 0);
  credence_report_free(report);
  CHECK(credence_check(&report, checker, NULL, 0, NULL, NULL) == CREDENCE_OK);
  CHECK(has_code(report, CREDENCE_CODE_LENGTH_TOO_SHORT));
  credence_report_free(report);

  subject.confirmation = slice("gR7#vq2Lx9Wz!kTB");
  CHECK_ERROR(credence_check(&report, checker, good, 16, &subject, &err), CREDENCE_OK);
  CHECK(credence_report_count(report) == 1 && has_code(report, CREDENCE_CODE_CONFIRMATION_MISMATCH));
  credence_report_free(report);
  subject.confirmation = slice(""); /* present and empty, which is not absent */
  CHECK_ERROR(credence_check(&report, checker, good, 16, &subject, &err), CREDENCE_OK);
  CHECK(credence_report_count(report) == 1 && has_code(report, CREDENCE_CODE_CONFIRMATION_MISMATCH));
  credence_report_free(report);
  credence_checker_free(checker);
}

static void test_history(void) {
  credence_error err;
  credence_checker* checker = make_checker("citrix-cloud", "history.depth", "4");
  credence_report* report = NULL;
  credence_subject subject = CREDENCE_SUBJECT_INIT;
  int asked = 0;
  subject.is_old = old_at_one;
  subject.is_old_ctx = &asked;
  subject.num_old = 3;
  CHECK_ERROR(credence_check(&report, checker, good, 16, &subject, &err), CREDENCE_OK);
  CHECK(has_code(report, CREDENCE_CODE_HISTORY_REUSED) && asked == 2);
  credence_report_free(report);
  subject.is_old = old_fails;
  CHECK_ERROR(credence_check(&report, checker, good, 16, &subject, &err), CREDENCE_MISSING_RESOURCE);
  CHECK(report == NULL && strstr(err.message, "is_old") != NULL);
  credence_checker_free(checker);
}

static void test_violations(void) {
  credence_checker* checker = make_checker("citrix-cloud", NULL, NULL);
  credence_report* report = NULL;
  credence_violation violation = CREDENCE_VIOLATION_INIT;
  CHECK(credence_check(&report, checker,
                       "\xC3\xA4"
                       "bc",
                       4, NULL, NULL) == CREDENCE_OK);
  CHECK(credence_report_verdict(report) == CREDENCE_REJECT);
  CHECK(credence_report_verdict(NULL) == CREDENCE_REJECT);
  CHECK(credence_report_count(NULL) == 0);
  CHECK(credence_report_warning_count(NULL) == 0);
  CHECK(credence_report_violation(NULL, report, 0) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_report_violation(&violation, NULL, 0) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_report_violation(&violation, report, credence_report_count(report)) == CREDENCE_OUT_OF_RANGE);
  violation.struct_size = 0;
  CHECK(credence_report_violation(&violation, report, 0) == CREDENCE_INVALID_ARGUMENT);
  violation.struct_size = sizeof violation;
  CHECK(credence_report_violation(&violation, report, 0) == CREDENCE_OK);
  CHECK(violation.code == CREDENCE_CODE_LENGTH_TOO_SHORT && violation.begin == 0 && violation.end == 4);
  CHECK(violation.character_begin == 0 && violation.character_end == 3);
  CHECK(violation.limit == 8 && violation.actual == 3);
  CHECK(credence_report_warning(NULL, report, 0) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_report_warning(&violation, NULL, 0) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_report_warning(&violation, report, 0) == CREDENCE_OUT_OF_RANGE);
  credence_report_free(report);
  credence_report_free(NULL);
  credence_checker_free(checker);
}

static void test_words(void) {
  static const char start[] =
      "{\"verdict\":\"reject\",\"violations\":[{\"code\":\"length.too_short\",\"begin\":0,\"end\":3,"
      "\"limit\":8,\"actual\":3,\"message\":\"";
  credence_checker* checker = make_checker("citrix-cloud", NULL, NULL);
  credence_report* report = NULL;
  char text[4096];
  size_t needed = 0;
  CHECK(credence_check(&report, checker, "abc", 3, NULL, NULL) == CREDENCE_OK);
  CHECK(credence_report_message(text, sizeof text, &needed, NULL, 0, NULL) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_report_message(text, sizeof text, &needed, report, 99, NULL) == CREDENCE_OUT_OF_RANGE);
  CHECK(credence_report_message(NULL, 9, &needed, report, 0, NULL) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_report_message(NULL, 0, &needed, report, 0, NULL) == CREDENCE_BUFFER_TOO_SMALL);
  CHECK(credence_report_message(text, needed, &needed, report, 0, "xx") == CREDENCE_OK);
  CHECK(strlen(text) + 1 == needed && strstr(text, "8") != NULL);
  CHECK(credence_report_json(text, sizeof text, &needed, NULL, NULL) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_report_json(NULL, 0, NULL, report, NULL) == CREDENCE_BUFFER_TOO_SMALL);
  CHECK(credence_report_json(text, sizeof text, NULL, report, NULL) == CREDENCE_OK);
  CHECK(strncmp(text, start, sizeof start - 1) == 0);
  credence_report_free(report);
  credence_checker_free(checker);
}

static void test_warnings(void) {
  credence_checker* checker = make_checker("citrix-cloud", "length.level", "warn");
  credence_report* report = NULL;
  credence_violation warning = CREDENCE_VIOLATION_INIT;
  char text[256];
  size_t needed = 0;
  CHECK(credence_check(&report, checker, "gR7#vq", 6, NULL, NULL) == CREDENCE_OK);
  CHECK(credence_report_verdict(report) == CREDENCE_ACCEPT && credence_report_warning_count(report) == 1);
  CHECK(credence_report_warning(&warning, report, 0) == CREDENCE_OK);
  CHECK(warning.code == CREDENCE_CODE_LENGTH_TOO_SHORT && warning.actual == 6);
  CHECK(credence_report_warning_message(text, sizeof text, NULL, NULL, 0, NULL) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_report_warning_message(text, sizeof text, NULL, report, 1, NULL) == CREDENCE_OUT_OF_RANGE);
  CHECK(credence_report_warning_message(NULL, 0, &needed, report, 0, "de") == CREDENCE_BUFFER_TOO_SMALL);
  CHECK(credence_report_warning_message(text, needed, NULL, report, 0, "de") == CREDENCE_OK);
  CHECK(strstr(text, "Mindestens 8 Zeichen") != NULL);
  credence_report_free(report);
  credence_checker_free(checker);
}

/* The first violation with a code, or the number of them all. */
static size_t find_code(const credence_report* report, uint32_t code) {
  size_t i = 0;
  for (; i < credence_report_count(report); ++i) {
    credence_violation violation = CREDENCE_VIOLATION_INIT;
    CHECK(credence_report_violation(&violation, report, i) == CREDENCE_OK);
    if (violation.code == code) break;
  }
  return i;
}

static void test_parameters(void) {
  credence_checker* checker = make_checker("citrix-cloud", NULL, NULL);
  credence_report* report = NULL;
  credence_violation violation = CREDENCE_VIOLATION_INIT;
  char text[64];
  size_t needed = 0;
  CHECK(credence_check(&report, checker, "furthermore", 11, NULL, NULL) == CREDENCE_OK);
  const size_t word = find_code(report, CREDENCE_CODE_DICTIONARY_WORD);
  const size_t other = find_code(report, CREDENCE_CODE_CHARACTERS_MISSING_DIGIT);
  CHECK(credence_report_violation(&violation, report, word) == CREDENCE_OK);
  CHECK(violation.word_kind == CREDENCE_WORD && violation.limit == CREDENCE_WORD && violation.actual > 0);
  CHECK(credence_report_parameter(text, sizeof text, NULL, NULL, word, "language", "de") == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_report_parameter(text, sizeof text, NULL, report, word, NULL, "de") == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_report_parameter(NULL, 1, NULL, report, word, "language", "de") == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_report_parameter(text, sizeof text, NULL, report, 99, "language", "de") == CREDENCE_OUT_OF_RANGE);
  CHECK(credence_report_parameter(text, sizeof text, NULL, report, word, "colour", "de") == CREDENCE_UNKNOWN_NAME);
  CHECK(credence_report_parameter(text, sizeof text, NULL, report, other, "language", "de") == CREDENCE_UNKNOWN_NAME);
  CHECK(credence_report_parameter(NULL, 0, &needed, report, word, "language", "de") == CREDENCE_BUFFER_TOO_SMALL);
  CHECK(needed == sizeof "Englisch");
  CHECK(credence_report_parameter(text, needed, NULL, report, word, "language", "de") == CREDENCE_OK);
  CHECK(strcmp(text, "Englisch") == 0);
  CHECK(credence_report_parameter(text, sizeof text, NULL, report, word, "language", NULL) == CREDENCE_OK);
  CHECK(strcmp(text, "English") == 0);
  CHECK(credence_report_parameter(text, sizeof text, NULL, report, word, "word_kind", "de") == CREDENCE_OK);
  CHECK(strcmp(text, "word") == 0);
  credence_report_free(report);
  CHECK(credence_check(&report, checker, "september", 9, NULL, NULL) == CREDENCE_OK);
  const size_t month = find_code(report, CREDENCE_CODE_DICTIONARY_WORD);
  CHECK(credence_report_violation(&violation, report, month) == CREDENCE_OK);
  CHECK(violation.word_kind == CREDENCE_CALENDAR && violation.begin == 0 && violation.end == 9);
  credence_report_free(report);
  credence_checker_free(checker);
}

static void test_assess(void) {
  credence_error err;
  credence_checker* checker = make_checker("citrix-cloud", NULL, NULL);
  credence_report* report = (credence_report*)&err;
  credence_sign_in sign_in = CREDENCE_SIGN_IN_INIT;
  sign_in.password = good;
  sign_in.password_len = 16;
  sign_in.last_sign_in = 1756683000; /* 2025-08-31T23:30:00Z */

  CHECK_ERROR(credence_assess(&report, checker, &sign_in, &err), CREDENCE_INVALID_ARGUMENT); /* now is not set */
  CHECK(report == NULL);
  sign_in.now = 1772321399; /* 2026-02-28T23:29:59Z */
  CHECK_ERROR(credence_assess(NULL, checker, &sign_in, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_assess(&report, NULL, &sign_in, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_assess(&report, checker, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  sign_in.account = 2;
  CHECK_ERROR(credence_assess(&report, checker, &sign_in, &err), CREDENCE_INVALID_ARGUMENT);
  sign_in.account = CREDENCE_ACCOUNT_LOCAL;
  sign_in.reserved = 1;
  CHECK_ERROR(credence_assess(&report, checker, &sign_in, &err), CREDENCE_INVALID_ARGUMENT);
  sign_in.reserved = 0;
  sign_in.struct_size = 2;
  CHECK_ERROR(credence_assess(&report, checker, &sign_in, &err), CREDENCE_INVALID_ARGUMENT);
  sign_in.struct_size = sizeof sign_in;

  CHECK_ERROR(credence_assess(&report, checker, &sign_in, &err), CREDENCE_OK);
  CHECK(credence_report_verdict(report) == CREDENCE_ACCEPT);
  credence_report_free(report);
  sign_in.password = ""; /* the empty password, which is not none */
  sign_in.password_len = 0;
  CHECK_ERROR(credence_assess(&report, checker, &sign_in, &err), CREDENCE_OK);
  CHECK(has_code(report, CREDENCE_CODE_LENGTH_TOO_SHORT));
  credence_report_free(report);
  sign_in.password = NULL;
  CHECK_ERROR(credence_assess(&report, checker, &sign_in, &err), CREDENCE_OK);
  CHECK(credence_report_verdict(report) == CREDENCE_ACCEPT);
  credence_report_free(report);
  sign_in.password = good;
  sign_in.password_len = 16;
  sign_in.now += 1;
  CHECK_ERROR(credence_assess(&report, checker, &sign_in, &err), CREDENCE_OK);
  CHECK(credence_report_verdict(report) == CREDENCE_RESET_REQUIRED && has_code(report, CREDENCE_CODE_SIGN_IN_STALE));
  credence_report_free(report);
  sign_in.last_sign_in = INT64_MAX - 5;
  sign_in.now = INT64_MAX - 5;
  CHECK_ERROR(credence_assess(&report, checker, &sign_in, &err), CREDENCE_OUT_OF_RANGE);
  CHECK(report == NULL);
  credence_checker_free(checker);
}

/* Each time is that of its own member. */
static void test_times(void) {
  const int64_t now = 1772321399;
  const int64_t day = 86400;
  const struct {
    int64_t last_sign_in, created, password_set;
    uint32_t code; /* the only one that is asked for, or none */
  } rows[] = {
      {CREDENCE_TIME_NONE, now - day, now - day, 0},
      {CREDENCE_TIME_NONE, CREDENCE_TIME_NONE, now - day, CREDENCE_CODE_SIGN_IN_NEVER},
      {CREDENCE_TIME_NONE, now - 300 * day, now - day, CREDENCE_CODE_SIGN_IN_STALE},
      {now - day, now - 300 * day, now - day, 0},
      {now - 300 * day, now - day, now - day, CREDENCE_CODE_SIGN_IN_STALE},
      {now - day, now - day, now - 100 * day, CREDENCE_CODE_AGE_EXPIRED},
  };
  credence_checker* checker = make_checker("citrix-cloud", "age.max_days", "90");
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; ++i) {
    credence_error err;
    credence_report* report = NULL;
    credence_sign_in sign_in = CREDENCE_SIGN_IN_INIT;
    sign_in.now = now;
    sign_in.last_sign_in = rows[i].last_sign_in;
    sign_in.created = rows[i].created;
    sign_in.password_set = rows[i].password_set;
    CHECK_ERROR(credence_assess(&report, checker, &sign_in, &err), CREDENCE_OK);
    CHECK(credence_report_count(report) == (rows[i].code == 0 ? 0 : 1));
    CHECK(rows[i].code == 0 || has_code(report, rows[i].code));
    credence_report_free(report);
  }
  credence_checker_free(checker);
}

static credence_verdict verdict_of(const credence_checker* checker) {
  credence_report* report = NULL;
  CHECK(credence_check(&report, checker, good, 16, NULL, NULL) == CREDENCE_OK);
  const credence_verdict verdict = credence_report_verdict(report);
  credence_report_free(report);
  return verdict;
}

static void test_live(void) {
  credence_error err;
  credence_checker* mild = make_checker("citrix-cloud", NULL, NULL);
  credence_checker* strict = make_checker("citrix-cloud", "length.min", "30");
  credence_live* live = (credence_live*)&err;
  credence_checker* current = (credence_checker*)&err;
  CHECK_ERROR(credence_live_create(NULL, mild, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_live_create(&live, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(live == NULL);
  CHECK_ERROR(credence_live_create(&live, mild, &err), CREDENCE_OK);
  CHECK(credence_live_current(NULL, live) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_live_current(&current, NULL) == CREDENCE_INVALID_ARGUMENT && current == NULL);
  CHECK(credence_live_replace(NULL, strict) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_live_replace(live, NULL) == CREDENCE_INVALID_ARGUMENT);

  /* Every handle is the caller's to free, in any order. */
  credence_checker_free(mild);
  CHECK(credence_live_current(&current, live) == CREDENCE_OK);
  CHECK(credence_live_replace(live, strict) == CREDENCE_OK);
  credence_checker_free(strict);
  CHECK(verdict_of(current) == CREDENCE_ACCEPT);
  credence_checker_free(current);
  CHECK(credence_live_current(&current, live) == CREDENCE_OK);
  credence_live_free(live);
  credence_live_free(NULL);
  CHECK(verdict_of(current) == CREDENCE_REJECT);
  credence_checker_free(current);
}

void test_judging(void) {
  test_check();
  test_history();
  test_violations();
  test_words();
  test_warnings();
  test_parameters();
  test_assess();
  test_times();
  test_live();
}
