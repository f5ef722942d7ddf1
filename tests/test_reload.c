/* SPDX-License-Identifier: Apache-2.0 */
/* The shared library, opened by its name, used and closed, again and again, as programs with modules do: in the thread
 * that goes on as well as in others. */
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "credence/credence.h"

static const char* path;

static void* symbol(void* library, const char* name) {
  void* const found = dlsym(library, name);
  if (found == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    exit(1);
  }
  return found;
}

#define FUNCTION(name) __typeof__(&name) const f_##name = (__typeof__(&name))symbol(library, #name)

/* Opens, uses and closes the library; exits where that goes wrong. */
static void* use(void* unused) {
  (void)unused;
  void* const library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    exit(1);
  }
  FUNCTION(credence_policy_preset);
  FUNCTION(credence_policy_free);
  FUNCTION(credence_checker_create);
  FUNCTION(credence_checker_free);
  FUNCTION(credence_check);
  FUNCTION(credence_report_verdict);
  FUNCTION(credence_report_json);
  FUNCTION(credence_report_free);
  credence_policy* policy = NULL;
  credence_checker* checker = NULL;
  credence_report* report = NULL;
  static _Thread_local char text[65536];
  if (f_credence_policy_preset(&policy, "credence", NULL) != CREDENCE_OK ||
      f_credence_checker_create(&checker, policy, NULL, NULL) != CREDENCE_OK ||
      f_credence_check(&report, checker, "p4ssw0rd", 8, NULL, NULL) != CREDENCE_OK ||
      f_credence_report_verdict(report) != CREDENCE_REJECT ||
      f_credence_report_json(text, sizeof text, NULL, report, "de") != CREDENCE_OK) {
    exit(1);
  }
  f_credence_report_free(report);
  f_credence_checker_free(checker);
  f_credence_policy_free(policy);
  dlclose(library);
  return NULL;
}

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  path = argv[1];
  for (int i = 0; i < 5; ++i) {
    pthread_t threads[3];
    use(NULL);
    for (int t = 0; t < 3; ++t) {
      if (pthread_create(&threads[t], NULL, use, NULL) != 0) return 2;
    }
    for (int t = 0; t < 3; ++t) pthread_join(threads[t], NULL);
  }
  return 0;
}
