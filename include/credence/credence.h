/* SPDX-License-Identifier: Apache-2.0 */
/* credence's C interface: checks passwords, assesses sign-ins, looks passwords up in breach files. docs/c-interface.md
 * has every function on one page.
 *
 * Conventions, for every function here:
 *
 * - Handles are opaque. _create, _open, _load, _parse, _preset, _check, _assess and _current make one through their
 *   first argument; on failure they set it to NULL. Each handle has a _free; _free(NULL) does nothing.
 * - Outputs come first, then inputs. Calls that open, build, parse, verify, look up or judge take a `credence_error
 *   *err` last. It may be NULL; where given, the call writes it in full, on success too (status CREDENCE_OK, an empty
 *   message). The message names the file concerned.
 * - A credence_status says whether the call ran. What was decided is in the report: a weak password is a normal answer.
 * - No output of a call that failed looks like a favourable answer: a count is CREDENCE_COUNT_UNKNOWN and never 0, a
 *   handle is NULL, the verdict of a NULL report is CREDENCE_REJECT.
 * - Inputs are borrowed for the call and never kept, but for the memory of _open_memory. (NULL, 0) is a valid empty
 *   slice. Strings are UTF-8; passwords are any bytes, NUL included. NULL where a pointer is needed gives
 *   CREDENCE_INVALID_ARGUMENT.
 * - Text goes into the caller's buffer: `needed` (nullable) receives the size with the final NUL. A buffer that is too
 *   small gives CREDENCE_BUFFER_TOO_SMALL and holds an empty string; so does (NULL, 0), which asks for the size alone.
 * - `language` is a BCP 47 tag, "de" or "de-AT". NULL is English, and so is a language that is not there.
 * - A checker copies its policy and keeps the breach files and dictionaries it needs alive, so the order of freeing
 *   never matters, and a policy may be changed once a checker was made of it.
 * - Any number of threads may use a handle at once, but for two: a report belongs to one thread at a time, and
 *   credence_policy_set must not run while another call uses its policy.
 * - A handle may be freed once every call that was given it has returned. A service that exchanges the checker under
 *   load keeps it in a credence_live, where the old one lives as long as anybody uses it.
 * - Structs that callers see begin with `struct_size`, set by their _INIT macro. A shorter struct (an older caller's)
 *   gets the defaults for what it lacks; a longer one is accepted only if what this library does not know is zero.
 *   When one is written, at most struct_size bytes are.
 * - No C++ exception leaves a function; running out of memory is CREDENCE_NO_MEMORY, and the call can be made again. A
 *   length that can't be (a text of 4 GiB, a struct of more than 4,096 bytes) is CREDENCE_INVALID_ARGUMENT.
 * - A stack of 64 KiB is enough for each of them.
 * - Numbers of statuses, verdicts, kinds and codes never change. Functions keep their arguments, and structs grow at
 *   the end only. What may still change is in credence_unstable.h.
 */
#ifndef CREDENCE_CREDENCE_H_
#define CREDENCE_CREDENCE_H_

#include <stddef.h>
#include <stdint.h>

#include "credence/codes.h"
#include "credence/export.h"
#include "credence/version.h"

