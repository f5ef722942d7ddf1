// SPDX-License-Identifier: Apache-2.0
// What is no regular file: refused at once where one is read, and never replaced where one is written. What an output
// keeps of the file that was there.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "catch.hpp"
#include "credence/breach.hpp"
#include "credence/build.hpp"
#include "credence/dictionary.hpp"
#include "credence/error.hpp"
#include "platform/atomic_file.hpp"
#include "platform/file.hpp"
#include "temporary_folder.hpp"

using namespace credence;
namespace fs = std::filesystem;

namespace {

// A folder with one of each kind of file that is none.
struct SpecialFiles {
  SpecialFiles() {
    REQUIRE(mkfifo((folder.path() / "fifo").c_str(), 0600) == 0);
    fs::create_directory(folder.path() / "folder");
    fs::create_symlink("fifo", folder.path() / "link to fifo");
    const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = (folder.path() / "socket").string();
    REQUIRE(path.size() < sizeof address.sun_path);
    path.copy(address.sun_path, path.size());
    REQUIRE(bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    close(fd);
  }
  [[nodiscard]] std::vector<fs::path> paths() const {
    return {folder.path() / "fifo", folder.path() / "link to fifo", folder.path() / "socket", "/dev/zero", "/dev/null"};
  }
  test::TemporaryFolder folder;
};

struct Failure {
  ErrorCode code{};
  std::string message;
  int system_error = 0;
};

Failure failure_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& error) {
    return {error.code(), error.what(), error.system_error()};
  }
  return {};
}

mode_t mode_of(const fs::path& path) {
  struct stat facts {};
  REQUIRE(stat(path.c_str(), &facts) == 0);
  return facts.st_mode & 07777;
}

void write_atomically(const fs::path& path, std::string_view content) {
  platform::AtomicFile file(path);
  file.write(content);
  file.commit();
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

}  // namespace

// The test would not end if one of these waited for a writer, or read a device to its end.
TEST_CASE("FIFOs, sockets and devices are no data files and no lists, and are refused at once") {
  const SpecialFiles special;
  const fs::path output = special.folder.path() / "out";
  const auto build = [&](const fs::path& input, BreachInput from) {
    BreachBuildOptions options;
    options.from = from;
    build_breach_file({input}, output, options);
  };
  for (const fs::path& path : special.paths()) {
    CAPTURE(path);
    BreachOptions pread;
    pread.backend = BreachOptions::Backend::kPread;
    WordListInput list;
    list.input = path;
    const std::function<void()> acts[] = {
        [&] { (void)BreachDatabase::open(path); },   [&] { (void)BreachDatabase::open(path, pread); },
        [&] { (void)Dictionary::open(path); },       [&] { build(path, BreachInput::kHibp); },
        [&] { build(path, BreachInput::kDigests); }, [&] { build(path, BreachInput::kPasswords); },
        [&] { build(path, BreachInput::kExact); },   [&] { build_dictionary_file({list}, output); },
    };
    for (const auto& act : acts) {
      const Failure failure = failure_of(act);
      CAPTURE(failure.message);
      // A socket can't be opened at all.
      CHECK(failure.code == (path.filename() == "socket" ? ErrorCode::kIo : ErrorCode::kBadFile));
      CHECK(failure.message.find(path.string()) == 0);
      CHECK_FALSE(fs::exists(output));
    }
  }
  // A range file in a folder.
  fs::create_directory(special.folder.path() / "ranges");
  REQUIRE(mkfifo((special.folder.path() / "ranges" / "00000").c_str(), 0600) == 0);
  CHECK(failure_of([&] { build(special.folder.path() / "ranges", BreachInput::kHibp); }).code == ErrorCode::kBadFile);
}

TEST_CASE("a pipe of this process is read as the stream it is") {
  const test::TemporaryFolder folder;
  int ends[2] = {-1, -1};
  REQUIRE(pipe(ends) == 0);
  const std::string name = "/dev/fd/" + std::to_string(ends[0]);
  const std::string lines = "password\nletmein\n";
  REQUIRE(write(ends[1], lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()));
  close(ends[1]);
  BreachBuildOptions options;
  options.from = BreachInput::kPasswords;
  CHECK(build_breach_file({name}, folder.path() / "out", options).entries == 2);
  CHECK(failure_of([&] { (void)platform::open_regular(name); }).code == ErrorCode::kBadFile);
  close(ends[0]);
}

