// SPDX-License-Identifier: Apache-2.0
#include "unpacking/compression.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace credence::unpacking {
namespace {

using namespace std::string_view_literals;

constexpr std::array kCompressions = {
    Compression{"\x1F\x8B"sv, "gzip -dc", ".gz", archive_read_support_filter_gzip},
    Compression{"BZh"sv, "bzip2 -dc", ".bz2", archive_read_support_filter_bzip2},
    Compression{"\xFD"
                "7zXZ\0"sv,
                "xz -dc", ".xz", archive_read_support_filter_xz},
    Compression{"\x28\xB5\x2F\xFD"sv, "zstd -dc", ".zst", archive_read_support_filter_zstd},
    Compression{"PK\x03\x04"sv, "unzip -p", ".zip", archive_read_support_format_zip_seekable, true},
    Compression{"7z\xBC\xAF\x27\x1C"sv, "7z x -so", ".7z", archive_read_support_format_7zip, true},
};

}  // namespace

const Compression* compression_of(std::string_view beginning) {
  for (const Compression& compression : kCompressions) {
    if (!beginning.starts_with(compression.magic)) continue;
    // "BZh", the size of its blocks, and the digits of pi: three letters alone may begin a password.
    const bool is_word = compression.magic == "BZh" && (beginning.size() < 10 || beginning.substr(4, 6) != "1AY&SY");
    return is_word ? nullptr : &compression;
  }
  return nullptr;
}

const Compression* compression_by_name(const std::filesystem::path& file) {
  const auto found = std::ranges::find(kCompressions, file.extension().string(), &Compression::extension);
  return found == kCompressions.end() ? nullptr : &*found;
}

std::string_view unpacking_tool(std::string_view beginning) {
  const Compression* const compression = compression_of(beginning);
  return compression == nullptr ? "" : compression->tool;
}

}  // namespace credence::unpacking
