// SPDX-License-Identifier: Apache-2.0
#include "breach/writing/sorted_file.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "breach/writing/hash_line.hpp"
#include "platform/file.hpp"
#include "text/utf8.hpp"

namespace credence::breach::writing {
namespace {

// Below this a spool costs nothing: it stays in memory.
constexpr std::uint64_t kLeastSize = std::uint64_t{4} << 20;
constexpr std::size_t kSamples = 1024;
constexpr std::size_t kSampleSize = 4096;

bool parse_line(const HashLineParser& parser, std::string_view line, Hash& out) {
  Entry entry;
  if (parser.parse(line, entry) != nullptr || entry.count == 0) return false;
  out = entry.hash;
  return true;
}

}  // namespace

// Reads the first and the last line, and counts the line ends of 1,024 samples spread over the file.
std::optional<SortedFile> look_at_sorted_file(const Input& input, HashKind kind) {
  const std::filesystem::path& path = input.path;
  if (input.source != nullptr || prefix_of_file(path.filename().string())) return std::nullopt;
  std::error_code ignored;  // what can't be examined fails when it is read
  if (!std::filesystem::is_regular_file(path, ignored)) return std::nullopt;
  const platform::FileDescriptor file = platform::open_regular(path);
  SortedFile found;
  found.size = platform::regular_file_size(file, path.string());
  if (found.size < kLeastSize) return std::nullopt;

  std::vector<std::byte> bytes(kSampleSize);
  const auto read = [&](std::uint64_t offset) {
    const std::size_t got = platform::read_fully_at(file, offset, bytes, path.string());
    return std::string_view(reinterpret_cast<const char*>(bytes.data()), got);
  };
  const HashLineParser parser(kind, true);
  std::string_view text = text::without_byte_order_mark(read(0));
  if (!parse_line(parser, text.substr(0, text.find('\n')), found.first)) return std::nullopt;
  text = read(found.size - kSampleSize);
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (!parse_line(parser, text.substr(text.rfind('\n') + 1), found.last)) return std::nullopt;
  std::uint64_t ends = 0;
  for (std::size_t i = 0; i < kSamples; ++i) {
    text = read((found.size - kSampleSize) / (kSamples - 1) * i);
    ends += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
  }
  found.lines = static_cast<std::uint64_t>(static_cast<double>(ends) / (kSamples * kSampleSize) *
                                           static_cast<double>(found.size));
  if (!(found.first < found.last)) return std::nullopt;
  return found;
}

}  // namespace credence::breach::writing
