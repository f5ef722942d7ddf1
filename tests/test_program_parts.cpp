// SPDX-License-Identifier: Apache-2.0
// Parts of the program from inside: how lines of standard input become passwords, and the text of a progress line.
#include "cli/input.hpp"

#include <unistd.h>

#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "cli/output.hpp"
#include "credence/error.hpp"

using namespace credence;
using namespace credence::cli;
using namespace std::string_literals;

namespace {

// The reading end of a pipe into which `chunks` are written one after the other.
class Pipe {
 public:
  explicit Pipe(std::vector<std::string> chunks) {
    REQUIRE(pipe(ends_) == 0);
    std::signal(SIGPIPE, SIG_IGN);  // a reader may stop early
    writer_ = std::thread([this, chunks = std::move(chunks)] {
      for (const std::string& chunk : chunks) {
        for (std::size_t done = 0; done < chunk.size();) {
          const ssize_t size = write(ends_[1], chunk.data() + done, chunk.size() - done);
          if (size <= 0) break;
          done += static_cast<std::size_t>(size);
        }
      }
      close(ends_[1]);
    });
  }
  ~Pipe() {
    close(ends_[0]);
    writer_.join();
  }
  [[nodiscard]] int reading_end() const { return ends_[0]; }

 private:
  int ends_[2] = {-1, -1};
  std::thread writer_;
};

using Lines = std::vector<std::string>;

Lines lines_of(const std::vector<std::string>& chunks, SecretLines::Options options = {}) {
  const Pipe pipe(chunks);
  SecretLines reader(pipe.reading_end(), options);
  Lines lines;
  text::SecureBytes line;
  while (reader.next(line)) {
    lines.emplace_back(line.data(), line.size());
    CHECK(reader.line_number() == lines.size());
  }
  CHECK_FALSE(reader.next(line));
  return lines;
}

}  // namespace

TEST_CASE("lines") {
  struct Case {
    const char* name;
    std::string input;
    Lines lines;
  };
  const std::string block(65536, 'x');
  const Case kCases[] = {
      {"nothing", "", {}},
      {"one line", "abc\n", {"abc"}},
      {"no last LF", "abc\ndef", {"abc", "def"}},
      {"empty lines", "\n\n", {"", ""}},
      {"empty line at the end", "abc\n\n", {"abc", ""}},
      {"CR LF", "abc\r\ndef\r\n", {"abc", "def"}},
      {"one CR of two", "abc\r\r\n", {"abc\r"}},
      {"CR alone", "abc\rdef\n", {"abc\rdef"}},
      {"CR at the end of a last line without LF", "abc\r", {"abc\r"}},
      {"empty line with CR", "\r\n", {""}},
      {"NUL and bytes that are not text", "a\0b\xff\n"s, {"a\0b\xff"s}},
      {"spaces stay", "  a b \n", {"  a b "}},
      {"a line as long as a block", block + "\nabc\n", {block, "abc"}},
      {"a line longer than a block", block + "y\n", {block + "y"}},
      {"CR and LF in different blocks", block.substr(1) + "\r\nabc", {block.substr(1), "abc"}},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.name);
    CHECK(lines_of({c.input}) == c.lines);
    Lines bytes;
    if (c.input.size() < 100) {
      for (const char byte : c.input) bytes.emplace_back(1, byte);
      CHECK(lines_of(bytes) == c.lines);
    }
  }
}

TEST_CASE("lines that keep their CR, and lines that end at NUL") {
  CHECK(lines_of({"abc\r\n\r\n"}, {.keep_cr = true}) == Lines{"abc\r", "\r"});
  CHECK(lines_of({"a\nb\0c\r\0\0d"s}, {.null_separated = true}) == Lines{"a\nb", "c\r", "", "d"});
}

TEST_CASE("a line whose end was read needs no waiting") {
  const Pipe pipe({"abc\nde"});
  SecretLines reader(pipe.reading_end());
  text::SecureBytes line;
  CHECK_FALSE(reader.has_buffered_line());
  REQUIRE(reader.next(line));
  CHECK_FALSE(reader.has_buffered_line());
}

TEST_CASE("what can't be read is an error") {
  SecretLines reader(-1);
  text::SecureBytes line;
  try {
    reader.next(line);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kIo);
    CHECK(std::string(error.what()) == "standard input: can't read passwords (Bad file descriptor)");
  }
}

TEST_CASE("an endless line is an error, not all of memory") {
  const Pipe pipe(std::vector<std::string>(65, std::string(std::size_t{1} << 20, 'x')));
  SecretLines reader(pipe.reading_end());
  text::SecureBytes line;
  CHECK_THROWS_AS(reader.next(line), Error);
}

TEST_CASE("the text of a progress line") {
  constexpr std::uint64_t kMiB = 1 << 20;
  using Seconds = std::chrono::duration<double>;
  using Phase = BuildProgress::Phase;
  CHECK(progress_text({Phase::kReading, 10 * kMiB, 0, 7}, Seconds(2)) == "10 MiB read, 5 MiB/s, 7 entries");
  CHECK(progress_text({Phase::kReading, 10 * kMiB, 40 * kMiB, 7}, Seconds(2)) ==
        "[######                  ]  25 % of 40 MiB, 5 MiB/s, 0:06 left");
  CHECK(progress_text({Phase::kReading, 0, 40 * kMiB, 0}, Seconds(0)) ==
        "[                        ]   0 % of 40 MiB, 0 MiB/s, ? left");
  CHECK(progress_text({Phase::kReading, 41 * kMiB, 40 * kMiB, 0}, Seconds(1)) ==
        "[########################] 100 % of 40 MiB, 41 MiB/s, 0:00 left");
  CHECK(progress_text({Phase::kReading, kMiB, 7201 * kMiB, 0}, Seconds(1)).ends_with("1 MiB/s, 2:00:00 left"));
}

TEST_CASE("one thing and several") {
  CHECK(cli::counted(0, "entries") == "0 entries");
  CHECK(cli::counted(1, "entries") == "1 entry");
  CHECK(cli::counted(2, "entries") == "2 entries");
  CHECK(cli::counted(1, "range files") == "1 range file");
  CHECK(cli::counted(1, "entries below the minimum count left out") == "1 entry below the minimum count left out");
  CHECK(cli::counted(1, "padding rows left out") == "1 padding row left out");
  CHECK(cli::counted(1, "dropped: malformed") == "1 dropped: malformed");
  CHECK(cli::count_text(1, "lines read") == "  1 line read\n");
  CHECK(cli::count_text(2, "lines read") == "  2 lines read\n");
  CHECK(cli::count_text(0, "lines read").empty());
}