TEST_CASE("an output that is no regular file is refused, and stays") {
  const SpecialFiles special;
  for (const fs::path& path : special.paths()) {
    if (path == "/dev/zero" || path == "/dev/null") {
      // Never risk them: only what opening them does is looked at, where this could not replace them.
      if (geteuid() == 0) continue;
    }
    CAPTURE(path);
    const fs::file_type before = fs::status(path).type();
    const Failure failure = failure_of([&] { write_atomically(path, "new"); });
    CHECK(failure.code == ErrorCode::kIo);
    CHECK(failure.message.find("is not a regular file") != std::string::npos);
    CHECK(fs::status(path).type() == before);
  }
  CHECK(failure_of([&] { write_atomically(special.folder.path() / "folder", "new"); }).system_error == EISDIR);
  CHECK(files_in(special.folder.path()) == 4);
  for (const char* const name : {"fifo", "socket"}) {
    CHECK(failure_of([&] { platform::AtomicFolder folder(special.folder.path() / name); }).code == ErrorCode::kIo);
  }
}

TEST_CASE("an existing file keeps its permissions, and nobody can read the new one before") {
  const test::TemporaryFolder folder;
  const fs::path path = folder.path() / "data";
  const mode_t mask = umask(022);
  write_atomically(path, "first");
  CHECK(mode_of(path) == 0644);
  for (const mode_t mode : {0600U, 0640U, 0400U, 0666U, 0755U}) {
    CAPTURE(mode);
    REQUIRE(chmod(path.c_str(), mode) == 0);
    {
      platform::AtomicFile file(path);
      file.write("second");
      for (const auto& entry : fs::directory_iterator(folder.path())) {
        if (entry.path() != path) CHECK(mode_of(entry.path()) == 0600);
      }
      file.commit();
    }
    CHECK(mode_of(path) == mode);
    CHECK(test::file_content(path) == "second");
  }
  umask(mask);
}

TEST_CASE("an output that is a link is written through it") {
  const test::TemporaryFolder folder;
  fs::create_directory(folder.path() / "real");
  const auto link = [&](const char* to, const char* name) { fs::create_symlink(to, folder.path() / name); };
  test::write_file(folder.path() / "real" / "data", "old");
  link("real/data", "relative");
  link("relative", "twice");
  fs::create_symlink(folder.path() / "real" / "data", folder.path() / "absolute");
  link("real/absent", "dangling");
  link("circle", "circle");
  for (const char* const name : {"relative", "twice", "absolute"}) {
    CAPTURE(name);
    write_atomically(folder.path() / name, name);
    CHECK(fs::is_symlink(folder.path() / name));
    CHECK_FALSE(fs::is_symlink(folder.path() / "real" / "data"));
    CHECK(test::file_content(folder.path() / "real" / "data") == name);
  }
  write_atomically(folder.path() / "dangling", "made");
  CHECK(test::file_content(folder.path() / "real" / "absent") == "made");
  CHECK(failure_of([&] { write_atomically(folder.path() / "circle", "x"); }).system_error == ELOOP);
  CHECK(files_in(folder.path() / "real") == 2);
  CHECK(files_in(folder.path()) == 6);
  // A folder of files, too.
  fs::create_directory(folder.path() / "empty");
  link("empty", "to empty");
  {
    platform::AtomicFolder ranges(folder.path() / "to empty");
    ranges.write("00000", "x");
    ranges.commit();
  }
  CHECK(fs::is_symlink(folder.path() / "to empty"));
  CHECK(test::file_content(folder.path() / "empty" / "00000") == "x");
}

// In a process of its own, for the limit stays.
TEST_CASE("a file that may not grow is an error, not a death, and leaves nothing") {
  const test::TemporaryFolder folder;
  std::string passwords;
  for (int i = 0; i < 20000; ++i) passwords += "password number " + std::to_string(i) + "\n";
  test::write_file(folder.path() / "list", passwords);
  test::write_file(folder.path() / "out", "old");
  const pid_t child = fork();
  if (child == 0) {
    const rlimit limit = {100'000, 100'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, SIG_DFL);
    BreachBuildOptions options;
    options.from = BreachInput::kPasswords;
    try {
      build_breach_file({folder.path() / "list"}, folder.path() / "out", options);
    } catch (const Error& error) {
      sigset_t pending;
      sigpending(&pending);
      const bool is_gone = sigismember(&pending, SIGXFSZ) == 0;
      _exit(error.code() == ErrorCode::kIo && error.system_error() == EFBIG && is_gone ? 7 : 8);
    }
    _exit(9);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 7);
  CHECK(test::file_content(folder.path() / "out") == "old");
  CHECK(files_in(folder.path()) == 2);
}
