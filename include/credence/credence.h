/* SPDX-License-Identifier: Apache-2.0 */
/* credence's C interface: checks passwords, assesses sign-ins, looks passwords up in breach files.
 *
 * Conventions, for every function here:
 *
 * - Handles are opaque. _create, _open, _load, _parse and _preset make one through their first
 *   argument; on failure they set it to NULL. Each handle has a _free; _free(NULL) does nothing.
 * - Outputs come first, then inputs; a `credence_error *err` comes last, may be NULL and, where given, is
 *   written in full by the call, on success too (status CREDENCE_OK, an empty message).
 * - A credence_status says whether the call ran. What was decided is in the report: a weak password
 *   is a normal answer.
 * - Inputs are borrowed for the call and never kept. (NULL, 0) is a valid empty slice. Strings are
 *   UTF-8; passwords are any bytes, NUL included. NULL where a pointer is needed gives
 *   CREDENCE_INVALID_ARGUMENT.
 * - Text goes into the caller's buffer: `needed` (nullable) receives the size with the final NUL. A
 *   buffer that is too small gives CREDENCE_BUFFER_TOO_SMALL and holds an empty string; so does (NULL, 0), which
 *   asks for the size alone.
 * - A checker copies its policy and keeps what breach files and dictionaries it needs alive, so the
 *   order of freeing never matters. Every handle but a report may be used by many threads at once
 *   (credence_policy_set excepted: it changes its policy); a report belongs to one thread at a time.
 * - Structs that callers see begin with `struct_size`, set by their _INIT macro. A shorter struct
 *   (an older caller's) gets the defaults for what it lacks; a longer one is accepted only if what
 *   this library does not know is zero. When one is written, at most struct_size bytes are.
 * - No C++ exception leaves a function; running out of memory is CREDENCE_NO_MEMORY.
 * - Numbers of statuses, verdicts and codes never change.
 */
#ifndef CREDENCE_CREDENCE_H_
#define CREDENCE_CREDENCE_H_

#include <stddef.h>
#include <stdint.h>

#include "credence/codes.h"
#include "credence/export.h"

