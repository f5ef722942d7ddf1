// SPDX-License-Identifier: Apache-2.0
// What is written twice, in C and in C++, and must stay equal. Nothing here runs: a number or a default that parts from
// its twin is an error of the compiler.
#include <string_view>

#include "credence/breach.hpp"
#include "credence/credence.h"
#include "credence/error.hpp"
#include "credence/history.hpp"
#include "credence/report.hpp"
#include "credence/sign_in.hpp"

namespace credence::c_api {
namespace {

template <typename Enum>
constexpr bool same(Enum ours, std::int64_t c) {
  return static_cast<std::int64_t>(ours) == c;
}

static_assert(same(ErrorCode::kInvalidArgument, CREDENCE_INVALID_ARGUMENT));
static_assert(same(ErrorCode::kNoMemory, CREDENCE_NO_MEMORY));
static_assert(same(ErrorCode::kIo, CREDENCE_IO));
static_assert(same(ErrorCode::kBadFile, CREDENCE_BAD_FILE));
static_assert(same(ErrorCode::kBadPolicy, CREDENCE_BAD_POLICY));
static_assert(same(ErrorCode::kUnknownName, CREDENCE_UNKNOWN_NAME));
static_assert(same(ErrorCode::kMissingResource, CREDENCE_MISSING_RESOURCE));
static_assert(same(ErrorCode::kBufferTooSmall, CREDENCE_BUFFER_TOO_SMALL));
static_assert(same(ErrorCode::kOutOfRange, CREDENCE_OUT_OF_RANGE));
static_assert(same(ErrorCode::kUnsupported, CREDENCE_UNSUPPORTED));
static_assert(same(ErrorCode::kInternal, CREDENCE_INTERNAL));

static_assert(same(Verdict::kAccept, CREDENCE_ACCEPT));
static_assert(same(Verdict::kResetRequired, CREDENCE_RESET_REQUIRED));
static_assert(same(Verdict::kReject, CREDENCE_REJECT));
static_assert(same(Verdict::kDisabled, CREDENCE_DISABLED));

static_assert(same(AccountKind::kLocal, CREDENCE_ACCOUNT_LOCAL));
static_assert(same(AccountKind::kFederated, CREDENCE_ACCOUNT_FEDERATED));

static_assert(same(HashKind::kSha1, CREDENCE_HASH_SHA1));
static_assert(same(HashKind::kNtlm, CREDENCE_HASH_NTLM));

static_assert(same(BreachOptions::Backend::kMap, CREDENCE_BACKEND_MAP));
static_assert(same(BreachOptions::Backend::kPread, CREDENCE_BACKEND_PREAD));

static_assert(same(WordKind::kWord, CREDENCE_WORD));
static_assert(same(WordKind::kGivenName, CREDENCE_GIVEN_NAME));
static_assert(same(WordKind::kSurname, CREDENCE_SURNAME));
static_assert(same(WordKind::kPlace, CREDENCE_PLACE));
static_assert(same(WordKind::kPassword, CREDENCE_PASSWORD));
static_assert(same(WordKind::kCalendar, CREDENCE_CALENDAR));
static_assert(same(WordKind::kOther, CREDENCE_OTHER));
static_assert(same(WordKind::kOwn, CREDENCE_OWN));
static_assert(CREDENCE_OWN == 7);  // not yet a kind of C++'s

static_assert(BreachAnswer::kCountUnknown == CREDENCE_COUNT_UNKNOWN);

constexpr BreachOptions kOptions;
constexpr credence_breach_options kCOptions = CREDENCE_BREACH_OPTIONS_INIT;
static_assert(same(kOptions.backend, kCOptions.backend));
static_assert(kOptions.check_pages == (kCOptions.check_pages != 0));
static_assert(kOptions.preload == (kCOptions.preload != 0));
static_assert(kOptions.huge_pages == (kCOptions.huge_pages != 0));

constexpr HashLimits kLimits;
constexpr credence_hash_limits kCLimits = CREDENCE_HASH_LIMITS_INIT;
static_assert(kLimits.hashes == kCLimits.hashes);
static_assert(kLimits.total == kCLimits.total);
static_assert(kLimits.memory == kCLimits.memory);
static_assert(kLimits.pbkdf2_iterations == kCLimits.pbkdf2_iterations);
static_assert(kLimits.scrypt_work == kCLimits.scrypt_work);
static_assert(kLimits.argon2_work == kCLimits.argon2_work);
static_assert(kLimits.bcrypt_cost == kCLimits.bcrypt_cost);

// The headers' version and the build's.
static_assert(std::string_view(CREDENCE_VERSION_STRING) == CREDENCE_PROJECT_VERSION);

}  // namespace
}  // namespace credence::c_api
