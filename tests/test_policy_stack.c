/* SPDX-License-Identifier: Apache-2.0 */
/* Services run their threads on small stacks: every kind of call works on one of 64 KiB. How much each takes is
 * measured, too, because a stack that just holds tells nothing of the next version. Under AddressSanitizer, which puts
 * room around every variable, a stack has four times as much. */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "credence/credence.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define STACK_FACTOR 4
#else
#define STACK_FACTOR 1
#endif
enum { KIB = 1024, SMALL_STACK = 64 * KIB, LONG_PASSWORD = 64 * KIB };

static int failures = 0;

static void check(int ok, const char* what) {
  if (ok) return;
  fprintf(stderr, "failed: %s\n", what);
  ++failures;
}

static credence_checker* checker_of(const char* preset, const char* settings) {
  credence_policy* policy = NULL;
  credence_checker* checker = NULL;
  credence_error error;
  check(credence_policy_preset(&policy, preset, &error) == CREDENCE_OK, "preset");
  if (settings != NULL) {
    credence_policy_free(policy);
    check(credence_policy_parse(&policy, settings, strlen(settings), &error) == CREDENCE_OK, error.message);
  }
  check(credence_policy_set(policy, "length.byte_cap", "65536", &error) == CREDENCE_OK, error.message);
  check(credence_checker_create(&checker, policy, NULL, &error) == CREDENCE_OK, error.message);
  credence_policy_free(policy);
  return checker;
}

static int32_t is_old(void* ctx, size_t i, const char* password, size_t password_len) {
  (void)ctx, (void)i, (void)password, (void)password_len;
  return 0;
}

/* Everything about one password: the check, the sign-in, and what is said of them. */
static void judge(const credence_checker* checker, const char* password, size_t len) {
  credence_slice words[] = {{"zorkmid", 7}, {"\xE5\xBC\xA0\xE4\xBC\x9F", 6}};
  credence_subject subject = CREDENCE_SUBJECT_INIT;
  subject.user = (credence_slice){"jane.doering", 12};
  subject.email = (credence_slice){"jane.doering@mail.example.com", 29};
  subject.display_name = (credence_slice){"Jane D\xC3\xB6ring", 12};
  subject.words = words;
  subject.num_words = 2;
  subject.confirmation = (credence_slice){password, len};
  subject.previous_password = (credence_slice){password, len / 2};
  subject.is_old = is_old;
  subject.num_old = 2;
  credence_report* report = NULL;
  credence_error error;
  check(credence_check(&report, checker, password, len, &subject, &error) == CREDENCE_OK, error.message);
  static char text[1 << 20];
  size_t needed = 0;
  credence_report_json(text, sizeof text, &needed, report, "de-AT");
  for (size_t i = 0; i < credence_report_count(report) && i < 8; ++i) {
    check(credence_report_message(text, sizeof text, &needed, report, i, "de") == CREDENCE_OK, "message");
  }
  credence_report_free(report);

  credence_sign_in sign_in = CREDENCE_SIGN_IN_INIT;
  sign_in.password = password;
  sign_in.password_len = len;
  sign_in.subject = &subject;
  sign_in.last_sign_in = 1700000000;
  sign_in.now = 1750000000;
  check(credence_assess(&report, checker, &sign_in, &error) == CREDENCE_OK, error.message);
  credence_report_free(report);
}

static void judge_all(void) {
  static char long_password[LONG_PASSWORD];
  static const char* const pieces[] = {"Telephone-", "\xE6\x97\xA5\xE6\x9C\xAC", "e\xCC\x81", "aaaa1234qwerty",
                                       "\xEF\xB7\xBA"};
  credence_checker* const checkers[] = {
      checker_of("citrix-cloud", NULL), checker_of("credence", NULL), checker_of("nist-800-63b-4-single", NULL),
      checker_of("cis",
                 "repeat.max_run=2\nrepeat.max_class_run=4\nrepeat.min_block=2\nsequence.min_run=3\n"
                 "keyboard.min_walk=3\ndate.dates=true\ndate.years=true\ncontext.match='contains'\n"
                 "history.depth=4\nhistory.min_edits=64\ndictionary.mode='based_on'\nbreach.enabled=true\n"
                 "length.unit='grapheme'\ncharacters.min_distinct=8\n")};
  for (size_t i = 0; i < sizeof checkers / sizeof *checkers; ++i) {
    judge(checkers[i], "", 0);
    judge(checkers[i], "xKv#q7zw", 8);
    judge(checkers[i], "Telephone-2026!", 15);
    judge(checkers[i], "\xFF\xFE", 2);
    for (size_t piece = 0; piece < sizeof pieces / sizeof *pieces; ++piece) {
      const size_t size = strlen(pieces[piece]);
      size_t len = 0;
      for (; len + size <= 4096; len += size) memcpy(long_password + len, pieces[piece], size);
      judge(checkers[i], long_password, len);
    }
    credence_live* live = NULL;
    credence_checker* current = NULL;
    credence_error error;
    char text[4096];
    size_t needed = 0;
    check(credence_live_create(&live, checkers[i], &error) == CREDENCE_OK, "live");
    check(credence_live_current(&current, live) == CREDENCE_OK, "current");
    check(credence_live_replace(live, current) == CREDENCE_OK, "replace");
    check(credence_checker_provenance(text, sizeof text, &needed, current) == CREDENCE_OK, "provenance");
    credence_checker_free(current);
    credence_live_free(live);
    credence_checker_free(checkers[i]);
  }
}

