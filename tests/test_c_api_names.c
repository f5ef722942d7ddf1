/* SPDX-License-Identifier: Apache-2.0 */
/* Names, lists of names, times, stored hashes and policies: what needs no file. */
#include <string.h>

#include "credence/credence_unstable.h"
#include "test_c_api.h"

static void test_version(void) {
  CHECK(strcmp(credence_version(), CREDENCE_VERSION_STRING) == 0);
#if CREDENCE_VERSION_NUMBER != CREDENCE_VERSION_MAJOR * 10000 + CREDENCE_VERSION_MINOR * 100 + CREDENCE_VERSION_PATCH
#error "CREDENCE_VERSION_NUMBER"
#endif
  CHECK(CREDENCE_UNSTABLE_REVISION >= 1);
}

static void test_numbers(void) {
  static const uint32_t codes[] = {
#define CODE(c_name, cpp_name, number, key, one, many) CREDENCE_CODE_##c_name,
      CREDENCE_CODES(CODE)
#undef CODE
  };
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

static void test_lists(void) {
  size_t found = 0;
  CHECK(credence_preset_count() >= 8);
  for (size_t i = 0; i < credence_preset_count(); ++i) {
    credence_policy* policy = NULL;
    CHECK(credence_policy_preset(&policy, credence_preset_name(i), NULL) == CREDENCE_OK);
    credence_policy_free(policy);
    found += strcmp(credence_preset_name(i), "citrix-cloud") == 0;
  }
  CHECK(found == 1);
  CHECK(credence_preset_name(credence_preset_count()) == NULL);
  CHECK(credence_preset_name(SIZE_MAX) == NULL);
  CHECK(credence_language_count() >= 2);
  CHECK(strcmp(credence_language_tag(0), "en") == 0);
  CHECK(credence_language_tag(credence_language_count()) == NULL);
}

static void test_time(void) {
  credence_error err;
  int64_t time = 77;
  CHECK_ERROR(credence_time_parse(NULL, "2026-02-28", &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_time_parse(&time, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(time == CREDENCE_TIME_NONE);
  time = 77;
  CHECK_ERROR(credence_time_parse(&time, "28.2.2026", &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(time == CREDENCE_TIME_NONE);
  CHECK_ERROR(credence_time_parse(&time, "2025-08-31T23:30:00Z", &err), CREDENCE_OK);
  CHECK(time == 1756683000);
  CHECK_ERROR(credence_time_parse(&time, "2025-08-31T23:30:00", &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(time == CREDENCE_TIME_NONE);
  CHECK_ERROR(credence_time_parse(&time, "@253402300800", &err), CREDENCE_OUT_OF_RANGE);
  CHECK_ERROR(credence_time_parse(&time, "20250901T0130+02", &err), CREDENCE_OK);
  CHECK(time == 1756683000);
  CHECK(credence_time_add_months(NULL, time, 6) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_time_add_months(&time, time, 6) == CREDENCE_OK && time == 1772321400);  /* 2026-02-28T23:30:00Z */
  CHECK(credence_time_add_months(&time, time, -6) == CREDENCE_OK && time == 1756423800); /* 2025-08-28T23:30:00Z */
  CHECK(credence_time_add_months(&time, INT64_MAX - 5, 1) == CREDENCE_OUT_OF_RANGE && time == CREDENCE_TIME_NONE);
}

static void test_stored_hashes(void) {
  /* RFC 6070: one iteration. */
  static const char hash[] = "$pbkdf2-sha1$i=1,l=20$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y";
  const size_t len = sizeof hash - 1;
  credence_error err;
  credence_hash_limits limits = CREDENCE_HASH_LIMITS_INIT;
  int32_t same = 77;
  CHECK_ERROR(credence_password_hash_verify(NULL, "password", 8, hash, len, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_password_hash_verify(&same, NULL, 8, hash, len, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(same == -1);
  CHECK_ERROR(credence_password_hash_verify(&same, "password", 8, NULL, len, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  same = 77;
  CHECK_ERROR(credence_password_hash_verify(&same, "password", 8, "secret!", 7, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(same == -1 && strstr(err.message, "secret!") == NULL);
  CHECK_ERROR(credence_password_hash_verify(&same, "password", 8, hash, len, NULL, &err), CREDENCE_OK);
  CHECK(same == 1);
  CHECK_ERROR(credence_password_hash_verify(&same, "Password", 8, hash, len, &limits, &err), CREDENCE_OK);
  CHECK(same == 0);
  limits.pbkdf2_iterations = 0;
  CHECK_ERROR(credence_password_hash_verify(&same, "password", 8, hash, len, &limits, &err), CREDENCE_OUT_OF_RANGE);
  CHECK(same == -1);
  limits.reserved = 1;
  CHECK_ERROR(credence_password_hash_verify(&same, "password", 8, hash, len, &limits, &err), CREDENCE_INVALID_ARGUMENT);
  limits.struct_size = 0;
  CHECK_ERROR(credence_password_hash_verify(&same, "password", 8, hash, len, &limits, &err), CREDENCE_INVALID_ARGUMENT);
}

static void test_policy_making(void) {
  credence_error err;
  credence_policy* policy = (credence_policy*)&err; /* must become NULL on failure */
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
  const char* const ineffective = "[dictionary]\nmode = \"whole\"\nreversed = true\n";
  char notes[256];
  size_t size = 0;
  CHECK_ERROR(credence_policy_parse(&policy, ineffective, strlen(ineffective), &err), CREDENCE_OK);
  CHECK(credence_policy_notes(notes, sizeof notes, &size, policy) == CREDENCE_OK && size == strlen(notes) + 1);
  CHECK(strstr(notes, "dictionary.reversed\n") != NULL && strstr(notes, "policy: ") == notes);
  CHECK(credence_policy_notes(notes, 5, &size, policy) == CREDENCE_BUFFER_TOO_SMALL && notes[0] == '\0');
  credence_policy_free(policy);
  credence_policy_free(NULL);
}

static void test_policy_use(void) {
  credence_error err;
  credence_policy* policy = NULL;
  char text[65536];
  size_t needed = 0;
  CHECK_ERROR(credence_policy_preset(&policy, "citrix-cloud", &err), CREDENCE_OK);
  CHECK_ERROR(credence_policy_set(NULL, "length.min", "9", &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_policy_set(policy, NULL, "9", &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_policy_set(policy, "length.min", NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_policy_set(policy, "length.mim", "9", &err), CREDENCE_UNKNOWN_NAME);
  CHECK_ERROR(credence_policy_set(policy, "length.min", "many", &err), CREDENCE_BAD_POLICY);
  CHECK_ERROR(credence_policy_set(policy, "length.min", "9", &err), CREDENCE_OK);

  CHECK(credence_policy_notes(text, sizeof text, &needed, NULL) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_policy_notes(text, sizeof text, &needed, policy) == CREDENCE_OK && needed == 1 && text[0] == '\0');
  CHECK(credence_policy_text(text, sizeof text, &needed, NULL) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_policy_text(NULL, 5, &needed, policy) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_policy_text(NULL, 0, &needed, policy) == CREDENCE_BUFFER_TOO_SMALL);
  CHECK(credence_policy_text(text, needed - 1, NULL, policy) == CREDENCE_BUFFER_TOO_SMALL && text[0] == '\0');
  CHECK(credence_policy_text(text, needed, NULL, policy) == CREDENCE_OK);
  CHECK(strlen(text) + 1 == needed && strstr(text, "min = 9") != NULL);
  credence_policy_free(policy);
}

void test_names(void) {
  test_version();
  test_numbers();
  test_lists();
  test_time();
  test_stored_hashes();
  test_policy_making();
  test_policy_use();
}
