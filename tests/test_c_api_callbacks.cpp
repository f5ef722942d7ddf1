// SPDX-License-Identifier: Apache-2.0
// Callbacks that do what they must not, or what one might think they must not, and processes that fork: the library
// goes on working.
#include <sys/wait.h>
#include <unistd.h>

#include <csetjmp>
#include <new>
#include <stdexcept>

#include "test_c_api.h"

namespace {

constexpr char kGood[] = "gR7#vq2Lx9Wz!kTb";

struct Inner {
  const credence_checker* checker;
  int depth;
  bool all_rejected;
};

credence_status check_with(const credence_checker* checker, decltype(credence_subject::is_old) is_old, void* context,
                           credence_error* err, credence_report** report) {
  credence_subject subject = CREDENCE_SUBJECT_INIT;
  subject.is_old = is_old;
  subject.is_old_ctx = context;
  subject.num_old = 1;
  return credence_check(report, checker, kGood, sizeof kGood - 1, &subject, err);
}

// Asks the same checker, from within its own question.
std::int32_t asks_again(void* context, std::size_t, const char*, std::size_t) {
  auto& inner = *static_cast<Inner*>(context);
  if (inner.depth == 0) return 1;
  --inner.depth;
  credence_error err;
  credence_report* report = nullptr;
  const credence_status status = check_with(inner.checker, asks_again, context, &err, &report);
  inner.all_rejected &= status == CREDENCE_OK && credence_report_verdict(report) == CREDENCE_REJECT;
  credence_report_free(report);
  return 1;
}

std::int32_t throws_error(void*, std::size_t, const char*, std::size_t) { throw std::runtime_error("of the caller"); }
std::int32_t throws_bad_alloc(void*, std::size_t, const char*, std::size_t) { throw std::bad_alloc(); }
std::int32_t throws_number(void*, std::size_t, const char*, std::size_t) { throw 7; }

std::jmp_buf before;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
std::int32_t jumps_out(void*, std::size_t, const char*, std::size_t) { std::longjmp(before, 1); }

// What is left behind by a jump is not given back and not wiped, which is why it is forbidden; but nothing is locked.
void jump_out(const credence_checker* checker) {
#ifdef __SANITIZE_ADDRESS__
  (void)checker;
  (void)jumps_out;
  return;  // the leak that has to be would be reported
#else
  static credence_error err;
  static credence_report* report;
  if (setjmp(before) == 0) {  // NOLINT(cert-err52-cpp): that is the question
    (void)check_with(checker, jumps_out, nullptr, &err, &report);
    CHECK(0);
  }
#endif
}

bool is_rejected(const credence_checker* checker) {
  credence_report* report = nullptr;
  const bool rejected = credence_check(&report, checker, "abc", 3, nullptr, nullptr) == CREDENCE_OK &&
                        credence_report_verdict(report) == CREDENCE_REJECT;
  credence_report_free(report);
  return rejected;
}

// A child goes on with the parent's handles, and one that has not been used before.
void fork_between(const credence_checker* checker) {
  for (int i = 0; i < 3; ++i) {
    const pid_t child = fork();
    if (child == 0) _exit(is_rejected(checker) ? 0 : 1);
    int status = -1;
    CHECK(child > 0 && waitpid(child, &status, 0) == child && status == 0);
    CHECK(is_rejected(checker));
  }
}

}  // namespace

extern "C" void test_callbacks(void) {
  credence_error err;
  credence_report* report = nullptr;
  credence_checker* checker = make_checker("citrix-cloud", "history.depth", "1");
  fork_between(checker);
  Inner inner{checker, 5, true};
  CHECK_ERROR(check_with(checker, asks_again, &inner, &err, &report), CREDENCE_OK);
  CHECK(credence_report_verdict(report) == CREDENCE_REJECT && inner.all_rejected && inner.depth == 0);
  credence_report_free(report);
  CHECK_ERROR(check_with(checker, throws_error, nullptr, &err, &report), CREDENCE_INTERNAL);
  CHECK(report == nullptr);
  CHECK_ERROR(check_with(checker, throws_number, nullptr, &err, &report), CREDENCE_INTERNAL);
  CHECK_ERROR(check_with(checker, throws_bad_alloc, nullptr, &err, &report), CREDENCE_NO_MEMORY);
  CHECK(report == nullptr);
  jump_out(checker);
  CHECK(is_rejected(checker));
  fork_between(checker);
  credence_checker_free(checker);
}
