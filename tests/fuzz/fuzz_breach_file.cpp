// SPDX-License-Identifier: Apache-2.0
// Any bytes as a breach file: opened or refused, never read beyond their end; and with the input repaired so that its
// checksums fit, which takes the fuzzer past them.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "breach/format.hpp"
#include "credence/breach.hpp"
#include "credence/error.hpp"

namespace {

using namespace credence;

void use(std::span<const std::byte> data, bool check_pages) {
  try {
    const auto database = BreachDatabase::open_memory(data, "fuzz", check_pages);
    (void)database->lookup("password");
    std::uint8_t digest[20] = {};
    for (int i = 0; i < 64; ++i) {
      digest[0] = static_cast<std::uint8_t>(i * 4);
      (void)database->lookup_digest(std::span(digest).first(digest_size(database->facts().hash_kind)));
    }
    database->verify();
  } catch (const Error&) {
    return;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::byte> bytes(size);
  if (size != 0) std::memcpy(bytes.data(), data, size);
  use(bytes, true);
  for (std::size_t page = 0; (page + 1) * breach::kPageSize <= size; ++page) {
    breach::seal_page(
        page, std::span<std::byte, breach::kPageSize>(bytes.data() + page * breach::kPageSize, breach::kPageSize));
  }
  use(bytes, false);
  use(bytes, true);
  return 0;
}
