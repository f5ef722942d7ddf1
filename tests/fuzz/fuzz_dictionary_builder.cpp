// SPDX-License-Identifier: Apache-2.0
// Any bytes as a word list: what is built must verify, and every valid line that was kept must be found again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "credence/build.hpp"
#include "credence/error.hpp"
#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace credence;
  static const std::filesystem::path folder = [] {
    std::string name = (std::filesystem::temp_directory_path() / "credence-fuzz-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    return std::filesystem::path(name);
  }();
  const std::string text(reinterpret_cast<const char*>(data), size);
  WordListInput input;
  input.path = folder / "list.txt";
  std::ofstream(input.path, std::ios::binary) << text;
  if (size != 0 && data[0] % 4 == 1) input.order = WordOrder::kCounts;
  if (size != 0 && data[0] % 4 == 2) input.encoding = "UTF-16LE";
  try {
    const DictionaryBuildResult result = build_dictionary_file({input}, folder / "list.crd");
    const auto dictionary = Dictionary::open(folder / "list.crd");
    dictionary->verify();
    const std::uint64_t dropped =
        result.duplicates + result.too_short + result.too_long + result.not_utf8 + result.malformed;
    if (result.words + dropped != result.lines) std::abort();
    if (dictionary->facts().words != result.words) std::abort();
    const std::string first = text.substr(0, text.find('\n'));
    const bool plain = input.order == WordOrder::kLines && input.encoding == "UTF-8";
    if (plain && first.size() >= 3 && first.size() <= 64 &&
        first.find_first_not_of("abcXYZ019-") == std::string::npos && !dictionary->find(first)) {
      std::abort();
    }
  } catch (const Error&) {
  }
  return 0;
}
