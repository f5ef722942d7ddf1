// SPDX-License-Identifier: Apache-2.0
#include "unpacking/archive_input.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <numeric>
#include <string>
#include <system_error>
#include <utility>

#include "credence/error.hpp"
#include "unpacking/compression.hpp"

namespace credence::unpacking {
namespace {

namespace fs = std::filesystem;

bool (*interrupted)() = [] { return false; };

constexpr const char* kInput = "standard input";
constexpr std::size_t kTarBlock = 512;
constexpr std::size_t kBlock = 65536;

// Reads standard input. An interrupted read is an error with EINTR, which the build answers by asking its progress
// callback whether to go on.
std::size_t read_standard_input(char* to, std::size_t size) {
  const ssize_t got = ::read(STDIN_FILENO, to, size);
  if (got < 0) throw Error(ErrorCode::kIo, "cannot be read", {kInput}, errno);
  return static_cast<std::size_t>(got);
}

// Standard input, of which the beginning was read to see what it is.
class StandardInput final : public ByteSource {
 public:
  std::string_view beginning() {
    while (size_ < kLongestMagic) {
      try {
        const std::size_t got = read_standard_input(beginning_.data() + size_, kLongestMagic - size_);
        if (got == 0) break;
        size_ += got;
      } catch (const Error& error) {
        if (error.system_error() != EINTR || interrupted()) throw;
      }
    }
    return {beginning_.data(), size_};
  }
  std::size_t read(char* to, std::size_t size) override {
    if (used_ == size_) return read_standard_input(to, size);
    const std::size_t part = std::min(size, size_ - used_);
    std::memcpy(to, beginning_.data() + used_, part);
    used_ += part;
    return part;
  }

 private:
  std::array<char, kLongestMagic> beginning_{};
  std::size_t size_ = 0;
  std::size_t used_ = 0;
};

// The header of a file in a tar archive, as src/workshop/inputs.cpp describes and reads it.
std::string tar_header(const std::string& name, std::uint64_t size) {
  std::string header(kTarBlock, '\0');
  const auto put = [&header](std::size_t at, std::string_view text) { header.replace(at, text.size(), text); };
  put(0, std::string_view(name).substr(0, 99));
  if (size < std::uint64_t{1} << 33) {
    put(124, fmt::format("{:011o}", size));
  } else {
    header[124] = '\x80';
    for (std::size_t i = 0; i < 8; ++i) header[135 - i] = static_cast<char>(size >> 8 * i & 0xFF);
  }
  put(148, "        ");
  put(156, "0");
  put(257, "ustar");
  const auto add = [](unsigned sum, char c) { return sum + static_cast<unsigned char>(c); };
  const unsigned sum = std::accumulate(header.begin(), header.end(), 0U, add);
  put(148, fmt::format("{:06o}", sum) + '\0');
  return header;
}

// What is in a compressed file: its text, the one list in an archive, or with kMany an archive's files as a tar
// archive, which the library takes for what it is. The file is opened when the build first reads: a folder may have a
// million.
class UnpackedSource final : public ByteSource {
 public:
  // Without `input` it reads `file`, or standard input where that is empty.
  UnpackedSource(std::string name, const Compression& compression, ArchiveMembers members, fs::path file,
                 std::shared_ptr<StandardInput> input = nullptr)
      : name_(std::move(name)),
        compression_(compression),
        members_(members),
        file_(std::move(file)),
        input_(std::move(input)) {}

  std::size_t read(char* to, std::size_t size) override {
    if (archive_ == nullptr && state_ != State::kEnd) open();
    while (true) {
      if (pending_used_ < pending_.size()) {
        const std::size_t part = std::min(size, pending_.size() - pending_used_);
        std::memcpy(to, pending_.data() + pending_used_, part);
        pending_used_ += part;
        return part;
      }
      if (state_ == State::kEnd) return 0;
      if (state_ == State::kMember) {
        if (const std::size_t got = read_member(to, size); got != 0) return got;
        end_member();
      } else {
        next_member();
      }
    }
  }

 private:
  enum class State { kBetween, kMember, kEnd };
  struct Free {
    void operator()(archive* reader) const { archive_read_free(reader); }
  };

