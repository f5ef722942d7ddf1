// SPDX-License-Identifier: Apache-2.0
// The one exception type. It is thrown where something is opened, parsed or built, never because a
// password is weak: that is an answer (report.hpp).
#ifndef CREDENCE_ERROR_HPP_
#define CREDENCE_ERROR_HPP_

#include <cstdint>
#include <stdexcept>
#include <string>

#include "credence/cxx20.hpp"
#include "credence/export.h"

namespace credence {

/// Why a call could not be carried out. The numbers are those of credence_status in credence.h;
/// append only.
enum class ErrorCode : std::int32_t {
  kInvalidArgument = 1,
  kNoMemory = 2,
  kIo = 3,               ///< The system refused to open, read or write; system_error() says why.
  kBadFile = 4,          ///< A data file is empty, truncated, foreign or corrupt.
  kBadPolicy = 5,        ///< A policy names an unknown key or a value out of range.
  kUnknownName = 6,      ///< No preset, list or language has this name.
  kMissingResource = 7,  ///< The policy needs a file or a callback that was not given, or that failed.
  kBufferTooSmall = 8,
  kOutOfRange = 9,
  kUnsupported = 10,
  kInternal = 11,
};

/// Where in a file an error was found; empty and 0 where that is not known.
struct ErrorLocation {
  std::string file;
  std::int32_t line = 0;    ///< One-based; 0: no line. Clamped to INT32_MAX.
  std::int32_t column = 0;  ///< One-based; 0: no column.
};

/// An error with its location. what() is one line of valid UTF-8 that a terminal may show: the file (and line), what is
/// wrong, what to do. Controls, line ends and bytes that are no UTF-8, as a file's name may hold them, are written as
/// \n, \x1B and the like. It never holds a character of a password.
class CREDENCE_API Error : public std::runtime_error {
 public:
  /// `problem` says what is wrong and what to do. `system_error` is an errno value or 0; its text is
  /// appended to what().
  Error(ErrorCode code, const std::string& problem, ErrorLocation location = {}, int system_error = 0);
  ~Error() override;
  Error(const Error&);
  Error& operator=(const Error&);

  [[nodiscard]] ErrorCode code() const noexcept { return code_; }
  /// As given: its file is the name that opens it.
  [[nodiscard]] const ErrorLocation& location() const noexcept { return location_; }
  [[nodiscard]] int system_error() const noexcept { return system_error_; }

 private:
  ErrorCode code_;
  ErrorLocation location_;
  int system_error_;
};

}  // namespace credence

#endif  // CREDENCE_ERROR_HPP_
