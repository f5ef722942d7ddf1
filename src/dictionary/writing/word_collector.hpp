// SPDX-License-Identifier: Apache-2.0
// The words of all lists that a dictionary is made of: in the matching form, with list and rank, in bounded memory.
#ifndef CREDENCE_DICTIONARY_WRITING_WORD_COLLECTOR_HPP_
#define CREDENCE_DICTIONARY_WRITING_WORD_COLLECTOR_HPP_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "credence/build.hpp"
#include "workshop/build_monitor.hpp"
#include "workshop/byte_strings.hpp"
#include "workshop/line_census.hpp"

namespace credence::dictionary::writing {

/// Where a word comes from.
struct WordOrigin {
  std::uint32_t list;
  std::uint32_t rank;
};

class WordCollector {
 public:
  /// `target` is the file that is built. What is dropped is counted in `result`.
  WordCollector(const std::filesystem::path& target, const DictionaryBuildOptions& options,
                workshop::BuildMonitor& monitor, DictionaryBuildResult& result)
      : target_(target), options_(options), monitor_(monitor), result_(result), words_(target) {}

  /// Reads one list, numbered `list`. Throws Error as for_each_line().
  void read(const WordListInput& input, std::uint32_t list);

  /// How many words were kept, and in how many bytes.
  [[nodiscard]] std::uint64_t kept() const noexcept { return kept_; }
  [[nodiscard]] std::uint64_t bytes() const noexcept { return words_.size(); }
  /// How often each letter occurs.
  [[nodiscard]] const std::unordered_map<char32_t, std::uint64_t>& letters() const noexcept { return letters_; }
  /// What nearly all lines look like.
  [[nodiscard]] ListLook look() const noexcept { return census_.look(); }
  /// Calls `visit` with each word, in UTF-8, in the order they were read.
  void for_each(const std::function<void(std::string_view letters, WordOrigin origin)>& visit) const;

 private:
  bool fold(std::string_view line);
  bool join();
  void encode();
  void keep(std::string_view letters, WordOrigin origin);

  const std::filesystem::path& target_;
  const DictionaryBuildOptions& options_;
  workshop::BuildMonitor& monitor_;
  DictionaryBuildResult& result_;
  workshop::StringSpool words_;
  std::uint64_t kept_ = 0;
  std::unordered_map<char32_t, std::uint64_t> letters_;
  std::u32string folded_;  // the latest word
  std::string utf8_;       // the same
  workshop::LineCensus census_;
};

}  // namespace credence::dictionary::writing

#endif  // CREDENCE_DICTIONARY_WRITING_WORD_COLLECTOR_HPP_
