/* SPDX-License-Identifier: Apache-2.0 */
/* Checks a password from C and prints the report, as codes with spans and as JSON. */
#include <credence/credence.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The report as JSON in memory that the caller frees, or NULL. */
static char* report_json(const credence_report* report, const char* language) {
  size_t needed = 0;
  if (credence_report_json(NULL, 0, &needed, report, language) != CREDENCE_BUFFER_TOO_SMALL) return NULL;
  char* json = malloc(needed);
  if (json != NULL && credence_report_json(json, needed, NULL, report, language) == CREDENCE_OK) return json;
  free(json);
  return NULL;
}

static int print_report(const credence_report* report) {
  for (size_t i = 0; i < credence_report_count(report); ++i) {
    credence_violation violation = CREDENCE_VIOLATION_INIT;
    char words[256];
    if (credence_report_violation(&violation, report, i) != CREDENCE_OK ||
        credence_report_message(words, sizeof words, NULL, report, i, NULL) != CREDENCE_OK) {
      return 0;
    }
    printf("%s [%u, %u): %s\n", credence_code_key(violation.code), violation.begin, violation.end, words);
  }
  char* json = report_json(report, "de");
  if (json == NULL) return 0;
  puts(json);
  free(json);
  return 1;
}

int main(void) {
  const char* password = "erin2026";
  credence_error error;
  credence_policy* policy = NULL;
  credence_checker* checker = NULL;
  credence_report* report = NULL;
  credence_subject subject = CREDENCE_SUBJECT_INIT;
  subject.user = (credence_slice){"erin", 4};

  int status = 2; /* no answer: permits nothing */
  if (credence_policy_preset(&policy, "citrix-cloud", &error) != CREDENCE_OK ||
      credence_policy_set(policy, "length.min", "12", &error) != CREDENCE_OK ||
      credence_checker_create(&checker, policy, NULL, &error) != CREDENCE_OK ||
      credence_check(&report, checker, password, strlen(password), &subject, &error) != CREDENCE_OK) {
    fprintf(stderr, "%s\n", error.message);
  } else if (!print_report(report)) {
    fprintf(stderr, "the report can't be printed\n");
  } else {
    status = credence_report_verdict(report) == CREDENCE_ACCEPT ? 0 : 1;
  }

  credence_report_free(report); /* NULL is harmless, and so is any order */
  credence_checker_free(checker);
  credence_policy_free(policy);
  return status;
}
