// SPDX-License-Identifier: Apache-2.0
// Many lines in memory, one after the other. They may be passwords, so the memory is wiped.
#ifndef CREDENCE_STRENGTH_WRITING_LINE_STORE_HPP_
#define CREDENCE_STRENGTH_WRITING_LINE_STORE_HPP_

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "text/secure_buffer.hpp"

namespace credence::strength::writing {

class LineStore {
 public:
  void add(std::string_view line) {
    bytes_.append(line.data(), line.size());
    ends_.push_back(bytes_.size());
  }
  /// Drops the second, the fourth and so on.
  void keep_every_other() {
    std::size_t kept_bytes = 0;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < ends_.size(); i += 2) {
      const std::string_view line = (*this)[i];
      std::copy(line.begin(), line.end(), bytes_.data() + kept_bytes);
      kept_bytes += line.size();
      // Of the lines before i only the ends are still asked for, and those of index above kept - 1 were read.
      ends_[kept++] = kept_bytes;
    }
    ends_.resize(kept);
    bytes_.resize(kept_bytes);
  }
  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return {bytes_.data() + begin, ends_[i] - begin};
  }

 private:
  text::SecureBuffer<char, 64> bytes_;
  std::vector<std::size_t> ends_;
};

}  // namespace credence::strength::writing

#endif  // CREDENCE_STRENGTH_WRITING_LINE_STORE_HPP_
