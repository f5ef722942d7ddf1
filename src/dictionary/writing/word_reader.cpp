// SPDX-License-Identifier: Apache-2.0
#include "dictionary/writing/word_reader.hpp"

#include <iconv.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <string>

#include "platform/file.hpp"

namespace credence::dictionary::writing {
namespace {

constexpr char kInvalid = '\xFF';  // occurs in no UTF-8

// The bytes of a file or of standard input.
class InputBytes final : public text::ByteSource {
 public:
  InputBytes(const std::filesystem::path& path, workshop::BuildMonitor& monitor)
      : name_(path == "-" ? "standard input" : path.string()),
        file_(path == "-" ? platform::FileDescriptor(::dup(STDIN_FILENO)) : platform::open_for_reading(path)),
        monitor_(monitor) {}

  std::size_t read(char* to, std::size_t size) override {
    for (;;) {
      const ssize_t got = ::read(file_.get(), to, size);
      if (got >= 0) {
        monitor_.advance(static_cast<std::uint64_t>(got), 0);
        return static_cast<std::size_t>(got);
      }
      if (errno != EINTR) throw Error(ErrorCode::kIo, "reading the word list failed", {name_, 0, 0}, errno);
      monitor_.report();
    }
  }
  [[nodiscard]] const std::string& name() const noexcept { return name_; }

 private:
  std::string name_;
  platform::FileDescriptor file_;
  workshop::BuildMonitor& monitor_;
};

// Another source's bytes, converted to UTF-8.
class ConvertedBytes final : public text::ByteSource {
 public:
  ConvertedBytes(InputBytes& input, const std::string& encoding)
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
  // Reads on behind the beginning of a character that is left. False where nothing is left to convert.
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

  InputBytes& input_;
  iconv_t handle_;
  std::size_t unit_ = 1;  // bytes of a code unit: what is skipped where one is invalid
  std::array<char, std::size_t{1} << 16> buffer_;
  char* next_ = buffer_.data();
  std::size_t left_ = 0;
  bool needs_more_ = true;
  bool at_end_ = false;
  bool finished_ = false;
};

void read_lines(text::ByteSource& bytes, const std::function<void(const text::LineReader::Line&)>& visit) {
  text::LineReader reader;
  reader.start(bytes);
  text::LineReader::Line line;
  for (bool first = true; reader.next(line); first = false) {
    if (first && line.text.starts_with("\xEF\xBB\xBF")) line.text.remove_prefix(3);
    if (line.text.ends_with('\r')) line.text.remove_suffix(1);
    visit(line);
  }
}

}  // namespace

void for_each_line(const WordListInput& list, workshop::BuildMonitor& monitor,
                   const std::function<void(const text::LineReader::Line&)>& line) {
  InputBytes input(list.path, monitor);
  if (list.encoding.empty() || list.encoding == "UTF-8" || list.encoding == "utf-8") {
    read_lines(input, line);
    return;
  }
  ConvertedBytes converted(input, list.encoding);
  read_lines(converted, line);
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
