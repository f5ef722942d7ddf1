// SPDX-License-Identifier: Apache-2.0
#include "breach/writing/inputs.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>

#include "platform/file.hpp"

namespace credence::breach::writing {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kTarBlock = 512;

// A file or standard input, with its first bytes kept so that its kind can be seen.
class FileSource final : public text::ByteSource {
 public:
  FileSource(const fs::path& path, workshop::BuildMonitor& monitor)
      : name_(path == "-" ? "standard input" : path.string()), monitor_(monitor) {
    if (path == "-") {
      fd_ = STDIN_FILENO;
    } else {
      file_ = platform::open_for_reading(path);
      fd_ = file_.get();
    }
    struct stat facts {};
    if (fstat(fd_, &facts) == 0 && S_ISREG(facts.st_mode)) {
      expected_ = static_cast<std::uint64_t>(facts.st_size);
      (void)posix_fadvise(fd_, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
    while (head_size_ < kTarBlock) {
      const std::size_t got = read_file(head_ + head_size_, kTarBlock - head_size_);
      if (got == 0) break;
      head_size_ += got;
    }
    if (head_size_ == 0) throw Error(ErrorCode::kBadFile, "is empty; download or make it again", {name_});
  }

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] bool is_tar() const noexcept {
    return head_size_ == kTarBlock && std::memcmp(head_ + 257, "ustar", 5) == 0;
  }

  std::size_t read(char* to, std::size_t size) override {
    if (head_used_ < head_size_) {
      const std::size_t part = std::min(size, head_size_ - head_used_);
      std::memcpy(to, head_ + head_used_, part);
      head_used_ += part;
      return part;
    }
    return read_file(to, size);
  }

 private:
  std::size_t read_file(char* to, std::size_t size) {
    while (true) {
      const ssize_t got = ::read(fd_, to, size);
      if (got < 0 && errno == EINTR) {
        monitor_.report();
        continue;
      }
      if (got < 0) throw Error(ErrorCode::kIo, "cannot be read", {name_}, errno);
      done_ += static_cast<std::uint64_t>(got);
      if (got == 0 && expected_ && done_ < *expected_) {
        throw Error(ErrorCode::kIo, "became shorter while it was read; wait until it is complete", {name_});
      }
      monitor_.advance(static_cast<std::uint64_t>(got), 0);
      return static_cast<std::size_t>(got);
    }
  }

  std::string name_;
  workshop::BuildMonitor& monitor_;
  platform::FileDescriptor file_;
  int fd_ = -1;
  std::optional<std::uint64_t> expected_;
  std::uint64_t done_ = 0;
  char head_[kTarBlock] = {};
  std::size_t head_size_ = 0;
  std::size_t head_used_ = 0;
};

// The files of a tar archive in the formats of POSIX and GNU. Only names and sizes matter here.
class TarReader {
 public:
  explicit TarReader(FileSource& archive) noexcept : archive_(archive) {}

  void for_each_file(const TextVisitor& visit) {
    char header[kTarBlock];
    while (read_block(header)) {
      if (std::all_of(header, header + kTarBlock, [](char c) { return c == '\0'; })) return;
      if (!checksum_fits(header)) refuse("is damaged (tar checksum); download or make it again");
      const std::uint64_t size = number(header + 124, 12);
      const char type = header[156];
      const bool is_file = type == '0' || type == '\0';
      MemberSource member(*this, size);
      if (is_file) {
        const std::string path = member_path(header);
        visit(archive_.name() + ":" + path, fs::path(path).filename().string(), member);
      }
      member.skip_rest();
      skip((kTarBlock - size % kTarBlock) % kTarBlock);
    }
    refuse("is truncated (tar archive without an end); download or make it again");
  }

 private:
  class MemberSource final : public text::ByteSource {
   public:
    MemberSource(TarReader& tar, std::uint64_t size) noexcept : tar_(tar), left_(size) {}
    std::size_t read(char* to, std::size_t size) override {
      const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size, left_));
      if (wanted == 0) return 0;
      const std::size_t got = tar_.archive_.read(to, wanted);
      if (got == 0) tar_.refuse("is truncated (inside a tar archive); download or make it again");
      left_ -= got;
      return got;
    }
    void skip_rest() {
      tar_.skip(left_);
      left_ = 0;
    }

   private:
    TarReader& tar_;
    std::uint64_t left_;
  };

  [[noreturn]] void refuse(const std::string& problem) const {
    throw Error(ErrorCode::kBadFile, problem, {archive_.name()});
  }

  bool read_block(char* block) {
    std::size_t done = 0;
    while (done < kTarBlock) {
      const std::size_t got = archive_.read(block + done, kTarBlock - done);
      if (got == 0) return false;
      done += got;
    }
    return true;
  }

  void skip(std::uint64_t size) {
    char waste[4096];
    while (size > 0) {
      const std::size_t got =
          archive_.read(waste, static_cast<std::size_t>(std::min<std::uint64_t>(size, sizeof waste)));
      if (got == 0) refuse("is truncated (inside a tar archive); download or make it again");
      size -= got;
    }
  }

  // Octal digits, or big-endian after a set first bit for sizes that octal has no room for.
  static std::uint64_t number(const char* field, std::size_t size) noexcept {
    std::uint64_t value = 0;
    if ((static_cast<unsigned char>(field[0]) & 0x80) != 0) {
      for (std::size_t i = size - 8; i < size; ++i) value = value << 8 | static_cast<unsigned char>(field[i]);
      return value;
    }
    for (std::size_t i = 0; i < size; ++i) {
      if (field[i] >= '0' && field[i] <= '7') value = value * 8 + static_cast<std::uint64_t>(field[i] - '0');
    }
    return value;
  }

  static bool checksum_fits(const char* header) noexcept {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kTarBlock; ++i) {
      sum += i >= 148 && i < 156 ? std::uint64_t{' '} : static_cast<unsigned char>(header[i]);
    }
    return sum == number(header + 148, 8);
  }

  static std::string member_path(const char* header) { return {header, strnlen(header, 100)}; }

  FileSource& archive_;
};

void visit_file(const fs::path& path, bool archives, workshop::BuildMonitor& monitor, const TextVisitor& visit) {
  FileSource source(path, monitor);
  if (archives && source.is_tar()) {
    TarReader(source).for_each_file(visit);
  } else {
    visit(source.name(), path.filename().string(), source);
  }
}

std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (!entry->path().filename().string().starts_with('.')) files.push_back(entry->path());
  }
  if (error) throw Error(ErrorCode::kIo, "cannot be listed; check its permissions", {folder.string()}, error.value());
  if (files.empty())
    throw Error(ErrorCode::kBadFile, "is an empty folder; name one with range files", {folder.string()});
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

void for_each_text(const std::vector<fs::path>& inputs, bool archives, workshop::BuildMonitor& monitor,
                   const TextVisitor& visit) {
  for (const fs::path& input : inputs) {
    std::error_code ignored;  // what can't be examined fails when it is opened
    if (input == "-" || !fs::is_directory(input, ignored)) {
      visit_file(input, archives, monitor, visit);
      continue;
    }
    for (const fs::path& file : files_of(input)) visit_file(file, archives, monitor, visit);
  }
}

}  // namespace credence::breach::writing
