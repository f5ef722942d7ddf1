// SPDX-License-Identifier: Apache-2.0
// The public face of breach files for reading.
#include <openssl/crypto.h>

#include <vector>

#include "breach/breach_file.hpp"
#include "breach/hex.hpp"
#include "breach/password_digest.hpp"
#include "breach/verify.hpp"
#include "credence/breach.hpp"

namespace credence {

using breach::BreachFile;
using breach::Hash;
using breach::Header;

struct BreachDatabase::State {
  BreachFile file;
};

std::size_t digest_size(HashKind kind) noexcept { return kind == HashKind::kSha1 ? 20 : 16; }

std::shared_ptr<const BreachDatabase> BreachDatabase::open(const std::filesystem::path& path,
                                                           const BreachOptions& options) {
  return std::shared_ptr<const BreachDatabase>(
      new BreachDatabase(std::unique_ptr<const State>(new State{BreachFile(path, options)})));
}

std::shared_ptr<const BreachDatabase> BreachDatabase::open_memory(std::span<const std::byte> data,
                                                                  std::string_view name, bool check_pages) {
  return std::shared_ptr<const BreachDatabase>(
      new BreachDatabase(std::unique_ptr<const State>(new State{BreachFile(data, name, check_pages)})));
}

BreachDatabase::BreachDatabase(std::unique_ptr<const State> state) : state_(std::move(state)) {}
BreachDatabase::~BreachDatabase() = default;

BreachAnswer BreachDatabase::lookup(std::string_view password) const noexcept {
  breach::SecretHash hash;
  switch (breach::hash_password(state_->file.header().kind, password, hash)) {
    case platform::Digested::kDone:
      return state_->file.find(hash);
    case platform::Digested::kNoMemory:
      return {BreachAnswer::State::kNoMemory, 0};
    case platform::Digested::kUnavailable:
      break;
  }
  return {BreachAnswer::State::kUnsupported, 0};
}

BreachAnswer BreachDatabase::lookup_digest(std::span<const std::uint8_t> digest) const noexcept {
  if (digest.size() != digest_size(state_->file.header().kind)) return {BreachAnswer::State::kUnsupported, 0};
  breach::SecretHash hash;
  breach::copy_digest(digest.data(), digest.size(), hash);
  return state_->file.find(hash);
}

BreachAnswer BreachDatabase::lookup_hex(std::string_view digest) const noexcept {
  breach::SecretHash hash;
  if (!breach::parse_digest(digest, state_->file.header().kind, hash)) return {BreachAnswer::State::kUnsupported, 0};
  return state_->file.find(hash);
}

void BreachDatabase::lookup_batch(std::span<const std::uint8_t> digests,
                                  std::span<BreachAnswer> answers) const noexcept {
  constexpr std::size_t kChunk = 256;
  const std::size_t size = digest_size(state_->file.header().kind);
  const std::size_t given = std::min(answers.size(), digests.size() / size);
  std::fill(answers.begin(), answers.end(), BreachAnswer{BreachAnswer::State::kUnsupported, 0});
  Hash hashes[kChunk];
  for (std::size_t begin = 0; begin < given; begin += kChunk) {
    const std::size_t count = std::min(kChunk, given - begin);
    for (std::size_t i = 0; i < count; ++i) {
      breach::copy_digest(digests.data() + (begin + i) * size, size, hashes[i]);
    }
    state_->file.find_all(std::span(hashes, count), answers.subspan(begin, count));
  }
  OPENSSL_cleanse(hashes, sizeof hashes);
}

BreachFacts BreachDatabase::facts() const {
  const Header& header = state_->file.header();
  BreachFacts facts;
  facts.hash_kind = header.kind;
  facts.exact = header.exact;
  facts.filter_bits = header.filter_bits;
  facts.format_version = breach::kFormatVersion;
  facts.counts_known = counts_known();
  facts.entries = header.entries;
  facts.file_size = header.total_pages() * breach::kPageSize;
  facts.prefixes_present = header.prefixes_present;
  facts.false_positive_rate = header.false_positive_rate;
  if (header.source_date) facts.source_date = std::chrono::sys_seconds(std::chrono::seconds(*header.source_date));
  facts.build_id = header.build_id;
  facts.sources = state_->file.sources();
  return facts;
}

HashKind BreachDatabase::hash_kind() const noexcept { return state_->file.header().kind; }

bool BreachDatabase::counts_known() const noexcept {
  const Header& header = state_->file.header();
  return header.counts_known && header.filter_bits == 0;
}

void BreachDatabase::verify() const { breach::verify_whole_file(state_->file); }

const std::string& BreachDatabase::name() const noexcept { return state_->file.name(); }

}  // namespace credence
