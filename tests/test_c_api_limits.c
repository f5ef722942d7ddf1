/* SPDX-License-Identifier: Apache-2.0 */
/* Sizes that can't be: of structs, of texts, of lists; and every size of a buffer for text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test_c_api.h"

static const size_t absurd[] = {SIZE_MAX, SIZE_MAX - 7, (size_t)1 << 62, (size_t)1 << 20, 4097};
#define NUM_ABSURD (sizeof absurd / sizeof absurd[0])

/* A struct of such a size ends far beyond the caller's memory: nothing after its first member may be read for it. */
static void test_struct_size(const test_files* files) {
  credence_error err;
  credence_checker* checker = make_checker("citrix-cloud", NULL, NULL);
  credence_report* report = NULL;
  CHECK_ERROR(credence_check(&report, checker, "abc", 3, NULL, &err), CREDENCE_OK);
  credence_breach* breach = NULL;
  CHECK_ERROR(credence_breach_open(&breach, files->breach, NULL, &err), CREDENCE_OK);
  for (size_t i = 0; i < NUM_ABSURD; ++i) {
    credence_subject subject = CREDENCE_SUBJECT_INIT;
    credence_sign_in sign_in = CREDENCE_SIGN_IN_INIT;
    credence_resources resources = CREDENCE_RESOURCES_INIT;
    credence_violation violation = CREDENCE_VIOLATION_INIT;
    credence_breach_options options = CREDENCE_BREACH_OPTIONS_INIT;
    credence_dictionary_options words = CREDENCE_DICTIONARY_OPTIONS_INIT;
    credence_hash_limits limits = CREDENCE_HASH_LIMITS_INIT;
    credence_breach_facts facts = CREDENCE_BREACH_FACTS_INIT;
    credence_report* none = NULL;
    credence_checker* no_checker = NULL;
    credence_policy* policy = NULL;
    credence_breach* no_breach = NULL;
    credence_dictionary* dictionary = NULL;
    int32_t same = 0;
    subject.struct_size = sign_in.struct_size = resources.struct_size = violation.struct_size = absurd[i];
    options.struct_size = words.struct_size = limits.struct_size = facts.struct_size = absurd[i];
    sign_in.now = 0;
    CHECK_ERROR(credence_check(&none, checker, "abc", 3, &subject, &err), CREDENCE_INVALID_ARGUMENT);
    CHECK_ERROR(credence_assess(&none, checker, &sign_in, &err), CREDENCE_INVALID_ARGUMENT);
    CHECK_ERROR(credence_policy_preset(&policy, "cis", &err), CREDENCE_OK);
    CHECK_ERROR(credence_checker_create(&no_checker, policy, &resources, &err), CREDENCE_INVALID_ARGUMENT);
    credence_policy_free(policy);
    CHECK(credence_report_violation(&violation, report, 0) == CREDENCE_INVALID_ARGUMENT && violation.code == 0);
    CHECK_ERROR(credence_breach_open(&no_breach, files->breach, &options, &err), CREDENCE_INVALID_ARGUMENT);
    CHECK_ERROR(credence_dictionary_open(&dictionary, files->dictionary, &words, &err), CREDENCE_INVALID_ARGUMENT);
    CHECK_ERROR(credence_password_hash_verify(&same, "a", 1, "b", 1, &limits, &err), CREDENCE_INVALID_ARGUMENT);
    CHECK(credence_breach_info(&facts, breach) == CREDENCE_INVALID_ARGUMENT && facts.entries == 0);
  }
  credence_breach_free(breach);
  credence_report_free(report);
  credence_checker_free(checker);
}

#if SIZE_MAX > UINT32_MAX

