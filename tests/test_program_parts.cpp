// SPDX-License-Identifier: Apache-2.0
// Parts of the program from inside: how lines of standard input become passwords, and the text of a progress line.
#include "cli/input.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "cli/output.hpp"
#include "cli/secret_text.hpp"
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
  SecretText line;
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
      {"bytes that are not text", "ab\xff\n", {"ab\xff"}},
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

TEST_CASE("what waits for input says so before") {
  int ends[2] = {-1, -1};
  REQUIRE(pipe(ends) == 0);
  int waits = 0;
  SecretLines reader(ends[0], {}, [&] {
    ++waits;
    REQUIRE(write(ends[1], "d\n", 2) == 2);
  });
  REQUIRE(write(ends[1], "ab\nc\n", 5) == 5);
  SecretText line;
  const std::pair<const char*, int> expected[] = {{"ab", 0}, {"c", 0}, {"d", 1}, {"d", 2}};
  for (const auto& [text, waited] : expected) {
    REQUIRE(reader.next(line));
    CHECK(line.view() == text);
    CHECK(waits == waited);
  }
  close(ends[1]);
  close(ends[0]);
}

TEST_CASE("a byte order mark at the beginning is dropped, however it arrives") {
  for (const bool null_separated : {false, true}) {
    const SecretLines::Options options{.keep_cr = false, .null_separated = null_separated};
    const std::string end(1, null_separated ? '\0' : '\n');
    CHECK(lines_of({"\xEF\xBB\xBF"
                    "ab" +
                    end + "c"},
                   options) == Lines{"ab", "c"});
    CHECK(lines_of({"\xEF", "\xBB", "\xBF", "ab" + end + "c"}, options) == Lines{"ab", "c"});
    CHECK(lines_of({"\xEF\xBB\xBF"}, options) == Lines{""});
    CHECK(lines_of({"\xEF\xBB\xBF\xEF\xBB\xBF"
                    "ab"},
                   options) == Lines{"\xEF\xBB\xBF"
                                     "ab"});
    CHECK(lines_of({"ab" + end +
                    "\xEF\xBB\xBF"
                    "c"},
                   options) == Lines{"ab",
                                     "\xEF\xBB\xBF"
                                     "c"});
    CHECK(lines_of({"\xEF\xBB"
                    "ab"},
                   options) == Lines{"\xEF\xBB"
                                     "ab"});
  }
}

TEST_CASE("what is no text is refused, with the way to make it one") {
  struct Case {
    const char* name;
    std::string input;
    std::string message;  // part of it
  };
  const Case cases[] = {
      {"UTF-16 with a mark", "\xFF\xFEp\0\n\0"s,
       "standard input:1: this is UTF-16LE, not UTF-8; convert it: iconv -f UTF-16LE"},
      {"UTF-16 with a mark, no ASCII", "\xFE\xFF\x5B\x6F", "iconv -f UTF-16BE -t UTF-8"},
      {"UTF-16, no mark", "p\0q\0\n\0"s, "iconv -f UTF-16LE -t UTF-8"},
      {"UTF-32", "\0\0\0p"s, "iconv -f UTF-32BE -t UTF-8"},
      {"a NUL", "p\nqrstu\0\n"s, "standard input:2: this line holds a NUL byte; "},
      {"gzip", "\x1F\x8B\x08", "standard input:1: this is compressed; unpack it before: gzip -dc FILE"},
      {"bzip2", "BZh91AY&SY", "bzip2 -dc FILE"},
      {"zip", "PK\x03\x04", "unzip -p FILE"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const Pipe pipe({c.input});
    SecretLines reader(pipe.reading_end());
    SecretText line;
    try {
      while (reader.next(line)) {
      }
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::kInvalidArgument);
      CHECK(std::string(error.what()).find(c.message) != std::string::npos);
    }
  }
  CHECK(lines_of({"BZh9\nPK\n"}) == Lines{"BZh9", "PK"});  // passwords like any other
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

// Where this process can write, but in [begin, end).
std::size_t copies_in_memory(std::string_view inverted) {
  std::ifstream maps("/proc/self/maps");
  std::size_t found = 0;
  for (std::string row; std::getline(maps, row);) {
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
    char access[5] = {};
    if (std::sscanf(row.c_str(), "%zx-%zx %4s", &begin, &end, access) != 3 || access[1] != 'w') continue;
    if (row.find("[v") != std::string::npos) continue;
    const auto* const bytes = reinterpret_cast<const char*>(begin);
    for (std::size_t i = 0; i + inverted.size() <= end - begin; ++i) {
      std::size_t same = 0;
      while (same < inverted.size() && static_cast<char>(~bytes[i + same]) == inverted[same]) ++same;
      found += same == inverted.size() ? 1 : 0;
    }
  }
  return found;
}

TEST_CASE("nothing of a password is left while the next one is waited for") {
  // Kept with every bit turned over, so that the test itself has no copy.
  const std::string inverted = [] {
    std::string text;
    for (int i = 0; i < 12; ++i) text += static_cast<char>(~('A' + i * i % 53));
    return text;
  }();
  int ends[2] = {-1, -1};
  REQUIRE(pipe(ends) == 0);
  const auto type = [&] {
    for (const char c : inverted) {
      const char byte = static_cast<char>(~c);
      REQUIRE(write(ends[1], &byte, 1) == 1);
    }
    REQUIRE(write(ends[1], "\n", 1) == 1);
  };
  type();
  REQUIRE(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
  int waits = 0;
  std::size_t left = 1;
  PasswordSource source({}, [&] {
    if (++waits > 1) return;
    left = copies_in_memory(inverted);
    REQUIRE(write(ends[1], "\n", 1) == 1);
  });
  PasswordEntry entry;
  REQUIRE(source.next(entry));
  CHECK(entry.password.size() == inverted.size());
  CHECK(copies_in_memory(inverted) != 0);  // the search finds what is there
  REQUIRE(source.next(entry));
  CHECK(waits == 1);
  CHECK(left == 0);
  close(ends[1]);
  close(ends[0]);
}

TEST_CASE("secret text is on pages that are not dumped, nor swapped out where that can be had") {
  SecretText text;
  text.append(std::string(10'000, 'x'));
  alignas(4096) char page[4096] = {};
  const bool can_lock = mlock(page, sizeof page) == 0 && munlock(page, sizeof page) == 0;
  std::ifstream maps("/proc/self/smaps");
  bool here = false;
  bool is_left_out = false;
  bool is_locked = false;
  for (std::string row; std::getline(maps, row);) {
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
    if (std::sscanf(row.c_str(), "%zx-%zx ", &begin, &end) == 2) {
      const auto at = reinterpret_cast<std::uintptr_t>(text.data());
      here = begin <= at && at < end;
    } else if (here && row.starts_with("VmFlags:")) {
      is_left_out = row.find(" dd") != std::string::npos;
      is_locked = row.find(" lo") != std::string::npos;
    }
  }
  CHECK(is_left_out);
  CHECK(is_locked == can_lock);
}

#endif

TEST_CASE("secret text") {
  SecretText text;
  CHECK(text.empty());
  text.append("abc");
  text.push_back('d');
  const std::string more(9000, 'x');
  text.append(more);
  CHECK(text.view() == "abcd" + more);
  text.remove_prefix(2);
  text.remove_suffix(8999);
  CHECK(text.view() == "cdx");
  text.wipe();
  CHECK(text.empty());
  text.append("");
  CHECK(text.empty());
}

TEST_CASE("what can't be read is an error") {
  SecretLines reader(-1);
  SecretText line;
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
  SecretText line;
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
