/* SPDX-License-Identifier: Apache-2.0 */
/* What the parts of test_c_api share. A part is one file with one function, which main() calls. */
#ifndef CREDENCE_TEST_C_API_H_
#define CREDENCE_TEST_C_API_H_

#include "credence/credence.h"

/* Paths of files that test_c_api_files.cpp makes, because builders are C++. */
typedef struct test_files {
  char breach[512];        /* SHA-1: "password" three times and "xkvgq#R7-zqwvkj9" once */
  char ntlm_breach[512];   /* the same, NTLM */
  char broken_breach[512]; /* the first with a damaged page */
  char dictionary[512];    /* "zyxgrubble", a word of no language in particular */
} test_files;
#ifdef __cplusplus
extern "C" {
#endif
/* Returns 0, or 1 with a message on standard error. */
int make_test_files(test_files* files);
void remove_test_files(const test_files* files);
/* test_c_api_files.cpp: what C++ makes of the C headers. Returns how many checks failed. */
int check_headers_in_cpp(void);
#ifdef __cplusplus
}
#endif

void test_names(void);                         /* test_c_api_names.c */
void test_struct_layout(void);                 /* test_c_api_structs.c */
void test_struct_sizes(void);                  /* test_c_api_structs.c */
void test_data_files(const test_files* files); /* test_c_api_data.c */
void test_judging(void);                       /* test_c_api_judging.c */
void test_limits(const test_files* files);     /* test_c_api_limits.c */

#ifdef __cplusplus
extern "C" {
#endif
void test_callbacks(void); /* test_c_api_callbacks.cpp */

/* Counts, and prints where and what if it did not pass. */
void check_at(int passed, const char* what, const char* file, int line);
#define CHECK(expression) check_at((expression) ? 1 : 0, #expression, __FILE__, __LINE__)

/* Checks a status and an error that was written in full: a new message, or none. CHECK_ERROR needs an `err`. */
void spoil_error(credence_error* err);
void check_error_at(credence_status got, credence_status expected, const credence_error* err, const char* file,
                    int line);
#define CHECK_ERROR(call, expected)                               \
  do {                                                            \
    spoil_error(&err);                                            \
    check_error_at((call), (expected), &err, __FILE__, __LINE__); \
  } while (0)

/* A checker of a shipped policy with the built-in data, in which `key` (nullable) has another value. */
credence_checker* make_checker(const char* preset, const char* key, const char* value);
int has_code(const credence_report* report, uint32_t code);
credence_slice slice(const char* text);
#ifdef __cplusplus
}
#endif

#endif /* CREDENCE_TEST_C_API_H_ */
