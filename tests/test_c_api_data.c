/* SPDX-License-Identifier: Apache-2.0 */
/* Breach files, dictionaries and the checkers that use them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test_c_api.h"

/* SHA-1 of "password", then of nothing that is in the file. */
static const uint8_t digests[40] = {0x5B, 0xAA, 0x61, 0xE4, 0xC9, 0xB9, 0x3F, 0x3F, 0x06, 0x82,
                                    0x25, 0x0B, 0x6C, 0xF8, 0x33, 0x1B, 0x7E, 0xE6, 0x8F, 0xD8};

/* The bytes of a file, to be freed. */
static void* file_bytes(const char* path, size_t* len) {
  FILE* file = fopen(path, "rb");
  void* bytes = malloc(1 << 20);
  *len = file == NULL || bytes == NULL ? 0 : fread(bytes, 1, 1 << 20, file);
  if (file != NULL) fclose(file);
  return bytes;
}

static void test_breach_opening(const test_files* files) {
  credence_error err;
  credence_breach* breach = (credence_breach*)&err;
  credence_breach_options options = CREDENCE_BREACH_OPTIONS_INIT;
  uint64_t count = 77;
  size_t len = 0;
  void* bytes = file_bytes(files->breach, &len);

  CHECK_ERROR(credence_breach_open(NULL, files->breach, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_breach_open(&breach, NULL, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(breach == NULL);
  CHECK_ERROR(credence_breach_open(&breach, "/nonexistent/file", NULL, &err), CREDENCE_IO);
  CHECK(strstr(err.message, "/nonexistent/file") != NULL && err.system_error != 0);
  CHECK_ERROR(credence_breach_open(&breach, files->dictionary, NULL, &err), CREDENCE_BAD_FILE);
  CHECK(strstr(err.message, files->dictionary) != NULL);
  options.backend = 2;
  CHECK_ERROR(credence_breach_open(&breach, files->breach, &options, &err), CREDENCE_INVALID_ARGUMENT);
  options.struct_size = 7;
  CHECK_ERROR(credence_breach_open(&breach, files->breach, &options, &err), CREDENCE_INVALID_ARGUMENT);
  options.struct_size = sizeof options;
  options.backend = CREDENCE_BACKEND_PREAD;
  options.preload = options.huge_pages = 1;
  CHECK_ERROR(credence_breach_open(&breach, files->breach, &options, &err), CREDENCE_OK);
  CHECK_ERROR(credence_breach_count(&count, breach, "password", 8, &err), CREDENCE_OK);
  CHECK(count == 3);
  credence_breach_free(breach);

  CHECK_ERROR(credence_breach_open_memory(NULL, digests, 4, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_breach_open_memory(&breach, NULL, 4, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_breach_open_memory(&breach, NULL, 0, &err), CREDENCE_BAD_FILE);
  CHECK_ERROR(credence_breach_open_memory(&breach, digests, sizeof digests, &err), CREDENCE_BAD_FILE);
  CHECK(breach == NULL);
  CHECK_ERROR(credence_breach_open_memory(&breach, bytes, len, &err), CREDENCE_OK);
  CHECK_ERROR(credence_breach_count(&count, breach, "password", 8, &err), CREDENCE_OK);
  CHECK(count == 3);
  credence_breach_free(breach);
  credence_breach_free(NULL);
  free(bytes);
}

static void test_breach_lookups(const test_files* files) {
  credence_error err;
  credence_breach* breach = NULL;
  uint64_t count = 77;
  uint64_t counts[2] = {77, 77};
  CHECK_ERROR(credence_breach_open(&breach, files->breach, NULL, &err), CREDENCE_OK);

  CHECK_ERROR(credence_breach_count(NULL, breach, "password", 8, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_breach_count(&count, NULL, "password", 8, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(count == CREDENCE_COUNT_UNKNOWN);
  count = 77;
  CHECK_ERROR(credence_breach_count(&count, breach, NULL, 8, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(count == CREDENCE_COUNT_UNKNOWN);
  CHECK_ERROR(credence_breach_count(&count, breach, "password", 8, &err), CREDENCE_OK);
  CHECK(count == 3);
  CHECK_ERROR(credence_breach_count(&count, breach, NULL, 0, &err), CREDENCE_OK);
  CHECK(count == 0);
  CHECK_ERROR(credence_breach_count_digest(NULL, breach, digests, 20, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_breach_count_digest(&count, NULL, digests, 20, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(count == CREDENCE_COUNT_UNKNOWN);
  CHECK_ERROR(credence_breach_count_digest(&count, breach, NULL, 20, &err), CREDENCE_INVALID_ARGUMENT);
  count = 77;
  CHECK_ERROR(credence_breach_count_digest(&count, breach, digests, 16, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(count == CREDENCE_COUNT_UNKNOWN && strstr(err.message, files->breach) != NULL);
  CHECK_ERROR(credence_breach_count_digest(&count, breach, digests, 20, &err), CREDENCE_OK);
  CHECK(count == 3);
  CHECK_ERROR(credence_breach_count_batch(NULL, breach, digests, 2, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_breach_count_batch(counts, NULL, digests, 2, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(counts[0] == CREDENCE_COUNT_UNKNOWN && counts[1] == CREDENCE_COUNT_UNKNOWN);
  CHECK_ERROR(credence_breach_count_batch(counts, breach, NULL, 2, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_breach_count_batch(NULL, breach, NULL, 0, &err), CREDENCE_OK);
  CHECK_ERROR(credence_breach_count_batch(counts, breach, digests, 2, &err), CREDENCE_OK);
  CHECK(counts[0] == 3 && counts[1] == 0);
  credence_breach_free(breach);
}

/* Look-ups that fail must not look like "absent", not even to those who skip the status. */
static void test_failed_lookups(const test_files* files) {
  credence_error err;
  credence_breach* breach = NULL;
  uint64_t count = 77;
  uint64_t counts[3] = {77, 77, 77};
  uint8_t three[60];
  memcpy(three, digests, 40);
  memcpy(three + 40, digests, 20);
  CHECK_ERROR(credence_breach_open(&breach, files->broken_breach, NULL, &err), CREDENCE_OK);
  CHECK_ERROR(credence_breach_count(&count, breach, "password", 8, &err), CREDENCE_BAD_FILE);
  CHECK(count == CREDENCE_COUNT_UNKNOWN && strstr(err.message, files->broken_breach) != NULL);
  count = 77;
  CHECK_ERROR(credence_breach_count_digest(&count, breach, digests, 20, &err), CREDENCE_BAD_FILE);
  CHECK(count == CREDENCE_COUNT_UNKNOWN && strstr(err.message, files->broken_breach) != NULL);
  /* The second digest lies before the first in the file, so that its page is not asked. */
  CHECK_ERROR(credence_breach_count_batch(counts, breach, digests, 2, &err), CREDENCE_BAD_FILE);
  CHECK(counts[0] == CREDENCE_COUNT_UNKNOWN && counts[1] == 0);
  CHECK(strstr(err.message, files->broken_breach) != NULL && strstr(err.message, "digest 0 of 2") != NULL);
  /* Of two that fail the first is named, and what lies between is looked up all the same. */
  CHECK_ERROR(credence_breach_count_batch(counts, breach, three, 3, &err), CREDENCE_BAD_FILE);
  CHECK(counts[0] == CREDENCE_COUNT_UNKNOWN && counts[1] == 0 && counts[2] == CREDENCE_COUNT_UNKNOWN);
  CHECK(strstr(err.message, "digest 0 of 3") != NULL);
  CHECK_ERROR(credence_breach_verify(breach, &err), CREDENCE_BAD_FILE);
  CHECK(strstr(err.message, files->broken_breach) != NULL);
  credence_breach_free(breach);

  CHECK_ERROR(credence_breach_open(&breach, files->ntlm_breach, NULL, &err), CREDENCE_OK);
  CHECK_ERROR(credence_breach_count(&count, breach, "password", 8, &err), CREDENCE_OK);
  CHECK(count == 3);
  CHECK_ERROR(credence_breach_count(&count, breach, "\xFF", 1, &err), CREDENCE_UNSUPPORTED);
  CHECK(count == CREDENCE_COUNT_UNKNOWN && strstr(err.message, files->ntlm_breach) != NULL);
  credence_breach_free(breach);
}

static void test_breach_facts(const test_files* files) {
  credence_error err;
  credence_breach* breach = NULL;
  credence_breach_facts facts = CREDENCE_BREACH_FACTS_INIT;
  CHECK_ERROR(credence_breach_open(&breach, files->breach, NULL, &err), CREDENCE_OK);
  CHECK(credence_breach_info(NULL, breach) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_breach_info(&facts, NULL) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_breach_info(&facts, breach) == CREDENCE_OK);
  CHECK(facts.entries == 2 && facts.hash_kind == CREDENCE_HASH_SHA1 && facts.exact == 0);
  CHECK(facts.counts_known == 1 && facts.reserved == 0);
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
}

static void test_dictionary(const test_files* files) {
  credence_error err;
  credence_dictionary* dictionary = (credence_dictionary*)&err;
  credence_dictionary_options options = CREDENCE_DICTIONARY_OPTIONS_INIT;
  size_t len = 0;
  void* bytes = file_bytes(files->dictionary, &len);

  CHECK_ERROR(credence_dictionary_open(NULL, files->dictionary, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_dictionary_open(&dictionary, NULL, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(dictionary == NULL);
  CHECK_ERROR(credence_dictionary_open(&dictionary, "/nonexistent/file", NULL, &err), CREDENCE_IO);
  CHECK(strstr(err.message, "/nonexistent/file") != NULL);
  CHECK_ERROR(credence_dictionary_open(&dictionary, files->breach, NULL, &err), CREDENCE_BAD_FILE);
  CHECK(strstr(err.message, files->breach) != NULL);
  options.forbidden = 1;
  options.allowed = 1;
  CHECK_ERROR(credence_dictionary_open(&dictionary, files->dictionary, &options, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(strstr(err.message, "forbidden") != NULL);
  CHECK_ERROR(credence_dictionary_open_memory(&dictionary, bytes, len, &options, &err), CREDENCE_INVALID_ARGUMENT);
  options.allowed = 0;
  options.reserved = 1;
  CHECK_ERROR(credence_dictionary_open(&dictionary, files->dictionary, &options, &err), CREDENCE_INVALID_ARGUMENT);
  options.reserved = 0;
  options.struct_size = 0;
  CHECK_ERROR(credence_dictionary_open(&dictionary, files->dictionary, &options, &err), CREDENCE_INVALID_ARGUMENT);
  options.struct_size = sizeof options;
  options.forbidden = 0;
  options.check = 1;
  CHECK_ERROR(credence_dictionary_open(&dictionary, files->dictionary, &options, &err), CREDENCE_OK);
  credence_dictionary_free(dictionary);

  CHECK_ERROR(credence_dictionary_open_memory(NULL, bytes, len, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_dictionary_open_memory(&dictionary, NULL, len, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_dictionary_open_memory(&dictionary, NULL, 0, NULL, &err), CREDENCE_BAD_FILE);
  CHECK_ERROR(credence_dictionary_open_memory(&dictionary, bytes, len - 1, NULL, &err), CREDENCE_BAD_FILE);
  CHECK(dictionary == NULL);
  CHECK_ERROR(credence_dictionary_open_memory(&dictionary, bytes, len, &options, &err), CREDENCE_OK);
  credence_dictionary_free(dictionary);
  credence_dictionary_free(NULL);
  free(bytes);
}

static void test_checker_arguments(void) {
  credence_error err;
  credence_policy* policy = NULL;
  credence_checker* checker = (credence_checker*)&err;
  credence_resources resources = CREDENCE_RESOURCES_INIT;
  credence_breach* const no_breach[] = {NULL};
  credence_dictionary* const no_dictionary[] = {NULL};
  CHECK_ERROR(credence_policy_preset(&policy, "citrix-cloud", &err), CREDENCE_OK);
  CHECK_ERROR(credence_checker_create(NULL, policy, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK_ERROR(credence_checker_create(&checker, NULL, NULL, &err), CREDENCE_INVALID_ARGUMENT);
  CHECK(checker == NULL);
  resources.num_breaches = 1;
  CHECK_ERROR(credence_checker_create(&checker, policy, &resources, &err), CREDENCE_INVALID_ARGUMENT);
  resources.breaches = no_breach;
  CHECK_ERROR(credence_checker_create(&checker, policy, &resources, &err), CREDENCE_INVALID_ARGUMENT);
  resources.num_breaches = 0;
  resources.num_dictionaries = 1;
  CHECK_ERROR(credence_checker_create(&checker, policy, &resources, &err), CREDENCE_INVALID_ARGUMENT);
  resources.dictionaries = no_dictionary;
  CHECK_ERROR(credence_checker_create(&checker, policy, &resources, &err), CREDENCE_INVALID_ARGUMENT);
  resources.num_dictionaries = 0;
  resources.struct_size = 3;
  CHECK_ERROR(credence_checker_create(&checker, policy, &resources, &err), CREDENCE_INVALID_ARGUMENT);
  resources.struct_size = sizeof resources;
  resources.built_in_dictionary = 0;
  CHECK_ERROR(credence_checker_create(&checker, policy, &resources, &err), CREDENCE_MISSING_RESOURCE);
  resources.built_in_dictionary = 1;
  CHECK_ERROR(credence_policy_set(policy, "breach.required", "true", &err), CREDENCE_OK);
  CHECK_ERROR(credence_checker_create(&checker, policy, &resources, &err), CREDENCE_MISSING_RESOURCE);
  CHECK(checker == NULL);
  credence_policy_free(policy);
  credence_checker_free(NULL);
}

/* A checker with files of its own, whose handles are freed here. */
static credence_checker* checker_with_files(const char* breach_path, const char* dictionary_path) {
  credence_error err;
  credence_policy* policy = NULL;
  credence_checker* checker = NULL;
  credence_breach* breach = NULL;
  credence_dictionary* dictionary = NULL;
  credence_resources resources = CREDENCE_RESOURCES_INIT;
  CHECK_ERROR(credence_dictionary_open(&dictionary, dictionary_path, NULL, &err), CREDENCE_OK);
  CHECK_ERROR(credence_breach_open(&breach, breach_path, NULL, &err), CREDENCE_OK);
  CHECK_ERROR(credence_policy_preset(&policy, "citrix-cloud", &err), CREDENCE_OK);
  credence_breach* const breaches[] = {breach};
  credence_dictionary* const dictionaries[] = {dictionary};
  resources.breaches = breaches;
  resources.num_breaches = 1;
  resources.dictionaries = dictionaries;
  resources.num_dictionaries = 1;
  CHECK_ERROR(credence_checker_create(&checker, policy, &resources, &err), CREDENCE_OK);
  /* The checker keeps what it needs, and has its own policy. */
  CHECK_ERROR(credence_policy_set(policy, "length.min", "30", &err), CREDENCE_OK);
  credence_policy_free(policy);
  credence_breach_free(breach);
  credence_dictionary_free(dictionary);
  return checker;
}

static void test_checker_with_files(const test_files* files) {
  credence_error err;
  credence_report* report = NULL;
  char text[2048];
  credence_violation warning = CREDENCE_VIOLATION_INIT;
  credence_checker* checker = checker_with_files(files->breach, files->dictionary);
  CHECK_ERROR(credence_check(&report, checker, "xkvgq#R7-zqwvkj9", 16, NULL, &err), CREDENCE_OK);
  CHECK(credence_report_verdict(report) == CREDENCE_REJECT && credence_report_count(report) == 1);
  CHECK(has_code(report, CREDENCE_CODE_BREACH_FOUND));
  credence_report_free(report);
  CHECK_ERROR(credence_check(&report, checker, "W#zyxgrubblefoo7", 16, NULL, &err), CREDENCE_OK);
  CHECK(has_code(report, CREDENCE_CODE_DICTIONARY_WORD));
  credence_report_free(report);
  CHECK(credence_checker_warning_count(checker) == 1);
  CHECK(credence_checker_warning(&warning, checker, 0) == CREDENCE_OK);
  CHECK(warning.code == CREDENCE_CODE_BREACH_SMALL && warning.actual == 2);
  CHECK(credence_checker_provenance(text, sizeof text, NULL, checker) == CREDENCE_OK);
  CHECK(strstr(text, files->breach) != NULL && strstr(text, files->dictionary) != NULL);
  credence_checker_free(checker);

  /* A check that can't be made names the file, and permits nothing. */
  checker = checker_with_files(files->broken_breach, files->dictionary);
  CHECK_ERROR(credence_check(&report, checker, "xkvgq#R7-zqwvkj9", 16, NULL, &err), CREDENCE_BAD_FILE);
  CHECK(report == NULL && credence_report_verdict(report) == CREDENCE_REJECT);
  CHECK(strstr(err.message, files->broken_breach) != NULL);
  credence_checker_free(checker);
}

static void test_checker_itself(void) {
  static const char start[] = "{\"policy\":{\"name\":\"citrix-cloud\",\"sha256\":\"";
  credence_checker* checker = make_checker("citrix-cloud", NULL, NULL);
  credence_violation warning = CREDENCE_VIOLATION_INIT;
  char text[2048];
  size_t needed = 0;
  CHECK(credence_checker_warning_count(NULL) == 0);
  CHECK(credence_checker_warning_count(checker) == 1);
  CHECK(credence_checker_warning(NULL, checker, 0) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_checker_warning(&warning, NULL, 0) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_checker_warning(&warning, checker, 1) == CREDENCE_OUT_OF_RANGE);
  CHECK(credence_checker_warning(&warning, checker, 0) == CREDENCE_OK);
  CHECK(warning.code == CREDENCE_CODE_BREACH_BUILTIN_ONLY);
  CHECK(credence_checker_warning_message(text, sizeof text, NULL, NULL, 0, NULL) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_checker_warning_message(text, sizeof text, NULL, checker, 1, NULL) == CREDENCE_OUT_OF_RANGE);
  CHECK(credence_checker_warning_message(NULL, 0, &needed, checker, 0, NULL) == CREDENCE_BUFFER_TOO_SMALL);
  CHECK(credence_checker_warning_message(text, needed, NULL, checker, 0, "en") == CREDENCE_OK);
  CHECK(strstr(text, "built-in") != NULL && strlen(text) + 1 == needed);

  CHECK(credence_checker_provenance(text, sizeof text, &needed, NULL) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_checker_provenance(NULL, 3, &needed, checker) == CREDENCE_INVALID_ARGUMENT);
  CHECK(credence_checker_provenance(NULL, 0, &needed, checker) == CREDENCE_BUFFER_TOO_SMALL);
  CHECK(credence_checker_provenance(text, needed, NULL, checker) == CREDENCE_OK);
  CHECK(strlen(text) + 1 == needed && strncmp(text, start, sizeof start - 1) == 0);
  CHECK(strstr(text, "\"versions\":{\"library\":\"" CREDENCE_VERSION_STRING "\",\"unicode\":\"") != NULL);
  CHECK(strstr(text, "\"breaches\":[{\"name\":\"built-in breach list\",\"build_id\":\"") != NULL);
  CHECK(strstr(text, "\"dictionaries\":[{\"name\":\"built-in dictionary\",\"build_id\":\"") != NULL);
  credence_checker_free(checker);
}

void test_data_files(const test_files* files) {
  test_breach_opening(files);
  test_breach_lookups(files);
  test_failed_lookups(files);
  test_breach_facts(files);
  test_dictionary(files);
  test_checker_arguments();
  test_checker_with_files(files);
  test_checker_itself();
}
