// SPDX-License-Identifier: Apache-2.0
#include "failing_malloc.hpp"

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

struct Plan {
  std::size_t number = 0;  // 0: none fails
  credence::test::Failing failing = credence::test::Failing::kOne;
  std::size_t seen = 0;
  bool failed = false;
};
Plan plan;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

bool fails() {
  if (plan.number == 0) return false;
  ++plan.seen;
  const bool now = plan.failing == credence::test::Failing::kOne ? plan.seen == plan.number : plan.seen >= plan.number;
  plan.failed |= now;
  return now;
}

}  // namespace

namespace credence::test {

void fail_allocation(std::size_t number, Failing failing) { plan = {number, failing, 0, false}; }
bool stop_failing() {
  plan.number = 0;
  return plan.failed;
}
bool has_failed() { return plan.failed; }
std::size_t allocations_seen() { return plan.seen; }

}  // namespace credence::test

// What the names below stand for beneath: glibc's functions, or those of the sanitizer, which stand before glibc's.
#if defined(__SANITIZE_ADDRESS__)
#define CREDENCE_BENEATH(name) __interceptor_##name
#else
#define CREDENCE_BENEATH(name) __libc_##name
#endif

extern "C" {
// NOLINTBEGIN(bugprone-reserved-identifier): they are these libraries' own names
void* CREDENCE_BENEATH(malloc)(std::size_t);
void* CREDENCE_BENEATH(calloc)(std::size_t, std::size_t);
void* CREDENCE_BENEATH(realloc)(void*, std::size_t);
void* CREDENCE_BENEATH(memalign)(std::size_t, std::size_t);
// NOLINTEND(bugprone-reserved-identifier)

void* malloc(std::size_t size) {
  if (!fails()) return CREDENCE_BENEATH(malloc)(size);
  errno = ENOMEM;
  return nullptr;
}
void* calloc(std::size_t count, std::size_t size) {
  if (!fails()) return CREDENCE_BENEATH(calloc)(count, size);
  errno = ENOMEM;
  return nullptr;
}
void* realloc(void* block, std::size_t size) {
  if (!fails()) return CREDENCE_BENEATH(realloc)(block, size);
  errno = ENOMEM;
  return nullptr;
}
void* memalign(std::size_t alignment, std::size_t size) {
  if (!fails()) return CREDENCE_BENEATH(memalign)(alignment, size);
  errno = ENOMEM;
  return nullptr;
}
void* aligned_alloc(std::size_t alignment, std::size_t size) { return memalign(alignment, size); }
int posix_memalign(void** out, std::size_t alignment, std::size_t size) {
  void* const block = memalign(alignment, size);
  if (block == nullptr) return ENOMEM;
  *out = block;
  return 0;
}
}

#if defined(__SANITIZE_ADDRESS__)
// AddressSanitizer's operators don't call malloc.
void* operator new(std::size_t size) {
  void* const block = std::malloc(size != 0 ? size : 1);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return std::malloc(size != 0 ? size : 1); }
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new[](std::size_t size, const std::nothrow_t& tag) noexcept { return operator new(size, tag); }
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete[](void* block) noexcept { std::free(block); }
void operator delete[](void* block, std::size_t) noexcept { std::free(block); }
#endif
