// SPDX-License-Identifier: Apache-2.0
// What every function of the C interface is made of: arguments are checked, the call is passed on, and an exception
// becomes a status. Nothing in this folder decides anything about a password.
#ifndef CREDENCE_C_API_GUARD_HPP_
#define CREDENCE_C_API_GUARD_HPP_

#include <cstddef>
#include <string>
#include <string_view>

#include "credence/credence.h"

namespace credence::c_api {

/// Throws the error that bad arguments give.
[[noreturn]] void refuse_argument(const char* problem);

/// Throws the same if `pointer` is null.
inline void need(const void* pointer, const char* problem) {
  if (pointer == nullptr) refuse_argument(problem);
}
/// Throws the same for (NULL, n > 0), which is not an array, and for more items than memory can hold, `bytes` the size
/// of one.
void need_items(const void* items, std::size_t count, const char* problem, std::size_t bytes = 1);

/// Fills the caller's error, if there is one, in full: an old message must not outlive its call.
void clear_error(credence_error* err) noexcept;
/// The status of the exception that is being handled, which is written to the caller's error. Called in a handler only.
[[nodiscard]] credence_status report_exception(credence_error* err) noexcept;

/// Runs one call. Nothing else in this folder catches.
template <typename Call>
credence_status guard(credence_error* err, Call&& call) noexcept {
  try {
    call();
  } catch (...) {
    return report_exception(err);
  }
  clear_error(err);
  return CREDENCE_OK;
}

/// Makes a handle through `out`, which is NULL unless the call succeeds. `build` gives the C++ object.
template <typename Handle, typename Build>
credence_status make_handle(Handle** out, credence_error* err, Build&& build) noexcept {
  if (out != nullptr) *out = nullptr;
  return guard(err, [&] {
    need(out, "out is NULL");
    *out = new Handle{build()};  // NOLINT(bugprone-unhandled-exception-at-new): guard() catches all
  });
}

/// Copies text to the caller's buffer and says in `needed` what size it takes.
credence_status copy_text(char* buf, std::size_t buf_len, std::size_t* needed, std::string_view text) noexcept;

/// The same with the text that `render` gives.
template <typename Render>
credence_status give_text(char* buf, std::size_t buf_len, std::size_t* needed, Render&& render) noexcept {
  std::string text;
  if (needed != nullptr) *needed = 0;
  const credence_status status = guard(nullptr, [&] { text = render(); });
  return status == CREDENCE_OK ? copy_text(buf, buf_len, needed, text) : status;
}

[[nodiscard]] inline std::string_view language_or_english(const char* language) noexcept {
  return language == nullptr ? "en" : language;
}

}  // namespace credence::c_api

#endif  // CREDENCE_C_API_GUARD_HPP_
