// SPDX-License-Identifier: Apache-2.0
#include "c_api/guard.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <exception>
#include <new>

#include "credence/error.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace credence::c_api {
namespace {

void write_error(credence_error* err, credence_status status, std::string_view message, const Error* error = nullptr) {
  if (err == nullptr) return;
  *err = {};
  err->status = status;
  if (error != nullptr) {
    err->system_error = error->system_error();
    err->line = error->location().line;
    err->column = error->location().column;
  }
  std::size_t size = std::min(message.size(), sizeof err->message - 1);
  if (size < message.size()) {
    while (size > 0 && text::is_continuation(static_cast<unsigned char>(message[size]))) --size;  // no half character
  }
  std::copy_n(message.data(), size, err->message);
}

// An exception that is not ours may hold any text, such as a path.
void write_foreign_error(credence_error* err, const std::exception& error) noexcept {
  try {
    write_error(err, CREDENCE_INTERNAL, text::printable(error.what()));
  } catch (const std::bad_alloc&) {
    write_error(err, CREDENCE_INTERNAL, "unknown error");  // no room to make its text fit to be shown
  }
}

}  // namespace

void refuse_argument(const char* problem) { throw Error(ErrorCode::kInvalidArgument, problem); }

void need_items(const void* items, std::size_t count, const char* problem, std::size_t bytes) {
  if (count != 0) need(items, problem);
  if (count > PTRDIFF_MAX / bytes) refuse_argument("a length is larger than memory");
}

void clear_error(credence_error* err) noexcept { write_error(err, CREDENCE_OK, {}); }

credence_status report_exception(credence_error* err) noexcept {
  try {
    throw;
  } catch (const Error& error) {
    // What the system could not open, read or map for want of memory is no trouble with the file.
    const bool no_memory = error.code() == ErrorCode::kIo && error.system_error() == ENOMEM;
    const auto status = no_memory ? CREDENCE_NO_MEMORY : static_cast<credence_status>(error.code());
    write_error(err, status, error.what(), &error);
    return status;
  } catch (const std::bad_alloc&) {
    write_error(err, CREDENCE_NO_MEMORY, "out of memory");
    return CREDENCE_NO_MEMORY;
  } catch (const std::exception& error) {
    write_foreign_error(err, error);
  } catch (...) {
    write_error(err, CREDENCE_INTERNAL, "unknown error");
  }
  return CREDENCE_INTERNAL;
}

credence_status copy_text(char* buf, std::size_t buf_len, std::size_t* needed, std::string_view text) noexcept {
  if (needed != nullptr) *needed = text.size() + 1;
  if (buf == nullptr && buf_len != 0) return CREDENCE_INVALID_ARGUMENT;
  if (buf_len <= text.size()) {
    if (buf_len != 0) *buf = '\0';
    return CREDENCE_BUFFER_TOO_SMALL;
  }
  std::copy(text.begin(), text.end(), buf);
  buf[text.size()] = '\0';
  return CREDENCE_OK;
}

}  // namespace credence::c_api
