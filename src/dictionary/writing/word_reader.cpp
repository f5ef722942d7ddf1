// SPDX-License-Identifier: Apache-2.0
#include "dictionary/writing/word_reader.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <string>

#include "credence/error.hpp"
#include "text/utf8.hpp"
#include "workshop/input_reader.hpp"

namespace credence::dictionary::writing {
namespace {

constexpr char kInvalid = '\xFF';  // does not occur in UTF-8

// Another source's bytes, converted to UTF-8.
class ConvertedBytes final : public ByteSource {
 public:
  ConvertedBytes(workshop::InputReader& input, const std::string& encoding)
      : input_(input), handle_(iconv_open("UTF-8", encoding.c_str())) {
    if (handle_ == reinterpret_cast<iconv_t>(-1)) {  // NOLINT(performance-no-int-to-ptr): iconv's own sign of failure
      throw Error(ErrorCode::kUnsupported, "the encoding \"" + encoding + "\" is not known; see iconv --list",
                  {input.name(), 0, 0});
    }
    if (encoding.starts_with('U') || encoding.starts_with('u')) {  // UTF-16LE, ucs-2 and the like
      if (encoding.find("16") != std::string::npos || encoding.find("-2") != std::string::npos) unit_ = 2;
      if (encoding.find("32") != std::string::npos || encoding.find("-4") != std::string::npos) unit_ = 4;
    }
  }
  ~ConvertedBytes() override { iconv_close(handle_); }

  std::size_t read(char* to, std::size_t size) override {
    std::size_t made = 0;
    while (made == 0) {
      if (needs_more_ && !refill()) return finish(to, size);
      made = convert(to, size);
    }
    return made;
  }

 private:
  // Reads on after what is left, the beginning of a character. False where nothing is left to convert.
  bool refill() {
    std::memmove(buffer_.data(), next_, left_);
    next_ = buffer_.data();
    const std::size_t got = at_end_ ? 0 : input_.read(buffer_.data() + left_, buffer_.size() - left_);
    at_end_ = got == 0;
    left_ += got;
    needs_more_ = false;
    return left_ != 0;
  }

  std::size_t convert(char* to, std::size_t size) {
    char* out = to;
    const bool complete = iconv(handle_, &next_, &left_, &out, &size) != static_cast<std::size_t>(-1);
    const int problem = complete ? 0 : errno;
    if ((problem == EILSEQ || (problem == EINVAL && at_end_)) && size != 0) {
      *out++ = kInvalid;
      const std::size_t skipped = std::min(left_, unit_);
      next_ += skipped;
      left_ -= skipped;
    } else if (problem == EINVAL && !at_end_) {
      needs_more_ = true;
    }
    if (left_ == 0) needs_more_ = true;
    return static_cast<std::size_t>(out - to);
  }

  // Some encodings hold a letter back because an accent may follow it.
  std::size_t finish(char* to, std::size_t size) {
    char* out = to;
    if (!finished_) iconv(handle_, nullptr, nullptr, &out, &size);
    finished_ = true;
    return static_cast<std::size_t>(out - to);
  }

  workshop::InputReader& input_;
  iconv_t handle_;
  std::size_t unit_ = 1;  // bytes of a code unit: what is skipped where one is invalid
  std::array<char, std::size_t{1} << 16> buffer_;
  char* next_ = buffer_.data();
  std::size_t left_ = 0;
  bool needs_more_ = true;
  bool at_end_ = false;
  bool finished_ = false;
};

// A NUL is in no word: the text has another encoding than was said, and words made of it would never be found.
[[noreturn]] void refuse_encoding(const std::string& name, std::uint64_t line) {
  throw Error(ErrorCode::kBadFile,
              "this line " + std::string(text::kHoldsNul) + ", or name its encoding, such as UTF-16",
              {name, static_cast<std::int32_t>(std::min<std::uint64_t>(line, INT32_MAX))});
}

void read_lines(ByteSource& bytes, const std::string& name,
                const std::function<void(const text::LineReader::Line&)>& visit) {
  text::LineReader reader;
  reader.start(bytes);
  std::uint64_t number = 0;
  for (text::LineReader::Line line; reader.next(line);) {
    if (line.text.find('\0') != std::string_view::npos) refuse_encoding(name, number + 1);
    ++number;
    if (line.text.ends_with('\r')) line.text.remove_suffix(1);
    visit(line);
  }
}

}  // namespace

void for_each_line(const WordListInput& list, workshop::BuildMonitor& monitor,
                   const std::function<void(const text::LineReader::Line&)>& line) {
  workshop::InputReader input(list.input, monitor);
  if (list.encoding.empty() || list.encoding == "UTF-8" || list.encoding == "utf-8") {
    if (!text::wide_encoding(input.head()).empty()) refuse_encoding(input.name(), 1);
    read_lines(input, input.name(), line);
    return;
  }
  ConvertedBytes converted(input, list.encoding);
  read_lines(converted, input.name(), line);
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

}  // namespace credence::dictionary::writing