  void open() {
    archive_.reset(archive_read_new());
    if (archive_ == nullptr) throw std::bad_alloc();
    archive* const reader = archive_.get();
    // Nothing else is taken for what the file says it is, least of all a damaged archive for a text.
    int status = compression_.support(reader);
    if (!compression_.is_archive) {
      status = std::min({status, archive_read_support_format_tar(reader), archive_read_support_format_raw(reader)});
    }
    if (status == ARCHIVE_OK) status = open_input(reader);
    if (status != ARCHIVE_OK) fail();
  }
  int open_input(archive* reader) {
    if (input_ != nullptr) {
      block_.resize(kBlock);
      return archive_read_open2(reader, this, nullptr, &UnpackedSource::feed, nullptr, nullptr);
    }
    if (file_.empty()) return archive_read_open_fd(reader, STDIN_FILENO, kBlock);
    return archive_read_open_filename(reader, file_.c_str(), kBlock);
  }

  // libarchive asks for more of standard input. What is thrown must not go through its C; fail() throws it.
  static la_ssize_t feed(archive* reader, void* self, const void** bytes) {
    auto& source = *static_cast<UnpackedSource*>(self);
    while (true) {
      try {
        *bytes = source.block_.data();
        return static_cast<la_ssize_t>(source.input_->read(source.block_.data(), source.block_.size()));
      } catch (const Error& error) {
        if (error.system_error() == EINTR && !interrupted()) continue;
        source.thrown_ = std::current_exception();
      }
      archive_set_error(reader, EIO, "cannot be read");
      return ARCHIVE_FATAL;
    }
  }

  [[noreturn]] void fail() {
    if (thrown_) std::rethrow_exception(thrown_);
    const char* const reason = archive_error_string(archive_.get());
    throw Error(
        ErrorCode::kBadFile,
        fmt::format("cannot be unpacked: {}; download or make it again", reason == nullptr ? "it is damaged" : reason),
        {name_});
  }

  void next_member() {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(archive_.get(), &entry);
    if (status == ARCHIVE_EOF) {
      if (count_ == 0) throw Error(ErrorCode::kBadFile, "holds no file; download or make it again", {name_});
      state_ = State::kEnd;
      archive_.reset();  // of a folder's many files, one is open at a time
      if (as_tar_) set_pending(std::string(2 * kTarBlock, '\0'));
      return;
    }
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) fail();
    const bool is_raw = archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW;
    const char* const path = archive_entry_pathname(entry);
    const std::string member = path == nullptr ? "" : path;
    if (!is_raw && (archive_entry_filetype(entry) != AE_IFREG || is_left_out(member))) return;
    ++count_;
    state_ = State::kMember;
    if (is_raw) return;
    if (members_ == ArchiveMembers::kMany) {
      begin_tar_member(fs::path(member).filename().string(), entry);
    } else if (count_ > 1) {
      throw Error(ErrorCode::kInvalidArgument,
                  fmt::format("holds more than one file ({}, {}); unpack it and name the lists", first_, member),
                  {name_});
    } else {
      first_ = member;
    }
  }

  // What systems put into archives beside the files, and what the library leaves out of folders.
  static bool is_left_out(const std::string& member) {
    const auto is_hidden = [](const fs::path& part) {
      return part.native().starts_with('.') && part != "." && part != "..";
    };
    return member.starts_with("__MACOSX/") || std::ranges::any_of(fs::path(member), is_hidden);
  }

  void begin_tar_member(const std::string& name, archive_entry* entry) {
    if (archive_entry_size_is_set(entry) == 0) {  // which the header in front of it has to say
      throw Error(ErrorCode::kUnsupported, fmt::format("has no size for {}; unpack it and name the files", name),
                  {name_});
    }
    as_tar_ = true;
    left_ = static_cast<std::uint64_t>(archive_entry_size(entry));
    padding_ = (kTarBlock - left_ % kTarBlock) % kTarBlock;
    set_pending(tar_header(name, left_));
  }

  std::size_t read_member(char* to, std::size_t size) {
    if (!as_tar_) return unpack(to, size);
    if (left_ == 0) return 0;
    const std::size_t got = unpack(to, static_cast<std::size_t>(std::min<std::uint64_t>(size, left_)));
    if (got == 0) throw Error(ErrorCode::kBadFile, "is truncated; download or make it again", {name_});
    left_ -= got;
    return got;
  }
  void end_member() {
    state_ = State::kBetween;
    if (as_tar_) set_pending(std::string(padding_, '\0'));
  }

  std::size_t unpack(char* to, std::size_t size) {
    const la_ssize_t got = archive_read_data(archive_.get(), to, size);
    if (got < 0) fail();
    return static_cast<std::size_t>(got);
  }
  void set_pending(std::string bytes) {
    pending_ = std::move(bytes);
    pending_used_ = 0;
  }

