// SPDX-License-Identifier: Apache-2.0
// Structs that cross the C interface: read them from callers of any age, write them back, and turn them into the C++
// ones. An older caller's struct is shorter than ours and a newer one's longer; struct_size says how long it is.
//
// credence_violation has 48 bytes here. A caller that was compiled when it ended before character_begin states 40, and
// its memory may end there: its first 40 bytes are read or written, and what it lacks has our default. A caller of the
// future states 56: of what it gives, bytes 48 to 55 must be zero, which is what its own _INIT says for "not asked
// for"; of what it gets, they stay as they are.
#ifndef CREDENCE_C_API_STRUCTS_HPP_
#define CREDENCE_C_API_STRUCTS_HPP_

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

#include "c_api/guard.hpp"
#include "credence/checker.hpp"
#include "credence/credence.h"
#include "credence/history.hpp"
#include "credence/sign_in.hpp"

namespace credence::c_api {

/// The struct_size of a caller's struct, of which nothing but this first member is known to be there. Throws
/// Error(kInvalidArgument) if it was not set, or is larger than a struct of any version will be.
[[nodiscard]] std::size_t stated_size(const void* given);

/// `defaults` overlaid with what the caller's struct holds. A shorter struct keeps the defaults for what it
/// lacks; of a longer one the tail must be zero, so that no new caller is half-obeyed. Throws
/// Error(kInvalidArgument).
template <typename T>
[[nodiscard]] T read_struct(const T& given, const T& defaults) {
  const std::size_t size = stated_size(&given);
  const auto* bytes = reinterpret_cast<const unsigned char*>(&given);
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
  const std::size_t end = std::min(stated_size(&given), sizeof(T));
  constexpr std::size_t kBegin = sizeof ours.struct_size;
  std::memcpy(reinterpret_cast<unsigned char*>(&given) + kBegin, reinterpret_cast<const unsigned char*>(&ours) + kBegin,
              end - kBegin);
}

/// The view of a slice, empty if it is absent. Throws Error(kInvalidArgument) for (NULL, n > 0), and for texts of 4 GiB
/// and more: spans have 32 bits, and such a length is a mistake such as -1.
[[nodiscard]] std::string_view view_of(const char* data, std::size_t len);
[[nodiscard]] inline std::string_view view_of(const credence_slice& slice) { return view_of(slice.data, slice.len); }
[[nodiscard]] std::span<const std::byte> bytes_of(const void* data, std::size_t len);

// The C++ forms of callers' structs; views stay borrowed. NULL gives what the C++ interface has by default. They throw
// Error(kInvalidArgument).

[[nodiscard]] Subject subject_from(const credence_subject* given);
/// Also refuses a `now` that is not set, and an account of a kind that we don't know.
[[nodiscard]] SignIn sign_in_from(const credence_sign_in& given);
[[nodiscard]] Resources resources_from(const credence_resources* given);
[[nodiscard]] BreachOptions breach_options_from(const credence_breach_options* given);
[[nodiscard]] HashLimits hash_limits_from(const credence_hash_limits* given);

/// Seconds since 1970, or CREDENCE_TIME_NONE.
[[nodiscard]] std::int64_t seconds_from(const std::optional<std::chrono::sys_seconds>& time);

/// Item i of a list to the caller's struct. CREDENCE_OUT_OF_RANGE past the last.
credence_status give_violation(credence_violation* out, const Violations& list, std::size_t i) noexcept;
/// Item i. Throws Error(kOutOfRange).
[[nodiscard]] const Violation& item(const Violations& list, std::size_t i);

}  // namespace credence::c_api

#endif  // CREDENCE_C_API_STRUCTS_HPP_
