// SPDX-License-Identifier: Apache-2.0
#include "strength/writing/sampler.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace credence::strength::writing {
namespace {

// What a draw gives at most: longer ones say nothing of what people choose.
constexpr std::size_t kLongest = 64;

double share_of(Cost cost) { return std::exp2(-static_cast<double>(cost) / kBit); }

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kSigns = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

}  // namespace

Sampler::Sampler(const Model& model, const std::deque<ListedWords>& lists, RandomSource& random)
    : model_(model), random_(random) {
  for (const ListedWords& list : lists) {
    if (list.words.size() == 0) continue;
    Choices& choices = choices_[static_cast<std::size_t>(kind_of(list.list.kind))];
    choices.lists.push_back(&list);
    choices.sums.push_back((choices.sums.empty() ? 0 : choices.sums.back()) +
                           share_of(model.list_weight(list.list.name)));
  }
}

void Sampler::draw(text::SecureBytes& out) {
  out.wipe();
  std::size_t kind = kKinds;  // the beginning
  while (out.size() < kLongest) {
    double share = random_.share();
    std::size_t next = 0;
    while (next < kKinds) {
      const Cost cost = model_.transition(kind, next);
      share -= cost < kImpossible ? share_of(cost) : 0;
      if (share < 0) break;
      ++next;
    }
    if (next == kKinds) return;
    append(static_cast<Kind>(next), out);
    kind = next;
  }
}

void Sampler::append(Kind kind, text::SecureBytes& out) {
  const auto digit = [this](std::uint32_t context, std::uint32_t symbol) { return model_.digit(context, symbol); };
  const auto sign = [this](std::uint32_t context, std::uint32_t symbol) { return model_.sign(context, symbol); };
  switch (kind) {
    case Kind::kPassword:
    case Kind::kName:
    case Kind::kWord:
      return append_word(kind, out);
    case Kind::kDigits:
      return append_run(kDigitSymbols, 4, digit, kDigits, out);
    case Kind::kYear:
      return add_number(kFirstModelYear + random_.below(kLastModelYear - kFirstModelYear + 1), 4, out);
    case Kind::kDate:
      return append_date(out);
    case Kind::kSymbols:
      return append_run(kSignSymbols, 2, sign, kSigns, out);
    case Kind::kKeys:
      return append_keys(out);
    case Kind::kSequence:
      return append_sequence(out);
    case Kind::kRepeat:
      return append_repeat(out);
    case Kind::kLetters:
      return append_letters(out);
    case Kind::kRandom:
      return append_random(out);
  }
}

void Sampler::append_word(Kind kind, text::SecureBytes& out) {
  const Choices& choices = choices_[static_cast<std::size_t>(kind)];
  if (choices.lists.empty()) return;
  const double share = random_.share() * choices.sums.back();
  const auto chosen = std::upper_bound(choices.sums.begin(), choices.sums.end(), share) - choices.sums.begin();
  const LineStore& words = choices.lists[std::min(static_cast<std::size_t>(chosen), choices.lists.size() - 1)]->words;
  // The inverse of the integral of (rank + offset)^-power.
  const double rest = 1 - double{kRankPower} / 256;
  const double low = std::pow(kRankOffset + 0.5, rest);
  const double high = std::pow(static_cast<double>(words.size()) + kRankOffset + 0.5, rest);
  const double rank = std::pow(low + random_.share() * (high - low), 1 / rest) - kRankOffset - 0.5;
  const std::string_view word = words[std::min(static_cast<std::size_t>(std::max(rank, 0.0)), words.size() - 1)];
  const std::size_t begin = out.size();
  out.append(word.data(), word.size());
  change_case(begin, out);
  constexpr double kLeet = 0.02;
  constexpr std::string_view kPlain = "aeois";
  constexpr std::string_view kLeetOf = "@301$";
  if (random_.share() >= kLeet) return;
  const std::size_t which = random_.below(kPlain.size());
  std::replace(out.begin() + begin, out.end(), kPlain[which], kLeetOf[which]);
}