  std::string name_;
  const Compression& compression_;
  ArchiveMembers members_;
  fs::path file_;
  std::shared_ptr<StandardInput> input_;
  std::unique_ptr<archive, Free> archive_;
  std::string block_;  // what libarchive reads of standard input
  std::exception_ptr thrown_;
  State state_ = State::kBetween;
  std::uint64_t count_ = 0;  // of files in the archive so far
  std::string first_;
  bool as_tar_ = false;
  std::uint64_t left_ = 0;  // of the member, as its header says
  std::size_t padding_ = 0;
  std::string pending_;  // what comes before more of the member
  std::size_t pending_used_ = 0;
};

// What errors call a compressed file. Of a range file that is its name without the extension: the library knows its
// prefix by it.
std::string name_of(const fs::path& file) {
  const fs::path stem = fs::path(file).replace_extension();
  const std::string name = stem.filename().string();
  const bool is_range = name.size() == 5 && name.find_first_not_of("0123456789ABCDEFabcdef") == std::string::npos;
  return is_range ? stem.string() : file.string();
}

Input unpacked(const fs::path& file, const Compression& compression, ArchiveMembers members, const fs::path& output) {
  std::error_code ignored;  // an output that is not there is no input
  if (fs::equivalent(file, output, ignored)) {
    throw Error(ErrorCode::kInvalidArgument, "is an input and the output; choose another output", {file.string()});
  }
  return {name_of(file), std::make_shared<UnpackedSource>(file.string(), compression, members, file)};
}

Input standard_input(ArchiveMembers members) {
  auto input = std::make_shared<StandardInput>();
  const std::string_view beginning = input->beginning();
  const Compression* const compression = compression_of(beginning);
  if (compression == nullptr) return {kInput, std::move(input)};
  if (!compression->is_archive) {
    return {kInput, std::make_shared<UnpackedSource>(kInput, *compression, members, fs::path(), std::move(input))};
  }
  if (lseek(STDIN_FILENO, -static_cast<off_t>(beginning.size()), SEEK_CUR) != 0) {
    throw Error(ErrorCode::kUnsupported,
                "an archive can't be read from a pipe, for its list of files is at its end; name the file", {kInput});
  }
  return {kInput, std::make_shared<UnpackedSource>(kInput, *compression, members, "")};
}

// The first bytes of a regular file; of anything else none, because they could not be read again.
std::string beginning_of(const fs::path& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) return {};
  std::string bytes(kLongestMagic, '\0');
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const ssize_t got = descriptor < 0 ? -1 : read(descriptor, bytes.data(), bytes.size());
  const int reason = errno;
  if (descriptor >= 0) close(descriptor);
  if (got < 0) throw Error(ErrorCode::kIo, "cannot be read; check its permissions", {file.string()}, reason);
  bytes.resize(static_cast<std::size_t>(got));
  return bytes;
}

// All files below a folder in the order of their paths. `needs_us`: whether the library can't read the folder itself.
std::vector<fs::path> files_below(const fs::path& folder, bool& needs_us) {
  std::vector<fs::path> files;
  std::error_code error;
  needs_us = false;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const bool is_folder = entry->is_directory(error);
    if (entry->path().filename().string().starts_with('.')) {
      if (is_folder) entry.disable_recursion_pending();
      continue;
    }
    needs_us |= is_folder || compression_by_name(entry->path()) != nullptr;
    if (!is_folder) files.push_back(entry->path());
  }
  if (error) throw Error(ErrorCode::kIo, "cannot be listed; check its permissions", {folder.string()}, error.value());
  std::ranges::sort(files);
  return files;
}

}  // namespace

void end_reading_if(bool (*was_interrupted)()) { interrupted = was_interrupted; }

Input input_of(const fs::path& argument, ArchiveMembers members, const fs::path& output) {
  if (argument == "-") return standard_input(members);
  const Compression* const compression = compression_of(beginning_of(argument));
  return compression == nullptr ? Input(argument) : unpacked(argument, *compression, members, output);
}

std::vector<Input> inputs_of(const std::vector<fs::path>& arguments, ArchiveMembers members, const fs::path& output) {
  std::vector<Input> inputs;
  inputs.reserve(arguments.size());
  for (const fs::path& argument : arguments) {
    std::error_code ignored;  // what can't be examined fails when it is opened
    bool needs_us = false;
    std::vector<fs::path> files;
    if (fs::is_directory(argument, ignored)) files = files_below(argument, needs_us);
    if (!needs_us) inputs.push_back(input_of(argument, members, output));
    for (const fs::path& file : needs_us ? files : std::vector<fs::path>()) {
      const Compression* const compression = compression_by_name(file);
      inputs.push_back(compression == nullptr ? Input(file) : unpacked(file, *compression, members, output));
    }
  }
  return inputs;
}

}  // namespace credence::unpacking
