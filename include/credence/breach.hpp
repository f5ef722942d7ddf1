// SPDX-License-Identifier: Apache-2.0
// Looks passwords up in a breach file: a memory-mapped, globally sorted file of digests with counts,
// or a filter made from one. docs/breach-data.md is the guide, data/FORMATS.md the layout.
#ifndef CREDENCE_BREACH_HPP_
#define CREDENCE_BREACH_HPP_

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "credence/cxx20.hpp"
#include "credence/error.hpp"
#include "credence/export.h"

namespace credence {

/// What a breach file holds digests of. Stored in files: never renumber.
enum class HashKind : std::uint8_t {
  kSha1 = 1,  ///< SHA-1 of the password's bytes, 20 bytes.
  kNtlm = 2,  ///< MD4 of its UTF-16LE form, 16 bytes.
};

/// The answer to a lookup. An error is not an answer: it has a state of its own and is never "absent".
struct BreachAnswer {
  enum class State : std::uint8_t {
    kAbsent,
    kFound,        ///< `count` says how often.
    kPossibly,     ///< In a filter: found, but for its false-positive rate; `count` is kCountUnknown.
    kUnsupported,  ///< NTLM of bytes that are not UTF-8 is undefined; a digest of the wrong length, or not to be had.
    kCorrupt,      ///< The page fails its checksum.
    kUnreadable,   ///< The pread backend could not read (truncated under the reader, I/O error).
    kNoMemory,     ///< No memory for the digest; one that fails once is made at the next look-up.
  };
  static constexpr std::uint64_t kCountUnknown = UINT64_MAX;

  State state = State::kAbsent;
  std::uint64_t count = 0;
  /// Whether the list has the password as far as it can tell: kFound or kPossibly. False is "absent" for kAbsent alone;
  /// is_error() tells.
  [[nodiscard]] bool is_found() const noexcept { return state == State::kFound || state == State::kPossibly; }
  /// Whether there is no answer: kUnsupported, kCorrupt, kUnreadable or kNoMemory.
  [[nodiscard]] bool is_error() const noexcept { return !is_found() && state != State::kAbsent; }
  friend bool operator==(const BreachAnswer&, const BreachAnswer&) = default;
};

/// Where one part of a breach file came from.
struct BreachSource {
  std::string name;
  std::uint64_t lines = 0;
  std::optional<std::chrono::sys_seconds> date;
};

/// What the header of a breach file says.
struct BreachFacts {
  static constexpr std::uint64_t kPrefixes = 1'048'576;  ///< How many prefixes the Pwned Passwords corpus has.
  HashKind hash_kind = HashKind::kSha1;
  bool exact = false;             ///< Whole digests: such a file can be merged, updated and exported.
  std::uint32_t filter_bits = 0;  ///< 0: no filter.
  std::uint32_t format_version = 0;
  std::uint64_t entries = 0;
  std::uint64_t file_size = 0;         ///< Bytes.
  std::uint64_t prefixes_present = 0;  ///< Of the kPrefixes prefixes of five hex digits.
  double false_positive_rate = 0;      ///< Probability that a random digest is answered found or possibly.
  std::optional<std::chrono::sys_seconds> source_date;
  std::array<std::uint8_t, 16> build_id{};  ///< Made from the file's contents: equal for equal files.
  std::vector<BreachSource> sources;
  /// Whether counts say how often a password was seen. They don't in a filter, which has none, nor in a file made of
  /// lists without counts, where they are only the lines that had it: such a count is enough for every min_count.
  bool counts_known = true;

  /// Whether every prefix has entries, as it has in the whole Pwned Passwords corpus.
  [[nodiscard]] bool is_complete() const noexcept { return prefixes_present == kPrefixes; }
};

/// How a file is opened.
struct BreachOptions {
  enum class Backend : std::uint8_t {
    kMap,    ///< mmap: fastest. The file must be replaced by rename, never truncated or rewritten in place.
    kPread,  ///< pread: a file that is truncated under the reader gives kUnreadable, not SIGBUS.
  };
  /// SIGBUS ends the whole process. A service that owns its process and its files maps them; code in other people's
  /// processes (a PAM module, an extension of a database) takes kPread.
  Backend backend = Backend::kMap;
  bool check_pages = true;  ///< Check a page's CRC when it is touched first.
  bool preload = false;     ///< Read the whole file into the page cache now.
  bool huge_pages = false;  ///< Ask for huge pages (MADV_HUGEPAGE); no effect where the system has none.
};

/// An open breach file. Immutable: any thread may look up at any time.
class CREDENCE_API BreachDatabase {
 public:
  /// Throws std::bad_alloc, and Error: kIo if it can't be opened or read; kBadFile if it is empty, truncated, foreign,
  /// of another version or its header is corrupt. Never gives a database that would answer wrongly.
  [[nodiscard]] static std::shared_ptr<const BreachDatabase> open(const std::filesystem::path& path,
                                                                  const BreachOptions& options = {});
  /// The same over bytes that the caller keeps alive and unchanged. `name` is what errors call it.
  [[nodiscard]] static std::shared_ptr<const BreachDatabase> open_memory(std::span<const std::byte> data,
                                                                         std::string_view name = "memory",
                                                                         bool check_pages = true);
  /// The common passwords that ship with the library.
  [[nodiscard]] static std::shared_ptr<const BreachDatabase> built_in();

  ~BreachDatabase();
  BreachDatabase(const BreachDatabase&) = delete;
  BreachDatabase& operator=(const BreachDatabase&) = delete;

  /// Looks up a password's bytes. Leaves no copy of them behind.
  [[nodiscard]] BreachAnswer lookup(std::string_view password) const noexcept;
  /// Looks up a digest of this file's kind.
  [[nodiscard]] BreachAnswer lookup_digest(std::span<const std::uint8_t> digest) const noexcept;
  /// Looks up a digest of this file's kind in hex, in either case.
  [[nodiscard]] BreachAnswer lookup_hex(std::string_view digest) const noexcept;
  /// Looks up many digests, laid end to end in `digests`, overlapping their memory accesses.
  /// `answers` has an element for each.
  void lookup_batch(std::span<const std::uint8_t> digests, std::span<BreachAnswer> answers) const noexcept;

  [[nodiscard]] BreachFacts facts() const;
  /// BreachFacts::hash_kind, without the rest.
  [[nodiscard]] HashKind hash_kind() const noexcept;
  /// BreachFacts::counts_known, without the rest.
  [[nodiscard]] bool counts_known() const noexcept;
  /// Reads everything: checksums, order, counts and totals. Throws Error(kBadFile) that names the page. That the
  /// entries are those of the source is verify_breach_file's (build.hpp) to say.
  void verify() const;
  /// What errors call this file.
  [[nodiscard]] const std::string& name() const noexcept;

 private:
  struct State;
  explicit BreachDatabase(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

/// Bytes of a digest: 20 or 16.
[[nodiscard]] CREDENCE_API std::size_t digest_size(HashKind kind) noexcept;

}  // namespace credence

#endif  // CREDENCE_BREACH_HPP_
