// SPDX-License-Identifier: Apache-2.0
// What a writer removes of those before it, what it leaves alone, and what it does where files can't be locked.
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string>

#include "catch.hpp"
#include "credence/error.hpp"
#include "platform/atomic_file.hpp"
#include "temporary_folder.hpp"

using namespace credence;
namespace fs = std::filesystem;

namespace {

int lock_error = 0;  // what flock() fails with; 0: it works

}  // namespace

// Takes the place of the C library's, for the library's code too.
extern "C" int flock(int fd, int operation) noexcept {
  if (lock_error == 0) return static_cast<int>(syscall(SYS_flock, fd, operation));
  errno = lock_error;
  return -1;
}

TEST_CASE("leftovers of killed writers are removed, and nothing else") {
  enum Kind { kFile, kFolder, kFifo, kLink };
  struct Row {
    const char* name;
    Kind kind;
    bool goes_with_file, goes_with_folder;
  };
  const Row rows[] = {
      {".x.crb.credence-12-0", kFile, true, false},    {".x.crb.credence-4194304-17", kFile, true, false},
      {".x.crb.credence-12-1", kFolder, false, true},  {".x.crb.credence-mydata", kFolder, false, false},
      {".x.crb.credence-12", kFile, false, false},     {".x.crb.credence-12-", kFile, false, false},
      {".x.crb.credence--1", kFile, false, false},     {".x.crb.credence-12-0.bak", kFile, false, false},
      {".x.crb.credence-12-0-1", kFile, false, false}, {".x.crb.credence-1-0", kFifo, false, false},
      {".x.crb.credence-13-0", kLink, false, false},   {".y.crb.credence-12-0", kFile, false, false},
      {"x.crb.credence-12-0", kFile, false, false},
  };
  for (const bool as_folder : {false, true}) {
    const test::TemporaryFolder folder;
    const fs::path target = folder.path() / "x.crb";
    for (const Row& row : rows) {
      const fs::path path = folder.path() / row.name;
      if (row.kind == kFile) test::write_file(path, "mine");
      if (row.kind == kLink) fs::create_symlink(folder.path() / "x.crb.credence-12-0", path);
      if (row.kind == kFifo) REQUIRE(mkfifo(path.c_str(), 0600) == 0);
      if (row.kind == kFolder) {
        fs::create_directory(path);
        test::write_file(path / "inside", "mine");
      }
    }
    if (as_folder) {
      const platform::AtomicFolder writer(target);
    } else {
      const platform::AtomicFile writer(target);
    }
    for (const Row& row : rows) {
      CAPTURE(row.name, as_folder);
      const bool goes = as_folder ? row.goes_with_folder : row.goes_with_file;
      CHECK(fs::exists(fs::symlink_status(folder.path() / row.name)) == !goes);
    }
  }
}

TEST_CASE("where files can't be locked a build fails, and leaves nothing") {
  for (const int error : {ENOSYS, ENOLCK, EWOULDBLOCK}) {
    CAPTURE(error);
    const test::TemporaryFolder folder;
    const fs::path target = folder.path() / "x.crb";
    const auto code_of = [&](const auto& create) {
      try {
        create();
      } catch (const Error& failure) {
        CHECK(failure.system_error() == error);
        CHECK(failure.location().file == target.string());
        return failure.code();
      }
      return ErrorCode{};
    };
    lock_error = error;
    CHECK(code_of([&] { const platform::AtomicFile file(target); }) == ErrorCode::kIo);
    CHECK(code_of([&] { const platform::AtomicFolder file(target); }) == ErrorCode::kIo);
    CHECK(code_of([&] { (void)platform::make_spool_file(target); }) == ErrorCode::kIo);
    lock_error = 0;
    CHECK(fs::is_empty(folder.path()));
  }
}
