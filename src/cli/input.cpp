// SPDX-License-Identifier: Apache-2.0
#include "cli/input.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "cli/output.hpp"
#include "cli/terminal.hpp"
#include "credence/error.hpp"
#include "text/utf8.hpp"
#include "unpacking/compression.hpp"

namespace credence::cli {
namespace {

constexpr std::size_t kLongestLine = std::size_t{64} << 20;
constexpr std::size_t kBlock = 65536;
constexpr const char* kInput = "standard input";

bool must_wait(int fd) {
  pollfd input = {fd, POLLIN, 0};
  return poll(&input, 1, 0) == 0;
}

// What a line is where it is not a password in UTF-8, or some other text of bytes, and what to do; empty where it is.
std::string fault_of(std::string_view line, bool is_first) {
  if (is_first) {
    if (const std::string_view tool = unpacking::unpacking_tool(line); !tool.empty()) {
      return fmt::format("this is compressed; unpack it before: {} FILE | credence ...", tool);
    }
  }
  const std::string_view encoding = is_first ? text::wide_encoding(line) : "";
  if (!encoding.empty()) return fmt::format("this is {0}, not UTF-8; convert it: iconv -f {0} -t UTF-8", encoding);
  if (line.find('\0') == std::string_view::npos) return {};
  return "this line holds a NUL byte; convert UTF-16 to UTF-8 with iconv -f UTF-16 -t UTF-8, and give passwords that "
         "end "
         "at NUL with --null";
}

}  // namespace

SecretLines::SecretLines(int fd, Options options, BeforeWait before_wait)
    : fd_(fd), options_(options), before_wait_(std::move(before_wait)) {}

// Reads the next block. False at the end of the input.
bool SecretLines::fill() {
  begin_ = 0;
  block_.wipe();
  if (before_wait_ && must_wait(fd_)) before_wait_();
  char* const room = block_.room(kBlock);
  ssize_t size = 0;
  do {
    size = read(fd_, room, kBlock);
  } while (size < 0 && errno == EINTR);
  if (size < 0) throw Error(ErrorCode::kIo, "can't read passwords", {kInput}, errno);
  block_.claim(static_cast<std::size_t>(size));
  bytes_read_ += static_cast<std::uint64_t>(size);
  at_end_ = size == 0;
  return size != 0;
}

// Looks at a line that is whole, and drops what is not part of it.
void SecretLines::finish(SecretText& line) const {
  if (!options_.null_separated) {
    if (const std::string fault = fault_of(line.view(), line_number_ == 1); !fault.empty()) {
      const auto number = static_cast<std::int32_t>(std::min<std::uint64_t>(line_number_, INT32_MAX));
      throw Error(ErrorCode::kInvalidArgument, fault, {kInput, number});
    }
  }
  if (line_number_ == 1) line.remove_prefix(line.size() - text::without_byte_order_mark(line.view()).size());
}

bool SecretLines::next(SecretText& line) {
  line.wipe();
  const char separator = options_.null_separated ? '\0' : '\n';
  bool is_line = false;
  bool has_end = false;
  // Each round takes what block_ has of the line: "pass", then, after fill(), "word\r" with the separator.
  while (!has_end && (begin_ < block_.size() || (!at_end_ && fill()))) {
    if (!is_line) ++line_number_;
    is_line = true;
    const std::string_view rest = block_.view().substr(begin_);
    const std::size_t size = std::min(rest.find(separator), rest.size());
    if (size > kLongestLine - line.size()) {
      throw Error(ErrorCode::kOutOfRange, "this line is longer than 64 MiB; give one password a line",
                  {kInput, static_cast<std::int32_t>(line_number_)});
    }
    line.append(rest.substr(0, size));
    has_end = size < rest.size();
    begin_ += size + (has_end ? 1 : 0);
  }
  const bool drop_cr = has_end && !options_.null_separated && !options_.keep_cr && line.view().ends_with('\r');
  if (drop_cr) line.remove_suffix(1);
  if (is_line) finish(line);
  return is_line;
}

PasswordSource::PasswordSource(const PasswordInput& input, SecretLines::BeforeWait before_wait)
    : input_(input), terminal_(input_is_terminal()), lines_(STDIN_FILENO, input.lines, std::move(before_wait)) {}

bool PasswordSource::next(PasswordEntry& entry) {
  // Before anything waits for the next password, nothing of this one is left.
  entry = {};
  for (SecretText* const text : {&password_, &confirmation_, &previous_}) text->wipe();
  if (terminal_) {
    if (!ask()) return false;
    entry.line = 1;
  } else {
    if (!lines_.next(input_.previous ? previous_ : password_)) return false;
    if (input_.previous) need_line(password_, "the new password");
    entry.line = lines_.line_number();
    if (input_.confirm) need_line(confirmation_, "the second entry of the password (--confirm)");
  }
  entry.password = password_.view();
  entry.confirmation = confirmation_.view();
  entry.previous = previous_.view();
  return true;
}

bool PasswordSource::ask() {
  if (std::exchange(asked_, true)) return false;
  if (input_.previous) ask_for_password("Old password: ", previous_);
  ask_for_password("Password: ", password_);
  if (input_.confirm) ask_for_password("The same again: ", confirmation_);
  return true;
}

void PasswordSource::need_line(SecretText& line, const char* what) {
  if (lines_.next(line)) return;
  throw Error(ErrorCode::kInvalidArgument,
              fmt::format("the input ends after line {}, where {} is missing", lines_.line_number(), what), {kInput});
}

bool for_each_password(const PasswordInput& input, const std::function<void(const PasswordEntry&)>& answer) {
  PasswordSource source(input, flush_output);
  bool any = false;
  for (PasswordEntry entry; source.next(entry);) {
    any = true;
    answer(entry);
  }
  return any;
}

void refuse_standard_input_as_output(const std::vector<std::filesystem::path>& arguments,
                                     const std::filesystem::path& output) {
  struct stat in {};
  struct stat out {};
  if (std::find(arguments.begin(), arguments.end(), "-") == arguments.end()) return;
  if (fstat(STDIN_FILENO, &in) != 0 || stat(output.c_str(), &out) != 0) return;
  if (in.st_dev == out.st_dev && in.st_ino == out.st_ino) {
    throw Error(ErrorCode::kInvalidArgument,
                "is standard input of this build and would be replaced by its result; name another output",
                {output.string()});
  }
}

}  // namespace credence::cli
