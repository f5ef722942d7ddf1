// SPDX-License-Identifier: Apache-2.0
#include "rules/subject.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "text/letter_weight.hpp"
#include "text/matching_form.hpp"
#include "text/prepared.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace credence::rules {
namespace {

// Mail systems deliver "name+anything" to "name".
constexpr char32_t kSubaddress = U'+';

// The apostrophe of O'Neil, in the forms it is typed in; people leave it out.
constexpr std::u32string_view kApostrophes = U"'`\u2018\u2019\u02BB\u02BC";

// A word in which ae, oe or ue became a shorter one is part of too many others: valu of value.
constexpr std::size_t kMinContracted = 5;

// A longer one is none (RFC 5321, 4.5.3.1), and its beginnings at each label would be too many.
constexpr std::size_t kMaxDomain = 255;

// The matching form of a fact in which a, o and u with diaeresis and o with stroke are written as ae, oe and ue, the
// way people do who have no key for them. The matching form alone has a, o and u.
std::u32string spelled_out_form(std::string_view fact) {
  constexpr char32_t kDiaeresis = 0x0308;
  constexpr std::u32string_view kVowels = U"aouAOU";
  constexpr std::u32string_view kStroked = U"\u00F8\u00D8";
  if (std::all_of(fact.begin(), fact.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return {};
  std::u32string form;
  if (text::find_ill_formed(fact)) return form;
  bool has_any = false;
  char32_t before = 0;
  for (text::Utf8Reader reader(fact); reader.next();) {
    const char32_t character = reader.current().code_point;
    std::array<char32_t, 3> scratch;
    const auto matching = text::matching_form_of(character, scratch);
    form.append(matching.begin(), matching.end());
    char32_t parts[text::kMaxDecomposition];
    for (const char32_t part : std::span(parts).first(text::decompose(character, parts))) {
      const bool is_umlaut = part == kDiaeresis && kVowels.find(before) != std::u32string_view::npos;
      if (is_umlaut || kStroked.find(part) != std::u32string_view::npos) {
        form += U'e';
        has_any = true;
      }
      before = part;
    }
  }
  return has_any ? form : std::u32string();
}

// The position of the e of the first ae, oe or ue, or npos.
std::size_t find_digraph(std::u32string_view word) {
  for (std::size_t e = word.find(U'e', 1); e != std::u32string_view::npos; e = word.find(U'e', e + 1)) {
    if (std::u32string_view(U"aou").find(word[e - 1]) != std::u32string_view::npos) return e;
  }
  return std::u32string_view::npos;
}

// A word in which ae, oe and ue are written as a, o and u, which is the matching form of the umlauts they may be
// typed for: mueller becomes muller, as m\u00FCller does.
std::u32string contracted(std::u32string word) {
  for (std::size_t e = find_digraph(word); e != std::u32string::npos; e = find_digraph(word)) word.erase(e, 1);
  return word;
}

std::u32string without_apostrophes(std::u32string word) {
  std::erase_if(word, [](char32_t c) { return kApostrophes.find(c) != std::u32string_view::npos; });
  return word;
}

std::size_t weight(std::u32string_view word) {
  return std::accumulate(word.begin(), word.end(), std::size_t{0},
                         [](std::size_t sum, char32_t c) { return sum + text::letter_weight(c); });
}

// Takes in words, parts of names and what is made of them, as far as they are long enough.
class SubjectWords {
 public:
  SubjectWords(const ContextRule& rule, const std::u32string& delimiters, std::vector<SubjectWord>& words)
      : min_token_(std::max(rule.min_token, 1U)),
        min_characters_(rule.derivatives ? std::min<std::size_t>(min_token_, 2) : min_token_),
        with_initials_(rule.derivatives),
        delimiters_(delimiters),
        words_(words) {}

  void add_word(Code code, std::u32string_view word) {
    if (word.size() < min_characters_ || weight(word) < min_token_) return;
    if (is_new(code, word)) words_.push_back({code, std::u32string(word)});
  }

  void add_tokens(Code code, std::u32string_view name) {
    split(name, [&](std::u32string_view token) { add_word(code, token); });
  }

  [[nodiscard]] std::u32string without_delimiters(std::u32string_view name) const {
    std::u32string joined;
    split(name, [&](std::u32string_view token) { joined += token; });
    return joined;
  }

  // The name as it is, and without its delimiters: mary-ann and maryann.
  void add_whole(Code code, std::u32string_view name) {
    add_word(code, name);
    add_word(code, without_delimiters(name));
  }

  void add_name(Code code, std::u32string_view name) {
    add_whole(code, name);
    add_tokens(code, name);
  }

  // A name of a person: "asmith" for Alice Smith, too.
  void add_personal_name(Code code, std::u32string_view name) {
    add_name(code, name);
    if (with_initials_) add_initials(code, name);
  }

  void add_initials(Code code, std::u32string_view name) {
    std::vector<std::u32string_view> tokens;
    split(name, [&](std::u32string_view token) {
      if (!token.empty()) tokens.push_back(token);
    });
    if (tokens.size() < 2) return;
    const std::u32string first(tokens.front());
    const std::u32string last(tokens.back());
    std::u32string initials;
    for (const std::u32string_view token : std::span(tokens).first(tokens.size() - 1)) initials += token.front();
    add_word(code, initials + last);
    add_word(code, first.substr(0, 1) + last);
    add_word(code, last + first.substr(0, 1));
    add_word(code, first + last.substr(0, 1));
  }

  // What people make of the words there are: without digits and delimiters around them, without apostrophes, and in
  // the other spelling.
  void add_derivatives() {
    const std::u32string around = U"0123456789" + delimiters_;
    std::vector<SubjectWord> made;  // set aside, because adding words moves those there are
    for (const auto& [code, word] : words_) {
      std::u32string_view bare = word;
      if (code != Code::kContextWord) {
        bare.remove_prefix(std::min(bare.find_first_not_of(around), bare.size()));
        bare = bare.substr(0, bare.find_last_not_of(around) + 1);
      }
      if (bare.size() != word.size()) made.push_back({code, std::u32string(bare)});
      const std::u32string plain = without_apostrophes(std::u32string(bare));
      if (plain.size() != bare.size()) made.push_back({code, plain});
      const std::u32string respelled = contracted(plain);
      if (respelled.size() != plain.size() && respelled.size() >= kMinContracted) made.push_back({code, respelled});
    }
    for (const auto& [code, word] : made) add_word(code, word);
  }

  void add_email(std::u32string_view address) {
    constexpr Code kCode = Code::kContextEmail;
    const std::size_t at = address.rfind(U'@');
    add_word(kCode, address);
    const std::u32string_view local = address.substr(0, at);
    const std::size_t plus = std::min(local.find(kSubaddress), local.size());
    add_personal_name(kCode, local.substr(0, plus));
    add_name(kCode, local.substr(std::min(plus + 1, local.size())));
    if (at == std::u32string_view::npos) return;
    const std::u32string_view domain = address.substr(at + 1);
    // As one word, as people write it: foobarcom of foo@bar.com.
    add_word(kCode, without_delimiters(domain));
    add_word(kCode, without_delimiters(address.substr(0, plus)) + without_delimiters(domain));
    add_domain(domain);
  }

 private:
  void add_domain(std::u32string_view domain) {
    constexpr Code kCode = Code::kContextEmail;
    const std::size_t last_dot = domain.rfind(U'.');
    if (last_dot == std::u32string_view::npos) return add_name(kCode, domain);
    for (std::u32string_view labels = domain.substr(0, last_dot); !labels.empty();) {
      const std::size_t dot = std::min(labels.find(U'.'), labels.size());
      const std::u32string_view label = labels.substr(0, dot);
      // "co.uk" is no part of an account, unless it is all of the domain.
      const bool counts = labels.size() == last_dot || weight(label) >= min_token_;
      if (counts && domain.size() <= kMaxDomain) add_whole(kCode, domain.substr(last_dot - labels.size()));
      add_name(kCode, label);
      labels.remove_prefix(std::min(dot + 1, labels.size()));
    }
  }

  // Whether there is no such word yet. A handful is compared one by one, more are found by their texts.
  bool is_new(Code code, std::u32string_view word) {
    constexpr std::size_t kFew = 64;
    if (words_.size() < kFew) {
      const auto same = [&](const SubjectWord& w) { return w.code == code && w.text == word; };
      return std::none_of(words_.begin(), words_.end(), same);
    }
    if (known_.empty()) {
      for (const SubjectWord& w : words_) known_.insert(key_of(w.code, w.text));
    }
    return known_.insert(key_of(code, word)).second;
  }
  static std::u32string key_of(Code code, std::u32string_view word) {
    return std::u32string(1, static_cast<char32_t>(code)).append(word);
  }

  template <typename Visit>
  void split(std::u32string_view name, const Visit& visit) const {
    const auto is_delimiter = [&](char32_t c) { return delimiters_.find(c) != std::u32string::npos; };
    for (auto token = name.begin(); token != name.end();) {
      const auto end = std::find_if(token, name.end(), is_delimiter);
      visit(name.substr(static_cast<std::size_t>(token - name.begin()), static_cast<std::size_t>(end - token)));
      token = end == name.end() ? end : end + 1;
    }
  }

  std::size_t min_token_;       // a word's least weight
  std::size_t min_characters_;  // and its fewest characters
  bool with_initials_;
  const std::u32string& delimiters_;
  std::vector<SubjectWord>& words_;
  std::unordered_set<std::u32string> known_;
};

// The words of all facts, each fact read by `read`.
void collect(const ContextRule& rule, const Subject& subject, std::u32string (*read)(std::string_view),
             SubjectWords& collector) {
  if (rule.user_name) {
    const std::u32string user = read(subject.user);
    collector.add_word(Code::kContextUserName, user);
    if (rule.split_user_name) collector.add_personal_name(Code::kContextUserName, user);
  }
  if (rule.email) collector.add_email(read(subject.email));
  if (rule.display_name) {
    const std::u32string name = read(subject.display_name);
    if (rule.whole_display_name) collector.add_whole(Code::kContextDisplayName, name);
    collector.add_tokens(Code::kContextDisplayName, name);
    if (rule.derivatives) collector.add_initials(Code::kContextDisplayName, name);
  }
  if (rule.organisation) collector.add_name(Code::kContextOrganisation, read(subject.organisation));
  if (rule.service) collector.add_name(Code::kContextService, read(subject.service));
  if (rule.words) {
    for (const std::string_view word : subject.words) collector.add_word(Code::kContextWord, read(word));
  }
}

}  // namespace

std::u32string fact_in_matching_form(std::string_view fact) {
  const text::Prepared prepared(fact, UINT32_MAX);  // as passwords are, so that both are equal where their texts are
  return {prepared.matching().begin(), prepared.matching().end()};
}

std::vector<SubjectWord> subject_words(const ContextRule& rule, const std::u32string& delimiters,
                                       const Subject& subject) {
  std::vector<SubjectWord> words;
  SubjectWords collector(rule, delimiters, words);
  collect(rule, subject, fact_in_matching_form, collector);
  if (rule.derivatives) {
    collect(rule, subject, spelled_out_form, collector);
    collector.add_derivatives();
  }
  return words;
}

}  // namespace credence::rules