#ifdef __cplusplus
extern "C" {
#endif

/* NOLINTBEGIN(modernize-use-using): C has nothing else. */

typedef struct credence_policy credence_policy;
typedef struct credence_breach credence_breach;
typedef struct credence_checker credence_checker;
typedef struct credence_dictionary credence_dictionary;
typedef struct credence_report credence_report;

/* Whether a call ran. Append only. */
typedef int32_t credence_status;
enum {
  CREDENCE_OK = 0,
  CREDENCE_INVALID_ARGUMENT,
  CREDENCE_NO_MEMORY,
  CREDENCE_IO,               /* The system refused to open, read or write. */
  CREDENCE_BAD_FILE,         /* A data file is empty, truncated, foreign or corrupt. */
  CREDENCE_BAD_POLICY,       /* An unknown key or a value out of range. */
  CREDENCE_UNKNOWN_NAME,     /* No preset, key or language has this name. */
  CREDENCE_MISSING_RESOURCE, /* The policy needs a file that was not given, or is_old failed. */
  CREDENCE_BUFFER_TOO_SMALL,
  CREDENCE_OUT_OF_RANGE, /* An index or a time. */
  CREDENCE_UNSUPPORTED,
  CREDENCE_INTERNAL
};

/* What was decided. */
typedef int32_t credence_verdict;
enum {
  CREDENCE_ACCEPT = 0,
  CREDENCE_RESET_REQUIRED = 1, /* Sign-in: the user must choose a new password. */
  CREDENCE_REJECT = 2,         /* Check: this password may not be set. */
  CREDENCE_DISABLED = 3        /* Sign-in: nobody signs in until someone acts. */
};

/* Violation codes: CREDENCE_CODE_LENGTH_TOO_SHORT and so on, from codes.h. */
enum {
#define CREDENCE_CODE_ENUM(c_name, cpp_name, number, key, one, many) CREDENCE_CODE_##c_name = number,
  CREDENCE_CODES(CREDENCE_CODE_ENUM)
#undef CREDENCE_CODE_ENUM
      CREDENCE_CODE_NONE = 0
};

enum { CREDENCE_ACCOUNT_LOCAL = 0, CREDENCE_ACCOUNT_FEDERATED = 1 };
enum { CREDENCE_HASH_SHA1 = 1, CREDENCE_HASH_NTLM = 2 };

/* Times are seconds since 1970-01-01T00:00:00Z; this one means not known, or never. */
#define CREDENCE_TIME_NONE INT64_MIN
/* Found, in a file that keeps no counts. */
#define CREDENCE_COUNT_UNKNOWN UINT64_MAX

/* What went wrong and where. Owned by the caller; its layout is fixed for ever. `message` is one line
 * of UTF-8, NUL-terminated, cut at a character where it is longer. */
typedef struct credence_error {
  int32_t status;
  int32_t system_error; /* errno, or 0 */
  int32_t line;         /* one-based, or 0 */
  int32_t column;       /* one-based, or 0 */
  char message[512];
} credence_error;

/* Borrowed bytes. {NULL, 0} means absent; {"", 0} means present and empty. */
typedef struct credence_slice {
  const char* data;
  size_t len;
} credence_slice;

/* What is known of the account. */
typedef struct credence_subject {
  size_t struct_size;
  credence_slice user, email, display_name, organisation, service;
  credence_slice confirmation;      /* the second entry of the password */
  credence_slice previous_password; /* for history.similar */
  const credence_slice* words;      /* further words the password must not be made of */
  size_t num_words;
  /* Whether old password i (0 is the newest) is this one: 1 the same, 0 not, < 0 the question failed
   * (the check then ends with CREDENCE_MISSING_RESOURCE). Must not throw. NULL: no history. */
  int32_t (*is_old)(void* ctx, size_t i, const char* password, size_t password_len);
  void* is_old_ctx;
  size_t num_old;
} credence_subject;

/* The facts of one sign-in whose credential was verified. */
typedef struct credence_sign_in {
  size_t struct_size;
  const char* password; /* NULL: judge time and account alone; "" with length 0: the empty password */
  size_t password_len;
  const credence_subject* subject; /* may be NULL */
  int64_t last_sign_in, created, password_set;
  int64_t now;     /* must be set */
  int32_t account; /* CREDENCE_ACCOUNT_ */
  int32_t reserved;
} credence_sign_in;

/* The data a checker looks into. */
typedef struct credence_resources {
  size_t struct_size;
  credence_breach* const* breaches; /* besides the built-in list; the largest count wins */
  size_t num_breaches;
  credence_dictionary* const* dictionaries;
  size_t num_dictionaries;
  int32_t built_in_breach, built_in_dictionary; /* 1: use it, 0: do not */
} credence_resources;

/* One reason. Bytes [begin, end) of the caller's password; [0, 0) for facts about the account. */
typedef struct credence_violation {
  size_t struct_size;
  uint32_t code, begin, end, reserved;
  int64_t limit, actual;
} credence_violation;

/* What a breach file's header says. */
typedef struct credence_breach_facts {
  size_t struct_size;
  uint64_t entries, file_size;
  uint64_t prefixes_present; /* of 1,048,576; all of them: complete */
  int64_t source_date;       /* or CREDENCE_TIME_NONE */
  int32_t hash_kind;         /* CREDENCE_HASH_ */
  int32_t exact;             /* 1: whole digests */
  int32_t filter_bits;       /* 0: no filter */
  int32_t format_version;
  double false_positive_rate;
} credence_breach_facts;

#ifdef __cplusplus
#define CREDENCE_SLICE_NONE_ \
  credence_slice { nullptr, 0 }
#define CREDENCE_NULL_ nullptr
#else
#define CREDENCE_SLICE_NONE_ \
  { NULL, 0 }
#define CREDENCE_NULL_ NULL
#endif

/* Initialisers: `credence_subject subject = CREDENCE_SUBJECT_INIT;` */
#define CREDENCE_SUBJECT_INIT                                                                                         \
  {                                                                                                                   \
    sizeof(credence_subject), CREDENCE_SLICE_NONE_, CREDENCE_SLICE_NONE_, CREDENCE_SLICE_NONE_, CREDENCE_SLICE_NONE_, \
        CREDENCE_SLICE_NONE_, CREDENCE_SLICE_NONE_, CREDENCE_SLICE_NONE_, CREDENCE_NULL_, 0, CREDENCE_NULL_,          \
        CREDENCE_NULL_, 0                                                                                             \
  }
#define CREDENCE_SIGN_IN_INIT                                                                            \
  {                                                                                                      \
    sizeof(credence_sign_in), CREDENCE_NULL_, 0, CREDENCE_NULL_, CREDENCE_TIME_NONE, CREDENCE_TIME_NONE, \
        CREDENCE_TIME_NONE, CREDENCE_TIME_NONE, CREDENCE_ACCOUNT_LOCAL, 0                                \
  }
#define CREDENCE_RESOURCES_INIT \
  { sizeof(credence_resources), CREDENCE_NULL_, 0, CREDENCE_NULL_, 0, 1, 1 }
#define CREDENCE_VIOLATION_INIT \
  { sizeof(credence_violation), 0, 0, 0, 0, 0, 0 }
#define CREDENCE_BREACH_FACTS_INIT \
  { sizeof(credence_breach_facts), 0, 0, 0, CREDENCE_TIME_NONE, 0, 0, 0, 0, 0 }

/* ---- names ------------------------------------------------------------------------------- */

/* The library's version, "0.1.0". Static. */
CREDENCE_API const char* credence_version(void);
/* "bad file" and so on; "unknown status" for a number that is none. Static. */
CREDENCE_API const char* credence_status_name(credence_status status);
/* The stable key of a code, "length.too_short"; NULL for a number that is none. Static. */
CREDENCE_API const char* credence_code_key(uint32_t code);

/* ---- policies ---------------------------------------------------------------------------- */

/* A shipped policy, "citrix-cloud". CREDENCE_UNKNOWN_NAME lists the names in the message. */
CREDENCE_API credence_status credence_policy_preset(credence_policy** out, const char* name, credence_error* err);
/* A policy from a TOML file. */
CREDENCE_API credence_status credence_policy_load(credence_policy** out, const char* path, credence_error* err);
/* A policy from TOML text. */
CREDENCE_API credence_status credence_policy_parse(credence_policy** out, const char* toml, size_t toml_len,
                                                   credence_error* err);
/* Sets one value by its key, ("length.min", "12"). On failure the policy is unchanged. */
CREDENCE_API credence_status credence_policy_set(credence_policy* policy, const char* key, const char* value,
                                                 credence_error* err);
/* The whole policy as TOML. */
CREDENCE_API credence_status credence_policy_text(char* buf, size_t buf_len, size_t* needed,
                                                  const credence_policy* policy);
CREDENCE_API void credence_policy_free(credence_policy* policy);

/* ---- breach files ------------------------------------------------------------------------ */

/* Opens a breach file, memory-mapped. Replace such a file by rename only, never in place. */
CREDENCE_API credence_status credence_breach_open(credence_breach** out, const char* path, credence_error* err);
/* The same over memory that stays valid and unchanged until the handle and every checker made with it are freed. */
CREDENCE_API credence_status credence_breach_open_memory(credence_breach** out, const void* data, size_t data_len,
                                                         credence_error* err);
/* How often a password occurs: 0 absent, CREDENCE_COUNT_UNKNOWN found in a file without counts.
 * CREDENCE_BAD_FILE if the page is corrupt, CREDENCE_UNSUPPORTED for NTLM of bytes that are no UTF-8; *out is then 0.
 */
CREDENCE_API credence_status credence_breach_count(uint64_t* out, const credence_breach* b, const char* password,
                                                   size_t password_len);
/* The same for a digest: 20 bytes (SHA-1) or 16 (NTLM), as the file's kind is. */
CREDENCE_API credence_status credence_breach_count_digest(uint64_t* out, const credence_breach* b,
                                                          const uint8_t* digest, size_t digest_len);
/* The same for many digests laid end to end; `out` has num_digests places. Faster than one by one. */
CREDENCE_API credence_status credence_breach_count_batch(uint64_t* out, const credence_breach* b,
                                                         const uint8_t* digests, size_t num_digests);
/* `out` must come from CREDENCE_BREACH_FACTS_INIT. */
CREDENCE_API credence_status credence_breach_info(credence_breach_facts* out, const credence_breach* b);
/* Reads the whole file: checksums, order, totals. */
CREDENCE_API credence_status credence_breach_verify(const credence_breach* b, credence_error* err);
CREDENCE_API void credence_breach_free(credence_breach* b);

/* ---- dictionaries ------------------------------------------------------------------------ */

/* Opens a compiled dictionary (`credence dictionary build`). */
CREDENCE_API credence_status credence_dictionary_open(credence_dictionary** out, const char* path, credence_error* err);
CREDENCE_API void credence_dictionary_free(credence_dictionary* d);

/* ---- checking ---------------------------------------------------------------------------- */

/* `resources` NULL: the built-in data. CREDENCE_MISSING_RESOURCE if the policy requires a breach file
 * and has none but the built-in list. */
CREDENCE_API credence_status credence_checker_create(credence_checker** out, const credence_policy* policy,
                                                     const credence_resources* resources, credence_error* err);
CREDENCE_API void credence_checker_free(credence_checker* c);

/* May this password be set? `subject` may be NULL. Never fails because of the password. */
CREDENCE_API credence_status credence_check(credence_report** out, const credence_checker* c, const char* password,
                                            size_t password_len, const credence_subject* subject);
/* Must this sign-in end in a reset? */
CREDENCE_API credence_status credence_assess(credence_report** out, const credence_checker* c,
                                             const credence_sign_in* sign_in);

/* ---- reports ----------------------------------------------------------------------------- */

CREDENCE_API credence_verdict credence_report_verdict(const credence_report* r);
/* How many violations; warnings are counted apart. */
CREDENCE_API size_t credence_report_count(const credence_report* r);
/* Violation i; `out` must come from CREDENCE_VIOLATION_INIT. */
CREDENCE_API credence_status credence_report_violation(credence_violation* out, const credence_report* r, size_t i);
/* The words for violation i. `language` is "de" or "de-AT"; NULL is English, as is a language that
 * is not there. */
CREDENCE_API credence_status credence_report_message(char* buf, size_t buf_len, size_t* needed,
                                                     const credence_report* r, size_t i, const char* language);
/* The whole report as one JSON object, as the program prints it but for "line". */
CREDENCE_API credence_status credence_report_json(char* buf, size_t buf_len, size_t* needed, const credence_report* r,
                                                  const char* language);
CREDENCE_API size_t credence_report_warning_count(const credence_report* r);
CREDENCE_API credence_status credence_report_warning(credence_violation* out, const credence_report* r, size_t i);
CREDENCE_API void credence_report_free(credence_report* r);

/* NOLINTEND(modernize-use-using) */

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* CREDENCE_CREDENCE_H_ */
