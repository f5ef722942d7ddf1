// SPDX-License-Identifier: Apache-2.0
#include "rules/subject.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/matching_form.hpp"
#include "text/utf8.hpp"

namespace credence::internal {
namespace {

// Mail systems deliver "name+anything" to "name".
constexpr char32_t kSubaddress = U'+';

std::u32string matching_form(std::string_view utf8) {
  if (utf8.size() > kMaxFactBytes) {
    std::size_t end = kMaxFactBytes;
    while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U) --end;  // not inside a code point
    utf8 = utf8.substr(0, end);
  }
  std::u32string form;
  if (!find_ill_formed(utf8)) append_matching_form(utf8, form);
  return form;
}

class WordCollector {
 public:
  WordCollector(const ContextRule& rule, std::vector<SubjectWord>& words)
      : min_token_(std::max(rule.min_token, 1U)), delimiters_(matching_form(rule.delimiters)), words_(words) {}

  void add_word(Code code, std::u32string_view word) {
    if (word.size() < min_token_ || word.size() > room_) return;
    const auto same = [&](const SubjectWord& w) { return w.code == code && w.text == word; };
    if (std::none_of(words_.begin(), words_.end(), same)) {
      words_.push_back({code, std::u32string(word)});
      room_ -= word.size();
    }
  }

  void add_tokens(Code code, std::u32string_view name) {
    split(name, [&](std::u32string_view token) { add_word(code, token); });
  }

  // The name as it stands, and written without its delimiters.
  void add_whole(Code code, std::u32string_view name) {
    add_word(code, name);
    std::u32string joined;
    split(name, [&](std::u32string_view token) { joined += token; });
    add_word(code, joined);
  }

  void add_name(Code code, std::u32string_view name) {
    add_whole(code, name);
    add_tokens(code, name);
  }

  void add_email(std::u32string_view address) {
    constexpr Code kCode = Code::kContextEmail;
    const std::size_t at = address.rfind(U'@');
    add_word(kCode, address);
    const std::u32string_view local = address.substr(0, at);
    const std::size_t plus = std::min(local.find(kSubaddress), local.size());
    add_name(kCode, local.substr(0, plus));
    add_name(kCode, local.substr(std::min(plus + 1, local.size())));
    if (at == std::u32string_view::npos) return;
    const std::u32string_view domain = address.substr(at + 1);
    const std::size_t last_dot = domain.rfind(U'.');
    if (last_dot == std::u32string_view::npos) return add_name(kCode, domain);
    for (std::u32string_view labels = domain.substr(0, last_dot); !labels.empty();) {
      const std::size_t dot = std::min(labels.find(U'.'), labels.size());
      add_name(kCode, labels.substr(0, dot));
      labels.remove_prefix(std::min(dot + 1, labels.size()));
    }
  }

  // Whether no further word can be taken.
  [[nodiscard]] bool is_full() const { return room_ < min_token_; }

 private:
  template <typename Visit>
  void split(std::u32string_view name, const Visit& visit) const {
    const auto is_delimiter = [&](char32_t c) { return delimiters_.find(c) != std::u32string::npos; };
    for (auto token = name.begin(); token != name.end();) {
      const auto end = std::find_if(token, name.end(), is_delimiter);
      visit(name.substr(static_cast<std::size_t>(token - name.begin()), static_cast<std::size_t>(end - token)));
      token = end == name.end() ? end : end + 1;
    }
  }

  std::size_t min_token_;
  std::size_t room_ = kMaxWordCharacters;
  std::u32string delimiters_;
  std::vector<SubjectWord>& words_;
};

}  // namespace

std::vector<SubjectWord> subject_words(const ContextRule& rule, const Subject& subject) {
  std::vector<SubjectWord> words;
  WordCollector collector(rule, words);
  if (rule.user_name) {
    const std::u32string user = matching_form(subject.user);
    collector.add_word(Code::kContextUserName, user);
    if (rule.split_user_name) collector.add_name(Code::kContextUserName, user);
  }
  if (rule.email) collector.add_email(matching_form(subject.email));
  if (rule.display_name) {
    const std::u32string name = matching_form(subject.display_name);
    if (rule.whole_display_name) collector.add_whole(Code::kContextDisplayName, name);
    collector.add_tokens(Code::kContextDisplayName, name);
  }
  if (rule.organisation) collector.add_name(Code::kContextOrganisation, matching_form(subject.organisation));
  if (rule.service) collector.add_name(Code::kContextService, matching_form(subject.service));
  if (rule.words) {
    for (const std::string_view word : subject.words) {
      if (collector.is_full()) break;
      collector.add_word(Code::kContextWord, matching_form(word));
    }
  }
  return words;
}

}  // namespace credence::internal
