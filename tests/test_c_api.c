/* SPDX-License-Identifier: Apache-2.0 */
/* The C interface from real C11, against the shared library: what it answers, and what every function does with
 * bad arguments. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "credence/credence.h"

/* test_c_api_files.cpp: builders are C++. Returns 0 and leaves the files' paths, or not 0. */
int make_test_files(char* breach_path, char* dictionary_path, size_t path_len);

static int failures = 0;
static int checks = 0;

static void check_at(int passed, const char* what, int line) {
  ++checks;
  if (!passed) {
    ++failures;
    fprintf(stderr, "test_c_api.c:%d: failed: %s\n", line, what);
  }
}
#define CHECK(expression) check_at((expression) ? 1 : 0, #expression, __LINE__)

/* A status and an error that is written in full: a new message, or none. */
static void check_error_at(credence_status got, credence_status expected, const credence_error* err, int line) {
  char what[700];
  snprintf(what, sizeof what, "status %s, expected %s; message: %s", credence_status_name(got),
           credence_status_name(expected), err->message);
  check_at(got == expected && err->status == got && (got == CREDENCE_OK) == (err->message[0] == '\0'), what, line);
}
#define CHECK_ERROR(call, expected)                     \
  do {                                                  \
    memset(&err, 0x5A, sizeof err);                     \
    err.message[511] = '\0';                            \
    check_error_at((call), (expected), &err, __LINE__); \
  } while (0)

static credence_slice slice(const char* text) {
  credence_slice result = {text, strlen(text)};
  return result;
}

static credence_checker* make_checker(const char* preset) {
  credence_policy* policy = NULL;
  credence_checker* checker = NULL;
  CHECK(credence_policy_preset(&policy, preset, NULL) == CREDENCE_OK);
  CHECK(credence_checker_create(&checker, policy, NULL, NULL) == CREDENCE_OK);
  credence_policy_free(policy);
  return checker;
}

static int has_code(const credence_report* report, uint32_t code) {
  for (size_t i = 0; i < credence_report_count(report); ++i) {
    credence_violation violation = CREDENCE_VIOLATION_INIT;
    CHECK(credence_report_violation(&violation, report, i) == CREDENCE_OK);
    if (violation.code == code) return 1;
  }
  return 0;
}

static void test_names(void) {
  static const uint32_t codes[] = {
#define CODE(c_name, cpp_name, number, key, one, many) CREDENCE_CODE_##c_name,
      CREDENCE_CODES(CODE)
#undef CODE
  };
  CHECK(strchr(credence_version(), '.') != NULL);
  for (credence_status status = CREDENCE_OK; status <= CREDENCE_INTERNAL; ++status) {
    CHECK(strcmp(credence_status_name(status), "unknown status") != 0);
  }
  CHECK(strcmp(credence_status_name(CREDENCE_INTERNAL + 1), "unknown status") == 0);
  CHECK(strcmp(credence_status_name(-1), "unknown status") == 0);
  for (size_t i = 0; i < sizeof codes / sizeof codes[0]; ++i) CHECK(credence_code_key(codes[i]) != NULL);
  CHECK(strcmp(credence_code_key(200), "length.too_short") == 0);
  CHECK(credence_code_key(0) == NULL);
  CHECK(credence_code_key(UINT32_MAX) == NULL);
}

