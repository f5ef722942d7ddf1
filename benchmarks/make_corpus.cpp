// SPDX-License-Identifier: Apache-2.0
// Writes synthetic Pwned Passwords text to standard output, so that a benchmark of a billion lines needs no file:
//   make_corpus ENTRIES [sha1|ntlm [SEED]] | credence breach build --from hibp - -o corpus.cbr
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

#include "synthetic_corpus.hpp"

namespace {

using namespace credence;

char* write_hex(char* to, const breach::Hash& hash, std::size_t size) {
  static const auto pairs = [] {
    std::array<char, 512> table{};
    for (std::size_t i = 0; i < 256; ++i) {
      table[2 * i] = "0123456789ABCDEF"[i >> 4];
      table[2 * i + 1] = "0123456789ABCDEF"[i & 15];
    }
    return table;
  }();
  for (std::size_t i = 0; i < size; ++i, to += 2) std::memcpy(to, &pairs[2 * std::size_t{hash.bytes[i]}], 2);
  return to;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 4) {
    std::fputs("usage: make_corpus ENTRIES [sha1|ntlm [SEED]]\n", stderr);
    return 2;
  }
  const HashKind kind = argc > 2 && std::string_view(argv[2]) == "ntlm" ? HashKind::kNtlm : HashKind::kSha1;
  bench::SyntheticCorpus corpus(std::strtoull(argv[1], nullptr, 10), kind,
                                argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1);
  std::vector<char> buffer(1 << 20);
  char* at = buffer.data();
  const auto flush = [&] {
    const auto size = static_cast<std::size_t>(at - buffer.data());
    at = buffer.data();
    return std::fwrite(buffer.data(), 1, size, stdout) == size;
  };
  constexpr std::ptrdiff_t kLongestLine = 40 + 1 + 20 + 2;
  for (breach::Entry entry; corpus.next(entry);) {
    if (buffer.data() + buffer.size() - at < kLongestLine && !flush()) return 1;
    at = write_hex(at, entry.hash, digest_size(kind));
    *at++ = ':';
    at = std::to_chars(at, at + 20, entry.count).ptr;
    *at++ = '\n';
  }
  return flush() && std::fflush(stdout) == 0 ? 0 : 1;
}
