/* SPDX-License-Identifier: Apache-2.0 */
/* Checks a password from C and prints the report, as codes with spans and as JSON. */
#include <credence/credence.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  credence_error error;
  credence_policy* policy = NULL;
  credence_checker* checker = NULL;
  if (credence_policy_preset(&policy, "citrix-cloud", &error) != CREDENCE_OK ||
      credence_policy_set(policy, "length.min", "12", &error) != CREDENCE_OK ||
      credence_checker_create(&checker, policy, NULL, &error) != CREDENCE_OK) {
    fprintf(stderr, "%s\n", error.message);
    return 2;
  }
  credence_policy_free(policy); /* the checker has its own copy */

  const char* password = "erin2026";
  credence_subject subject = CREDENCE_SUBJECT_INIT;
  subject.user = (credence_slice){"erin", 4};
  credence_report* report = NULL;
  if (credence_check(&report, checker, password, strlen(password), &subject) != CREDENCE_OK) return 2;

  for (size_t i = 0; i < credence_report_count(report); ++i) {
    credence_violation violation = CREDENCE_VIOLATION_INIT;
    char words[256];
    credence_report_violation(&violation, report, i);
    credence_report_message(words, sizeof words, NULL, report, i, NULL);
    printf("%s [%u, %u): %s\n", credence_code_key(violation.code), violation.begin, violation.end, words);
  }

  char json[2048];
  credence_report_json(json, sizeof json, NULL, report, "de");
  puts(json);

  const int rejected = credence_report_verdict(report) != CREDENCE_ACCEPT;
  credence_report_free(report);
  credence_checker_free(checker);
  return rejected;
}
