// SPDX-License-Identifier: Apache-2.0
// Reads what a model is trained on, and writes it.
#include <algorithm>
#include <cmath>
#include <deque>
#include <unordered_map>

#include "credence/strength.hpp"
#include "platform/atomic_file.hpp"
#include "strength/writing/train.hpp"
#include "text/line_reader.hpp"
#include "workshop/inputs.hpp"

namespace credence {
namespace strength::writing {
namespace {

constexpr std::size_t kListed = 100000;     // the first lines of the list, which become its passwords
constexpr std::size_t kFitted = 20000;      // lines that transitions are fitted to
constexpr std::size_t kWordsOfList = 8000;  // words of each list that letters are learned from
constexpr double kWordShare = 1.0 / 15;     // of all lines that letters are learned from
constexpr double kRankPowerOfList = 0.75;
constexpr double kInAnotherList = 3.981;  // 10^0.6

void for_each_line(const std::vector<Input>& inputs, workshop::BuildMonitor& monitor,
                   const std::function<void(std::string_view)>& visit) {
  text::LineReader lines;
  workshop::for_each_text(inputs, false, monitor, [&](const std::string&, const std::string&, ByteSource& bytes) {
    lines.start(bytes);
    text::LineReader::Line line;
    while (lines.next(line)) {
      std::string_view password = line.text;
      if (!password.empty() && password.back() == '\r') password.remove_suffix(1);
      if (!password.empty() && !line.too_long) visit(password);
    }
  });
}

// Trains a model step by step; the steps read what the ones before have set.
class Training {
 public:
  Training(const StrengthTraining& input, const StrengthBuildOptions& options, workshop::BuildMonitor& monitor)
      : input_(input), options_(options), monitor_(monitor) {}

  StrengthBuildResult run() {
    read_passwords();
    read_words();
    content_.set_runs(even_);
    set_first_transitions(content_);
    fit_transitions(fitted_, options_.dictionaries, content_);
    even_.add(odd_, 1);
    content_.set_runs(even_);
    std::vector<ListedShare> shares = fuse_lists();
    set_passwords(first_, shares, options_.dictionaries, content_);
    set_guesses(first_, shares, words_, options_.dictionaries, content_);
    content_.lines = static_cast<std::uint32_t>(result_.lines);
    result_.listed = content_.passwords.size();
    return result_;
  }
  [[nodiscard]] const ModelContent& content() const noexcept { return content_; }

 private:
  // Even lines teach what follows what. Odd ones wait: what transitions are fitted to must be new to the model, or it
  // learns that passwords are what it has seen.
  void read_passwords() {
    std::size_t odd_seen = 0;
    std::size_t every = 1;  // so many odd lines to one that is kept; as more come, every other one is dropped
    for_each_line(input_.passwords, monitor_, [&](std::string_view line) {
      const text::Prepared prepared(line, text::kMaxPasswordBytes);
      if (!prepared.is_text()) {
        ++result_.skipped;
        return;
      }
      Characters characters;
      read_characters(prepared, characters);
      const bool is_even = result_.lines % 2 == 0;
      (is_even ? even_ : odd_).add(characters, 1);
      if (!is_even && odd_seen++ % every == 0) fitted_.add(line);
      if (fitted_.size() == 2 * kFitted) {
        fitted_.keep_every_other();
        every *= 2;
      }
      if (first_.size() < kListed) first_.add(line);
      ++result_.lines;
    });
  }

  // Words count all together as some of the lines, however many there are.
  void read_words() {
    RunCounts counts;
    std::size_t learned = 0;
    for (const WordListInput& list : input_.words) {
      ListedWords& words = words_.emplace_back();
      words.list = list.list;
      for_each_line({list.input}, monitor_, [&](std::string_view word) {
        words.words.add(word);
        const text::Prepared prepared(word, text::kMaxPasswordBytes);
        if (words.words.size() > kWordsOfList || !prepared.is_text()) return;
        Characters characters;
        read_characters(prepared, characters);
        counts.add(characters, 1);
        ++learned;
      });
    }
    if (learned == 0) return;
    even_.add(counts,
              static_cast<float>(kWordShare * static_cast<double>(result_.lines) / static_cast<double>(learned)));
  }

  // A share for each of the first lines: by its best place in an ordered list, more where another list has it too.
  std::vector<ListedShare> fuse_lists() {
    std::unordered_map<std::uint64_t, std::size_t> places;
    std::vector<ListedShare> shares;
    for (std::size_t i = 0; i < first_.size(); ++i) {
      if (places.emplace(hash_of(first_[i]), shares.size()).second) shares.push_back({i, share_at(shares.size())});
    }
    for (const Input& list : input_.ordered) {
      std::size_t rank = 0;
      for_each_line({list}, monitor_, [&](std::string_view line) {
        const auto place = places.find(hash_of(line));
        if (place != places.end()) {
          shares[place->second].share = std::max(shares[place->second].share, share_at(rank));
        }
        ++rank;
      });
    }
    for_each_line(input_.unordered, monitor_, [&](std::string_view line) {
      const auto place = places.find(hash_of(line));
      if (place == places.end()) return;
      shares[place->second].share *= kInAnotherList;
      places.erase(place);  // once is enough
    });
    return shares;
  }

  static double share_at(std::size_t rank) {
    constexpr double kOffset = 4;
    return std::pow(static_cast<double>(rank) + kOffset, -kRankPowerOfList);
  }
  static std::uint64_t hash_of(std::string_view line) {
    const text::Prepared prepared(line, text::kMaxPasswordBytes);
    return listed_hash(prepared.typed().characters());
  }

  const StrengthTraining& input_;
  const StrengthBuildOptions& options_;
  workshop::BuildMonitor& monitor_;
  RunCounts even_, odd_;
  LineStore fitted_;  // odd lines
  LineStore first_;
  std::deque<ListedWords> words_;
  ModelContent content_;
  StrengthBuildResult result_;
};

}  // namespace
}  // namespace strength::writing

StrengthBuildResult build_strength_model(const StrengthTraining& input, const std::filesystem::path& output,
                                         const StrengthBuildOptions& options) {
  workshop::BuildMonitor monitor(options.progress, output.string());
  platform::AtomicFile file(output);
  strength::writing::Training training(input, options, monitor);
  StrengthBuildResult result = training.run();
  if (result.lines == 0) {
    throw Error(ErrorCode::kBadFile, "no password was given to train a model on; name a list with a password a line",
                {output.string()});
  }
  const std::vector<std::byte> bytes = training.content().to_bytes();
  file.write(bytes);
  file.commit();
  result.file_size = bytes.size();
  return result;
}

}  // namespace credence
