/* SPDX-License-Identifier: Apache-2.0 */
#include <credence/credence.h>
#include <stdio.h>

int main(void) {
  credence_policy* policy = NULL;
  credence_checker* checker = NULL;
  credence_report* report = NULL;
  if (credence_policy_preset(&policy, "citrix-cloud", NULL) != CREDENCE_OK) return 2;
  if (credence_checker_create(&checker, policy, NULL, NULL) != CREDENCE_OK) return 2;
  if (credence_check(&report, checker, "Passw0rd!", 9, NULL, NULL) != CREDENCE_OK) return 2;
  printf("credence %s: verdict %d\n", credence_version(), (int)credence_report_verdict(report));
  const int rejected = credence_report_verdict(report) == CREDENCE_REJECT;
  credence_report_free(report);
  credence_checker_free(checker);
  credence_policy_free(policy);
  return rejected ? 0 : 1;
}