void Sampler::append_letters(text::SecureBytes& out) {
  const std::size_t begin = out.size();
  append_run(
      kLetterSymbols, 4, [this](std::uint32_t context, std::uint32_t symbol) { return model_.letter(context, symbol); },
      kLetters, out);
  change_case(begin, out);
}

template <typename Next>
void Sampler::append_run(std::uint32_t symbols, std::size_t memory, const Next& next, std::string_view characters,
                         text::SecureBytes& out) {
  const auto contexts = static_cast<std::uint32_t>(power(symbols, memory));
  std::uint32_t context = 0;
  while (out.size() < kLongest) {
    double total = 0;
    for (std::uint32_t symbol = context == 0 ? 1 : 0; symbol < symbols; ++symbol)
      total += share_of(next(context, symbol));
    double share = random_.share() * total;
    std::uint32_t symbol = context == 0 ? 1 : 0;
    while (symbol + 1 < symbols && (share -= share_of(next(context, symbol))) >= 0) ++symbol;
    if (symbol == 0) return;
    out.push_back(characters[symbol - 1]);
    context = (context * symbols + symbol) % contexts;
  }
}

void Sampler::add_number(std::size_t number, std::size_t digits, text::SecureBytes& out) {
  const std::string text = std::to_string(number);
  for (std::size_t i = text.size(); i < digits; ++i) out.push_back('0');
  out.append(text.data(), text.size());
}

void Sampler::append_date(text::SecureBytes& out) {
  add_number(1 + random_.below(28), 2, out);
  add_number(1 + random_.below(12), 2, out);
  const std::size_t year = kFirstModelYear + random_.below(kLastModelYear - kFirstModelYear + 1);
  random_.share() < 0.5 ? add_number(year, 4, out) : add_number(year % 100, 2, out);
}

// Straight walks on the rows of a keyboard stand for all.
void Sampler::append_keys(text::SecureBytes& out) {
  constexpr std::string_view kRows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv", "1q2w3e4r5t6y7u8i"};
  const std::string_view row = kRows[random_.below(std::size(kRows))];
  const std::size_t begin = random_.below(2) == 0 ? 0 : random_.below(row.size() - 4);
  std::size_t length = 4;
  while (begin + length < row.size() && random_.share() < 0.75) ++length;
  out.append(row.data() + begin, length);
}

void Sampler::append_sequence(text::SecureBytes& out) {
  const std::string_view alphabet = random_.share() < 0.6 ? "1234567890" : kLetters;
  const std::size_t begin = random_.share() < 0.6 ? 0 : random_.below(alphabet.size() - 3);
  std::size_t length = 3;
  while (begin + length < alphabet.size() && random_.share() < 0.7) ++length;
  const std::size_t at = out.size();
  out.append(alphabet.data() + begin, length);
  if (random_.share() < 0.2) std::reverse(out.begin() + at, out.end());
}

void Sampler::append_repeat(text::SecureBytes& out) {
  std::size_t block = 1;
  while (random_.share() < 0.5) block = block * 2 + random_.below(2);
  std::size_t count = 1;
  while (random_.share() < 0.5) count = count * 2 + random_.below(2);
  block = std::min(block, out.size());
  for (std::size_t i = 0; i < block * count && out.size() < kLongest; ++i) out.push_back(out[out.size() - block]);
}

void Sampler::append_random(text::SecureBytes& out) {
  do {
    out.push_back(static_cast<char>(0x20 + random_.below(95)));
  } while (out.size() < kLongest && random_.share() < 0.8);
}

void Sampler::change_case(std::size_t begin, text::SecureBytes& out) {
  const auto raise = [&](std::size_t i) {
    if (out[i] >= 'a' && out[i] <= 'z') out[i] = static_cast<char>(out[i] - 'a' + 'A');
  };
  if (begin == out.size()) return;
  const double share = random_.share();
  if (share < 0.9) return;
  if (share < 0.965) return raise(begin);
  for (std::size_t i = begin; i < out.size(); ++i) {
    if (share < 0.995 || random_.share() < 0.5) raise(i);
  }
}

}  // namespace credence::strength::writing