#ifdef __cplusplus
extern "C" {
#endif

/* NOLINTBEGIN(modernize-use-using): C has nothing else. */

/* ---- types ------------------------------------------------------------------------------- */

typedef struct credence_policy credence_policy;         /* What is asked of passwords and sign-ins. */
typedef struct credence_breach credence_breach;         /* An open breach file. */
typedef struct credence_dictionary credence_dictionary; /* An open dictionary. */
typedef struct credence_checker credence_checker;       /* A policy with the data it needs: decides. */
typedef struct credence_report credence_report;         /* What was decided, and why. */
typedef struct credence_live credence_live;             /* The checker in use. */

/* Whether a call ran. Append only: equal to credence::ErrorCode. */
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
  CREDENCE_OUT_OF_RANGE, /* An index, a time, or a stored hash that costs too much. */
  CREDENCE_UNSUPPORTED,  /* Not built in, or not defined for these bytes. */
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
/* What a breach file holds digests of: SHA-1 (20 bytes) of the password's bytes, MD4 (16) of its UTF-16LE form. */
enum { CREDENCE_HASH_SHA1 = 1, CREDENCE_HASH_NTLM = 2 };
/* How a breach file is read. A mapped file that is truncated while it is in use ends the whole process (SIGBUS): code
 * that lives in other people's processes, a PAM module or an extension of a database, takes CREDENCE_BACKEND_PREAD. */
enum {
  CREDENCE_BACKEND_MAP = 0,  /* Mapped: fastest. Replace the file by rename, never in place. */
  CREDENCE_BACKEND_PREAD = 1 /* A file that is truncated under the reader gives CREDENCE_IO, not SIGBUS. */
};
/* What a word of a dictionary is. */
enum {
  CREDENCE_WORD = 0, /* of a language */
  CREDENCE_GIVEN_NAME,
  CREDENCE_SURNAME,
  CREDENCE_PLACE,
  CREDENCE_PASSWORD, /* a common one */
  CREDENCE_CALENDAR, /* a month or a day */
  CREDENCE_OTHER,
  CREDENCE_OWN /* of the administrator's own list */
};

/* Times are seconds since 1970-01-01T00:00:00Z; this one means not known, or never. */
#define CREDENCE_TIME_NONE INT64_MIN
/* A count that is not known: found in a file that keeps none, or a look-up that failed (its status tells). */
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

/* What is known of the account. A member that is absent is not known. */
typedef struct credence_subject {
  size_t struct_size;
  credence_slice user, email, display_name, organisation, service;
  credence_slice confirmation;      /* the second entry of the password */
  credence_slice previous_password; /* for history.similar, and the newest of history.reused */
  const credence_slice* words;      /* further words the password must not be made of */
  size_t num_words;
  /* Whether old password i (0 is the newest) is this one: 1 the same, 0 not, < 0 the question failed
   * (the check then ends with CREDENCE_MISSING_RESOURCE). Called from the thread that checks, and for passwords in
   * the NFC form too. Must neither throw nor jump out. NULL: no history
   * (history.not_checked is a warning where the policy asks for one). */
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

/* One reason. codes.h says for each code what its numbers are. */
typedef struct credence_violation {
  size_t struct_size;
  uint32_t code;                           /* CREDENCE_CODE_ */
  uint32_t begin, end;                     /* bytes [begin, end) of the caller's password; [0, 0): about the account */
  uint32_t word_kind;                      /* of dictionary.word and .forbidden: CREDENCE_WORD to CREDENCE_OWN */
  int64_t limit, actual;                   /* what the policy asks for and what was found, in the rule's unit */
  uint32_t character_begin, character_end; /* the span in code points; [0, 0) where the password is not UTF-8 */
} credence_violation;

/* How a breach file is opened. */
typedef struct credence_breach_options {
  size_t struct_size;
  int32_t backend;     /* CREDENCE_BACKEND_ */
  int32_t check_pages; /* 1: check the checksum of a page when it is first read */
  int32_t preload;     /* 1: read the whole file into the page cache now */
  int32_t huge_pages;  /* 1: ask for huge pages; no effect where the system has none */
} credence_breach_options;

/* How a dictionary is opened. */
typedef struct credence_dictionary_options {
  size_t struct_size;
  int32_t
      forbidden;   /* 1: its words are refused wherever they stand (dictionary.forbidden); 0: they count as others do */
  int32_t check;   /* 1: besides what opening always checks, read every word's rank and list and compare the totals */
  int32_t allowed; /* 1: its words are exceptions: where one stands, no word in it counts; not with forbidden */
  int32_t reserved; /* must be 0 */
} credence_dictionary_options;

/* What stored hashes may ask for, so that no hash string makes a call run for minutes. */
typedef struct credence_hash_limits {
  size_t struct_size;
  uint32_t hashes;            /* of a list of old passwords: how many may be compared */
  uint32_t pbkdf2_iterations; /* a round of SHA-crypt counts as two */
  uint32_t bcrypt_cost;       /* binary logarithm of the rounds */
  uint32_t reserved;
  uint64_t memory;      /* bytes, for scrypt, yescrypt and Argon2 */
  uint64_t scrypt_work; /* N * r * p, of scrypt and yescrypt */
  uint64_t argon2_work; /* kibibytes of memory, times passes */
  double total;         /* of a list: what all may cost, in multiples of what one may */
} credence_hash_limits;

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
  int32_t counts_known; /* 0: a filter, or made of lists without counts; what it holds is enough for any min_count */
  int32_t reserved;
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
  { sizeof(credence_violation), 0, 0, 0, 0, 0, 0, 0, 0 }
#define CREDENCE_BREACH_OPTIONS_INIT \
  { sizeof(credence_breach_options), CREDENCE_BACKEND_MAP, 1, 0, 0 }
#define CREDENCE_DICTIONARY_OPTIONS_INIT \
  { sizeof(credence_dictionary_options), 0, 0, 0, 0 }
#define CREDENCE_HASH_LIMITS_INIT \
  { sizeof(credence_hash_limits), 24, 2000000, 14, 0, UINT64_C(1) << 28, UINT64_C(1) << 22, UINT64_C(1) << 20, 10 }
#define CREDENCE_BREACH_FACTS_INIT \
  { sizeof(credence_breach_facts), 0, 0, 0, CREDENCE_TIME_NONE, 0, 0, 0, 0, 0, 0, 0 }

/* ---- names ------------------------------------------------------------------------------- */

/* The version of the library that is loaded, "0.1.0"; CREDENCE_VERSION_STRING is that of the headers. Static. */
CREDENCE_API const char* credence_version(void);
/* "bad file" and so on; "unknown status" for a number that is not one. Static. */
CREDENCE_API const char* credence_status_name(credence_status status);
/* The stable key of a code, "length.too_short"; NULL for a number that is not one. Static. */
CREDENCE_API const char* credence_code_key(uint32_t code);
/* How many policies ship with the library. */
CREDENCE_API size_t credence_preset_count(void);
/* The name of shipped policy i, "citrix-cloud"; NULL for an i past the last. Static. */
CREDENCE_API const char* credence_preset_name(size_t i);
/* How many languages messages are in. */
CREDENCE_API size_t credence_language_count(void);
/* The BCP 47 tag of language i, English first; NULL for an i past the last. Static. */
CREDENCE_API const char* credence_language_tag(size_t i);

/* ---- times and stored hashes --------------------------------------------------------------- */

/* Reads a time in any form whose instant is clear: "2026-02-28T23:30:00Z", "2026-03-01T00:30:00+01:00",
 * "20260228T2330Z", "2026-02-28" (midnight UTC), "@1772321400" (seconds since 1970) and their like; a fraction of a
 * second is dropped. A time of day without a zone is refused. *out is CREDENCE_TIME_NONE on failure. */
CREDENCE_API credence_status credence_time_parse(int64_t* out, const char* text, credence_error* err);
/* `time` plus calendar months (or minus, where `months` is negative): UTC, the time of day kept, the day clamped to the
 * end of the month. CREDENCE_OUT_OF_RANGE beyond the years -32767 to 32767; *out is then CREDENCE_TIME_NONE. */
CREDENCE_API credence_status credence_time_add_months(int64_t* out, int64_t time, int32_t months);
/* Whether a stored hash (a PHC or modular crypt string: PBKDF2, scrypt, Argon2, bcrypt, SHA-crypt, yescrypt; or LDAP's
 * {SSHA512} and the like) was made from this password:
 * *out is 1 the same, 0 not, -1 on failure, as is_old answers. `limits` NULL: the defaults. CREDENCE_INVALID_ARGUMENT
 * if the hash has no known form, CREDENCE_UNSUPPORTED if its algorithm was not built in, CREDENCE_OUT_OF_RANGE if it
 * costs more than `limits`. No message holds any part of the hash. */
CREDENCE_API credence_status credence_password_hash_verify(int32_t* out, const char* password, size_t password_len,
                                                           const char* hash, size_t hash_len,
                                                           const credence_hash_limits* limits, credence_error* err);

/* ---- policies ---------------------------------------------------------------------------- */

/* A shipped policy, "citrix-cloud". CREDENCE_UNKNOWN_NAME lists the names in the message. */
CREDENCE_API credence_status credence_policy_preset(credence_policy** out, const char* name, credence_error* err);
/* A policy from a TOML file. CREDENCE_BAD_POLICY names the line, the column and the key. */
CREDENCE_API credence_status credence_policy_load(credence_policy** out, const char* path, credence_error* err);
/* A policy from TOML text. */
CREDENCE_API credence_status credence_policy_parse(credence_policy** out, const char* toml, size_t toml_len,
                                                   credence_error* err);
/* Sets one value by its key, ("length.min", "12"). On failure the policy is unchanged. */
CREDENCE_API credence_status credence_policy_set(credence_policy* policy, const char* key, const char* value,
                                                 credence_error* err);
/* The whole policy as TOML, which credence_policy_parse reads. */
CREDENCE_API credence_status credence_policy_text(char* buf, size_t buf_len, size_t* needed,
                                                  const credence_policy* policy);
/* What a policy's text sets without effect, a line each; empty where there is nothing to say of it. */
CREDENCE_API credence_status credence_policy_notes(char* buf, size_t buf_len, size_t* needed,
                                                   const credence_policy* policy);
CREDENCE_API void credence_policy_free(credence_policy* policy);

/* ---- breach files ------------------------------------------------------------------------ */

/* Opens a breach file. `options` NULL: mapped, each page checked when it is first read. CREDENCE_IO, CREDENCE_BAD_FILE.
 */
CREDENCE_API credence_status credence_breach_open(credence_breach** out, const char* path,
                                                  const credence_breach_options* options, credence_error* err);
/* The same over memory that stays valid and unchanged until the handle and every checker made with it are freed. */
CREDENCE_API credence_status credence_breach_open_memory(credence_breach** out, const void* data, size_t data_len,
                                                         credence_error* err);
/* How often a password occurs: 0 absent; CREDENCE_COUNT_UNKNOWN found, in a file without counts.
 * CREDENCE_BAD_FILE if the page is corrupt, CREDENCE_IO if it can't be read, CREDENCE_UNSUPPORTED for NTLM of bytes
 * that are not UTF-8; *out is then CREDENCE_COUNT_UNKNOWN. */
CREDENCE_API credence_status credence_breach_count(uint64_t* out, const credence_breach* b, const char* password,
                                                   size_t password_len, credence_error* err);
/* The same for a digest of the file's kind: 20 bytes (SHA-1) or 16 (NTLM). */
CREDENCE_API credence_status credence_breach_count_digest(uint64_t* out, const credence_breach* b,
                                                          const uint8_t* digest, size_t digest_len,
                                                          credence_error* err);
/* The same for many digests laid end to end; `out` has room for num_digests counts. Faster than one by one. Every
 * digest is looked up; the status and `err` are those of the first that failed. */
CREDENCE_API credence_status credence_breach_count_batch(uint64_t* out, const credence_breach* b,
                                                         const uint8_t* digests, size_t num_digests,
                                                         credence_error* err);
/* What the header says. `out` must come from CREDENCE_BREACH_FACTS_INIT. */
CREDENCE_API credence_status credence_breach_info(credence_breach_facts* out, const credence_breach* b);
/* Reads the whole file: checksums, order, totals. CREDENCE_BAD_FILE says where it is wrong. */
CREDENCE_API credence_status credence_breach_verify(const credence_breach* b, credence_error* err);
CREDENCE_API void credence_breach_free(credence_breach* b);

/* ---- dictionaries ------------------------------------------------------------------------ */

/* Opens a compiled dictionary (`credence dictionary build`) and checks all of it that a search relies on. `options`
 * NULL: ordinary words. CREDENCE_IO, CREDENCE_BAD_FILE. */
CREDENCE_API credence_status credence_dictionary_open(credence_dictionary** out, const char* path,
                                                      const credence_dictionary_options* options, credence_error* err);
/* The same over memory that stays valid and unchanged until the handle and every checker made with it are freed. */
CREDENCE_API credence_status credence_dictionary_open_memory(credence_dictionary** out, const void* data,
                                                             size_t data_len,
                                                             const credence_dictionary_options* options,
                                                             credence_error* err);
CREDENCE_API void credence_dictionary_free(credence_dictionary* d);

/* ---- checking ---------------------------------------------------------------------------- */

/* `resources` NULL: the built-in data. CREDENCE_MISSING_RESOURCE if the policy requires a breach file and has none but
 * the built-in list, or has a dictionary rule and no dictionary. */
CREDENCE_API credence_status credence_checker_create(credence_checker** out, const credence_policy* policy,
                                                     const credence_resources* resources, credence_error* err);
CREDENCE_API void credence_checker_free(credence_checker* c);

/* What is to be said of the checker itself, such as breach.builtin_only: how many warnings, 0 for NULL. */
CREDENCE_API size_t credence_checker_warning_count(const credence_checker* c);
/* Warning i; `out` must come from CREDENCE_VIOLATION_INIT. CREDENCE_OUT_OF_RANGE past the last. */
CREDENCE_API credence_status credence_checker_warning(credence_violation* out, const credence_checker* c, size_t i);
/* The words for warning i. */
CREDENCE_API credence_status credence_checker_warning_message(char* buf, size_t buf_len, size_t* needed,
                                                              const credence_checker* c, size_t i,
                                                              const char* language);
/* What the checker's answers rest on, as one JSON object: the policy's name and the SHA-256 of credence_policy_text,
 * the versions of library and Unicode, and each breach file and dictionary with name, build ID, entries and date
 * (seconds since 1970, or null). Two checkers with equal provenance give equal reports. docs/c-interface.md has the
 * members. */
CREDENCE_API credence_status credence_checker_provenance(char* buf, size_t buf_len, size_t* needed,
                                                         const credence_checker* c);

/* May this password be set? `subject` may be NULL. Never fails because of the password: CREDENCE_BAD_FILE and
 * CREDENCE_IO are about data files, CREDENCE_MISSING_RESOURCE about is_old. */
CREDENCE_API credence_status credence_check(credence_report** out, const credence_checker* c, const char* password,
                                            size_t password_len, const credence_subject* subject, credence_error* err);
/* Must this sign-in, whose credential was verified, end in a reset? */
CREDENCE_API credence_status credence_assess(credence_report** out, const credence_checker* c,
                                             const credence_sign_in* sign_in, credence_error* err);

/* ---- the checker in use ------------------------------------------------------------------ */

/* Holds a checker that is exchanged under load. Shares `first` with the caller, who still frees it. */
CREDENCE_API credence_status credence_live_create(credence_live** out, const credence_checker* first,
                                                  credence_error* err);
/* The checker in use, as a handle of the caller's own that credence_checker_free returns: take it once for each
 * request. It stays valid whatever becomes of `live`. */
CREDENCE_API credence_status credence_live_current(credence_checker** out, const credence_live* live);
/* Puts `next` in use for those who ask from now on, and shares it with the caller, who still frees it. The old one, and
 * its files, live until the last handle to it is freed. */
CREDENCE_API credence_status credence_live_replace(credence_live* live, const credence_checker* next);
CREDENCE_API void credence_live_free(credence_live* live);

/* ---- reports ----------------------------------------------------------------------------- */

/* CREDENCE_REJECT for NULL. */
CREDENCE_API credence_verdict credence_report_verdict(const credence_report* r);
/* How many violations; warnings are counted apart. 0 for NULL. */
CREDENCE_API size_t credence_report_count(const credence_report* r);
/* Violation i; `out` must come from CREDENCE_VIOLATION_INIT. CREDENCE_OUT_OF_RANGE past the last. */
CREDENCE_API credence_status credence_report_violation(credence_violation* out, const credence_report* r, size_t i);
/* The words for violation i. */
CREDENCE_API credence_status credence_report_message(char* buf, size_t buf_len, size_t* needed,
                                                     const credence_report* r, size_t i, const char* language);
/* What violation i carries besides numbers, as text. Of dictionary.word: "word_kind" (its name, the same in every
 * language) and "language" (what the word's language is called in `language`; empty where its list has none).
 * Of length.too_short and length.too_long: "unit" (code_point, byte, utf16, grapheme). Of characters.missing_symbol and
 * characters.not_allowed: "symbols" (what counts as one, or is allowed; empty where nothing is listed). Of
 * characters.too_few_classes: "kinds" (4 or 5). Of sign_in.clock_error: "fact" (last_sign_in, created, password_set).
 * CREDENCE_UNKNOWN_NAME for a key that its code does not carry. */
CREDENCE_API credence_status credence_report_parameter(char* buf, size_t buf_len, size_t* needed,
                                                       const credence_report* r, size_t i, const char* key,
                                                       const char* language);
/* The whole report as one JSON object, as the program prints it but for "line". */
CREDENCE_API credence_status credence_report_json(char* buf, size_t buf_len, size_t* needed, const credence_report* r,
                                                  const char* language);
/* How many warnings: what the policy only warns of. 0 for NULL. */
CREDENCE_API size_t credence_report_warning_count(const credence_report* r);
/* Warning i; as credence_report_violation. */
CREDENCE_API credence_status credence_report_warning(credence_violation* out, const credence_report* r, size_t i);
/* The words for warning i. */
CREDENCE_API credence_status credence_report_warning_message(char* buf, size_t buf_len, size_t* needed,
                                                             const credence_report* r, size_t i, const char* language);
CREDENCE_API void credence_report_free(credence_report* r);

/* NOLINTEND(modernize-use-using) */

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* CREDENCE_CREDENCE_H_ */
