/* SPDX-License-Identifier: Apache-2.0 */
/* The C interface from real C11, against the shared library: what it answers, and what every function does with
 * bad arguments. */
#include "test_c_api.h"

#include <stdio.h>
#include <string.h>

static int failures = 0;
static int checks = 0;

void check_at(int passed, const char* what, const char* file, int line) {
  ++checks;
  if (!passed) {
    ++failures;
    fprintf(stderr, "%s:%d: failed: %s\n", file, line, what);
  }
}

void spoil_error(credence_error* err) {
  memset(err, 0x5A, sizeof *err);
  err->message[sizeof err->message - 1] = '\0';
}

void check_error_at(credence_status got, credence_status expected, const credence_error* err, const char* file,
                    int line) {
  char what[700];
  snprintf(what, sizeof what, "status %s, expected %s; message: %s", credence_status_name(got),
           credence_status_name(expected), err->message);
  check_at(got == expected && err->status == got && (got == CREDENCE_OK) == (err->message[0] == '\0'), what, file,
           line);
}

credence_slice slice(const char* text) {
  credence_slice result = {text, strlen(text)};
  return result;
}

credence_checker* make_checker(const char* preset, const char* key, const char* value) {
  credence_policy* policy = NULL;
  credence_checker* checker = NULL;
  CHECK(credence_policy_preset(&policy, preset, NULL) == CREDENCE_OK);
  if (key != NULL) CHECK(credence_policy_set(policy, key, value, NULL) == CREDENCE_OK);
  CHECK(credence_checker_create(&checker, policy, NULL, NULL) == CREDENCE_OK);
  credence_policy_free(policy);
  return checker;
}

int has_code(const credence_report* report, uint32_t code) {
  for (size_t i = 0; i < credence_report_count(report); ++i) {
    credence_violation violation = CREDENCE_VIOLATION_INIT;
    CHECK(credence_report_violation(&violation, report, i) == CREDENCE_OK);
    if (violation.code == code) return 1;
  }
  return 0;
}

int main(void) {
  test_files files;
  if (make_test_files(&files) != 0) return 2;
  test_names();
  test_struct_layout();
  test_struct_sizes();
  test_data_files(&files);
  test_judging();
  test_limits(&files);
  test_callbacks();
  CHECK(check_headers_in_cpp() == 0);
  remove_test_files(&files);
  printf("%d checks, %d failed\n", checks, failures);
  return failures != 0;
}
