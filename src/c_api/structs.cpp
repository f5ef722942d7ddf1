// SPDX-License-Identifier: Apache-2.0
#include "c_api/structs.hpp"

namespace credence::c_api {
namespace {

std::optional<std::string_view> optional_view(const credence_slice& slice) {
  const std::string_view view = view_of(slice);
  if (slice.data == nullptr) return std::nullopt;
  return view;
}

std::optional<std::chrono::sys_seconds> time_from(std::int64_t seconds) {
  if (seconds == CREDENCE_TIME_NONE) return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

template <typename Item>
void need_items(const Item* items, std::size_t count, const char* problem) {
  if (items == nullptr && count != 0) refuse_argument(problem);
}

}  // namespace

void refuse_argument(const char* problem) { throw Error(ErrorCode::kInvalidArgument, problem); }

std::string_view view_of(const char* data, std::size_t len) {
  if (data == nullptr && len != 0) refuse_argument("a slice is NULL but its length is not 0");
  return data == nullptr ? std::string_view() : std::string_view(data, len);
}

Subject subject_from(const credence_subject* given) {
  if (given == nullptr) return {};
  const auto ours = read_struct<credence_subject>(*given, CREDENCE_SUBJECT_INIT);
  Subject subject;
  subject.user = view_of(ours.user);
  subject.email = view_of(ours.email);
  subject.display_name = view_of(ours.display_name);
  subject.organisation = view_of(ours.organisation);
  subject.service = view_of(ours.service);
  subject.confirmation = optional_view(ours.confirmation);
  subject.previous_password = optional_view(ours.previous_password);
  need_items(ours.words, ours.num_words, "words is NULL but num_words is not 0");
  subject.words.reserve(ours.num_words);
  for (std::size_t i = 0; i < ours.num_words; ++i) subject.words.push_back(view_of(ours.words[i]));
  if (ours.is_old != nullptr) {
    subject.num_old = ours.num_old;
    subject.is_old = [ask = ours.is_old, ctx = ours.is_old_ctx](std::size_t i, std::string_view password) {
      const std::int32_t answer = ask(ctx, i, password.data(), password.size());
      return answer < 0    ? OldPasswordAnswer::kFailed
             : answer == 0 ? OldPasswordAnswer::kDifferent
                           : OldPasswordAnswer::kSame;
    };
  } else if (ours.num_old != 0) {
    refuse_argument("num_old is not 0 but is_old is NULL");
  }
  return subject;
}

SignIn sign_in_from(const credence_sign_in& given) {
  const auto ours = read_struct<credence_sign_in>(given, CREDENCE_SIGN_IN_INIT);
  if (ours.now == CREDENCE_TIME_NONE) refuse_argument("now is not set; the library reads no clock");
  if (ours.account != CREDENCE_ACCOUNT_LOCAL && ours.account != CREDENCE_ACCOUNT_FEDERATED) {
    refuse_argument("account is neither CREDENCE_ACCOUNT_LOCAL nor CREDENCE_ACCOUNT_FEDERATED");
  }
  if (ours.reserved != 0) refuse_argument("reserved is not 0");
  SignIn sign_in;
  sign_in.password = optional_view({ours.password, ours.password_len});
  sign_in.subject = subject_from(ours.subject);
  sign_in.account = ours.account == CREDENCE_ACCOUNT_LOCAL ? AccountKind::kLocal : AccountKind::kFederated;
  sign_in.last_sign_in = time_from(ours.last_sign_in);
  sign_in.created = time_from(ours.created);
  sign_in.password_set = time_from(ours.password_set);
  sign_in.now = *time_from(ours.now);
  return sign_in;
}

Resources resources_from(const credence_resources* given) {
  if (given == nullptr) return Resources::built_in();
  const auto ours = read_struct<credence_resources>(*given, CREDENCE_RESOURCES_INIT);
  need_items(ours.breaches, ours.num_breaches, "breaches is NULL but num_breaches is not 0");
  need_items(ours.dictionaries, ours.num_dictionaries, "dictionaries is NULL but num_dictionaries is not 0");
  Resources resources;
  if (ours.built_in_breach != 0) resources.breaches.push_back(BreachDatabase::built_in());
  for (std::size_t i = 0; i < ours.num_breaches; ++i) {
    if (ours.breaches[i] == nullptr) refuse_argument("a breach handle is NULL");
    resources.breaches.push_back(ours.breaches[i]->value);
  }
  if (ours.built_in_dictionary != 0) resources.dictionaries.push_back(Dictionary::built_in());
  for (std::size_t i = 0; i < ours.num_dictionaries; ++i) {
    if (ours.dictionaries[i] == nullptr) refuse_argument("a dictionary handle is NULL");
    resources.dictionaries.push_back(ours.dictionaries[i]->value);
  }
  return resources;
}

std::int64_t seconds_from(const std::optional<std::chrono::sys_seconds>& time) {
  return time ? time->time_since_epoch().count() : CREDENCE_TIME_NONE;
}

}  // namespace credence::c_api