static void test_policy(void) {
  credence_error err;
  credence_policy* policy = (credence_policy*)&err; /* must become NULL on failure */
  char text[65536];
  size_t needed = 0;

  CHECK_ERROR(credence_policy_preset(NULL, "citrix-cloud", &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_policy_preset(&policy, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(policy == NULL);
  CHECK_ERROR(credence_policy_preset(&policy, "no-such-policy", &err), CREDENCE_UNKNOWN_NAME);
  CHECK(strstr(err.message, "citrix-cloud") != NULL);
  CHECK_ERROR(credence_policy_load(NULL, "/nonexistent", &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_policy_load(&policy, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_policy_load(&policy, "/nonexistent/policy.toml", &err), CREDENCE_IO);
  CHECK(err.system_error != 0 && strstr(err.message, "/nonexistent/policy.toml") != NULL);
  CHECK_ERROR(credence_policy_parse(NULL, "", 0, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_policy_parse(&policy, NULL, 1, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_policy_parse(&policy, "[length]\nmni = 8\n", 17, &err), CREDENCE_BAD_POLICY);
  CHECK(err.line == 2 && strstr(err.message, "min") != NULL);
  CHECK(policy == NULL);
  CHECK_ERROR(credence_policy_parse(&policy, NULL, 0, &err), CREDENCE_OK);
  credence_policy_free(policy);

  CHECK_ERROR(credence_policy_preset(&policy, "citrix-cloud", &err), CREDENCE_OK);
  CHECK_ERROR(credence_policy_set(NULL, "length.min", "9", &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_policy_set(policy, NULL, "9", &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_policy_set(policy, "length.min", NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_policy_set(policy, "length.mim", "9", &err), CREDENCE_UNKNOWN_NAME);
  CHECK_ERROR(credence_policy_set(policy, "length.min", "many", &err), CREDENCE_BAD_POLICY);
  CHECK_ERROR(credence_policy_set(policy, "length.min", "9", &err), CREDENCE_OK);

  CHECK(credence_policy_text(text, sizeof text, &needed, NULL) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_policy_text(NULL, 5, &needed, policy) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_policy_text(NULL, 0, &needed, policy) == CREDENCE_BUFFER_TOO_SMALL);
  CHECK(credence_policy_text(text, needed - 1, NULL, policy) == CREDENCE_BUFFER_TOO_SMALL && text[0] == '\0');
  CHECK(credence_policy_text(text, needed, NULL, policy) == CREDENCE_OK);
  CHECK(strlen(text) + 1 == needed && strstr(text, "min = 9") != NULL);
  credence_policy_free(policy);
  credence_policy_free(NULL);
}

static void test_breach(const char* path) {
  credence_error err;
  credence_breach* breach = (credence_breach*)&err;
  credence_breach_facts facts = CREDENCE_BREACH_FACTS_INIT;
  uint64_t count = 77;
  uint64_t counts[2] = {77, 77};
  /* SHA-1 of "password", then of nothing that is in the file. */
  static const uint8_t digests[40] = {0x5B, 0xAA, 0x61, 0xE4, 0xC9, 0xB9, 0x3F, 0x3F, 0x06, 0x82,
                                      0x25, 0x0B, 0x6C, 0xF8, 0x33, 0x1B, 0x7E, 0xE6, 0x8F, 0xD8};

  CHECK_ERROR(credence_breach_open(NULL, path, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_breach_open(&breach, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(breach == NULL);
  CHECK_ERROR(credence_breach_open(&breach, "/nonexistent/file", &err), CREDENCE_IO);
  CHECK_ERROR(credence_breach_open_memory(NULL, digests, 4, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_breach_open_memory(&breach, NULL, 4, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_breach_open_memory(&breach, NULL, 0, &err), CREDENCE_BAD_FILE);
  CHECK_ERROR(credence_breach_open_memory(&breach, digests, sizeof digests, &err), CREDENCE_BAD_FILE);
  CHECK(breach == NULL);
  CHECK_ERROR(credence_breach_open(&breach, path, &err), CREDENCE_OK);

  CHECK(credence_breach_count(NULL, breach, "password", 8) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_breach_count(&count, NULL, "password", 8) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_breach_count(&count, breach, NULL, 8) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_breach_count(&count, breach, "password", 8) == CREDENCE_OK && count == 3);
  CHECK(credence_breach_count(&count, breach, NULL, 0) == CREDENCE_OK && count == 0);
  CHECK(credence_breach_count_digest(NULL, breach, digests, 20) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_breach_count_digest(&count, NULL, digests, 20) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_breach_count_digest(&count, breach, NULL, 20) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_breach_count_digest(&count, breach, digests, 16) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_breach_count_digest(&count, breach, digests, 20) == CREDENCE_OK && count == 3);
  CHECK(credence_breach_count_batch(NULL, breach, digests, 2) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_breach_count_batch(counts, NULL, digests, 2) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_breach_count_batch(counts, breach, NULL, 2) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_breach_count_batch(NULL, breach, NULL, 0) == CREDENCE_OK);
  CHECK(credence_breach_count_batch(counts, breach, digests, 2) == CREDENCE_OK);
  CHECK(counts[0] == 3 && counts[1] == 0);

  CHECK(credence_breach_info(NULL, breach) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_breach_info(&facts, NULL) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_breach_info(&facts, breach) == CREDENCE_OK);
  CHECK(facts.entries == 2 && facts.hash_kind == CREDENCE_HASH_SHA1 && facts.exact == 0);
  CHECK(facts.struct_size == sizeof facts && facts.source_date == CREDENCE_TIME_NONE && facts.format_version == 1);
  facts.struct_size = 0;
  CHECK(credence_breach_info(&facts, breach) == CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_breach_verify(NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_breach_verify(breach, &err), CREDENCE_OK);

  /* An older caller, whose struct ends before file_size, gets no byte beyond it. */
  memset(&facts, 0x5A, sizeof facts);
  facts.struct_size = offsetof(credence_breach_facts, file_size);
  CHECK(credence_breach_info(&facts, breach) == CREDENCE_OK);
  CHECK(facts.entries == 2 && facts.file_size == UINT64_C(0x5A5A5A5A5A5A5A5A));
  credence_breach_free(breach);
  credence_breach_free(NULL);
}

static void test_checker(const char* breach_path, const char* dictionary_path) {
  credence_error err;
  credence_policy* policy = NULL;
  credence_checker* checker = (credence_checker*)&err;
  credence_breach* breach = NULL;
  credence_dictionary* dictionary = (credence_dictionary*)&err;
  credence_report* report = NULL;
  credence_resources resources = CREDENCE_RESOURCES_INIT;

  CHECK_ERROR(credence_dictionary_open(NULL, dictionary_path, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_dictionary_open(&dictionary, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(dictionary == NULL);
  CHECK_ERROR(credence_dictionary_open(&dictionary, breach_path, &err), CREDENCE_BAD_FILE);
  CHECK_ERROR(credence_dictionary_open(&dictionary, dictionary_path, &err), CREDENCE_OK);
  CHECK_ERROR(credence_breach_open(&breach, breach_path, &err), CREDENCE_OK);
  CHECK_ERROR(credence_policy_preset(&policy, "citrix-cloud", &err), CREDENCE_OK);

  CHECK_ERROR(credence_checker_create(NULL, policy, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_checker_create(&checker, NULL, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(checker == NULL);
  resources.num_breaches = 1;
  CHECK_ERROR(credence_checker_create(&checker, policy, &resources, &err), CREDENCE_INVALID_ARGUMENT);
  {
    credence_breach* const none[] = {NULL};
    resources.breaches = none;
    CHECK_ERROR(credence_checker_create(&checker, policy, &resources, &err), CREDENCE_INVALID_ARGUMENT);
  }
  resources.num_breaches = 0;
  resources.num_dictionaries = 1;
  CHECK_ERROR(credence_checker_create(&checker, policy, &resources, &err), CREDENCE_INVALID_ARGUMENT);
  resources.num_dictionaries = 0;
  resources.struct_size = 3;
  CHECK_ERROR(credence_checker_create(&checker, policy, &resources, &err), CREDENCE_INVALID_ARGUMENT);
  resources.struct_size = sizeof resources;
  CHECK_ERROR(credence_policy_set(policy, "breach.required", "true", &err), CREDENCE_OK);
  CHECK_ERROR(credence_checker_create(&checker, policy, &resources, &err), CREDENCE_MISSING_RESOURCE);

  {
    credence_breach* const breaches[] = {breach};
    credence_dictionary* const dictionaries[] = {dictionary};
    resources.breaches = breaches;
    resources.num_breaches = 1;
    resources.dictionaries = dictionaries;
    resources.num_dictionaries = 1;
    CHECK_ERROR(credence_checker_create(&checker, policy, &resources, &err), CREDENCE_OK);
  }
  /* The checker keeps what it needs, and has its own policy. */
  CHECK_ERROR(credence_policy_set(policy, "length.min", "30", &err), CREDENCE_OK);
  credence_policy_free(policy);
  credence_breach_free(breach);
  credence_dictionary_free(dictionary);
  credence_dictionary_free(NULL);

  CHECK(credence_check(&report, checker, "xkvgq#R7-zqwvkj9", 16, NULL) == CREDENCE_OK);
  CHECK(credence_report_verdict(report) == CREDENCE_REJECT && credence_report_count(report) == 1);
  CHECK(has_code(report, CREDENCE_CODE_BREACH_FOUND));
  credence_report_free(report);
  CHECK(credence_check(&report, checker, "W#zyxgrubblefoo7", 16, NULL) == CREDENCE_OK);
  CHECK(has_code(report, CREDENCE_CODE_DICTIONARY_WORD));
  credence_report_free(report);
  credence_checker_free(checker);
  credence_checker_free(NULL);
}

static int32_t old_at_one(void* ctx, size_t i, const char* password, size_t password_len) {
  ++*(int*)ctx;
  return i == 1 && password_len == 16 && memcmp(password, "gR7#vq2Lx9Wz!kTb", 16) == 0;
}

static int32_t old_fails(void* ctx, size_t i, const char* password, size_t password_len) {
  (void)ctx, (void)i, (void)password, (void)password_len;
  return -1;
}

static void test_check(void) {
  credence_checker* checker = make_checker("citrix-cloud");
  credence_report* report = (credence_report*)&failures;
  credence_subject subject = CREDENCE_SUBJECT_INIT;
  const char* good = "gR7#vq2Lx9Wz!kTb";

  CHECK(credence_check(NULL, checker, good, 16, NULL) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_check(&report, NULL, good, 16, NULL) == CREDENCE_INVALID_ARGUMENT);
  CHECK(report == NULL);
  CHECK(credence_check(&report, checker, NULL, 16, NULL) == CREDENCE_INVALID_ARGUMENT);
  subject.struct_size = 1;
  CHECK(credence_check(&report, checker, good, 16, &subject) == CREDENCE_INVALID_ARGUMENT);
  subject.struct_size = sizeof subject;
  subject.num_words = 1;
  CHECK(credence_check(&report, checker, good, 16, &subject) == CREDENCE_INVALID_ARGUMENT);
  subject.num_words = 0;
  subject.num_old = 1;
  CHECK(credence_check(&report, checker, good, 16, &subject) == CREDENCE_INVALID_ARGUMENT);
  subject.num_old = 0;
  subject.user.len = 1;
  CHECK(credence_check(&report, checker, good, 16, &subject) == CREDENCE_INVALID_ARGUMENT);
  subject.user.len = 0;

  CHECK(credence_check(&report, checker, good, 16, &subject) == CREDENCE_OK);
  CHECK(credence_report_verdict(report) == CREDENCE_ACCEPT && credence_report_count(report) == 0);
  credence_report_free(report);
  CHECK(credence_check(&report, checker, NULL, 0, NULL) == CREDENCE_OK);
  CHECK(has_code(report, CREDENCE_CODE_LENGTH_TOO_SHORT));
  credence_report_free(report);

  subject.confirmation = slice("gR7#vq2Lx9Wz!kTB");
  CHECK(credence_check(&report, checker, good, 16, &subject) == CREDENCE_OK);
  CHECK(credence_report_count(report) == 1 && has_code(report, CREDENCE_CODE_CONFIRMATION_MISMATCH));
  credence_report_free(report);
  credence_checker_free(checker);
}

static void test_history(void) {
  credence_policy* policy = NULL;
  credence_checker* checker = NULL;
  credence_report* report = NULL;
  credence_subject subject = CREDENCE_SUBJECT_INIT;
  int asked = 0;
  const char* good = "gR7#vq2Lx9Wz!kTb";
  CHECK(credence_policy_preset(&policy, "citrix-cloud", NULL) == CREDENCE_OK);
  CHECK(credence_policy_set(policy, "history.depth", "4", NULL) == CREDENCE_OK);
  CHECK(credence_checker_create(&checker, policy, NULL, NULL) == CREDENCE_OK);
  credence_policy_free(policy);
  subject.is_old = old_at_one;
  subject.is_old_ctx = &asked;
  subject.num_old = 3;
  CHECK(credence_check(&report, checker, good, 16, &subject) == CREDENCE_OK);
  CHECK(has_code(report, CREDENCE_CODE_HISTORY_REUSED) && asked == 2);
  credence_report_free(report);
  subject.is_old = old_fails;
  CHECK(credence_check(&report, checker, good, 16, &subject) == CREDENCE_MISSING_RESOURCE);
  CHECK(report == NULL);
  credence_checker_free(checker);
}

/* A caller built against a longer struct of the future. */
typedef struct future_subject {
  credence_subject now;
  uint64_t unknown;
} future_subject;

static void test_struct_sizes(void) {
  credence_checker* checker = make_checker("citrix-cloud");
  credence_report* report = NULL;
  const char* good = "gR7#vq2Lx9Wz!kTb";
  future_subject future = {CREDENCE_SUBJECT_INIT, 0};
  credence_subject older = CREDENCE_SUBJECT_INIT;
  future.now.struct_size = sizeof future;
  CHECK(credence_check(&report, checker, good, 16, &future.now) == CREDENCE_OK);
  credence_report_free(report);
  future.unknown = 1;
  CHECK(credence_check(&report, checker, good, 16, &future.now) == CREDENCE_INVALID_ARGUMENT);
  /* An older caller, whose struct ends before `confirmation`: what lies behind it is not read. */
  older.struct_size = offsetof(credence_subject, confirmation);
  older.confirmation = slice("something else");
  older.num_words = 9;
  CHECK(credence_check(&report, checker, good, 16, &older) == CREDENCE_OK);
  CHECK(credence_report_count(report) == 0);
  credence_report_free(report);
  credence_checker_free(checker);
}

static void test_report(void) {
  credence_checker* checker = make_checker("citrix-cloud");
  credence_report* report = NULL;
  credence_violation violation = CREDENCE_VIOLATION_INIT;
  char text[4096];
  size_t needed = 0;
  CHECK(credence_check(&report, checker, "abc", 3, NULL) == CREDENCE_OK);
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
  CHECK(violation.code == CREDENCE_CODE_LENGTH_TOO_SHORT && violation.begin == 0 && violation.end == 3);
  CHECK(violation.limit == 8 && violation.actual == 3);
  CHECK(credence_report_warning(NULL, report, 0) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_report_warning(&violation, NULL, 0) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_report_warning(&violation, report, 0) == CREDENCE_OUT_OF_RANGE);

  CHECK(credence_report_message(text, sizeof text, &needed, NULL, 0, NULL) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_report_message(text, sizeof text, &needed, report, 99, NULL) == CREDENCE_OUT_OF_RANGE);
  CHECK(credence_report_message(NULL, 9, &needed, report, 0, NULL) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_report_message(NULL, 0, &needed, report, 0, NULL) == CREDENCE_BUFFER_TOO_SMALL);
  CHECK(credence_report_message(text, needed, &needed, report, 0, "xx") == CREDENCE_OK);
  CHECK(strlen(text) + 1 == needed && strstr(text, "8") != NULL);
  CHECK(credence_report_json(text, sizeof text, &needed, NULL, NULL) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_report_json(NULL, 0, NULL, report, NULL) == CREDENCE_BUFFER_TOO_SMALL);
  CHECK(credence_report_json(text, sizeof text, NULL, report, NULL) == CREDENCE_OK);
  static const char start[] =
      "{\"verdict\":\"reject\",\"violations\":[{\"code\":\"length.too_short\",\"begin\":0,\"end\":3,"
      "\"limit\":8,\"actual\":3,\"message\":\"";
  CHECK(strncmp(text, start, sizeof start - 1) == 0);
  credence_report_free(report);
  credence_report_free(NULL);
  credence_checker_free(checker);
}

static void test_assess(void) {
  credence_checker* checker = make_checker("citrix-cloud");
  credence_report* report = (credence_report*)&failures;
  credence_sign_in sign_in = CREDENCE_SIGN_IN_INIT;
  sign_in.password = "gR7#vq2Lx9Wz!kTb";
  sign_in.password_len = 16;
  sign_in.last_sign_in = 1756683000; /* 2025-08-31T23:30:00Z */

  CHECK(credence_assess(&report, checker, &sign_in) == CREDENCE_INVALID_ARGUMENT); /* now is not set */
  CHECK(report == NULL);
  sign_in.now = 1772321399; /* 2026-02-28T23:29:59Z */
  CHECK(credence_assess(NULL, checker, &sign_in) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_assess(&report, NULL, &sign_in) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_assess(&report, checker, NULL) == CREDENCE_INVALID_ARGUMENT);
  sign_in.account = 2;
  CHECK(credence_assess(&report, checker, &sign_in) == CREDENCE_INVALID_ARGUMENT);
  sign_in.account = CREDENCE_ACCOUNT_LOCAL;
  sign_in.reserved = 1;
  CHECK(credence_assess(&report, checker, &sign_in) == CREDENCE_INVALID_ARGUMENT);
  sign_in.reserved = 0;
  sign_in.struct_size = 2;
  CHECK(credence_assess(&report, checker, &sign_in) == CREDENCE_INVALID_ARGUMENT);
  sign_in.struct_size = sizeof sign_in;

  CHECK(credence_assess(&report, checker, &sign_in) == CREDENCE_OK);
  CHECK(credence_report_verdict(report) == CREDENCE_ACCEPT);
  credence_report_free(report);
  sign_in.now += 1;
  CHECK(credence_assess(&report, checker, &sign_in) == CREDENCE_OK);
  CHECK(credence_report_verdict(report) == CREDENCE_RESET_REQUIRED && has_code(report, CREDENCE_CODE_SIGN_IN_STALE));
  credence_report_free(report);
  sign_in.last_sign_in = INT64_MAX - 5;
  sign_in.now = INT64_MAX - 5;
  CHECK(credence_assess(&report, checker, &sign_in) == CREDENCE_OUT_OF_RANGE);
  CHECK(report == NULL);
  credence_checker_free(checker);
}

int main(void) {
  char breach_path[512];
  char dictionary_path[512];
  if (make_test_files(breach_path, dictionary_path, sizeof breach_path) != 0) return 2;
  test_names();
  test_policy();
  test_breach(breach_path);
  test_checker(breach_path, dictionary_path);
  test_check();
  test_history();
  test_struct_sizes();
  test_report();
  test_assess();
  remove(breach_path);
  remove(dictionary_path);
  printf("%d checks, %d failed\n", checks, failures);
  return failures != 0;
}
