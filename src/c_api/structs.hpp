// SPDX-License-Identifier: Apache-2.0
// Structs that cross the C interface: read them from callers of any age, write them back, and turn them
// into the C++ ones.
#ifndef CREDENCE_C_API_STRUCTS_HPP_
#define CREDENCE_C_API_STRUCTS_HPP_

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string_view>

#include "credence/credence.h"
#include "credence/error.hpp"
#include "credence/checker.hpp"
#include "credence/sign_in.hpp"

namespace credence::c_api {

/// Throws the error that bad arguments give.
[[noreturn]] void refuse_argument(const char* problem);

/// `defaults` overlaid with what the caller's struct holds. A shorter struct keeps the defaults for what it
/// lacks; of a longer one the tail must be zero, so that no new caller is half-obeyed. Throws
/// Error(kInvalidArgument).
template <typename T>
[[nodiscard]] T read_struct(const T& given, const T& defaults) {
  // The whole struct may be shorter than T: only its first member is known to be there.
  std::size_t size = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(&given);
  std::memcpy(&size, bytes, sizeof size);
  if (size < sizeof size) refuse_argument("a struct's struct_size is not set; initialise it with its _INIT macro");
  T ours = defaults;
  std::memcpy(&ours, bytes, std::min(size, sizeof(T)));
  if (size > sizeof(T) && std::any_of(bytes + sizeof(T), bytes + size, [](unsigned char byte) { return byte != 0; })) {
    refuse_argument("a struct has members set that this version of the library does not know");
  }
  ours.struct_size = sizeof(T);
  return ours;
}

/// Copies `ours` to the caller, at most the size the caller stated, and leaves that size as it is.
template <typename T>
void write_struct(T& given, const T& ours) {
  std::size_t size = 0;
  auto* bytes = reinterpret_cast<unsigned char*>(&given);
  std::memcpy(&size, bytes, sizeof size);
  if (size < sizeof size) refuse_argument("a struct's struct_size is not set; initialise it with its _INIT macro");
  const std::size_t end = std::min(size, sizeof(T));
  std::memcpy(bytes + sizeof size, reinterpret_cast<const unsigned char*>(&ours) + sizeof size, end - sizeof size);
}

/// The view of a slice, empty if it is absent. Throws Error(kInvalidArgument) for (NULL, n > 0).
[[nodiscard]] std::string_view view_of(const char* data, std::size_t len);
[[nodiscard]] inline std::string_view view_of(const credence_slice& slice) { return view_of(slice.data, slice.len); }

/// The C++ form of a caller's struct; views stay borrowed. nullptr: nothing known. Throws Error(kInvalidArgument).
[[nodiscard]] Subject subject_from(const credence_subject* given);
/// As subject_from. Throws Error(kInvalidArgument), also where `now` is not set or the account is none we know.
[[nodiscard]] SignIn sign_in_from(const credence_sign_in& given);
/// The data a caller named. nullptr: the built-in data.
[[nodiscard]] Resources resources_from(const credence_resources* given);

/// Seconds since 1970, or CREDENCE_TIME_NONE.
[[nodiscard]] std::int64_t seconds_from(const std::optional<std::chrono::sys_seconds>& time);

}  // namespace credence::c_api

// The handles: each holds the C++ object it stands for.
struct credence_policy {
  credence::Policy value;
};
struct credence_breach {
  std::shared_ptr<const credence::BreachDatabase> value;
  std::size_t digest_size;
};
struct credence_dictionary {
  std::shared_ptr<const credence::Dictionary> value;
};
struct credence_checker {
  credence::Checker value;
};
struct credence_report {
  credence::Report value;
};

#endif  // CREDENCE_C_API_STRUCTS_HPP_
