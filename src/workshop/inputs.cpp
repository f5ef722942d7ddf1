// SPDX-License-Identifier: Apache-2.0
#include "workshop/inputs.hpp"

#include <algorithm>
#include <cstring>
#include <system_error>

#include "workshop/input_reader.hpp"

namespace credence::workshop {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kTarBlock = 512;
static_assert(InputReader::kHead == kTarBlock);  // an archive is known by its first block

// The files of a tar archive in the formats of POSIX and GNU: blocks of 512 bytes, of which a file has one as header
// and then as many as its content fills. Only names and sizes matter here:
//
//   offset 0     100 bytes   path, ends at a zero byte if it is shorter
//   offset 124   12 bytes    size in octal digits: "00000001750" is 1,000 bytes, so two blocks of content follow
//   offset 148   8 bytes     checksum in octal digits: the sum of the header's bytes, these eight taken as blanks
//   offset 156   1 byte      type: '0' or zero is a file; folders, links and long names are passed over
//   offset 257   5 bytes     "ustar"
//
// A block of zeroes ends the archive.
class TarReader {
 public:
  explicit TarReader(InputReader& archive) noexcept : archive_(archive) {}

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
  class MemberSource final : public ByteSource {
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

  InputReader& archive_;
};

bool is_tar(std::string_view head) noexcept { return head.size() == kTarBlock && head.substr(257, 5) == "ustar"; }

void visit_input(const Input& input, bool archives, BuildMonitor& monitor, const TextVisitor& visit) {
  InputReader reader(input, monitor);
  const std::string_view head = reader.head();
  if (head.empty()) throw Error(ErrorCode::kBadFile, "is empty; download or make it again", {input.name});
  if (archives && is_tar(head)) {
    TarReader(reader).for_each_file(visit);
  } else {
    visit(input.name, fs::path(input.name).filename().string(), reader);
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

void for_each_text(const std::vector<Input>& inputs, bool archives, BuildMonitor& monitor, const TextVisitor& visit) {
  for (const Input& input : inputs) {
    std::error_code ignored;  // what can't be examined fails when it is opened
    if (input.source != nullptr || !fs::is_directory(input.path, ignored)) {
      visit_input(input, archives, monitor, visit);
      continue;
    }
    for (const fs::path& file : files_of(input.path)) visit_input(file, archives, monitor, visit);
  }
}

void refuse_output_among(const std::vector<Input>& inputs, const fs::path& output) {
  std::error_code ignored;  // what can't be examined fails when it is opened
  if (!fs::exists(output, ignored)) return;
  const auto refuse_same = [&](const fs::path& input) {
    if (!fs::equivalent(input, output, ignored)) return;
    throw Error(ErrorCode::kInvalidArgument,
                "is an input of this build and would be replaced by its result; name another output",
                {output.string()});
  };
  for (const Input& input : inputs) {
    if (input.source != nullptr) continue;
    if (!fs::is_directory(input.path, ignored)) {
      refuse_same(input.path);
      continue;
    }
    for (const auto& entry : fs::directory_iterator(input.path, ignored)) refuse_same(entry.path());
  }
}

}  // namespace credence::workshop
