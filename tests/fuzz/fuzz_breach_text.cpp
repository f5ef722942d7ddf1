// SPDX-License-Identifier: Apache-2.0
// Any text as a list of digests: the parser for usual lines agrees with the one for all lines, and digests survive
// being written again.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "breach/writing/hash_line.hpp"
#include "fuzz_input.hpp"

using namespace credence;
using credence::test::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const HashKind kind = (data[0] & 1) != 0 ? HashKind::kSha1 : HashKind::kNtlm;
  breach::writing::HashLineParser parser(kind, (data[0] & 2) != 0);
  if ((data[0] & 4) != 0) parser.set_prefix(breach::writing::prefix_of_file("0A1B2"));
  std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    breach::Entry slow;
    const char* const problem = parser.parse(line, slow);
    breach::Entry fast;
    if (const std::size_t used = parser.parse_usual(text, fast)) {
      require(used == line.size() + 1);
      require(problem == nullptr);
      require(fast.hash == slow.hash && fast.count == slow.count);
    }
    if (problem == nullptr) {
      const std::string hex = breach::to_hex(slow.hash, kind);
      breach::Hash again;
      require(breach::parse_digest(hex, kind, again) && again == slow.hash);
      require(slow.count <= breach::kMaxCount);
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return 0;
}