/* Policies, good and nested without end. */
static void parse_all(void) {
  static char nested[100000];
  static const char* const repeated[] = {"a.", "[", "[[", "a={", "\"a\".", "[a.", "a=[[", "'a'."};
  credence_policy* policy = NULL;
  credence_error error;
  for (size_t i = 0; i < credence_preset_count(); ++i) {
    static char text[64 * KIB];
    size_t needed = 0;
    check(credence_policy_preset(&policy, credence_preset_name(i), &error) == CREDENCE_OK, error.message);
    check(credence_policy_text(text, sizeof text, &needed, policy) == CREDENCE_OK, "policy text");
    credence_policy_free(policy);
    check(credence_policy_parse(&policy, text, needed - 1, &error) == CREDENCE_OK, error.message);
    credence_policy_free(policy);
  }
  for (size_t i = 0; i < sizeof repeated / sizeof *repeated; ++i) {
    const size_t size = strlen(repeated[i]);
    size_t len = 0;
    for (; len + size < sizeof nested; len += size) memcpy(nested + len, repeated[i], size);
    nested[len] = '\0';
    check(credence_policy_parse(&policy, nested, len, &error) == CREDENCE_BAD_POLICY, repeated[i]);
    check(credence_policy_preset(&policy, "credence", &error) == CREDENCE_OK, "preset");
    check(credence_policy_set(policy, "keyboard.layouts", nested, &error) == CREDENCE_BAD_POLICY, repeated[i]);
    credence_policy_free(policy);
  }
  /* As deep as is let through to the parser. */
  check(credence_policy_parse(&policy, "a=[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]", 34, &error) == CREDENCE_BAD_POLICY,
        "16 lists");
  check(credence_policy_parse(&policy, "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p=1", 33, &error) == CREDENCE_BAD_POLICY,
        "16 keys");
  check(credence_policy_load(&policy, "/nonexistent/policy.toml", &error) == CREDENCE_IO, "no file");
}

static void verify_hashes(void) {
  static const char* const hashes[] = {
      "$pbkdf2-sha256$6400$0ZrzXitFSGltTQnBWOsdAw$Y11AchqV4b0sUisdZd0Xr97KWoymNE0LNNrnEgY4H9M",
      "$scrypt$ln=8,r=8,p=1$WKs1xljLudd6z9kbY0wpJQ$yCR4iDZYDKv+iEJj6yHY0lv/epnfB6f/w1EbXrsJOuQ",
      "{SSHA}rXVtWiPAY6/w8MuTLKIjpBjj2mtzYWx0MTIzNA==",
      "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
      "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
      "$y$j9T$saltsaltsalt$WJhblAc/BKcuw1LHqgcyvlsjC8J4ha9Wl82.5/aQSy8"};
  for (size_t i = 0; i < sizeof hashes / sizeof *hashes; ++i) {
    int32_t same = 0;
    credence_error error;
    const credence_status status =
        credence_password_hash_verify(&same, "password", 8, hashes[i], strlen(hashes[i]), NULL, &error);
    check(status == CREDENCE_OK || status == CREDENCE_UNSUPPORTED, error.message);
  }
}

static void ask_the_rest(void) {
  int64_t time = 0;
  credence_error error;
  credence_breach* breach = NULL;
  credence_dictionary* dictionary = NULL;
  static const char junk[4096];
  check(credence_breach_open(&breach, "/nonexistent/file.crb", NULL, &error) == CREDENCE_IO, "no breach file");
  check(credence_breach_open_memory(&breach, junk, sizeof junk, &error) == CREDENCE_BAD_FILE, "bad breach file");
  check(credence_dictionary_open(&dictionary, "/nonexistent/file.crd", NULL, &error) == CREDENCE_IO, "no dictionary");
  check(credence_dictionary_open_memory(&dictionary, junk, sizeof junk, NULL, &error) == CREDENCE_BAD_FILE,
        "bad dictionary");
  check(credence_time_parse(&time, "2026-02-28T23:30:00Z", &error) == CREDENCE_OK, "time");
  check(credence_time_add_months(&time, time, 6) == CREDENCE_OK, "months");
}

static const struct {
  const char* name;
  void (*call)(void);
} calls[] = {{"judging", judge_all}, {"policies", parse_all}, {"hashes", verify_hashes}, {"others", ask_the_rest}};

static void* run(void* call) {
  (*(void (**)(void))call)();
  return NULL;
}

int main(void) {
  const size_t asked = (size_t)SMALL_STACK * STACK_FACTOR;
  const long least = sysconf(_SC_THREAD_STACK_MIN);
  const size_t size = least > 0 && (size_t)least > asked ? (size_t)least : asked;
  for (size_t i = 0; i < sizeof calls / sizeof *calls; ++i) {
    /* Painted, so that what was used can be seen afterwards. */
    unsigned char* const stack = aligned_alloc(4096, size);
    if (stack == NULL) return 1;
    memset(stack, 0xA5, size);
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    check(pthread_attr_setstack(&attributes, stack, size) == 0, "pthread_attr_setstack");
    void (*call)(void) = calls[i].call;
    if (pthread_create(&thread, &attributes, run, &call) != 0) return 1;
    pthread_join(thread, NULL);
    pthread_attr_destroy(&attributes);
    size_t untouched = 0;
    while (untouched < size && stack[untouched] == 0xA5) ++untouched;
    printf("%-10s %zu of %zu bytes of stack\n", calls[i].name, size - untouched, size);
    check(untouched > 0, "the stack is used up to its end");
    free(stack);
  }
  return failures == 0 ? 0 : 1;
}
