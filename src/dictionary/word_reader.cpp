// SPDX-License-Identifier: Apache-2.0
#include "dictionary/word_reader.hpp"

#include <iconv.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <memory>

#include "platform/bytes.hpp"
#include "platform/file.hpp"

namespace credence::internal {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 16;
constexpr char kInvalid = '\xFF';  // occurs in no UTF-8

// Converts a stream to UTF-8 chunk by chunk.
class Converter {
 public:
  explicit Converter(const std::string& encoding, const std::string& file) {
    if (encoding.empty() || encoding == "UTF-8" || encoding == "utf-8") return;
    handle_ = iconv_open("UTF-8", encoding.c_str());
    if (handle_ == kNone) {
      throw Error(ErrorCode::kUnsupported, "the encoding \"" + encoding + "\" is not known; see iconv --list",
                  {file, 0, 0});
    }
    if (encoding.starts_with('U') || encoding.starts_with('u')) {  // UTF-16LE, ucs-2 and the like
      if (encoding.find("16") != std::string::npos || encoding.find("-2") != std::string::npos) unit_ = 2;
      if (encoding.find("32") != std::string::npos || encoding.find("-4") != std::string::npos) unit_ = 4;
    }
  }
  ~Converter() {
    if (handle_ != kNone) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // Appends the chunk to `out`. At the end of the file an incomplete character is invalid.
  void append(std::string_view chunk, bool at_end, std::string& out) {
    if (handle_ == kNone) {
      out.append(chunk);
      return;
    }
    pending_.append(chunk);
    char* in = pending_.data();
    std::size_t left = pending_.size();
    while (left != 0) {
      std::array<char, 4096> buffer;
      char* to = buffer.data();
      std::size_t room = buffer.size();
      const bool complete = iconv(handle_, &in, &left, &to, &room) != static_cast<std::size_t>(-1);
      const int reason = complete ? 0 : errno;
      out.append(buffer.data(), to);
      if (reason == EINVAL && !at_end) break;
      if (reason == EILSEQ || reason == EINVAL) {
        out.push_back(kInvalid);
        const std::size_t skipped = std::min(left, unit_);
        in += skipped;
        left -= skipped;
      }
    }
    pending_.erase(0, pending_.size() - left);
  }

 private:
  static inline const iconv_t kNone = reinterpret_cast<iconv_t>(-1);
  iconv_t handle_ = kNone;
  std::size_t unit_ = 1;  // bytes of a code unit: what is skipped where one is invalid
  std::string pending_;   // the beginning of a character whose rest is in the next chunk
};

std::size_t read_some(const FileDescriptor& file, char* to, std::size_t size, const std::string& name) {
  for (;;) {
    const ssize_t got = ::read(file.get(), to, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) throw Error(ErrorCode::kIo, "reading the word list failed", {name, 0, 0}, errno);
  }
}

}  // namespace

void for_each_line(const std::filesystem::path& path, const std::string& encoding,
                   const std::function<void(std::string_view)>& line, std::uint64_t& bytes_read) {
  const bool standard_input = path == "-";
  const std::string name = standard_input ? "standard input" : path.string();
  const FileDescriptor opened = standard_input ? FileDescriptor(::dup(STDIN_FILENO)) : open_for_reading(path);
  Converter converter(encoding, name);
  const auto chunk = std::make_unique<char[]>(kChunk);
  std::string text;
  bool first = true;
  const auto emit = [&](std::string_view one) {
    if (first && one.starts_with("\xEF\xBB\xBF")) one.remove_prefix(3);
    first = false;
    if (one.ends_with('\r')) one.remove_suffix(1);
    line(one);
  };
  for (bool at_end = false; !at_end;) {
    const std::size_t got = read_some(opened, chunk.get(), kChunk, name);
    bytes_read += got;
    at_end = got == 0;
    converter.append({chunk.get(), got}, at_end, text);
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
      emit(std::string_view(text).substr(begin, end - begin));
    }
    text.erase(0, begin);
  }
  if (!text.empty()) emit(text);
}

bool split_number(std::string_view& line, std::uint64_t& number) {
  const std::size_t tab = line.rfind('\t');
  if (tab == std::string_view::npos) return false;
  const std::string_view digits = line.substr(tab + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return false;
  line = line.substr(0, tab);
  return true;
}

}  // namespace credence::internal