/* A length of 4 GiB is a mistake: no byte beyond the text is read for it, and no span says that it ends at 0. */
static void test_text_lengths(const test_files* files) {
  static const size_t lengths[] = {SIZE_MAX, (size_t)1 << 32, ((size_t)1 << 32) + 3};
  credence_error err;
  credence_checker* checker = make_checker("citrix-cloud", NULL, NULL);
  credence_breach* breach = NULL;
  CHECK_ERROR(credence_breach_open(&breach, files->breach, NULL, &err), CREDENCE_OK);
  for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; ++i) {
    const size_t len = lengths[i];
    credence_report* report = NULL;
    credence_policy* policy = NULL;
    credence_sign_in sign_in = CREDENCE_SIGN_IN_INIT;
    credence_slice words[1] = {{"abc", 3}};
    uint64_t count = 77;
    int32_t same = 77;
    CHECK_ERROR(credence_check(&report, checker, "abc", len, NULL, &err), CREDENCE_INVALID_ARGUMENT);
    CHECK(report == NULL);
    sign_in.now = 0;
    sign_in.password = "abc";
    sign_in.password_len = len;
    CHECK_ERROR(credence_assess(&report, checker, &sign_in, &err), CREDENCE_INVALID_ARGUMENT);
    CHECK_ERROR(credence_policy_parse(&policy, "a", len, &err), CREDENCE_INVALID_ARGUMENT);
    CHECK_ERROR(credence_breach_count(&count, breach, "abc", len, &err), CREDENCE_INVALID_ARGUMENT);
    CHECK(count == CREDENCE_COUNT_UNKNOWN);
    CHECK_ERROR(credence_password_hash_verify(&same, "abc", len, "$2a$", 4, NULL, &err), CREDENCE_INVALID_ARGUMENT);
    CHECK_ERROR(credence_password_hash_verify(&same, "abc", 3, "$2a$", len, NULL, &err), CREDENCE_INVALID_ARGUMENT);
    CHECK(same == -1);
    for (size_t member = 0; member < 8; ++member) {
      credence_subject subject = CREDENCE_SUBJECT_INIT;
      credence_slice* const slices[] = {
          &subject.user,    &subject.email,        &subject.display_name,      &subject.organisation,
          &subject.service, &subject.confirmation, &subject.previous_password, &words[0]};
      subject.words = words;
      subject.num_words = 1;
      slices[member]->data = "abc";
      slices[member]->len = len;
      CHECK_ERROR(credence_check(&report, checker, "abc", 3, &subject, &err), CREDENCE_INVALID_ARGUMENT);
    }
  }
  credence_breach_free(breach);
  credence_checker_free(checker);
}

#endif

