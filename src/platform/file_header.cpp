// SPDX-License-Identifier: Apache-2.0
#include "platform/file_header.hpp"

#include <fmt/format.h>

#include <utility>

#include "credence/error.hpp"
#include "platform/bytes.hpp"

namespace credence::platform {

void FileKind::refuse(const std::string& file, const std::string& problem) const {
  throw Error(ErrorCode::kBadFile, problem + "; copy or build it again", {file});
}

void FileKind::refuse_corrupt(const std::string& file, std::string_view fault) const {
  refuse(file, fmt::format("is a corrupt {} ({})", name, fault));
}

HeaderWriter::HeaderWriter(const FileKind& kind, std::span<std::byte> header) noexcept : header_(header) {
  std::fill(header.begin(), header.end(), std::byte{0});
  std::memcpy(header.data(), kind.magic.data(), kind.magic.size());
  store_le32(header.data() + kind.version_at, kind.version);
}

HeaderReader::HeaderReader(const FileKind& kind, std::span<const std::byte> file_begin, std::string file)
    : kind_(kind), file_(std::move(file)) {
  if (file_begin.empty()) kind.refuse(file_, "is empty");
  if (file_begin.size() < kind.magic.size() ||
      std::memcmp(file_begin.data(), kind.magic.data(), kind.magic.size()) != 0) {
    throw Error(ErrorCode::kBadFile, fmt::format("is not a {}; name one, or build it", kind.name), {file_});
  }
  if (file_begin.size() < kind.header_size) kind.refuse(file_, "is truncated");
  if (const std::uint32_t version = load_le32(file_begin.data() + kind.version_at); version != kind.version) {
    throw Error(ErrorCode::kBadFile,
                fmt::format("has format version {}, not {}; build it again with this credence", version, kind.version),
                {file_});
  }
  header_ = file_begin.first(kind.header_size);
  reserved_.assign(header_.begin(), header_.end());
  take(0, kind.magic.size());
  take(kind.version_at, sizeof kind.version);
}

void HeaderReader::require_checksum(bool fits) const {
  if (!fits) refuse_corrupt("header checksum");
}

void HeaderReader::require_size(std::uint64_t file_size) const {
  const std::uint64_t said = load_le64(header_.data() + kind_.file_size_at);
  if (said == file_size) return;
  kind_.refuse(file_, fmt::format("is truncated or has grown: it has {} bytes, its header says {}", file_size, said));
}

void HeaderReader::require_sound(bool sound) const {
  const bool rest_is_zero =
      std::all_of(reserved_.begin(), reserved_.end(), [](std::byte byte) { return byte == std::byte{0}; });
  if (!sound || !rest_is_zero) refuse_corrupt("its header contradicts itself");
}

}  // namespace credence::platform
