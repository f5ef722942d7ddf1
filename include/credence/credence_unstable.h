/* SPDX-License-Identifier: Apache-2.0 */
/* The part of credence's C interface that may still change: a function here may get other arguments, another name or go
 * away with any minor version. Nothing in credence.h may. A function that has settled moves there and keeps its name,
 * so that callers change an #include at most. All conventions are those of credence.h.
 *
 * It has the estimate of a password's strength and the generator of passwords. The description of a policy comes here
 * first, too.
 *
 * Each change of this header raises CREDENCE_UNSTABLE_REVISION. A caller that wants to be told of changes when it is
 * compiled, and not when it runs, says for which revision it was written:
 *
 *   #define CREDENCE_UNSTABLE_WANTED 2
 *   #include <credence/credence_unstable.h>
 */
#ifndef CREDENCE_CREDENCE_UNSTABLE_H_
#define CREDENCE_CREDENCE_UNSTABLE_H_

#include "credence/credence.h"

#define CREDENCE_UNSTABLE_REVISION 2

#if defined(CREDENCE_UNSTABLE_WANTED) && CREDENCE_UNSTABLE_WANTED != CREDENCE_UNSTABLE_REVISION
#error "credence_unstable.h has changed: compare the calls with it, then raise CREDENCE_UNSTABLE_WANTED"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* NOLINTBEGIN(modernize-use-using): C has nothing else. */

/* ---- strength: how many guesses a password stands up to; docs/strength.md ------------------ */

typedef struct credence_estimator credence_estimator; /* A model and dictionaries: estimates. Threads share it. */
typedef struct credence_strength credence_strength;   /* One answer. It tells about the password: treat it as secret. */

typedef struct credence_strength_facts {
  size_t struct_size;
  double guesses_log10; /* To two decimals, never negative. */
  int32_t score;        /* 0 below 10^3 guesses, 1 below 10^6, 2 below 10^8, 3 below 10^10, else 4. */
  int32_t attacker;     /* Who needs fewest: 0 the model, 1 all strings, 2 rows of words, 3 the account's own words. */
} credence_strength_facts;
#define CREDENCE_STRENGTH_FACTS_INIT \
  { sizeof(credence_strength_facts), 0, 0, 0 }

/* A part of the password: bytes [begin, end). `kind` is a number of credence::PartKind. */
typedef struct credence_strength_part {
  size_t struct_size;
  uint32_t begin, end;
  int32_t kind, reserved;
  double guesses_log10;
} credence_strength_part;
#define CREDENCE_STRENGTH_PART_INIT \
  { sizeof(credence_strength_part), 0, 0, 0, 0, 0 }

/* `model_path` NULL: the built-in model. */
CREDENCE_API credence_status credence_estimator_create(credence_estimator** out, const char* model_path,
                                                       credence_error* err);
CREDENCE_API void credence_estimator_free(credence_estimator* e);
/* A password that can't be judged (empty, not UTF-8, over 65,536 bytes) gets 0 guesses and no parts. */
CREDENCE_API credence_status credence_strength_estimate(credence_strength** out, const credence_estimator* e,
                                                        const char* password, size_t password_len,
                                                        const credence_subject* subject, credence_error* err);
CREDENCE_API void credence_strength_free(credence_strength* s);
CREDENCE_API credence_status credence_strength_get(credence_strength_facts* out, const credence_strength* s);
CREDENCE_API size_t credence_strength_part_count(const credence_strength* s);
CREDENCE_API credence_status credence_strength_get_part(credence_strength_part* out, const credence_strength* s,
                                                        size_t i);
/* What would make it stronger, in words. */
CREDENCE_API size_t credence_strength_advice_count(const credence_strength* s);
CREDENCE_API credence_status credence_strength_advice(char* buf, size_t buf_len, size_t* needed,
                                                      const credence_strength* s, size_t i, const char* language);
/* As `credence strength --format json` prints it, without the line's number. */
CREDENCE_API credence_status credence_strength_json(char* buf, size_t buf_len, size_t* needed,
                                                    const credence_strength* s, const char* language);

/* ---- generator: passwords that a checker accepts -------------------------------------------- */

typedef struct credence_generator credence_generator; /* Threads share it. */

enum { CREDENCE_GENERATE_CHARACTERS = 0, CREDENCE_GENERATE_PRONOUNCEABLE = 1, CREDENCE_GENERATE_WORDS = 2 };

typedef struct credence_generator_options {
  size_t struct_size;
  int32_t kind;           /* CREDENCE_GENERATE_... */
  int32_t no_look_alikes; /* 1: without 0, O, 1, l, I and the like. */
  uint32_t length;        /* Characters or words; 0: as few as `bits` asks for. */
  uint32_t reserved;
  double bits;
  credence_slice alphabet;  /* Printable ASCII; absent: all of it but the space. */
  credence_slice separator; /* Between words; absent: "-". */
} credence_generator_options;
#define CREDENCE_GENERATOR_OPTIONS_INIT                                                                   \
  {                                                                                                       \
    sizeof(credence_generator_options), CREDENCE_GENERATE_CHARACTERS, 0, 0, 0, 80, {NULL, 0}, { NULL, 0 } \
  }

/* CREDENCE_BAD_POLICY where the checker accepts next to nothing of what would be drawn; the message names the rule. */
CREDENCE_API credence_status credence_generator_create(credence_generator** out, const credence_checker* c,
                                                       const credence_generator_options* options /* NULL: defaults */,
                                                       credence_error* err);
CREDENCE_API void credence_generator_free(credence_generator* g);
/* `exact`: 1 where the passwords were counted, 0 where `bits` is a lower bound that holds with 99 %. */
CREDENCE_API credence_status credence_generator_entropy(double* bits, int32_t* exact, const credence_generator* g);
/* Draws one. `needed` is the size of the longest, with the final NUL; the caller wipes `buf`. */
CREDENCE_API credence_status credence_generator_generate(char* buf, size_t buf_len, size_t* needed,
                                                         const credence_generator* g, credence_error* err);

/* NOLINTEND(modernize-use-using) */

#ifdef __cplusplus
}
#endif

#endif /* CREDENCE_CREDENCE_UNSTABLE_H_ */