static void test_list_lengths(const test_files* files) {
  static const size_t counts[] = {SIZE_MAX, SIZE_MAX / 16 + 2, (size_t)1 << (sizeof(size_t) * 8 - 2)};
  credence_error err;
  credence_checker* checker = make_checker("citrix-cloud", NULL, NULL);
  credence_policy* policy = NULL;
  credence_breach* breach = NULL;
  const uint8_t digest[20] = {0};
  uint64_t out = 77;
  CHECK_ERROR(credence_policy_preset(&policy, "cis", &err), CREDENCE_OK);
  CHECK_ERROR(credence_breach_open(&breach, files->breach, NULL, &err), CREDENCE_OK);
  for (size_t i = 0; i < sizeof counts / sizeof counts[0]; ++i) {
    credence_subject subject = CREDENCE_SUBJECT_INIT;
    credence_resources resources = CREDENCE_RESOURCES_INIT;
    credence_dictionary* dictionary = NULL;
    credence_slice word = {"abc", 3};
    credence_report* report = NULL;
    credence_checker* none = NULL;
    subject.words = &word;
    subject.num_words = counts[i];
    CHECK_ERROR(credence_check(&report, checker, "abc", 3, &subject, &err), CREDENCE_INVALID_ARGUMENT);
    resources.breaches = &breach;
    resources.num_breaches = counts[i];
    CHECK_ERROR(credence_checker_create(&none, policy, &resources, &err), CREDENCE_INVALID_ARGUMENT);
    resources.num_breaches = 0;
    resources.dictionaries = &dictionary;
    resources.num_dictionaries = counts[i];
    CHECK_ERROR(credence_checker_create(&none, policy, &resources, &err), CREDENCE_INVALID_ARGUMENT);
    CHECK_ERROR(credence_breach_count_batch(&out, breach, digest, counts[i], &err), CREDENCE_INVALID_ARGUMENT);
    CHECK(out == 77); /* no count is written where there can't be room for them */
  }
  credence_breach* none = NULL;
  credence_dictionary* no_words = NULL;
  CHECK_ERROR(credence_breach_open_memory(&none, "abc", SIZE_MAX, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_dictionary_open_memory(&no_words, "abc", SIZE_MAX, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  credence_breach_free(breach);
  credence_policy_free(policy);
  credence_checker_free(checker);
}

typedef struct source {
  const credence_policy* policy;
  const credence_checker* checker;
  const credence_report* report;
} source;

static credence_status policy_text(char* buf, size_t len, size_t* needed, const source* s) {
  return credence_policy_text(buf, len, needed, s->policy);
}
static credence_status provenance(char* buf, size_t len, size_t* needed, const source* s) {
  return credence_checker_provenance(buf, len, needed, s->checker);
}
static credence_status warning_of_checker(char* buf, size_t len, size_t* needed, const source* s) {
  return credence_checker_warning_message(buf, len, needed, s->checker, 0, "de");
}
static credence_status message(char* buf, size_t len, size_t* needed, const source* s) {
  return credence_report_message(buf, len, needed, s->report, 0, "de");
}
static credence_status json(char* buf, size_t len, size_t* needed, const source* s) {
  return credence_report_json(buf, len, needed, s->report, NULL);
}

/* Fills each buffer with a letter first: what is written, and nothing else, is no such letter. */
static void test_buffers(void) {
  credence_status (*const calls[])(char*, size_t, size_t*, const source*) = {policy_text, provenance,
                                                                             warning_of_checker, message, json};
  credence_error err;
  credence_policy* policy = NULL;
  credence_report* report = NULL;
  credence_checker* checker = make_checker("citrix-cloud", NULL, NULL);
  CHECK_ERROR(credence_policy_preset(&policy, "cis", &err), CREDENCE_OK);
  CHECK_ERROR(credence_check(&report, checker, "abc", 3, NULL, &err), CREDENCE_OK);
  const source from = {policy, checker, report};
  for (size_t call = 0; call < sizeof calls / sizeof calls[0]; ++call) {
    size_t whole = 0;
    CHECK(calls[call](NULL, 0, &whole, &from) == CREDENCE_BUFFER_TOO_SMALL && whole > 1);
    char* text = malloc(whole);
    CHECK(calls[call](text, whole, NULL, &from) == CREDENCE_OK && strlen(text) == whole - 1);
    int wrong = 0;
    for (size_t len = 0; len <= whole + 2; ++len) {
      char* buf = malloc(len + 1);
      size_t needed = 0;
      memset(buf, '~', len + 1);
      const credence_status status = calls[call](buf, len, &needed, &from);
      wrong += needed != whole || buf[len] != '~';
      if (len < whole) {
        wrong += status != CREDENCE_BUFFER_TOO_SMALL || (len > 0 && buf[0] != '\0') || (len > 1 && buf[1] != '~');
      } else {
        wrong += status != CREDENCE_OK || strcmp(buf, text) != 0;
      }
      free(buf);
    }
    CHECK(wrong == 0);
    CHECK(calls[call](NULL, whole, NULL, &from) == CREDENCE_INVALID_ARGUMENT);
    free(text);
  }
  credence_policy_free(policy);
  credence_report_free(report);
  credence_checker_free(checker);
}

/* A long message ends after a whole character, whatever the place where the space ends. */
static void test_long_errors(void) {
  credence_error place;
  credence_policy* policy = NULL;
  CHECK(credence_policy_parse(&policy, "\n[length]\nmin = \"a\"\n", 20, &place) == CREDENCE_BAD_POLICY);
  CHECK(place.line == 3 && place.column == 7);
  for (size_t shift = 0; shift < 4; ++shift) {
    credence_error err;
    credence_breach* breach = NULL;
    char path[900] = "/nonexistent/";
    size_t at = strlen(path);
    for (size_t i = 0; i < shift; ++i) path[at++] = 'x';
    while (at + 4 < 880) {
      memcpy(path + at, "\xF0\x9F\x99\x82", 4);
      at += 4;
    }
    path[at] = '\0';
    CHECK_ERROR(credence_breach_open(&breach, path, NULL, &err), CREDENCE_IO);
    const size_t size = strlen(err.message);
    CHECK(size == sizeof err.message - 1 - (sizeof err.message - 1 - 13 - shift) % 4);
    CHECK(memcmp(err.message + size - 4, "\xF0\x9F\x99\x82", 4) == 0);
    for (size_t i = size; i < sizeof err.message; ++i) CHECK(err.message[i] == '\0');
  }
}

/* The first digest that fails gives the status and the message, in whichever block of look-ups it is. */
static void test_first_fault(const test_files* files) {
  static const uint8_t found[20] = {0x5B, 0xAA, 0x61, 0xE4, 0xC9, 0xB9, 0x3F, 0x3F, 0x06, 0x82,
                                    0x25, 0x0B, 0x6C, 0xF8, 0x33, 0x1B, 0x7E, 0xE6, 0x8F, 0xD8};
  static uint8_t digests[600 * 20]; /* 0 is before all entries, so that its page is not asked */
  static uint64_t counts[600];
  static const struct {
    size_t first, second;
    const char* message;
  } rows[] = {{0, 1, "digest 0 of 600"},
              {1, 599, "digest 1 of 600"},
              {300, 301, "digest 300 of 600"},
              {255, 256, "digest 255 of 600"},
              {256, 599, "digest 256 of 600"}};
  credence_error err;
  credence_breach* breach = NULL;
  CHECK_ERROR(credence_breach_open(&breach, files->broken_breach, NULL, &err), CREDENCE_OK);
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; ++i) {
    memset(digests, 0, sizeof digests);
    memcpy(digests + rows[i].first * 20, found, 20);
    memcpy(digests + rows[i].second * 20, found, 20);
    CHECK_ERROR(credence_breach_count_batch(counts, breach, digests, 600, &err), CREDENCE_BAD_FILE);
    CHECK(strstr(err.message, rows[i].message) != NULL);
    int wrong = 0;
    for (size_t j = 0; j < 600; ++j) {
      wrong += counts[j] != (j == rows[i].first || j == rows[i].second ? CREDENCE_COUNT_UNKNOWN : 0);
    }
    CHECK(wrong == 0);
  }
  credence_breach_free(breach);
}

/* A file that was emptied while it is open is no file in which nothing is found. */
static void test_unreadable(const char* path) {
  credence_error err;
  credence_breach* breach = NULL;
  credence_breach_options options = CREDENCE_BREACH_OPTIONS_INIT;
  uint64_t count = 77;
  options.backend = CREDENCE_BACKEND_PREAD;
  CHECK_ERROR(credence_breach_open(&breach, path, &options, &err), CREDENCE_OK);
  FILE* const file = fopen(path, "wb");
  CHECK(file != NULL && fclose(file) == 0);
  CHECK_ERROR(credence_breach_count(&count, breach, "password", 8, &err), CREDENCE_IO);
  CHECK(count == CREDENCE_COUNT_UNKNOWN);
  credence_breach_free(breach);
}

/* Each limit of stored hashes is that of its own member: the hash costs as much as it allows, and then one more. */
static void test_hash_limits(void) {
  static const char* const pbkdf2 = "$pbkdf2-sha1$i=5,l=20$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y";
  static const char* const scrypt = "$scrypt$ln=4,r=1,p=1$c2FsdHNhbHQ$yCR4iDZYDKv+iEJj6yHY0lv/epnfB6f/w1EbXrsJOuQ";
  static const char* const argon2 =
      "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
  static const char* const bcrypt = "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
  credence_hash_limits limits = CREDENCE_HASH_LIMITS_INIT;
  const struct {
    const char* hash;
    uint32_t* small; /* one of the two */
    uint64_t* large;
    uint64_t cost;
  } rows[] = {
      {pbkdf2, &limits.pbkdf2_iterations, NULL, 5}, {bcrypt, &limits.bcrypt_cost, NULL, 5},
      {scrypt, NULL, &limits.scrypt_work, 16},      {scrypt, NULL, &limits.memory, 2176},
      {argon2, NULL, &limits.argon2_work, 64},      {argon2, NULL, &limits.memory, 65536},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; ++i) {
    const credence_hash_limits defaults = CREDENCE_HASH_LIMITS_INIT;
    credence_error err;
    int32_t same = -1;
    limits = defaults;
    const credence_status status =
        credence_password_hash_verify(&same, "a", 1, rows[i].hash, strlen(rows[i].hash), &limits, &err);
    if (status == CREDENCE_UNSUPPORTED) continue; /* not built in */
    CHECK(status == CREDENCE_OK && same == 0);
    for (uint64_t limit = rows[i].cost; limit + 1 >= rows[i].cost; --limit) {
      if (rows[i].small != NULL) *rows[i].small = (uint32_t)limit;
      if (rows[i].large != NULL) *rows[i].large = limit;
      CHECK_ERROR(credence_password_hash_verify(&same, "a", 1, rows[i].hash, strlen(rows[i].hash), &limits, &err),
                  limit == rows[i].cost ? CREDENCE_OK : CREDENCE_OUT_OF_RANGE);
    }
  }
}

void test_limits(const test_files* files) {
  test_hash_limits();
  test_struct_size(files);
#if SIZE_MAX > UINT32_MAX
  test_text_lengths(files);
#endif
  test_list_lengths(files);
  test_buffers();
  test_long_errors();
  test_first_fault(files);
  test_unreadable(files->broken_breach); /* the last that needs it */
}
