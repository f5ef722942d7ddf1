// SPDX-License-Identifier: Apache-2.0
// Word lists compiled into a minimal acyclic automaton that finds every word inside a password, in
// plain sight and disguised, in linear time. data/FORMATS.md has the layout.
#ifndef CREDENCE_DICTIONARY_HPP_
#define CREDENCE_DICTIONARY_HPP_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "credence/cxx20.hpp"
#include "credence/error.hpp"
#include "credence/export.h"
#include "credence/report.hpp"

namespace credence {

class Dictionary;
namespace dictionary {
struct State;
const State& state_of(const Dictionary& dictionary) noexcept;
}  // namespace dictionary

/// One of the lists a dictionary was made from.
struct WordList {
  std::string name;      ///< "en-common"
  std::string language;  ///< BCP 47, "en"; empty: none in particular.
  WordKind kind = WordKind::kOther;
  std::uint64_t words = 0;
};

/// How a word was hidden. A match may have several.
struct Disguise {
  bool leet = false;
  bool reversed = false;
  bool separated = false;
  bool stretched = false;
  bool capitals = false;  ///< In the middle; all capitals or one at the beginning are not a disguise.
  friend bool operator==(const Disguise&, const Disguise&) = default;
};

/// A word found in a password: where, in which list, how common (rank 1 is the commonest), how
/// hidden, how many letters it has. Never the word itself.
struct DictionaryMatch {
  Span span;               ///< Bytes of the caller's password.
  std::uint32_t list = 0;  ///< Index into DictionaryFacts::lists: the list where it is commonest.
  std::uint32_t rank = 0;
  std::uint32_t letters = 0;  ///< Letters of the word, in the matching form.
  Disguise disguise;
  friend bool operator==(const DictionaryMatch&, const DictionaryMatch&) = default;
};

/// Which words a search finds, and through which disguises. Lengths count letters of the word in the matching form; a
/// Han character counts as 3 and a kana as 2. A policy's DictionaryRule has the same settings with the same defaults.
struct MatchOptions {
  /// Letters from which a word is found wherever it is. A shorter one, of common_min_length letters or more, is found
  /// where its rank is at most common_rank, or disguised_rank if it is disguised or has capitals inside, and no letter
  /// is before or after it: random letters hold short words too often.
  std::uint32_t min_length = 5;
  std::uint32_t common_min_length = 4;
  std::uint32_t common_rank = 12000;
  std::uint32_t disguised_rank = 2000;
  bool leet = true;
  bool reversed = true;
  bool separated = true;
  bool stretched = true;
  /// Letters added to min_length and common_min_length for each kind of disguise, because disguises multiply the
  /// chance that a random password seems to hold a word.
  std::uint32_t leet_extra = 1;
  std::uint32_t reversed_extra = 1;
  std::uint32_t separated_extra = 1;
  std::uint32_t stretched_extra = 1;
  friend bool operator==(const MatchOptions&, const MatchOptions&) = default;
};

struct DictionaryFacts {
  std::uint32_t format_version = 0;
  std::uint64_t words = 0;
  std::uint64_t file_size = 0;  ///< Bytes.
  std::uint32_t alphabet = 0;   ///< Different letters.
  std::vector<WordList> lists;
  std::uint32_t checksum = 0;  ///< CRC-32C of everything after the header.
};

/// An open dictionary. Immutable: any thread may use it at any time.
class CREDENCE_API Dictionary {
 public:
  /// Throws Error: kIo if it can't be read; kBadFile if it is empty, truncated, foreign, of another version
  /// or corrupt. Checks everything once, in one pass, so that no later call can go wrong.
  [[nodiscard]] static std::shared_ptr<const Dictionary> open(const std::filesystem::path& path);
  /// The same over bytes that the caller keeps alive and unchanged. `name` is what errors call it.
  [[nodiscard]] static std::shared_ptr<const Dictionary> open_memory(std::span<const std::byte> data,
                                                                     std::string_view name = "memory");
  /// The words that ship with the library.
  [[nodiscard]] static std::shared_ptr<const Dictionary> built_in();

  ~Dictionary();
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;

  struct Entry {
    std::uint32_t list = 0;  ///< As in DictionaryMatch.
    std::uint32_t rank = 0;
  };
  /// The entry of a word, compared in the matching form (case, accents and look-alikes folded).
  [[nodiscard]] std::optional<Entry> find(std::string_view word) const;
  /// Every word inside `password` that the options ask for, in order of their spans. Empty if it is not UTF-8 or over
  /// 65,536 bytes.
  [[nodiscard]] std::vector<DictionaryMatch> matches(std::string_view password, const MatchOptions& options = {}) const;

  /// Calls `visit` with every word, as UTF-8 in the matching form, each once and in the order of the file, which is
  /// that of its letters' numbers. The view is valid during the call. In a file that verify() refuses there may be more
  /// words than facts() says.
  void for_each_word(const std::function<void(std::string_view word, const Entry& entry)>& visit) const;

  [[nodiscard]] DictionaryFacts facts() const;
  /// Reads everything: checksum, structure, order, totals. Throws Error(kBadFile).
  void verify() const;
  [[nodiscard]] const std::string& name() const noexcept;

 private:
  friend const dictionary::State& dictionary::state_of(const Dictionary& dictionary) noexcept;
  // The library's own data needs no check.
  static std::shared_ptr<const Dictionary> open_trusted(std::span<const std::byte> data, std::string_view name);
  explicit Dictionary(std::unique_ptr<dictionary::State> state);
  std::unique_ptr<const dictionary::State> state_;
};

}  // namespace credence

#endif  // CREDENCE_DICTIONARY_HPP_
