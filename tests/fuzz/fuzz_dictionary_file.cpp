// SPDX-License-Identifier: Apache-2.0
// Any bytes as a dictionary file: refused, or usable without harm. The checksums are made right first, so that the
// structure is what is tested.
#include <cstddef>
#include <cstdint>
#include <string>

#include "credence/dictionary.hpp"
#include "credence/error.hpp"
#include "dictionary/format.hpp"
#include "platform/bytes.hpp"
#include "platform/crc32c.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace credence;
  using namespace credence::internal;
  std::string file(reinterpret_cast<const char*>(data), size);
  if (size >= kDictionaryHeaderSize) {
    store_le64(&file[24], static_cast<std::uint64_t>(size));
    store_le32(&file[120], crc32c(0, as_bytes(std::string_view(file).substr(kDictionaryHeaderSize))));
    store_le32(&file[124], crc32c(0, as_bytes(std::string_view(file).substr(0, 124))));
  }
  try {
    const auto dictionary = Dictionary::open_memory(as_bytes(file));
    static_cast<void>(dictionary->find("tops"));
    static_cast<void>(dictionary->matches("tapspotsp-a-t11taaps\xD0\xB0", DictionaryRule{}));
    static_cast<void>(dictionary->facts());
    dictionary->verify();
  } catch (const Error&) {
  }
  return 0;
}
