// SPDX-License-Identifier: Apache-2.0
// What fuzz targets share: taking an input apart, and what must hold.
#ifndef CREDENCE_TESTS_FUZZ_FUZZ_INPUT_HPP_
#define CREDENCE_TESTS_FUZZ_FUZZ_INPUT_HPP_

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace credence::test {

/// Stops the run, naming the place, unless `holds`.
inline void require(bool holds, const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
  if (holds) return;
  std::fprintf(stderr, "%s:%d: this does not hold\n", file, line);
  std::abort();
}

/// The bytes of an input from front to back.
class FuzzInput {
 public:
  FuzzInput(const std::uint8_t* data, std::size_t size) : left_(reinterpret_cast<const char*>(data), size) {}

  /// The next byte; 0 at the end.
  std::uint8_t byte() {
    if (left_.empty()) return 0;
    const auto first = static_cast<std::uint8_t>(left_.front());
    left_.remove_prefix(1);
    return first;
  }
  /// The next bytes, or as many as are left.
  std::string_view text(std::size_t size) {
    const std::string_view taken = left_.substr(0, size);
    left_.remove_prefix(taken.size());
    return taken;
  }
  std::string_view rest() { return text(left_.size()); }

 private:
  std::string_view left_;
};

}  // namespace credence::test

#endif  // CREDENCE_TESTS_FUZZ_FUZZ_INPUT_HPP_
