// SPDX-License-Identifier: Apache-2.0
#include "c_api/structs.hpp"

#include <limits>

#include "c_api/handles.hpp"
#include "credence/error.hpp"

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

// Adds the objects of a caller's handles.
template <typename Handle, typename Object>
void append_objects(Handle* const* handles, std::size_t count, const char* null_problem, std::vector<Object>& objects) {
  objects.reserve(objects.size() + count);
  for (std::size_t i = 0; i < count; ++i) {
    need(handles[i], null_problem);
    objects.push_back(handles[i]->value);
  }
}

}  // namespace

std::size_t stated_size(const void* given) {
  std::size_t size = 0;
  std::memcpy(&size, given, sizeof size);
  constexpr std::size_t kLargest = 4096;
  if (size < sizeof size || size > kLargest) {
    refuse_argument("a struct's struct_size is not set; initialise it with its _INIT macro");
  }
  return size;
}

std::string_view view_of(const char* data, std::size_t len) {
  need_items(data, len, "a slice is NULL but its length is not 0");
  if (len > std::numeric_limits<std::uint32_t>::max()) refuse_argument("a text of 4 GiB or more is refused");
  return data == nullptr ? std::string_view() : std::string_view(data, len);
}

std::span<const std::byte> bytes_of(const void* data, std::size_t len) {
  need_items(data, len, "data is NULL but data_len is not 0");
  return {static_cast<const std::byte*>(data), len};
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
  need_items(ours.words, ours.num_words, "words is NULL but num_words is not 0", sizeof *ours.words);
  subject.words.reserve(ours.num_words);
  for (std::size_t i = 0; i < ours.num_words; ++i) subject.words.push_back(view_of(ours.words[i]));
  if (ours.is_old != nullptr) {
    subject.num_old = ours.num_old;
    subject.is_old = [ask = ours.is_old, ctx = ours.is_old_ctx](std::size_t i, std::string_view password) {
      const std::int32_t answer = ask(ctx, i, password.data(), password.size());
      if (answer < 0) return OldPasswordAnswer::kFailed;
      return answer == 0 ? OldPasswordAnswer::kDifferent : OldPasswordAnswer::kSame;
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
  sign_in.account = static_cast<AccountKind>(ours.account);
  sign_in.last_sign_in = time_from(ours.last_sign_in);
  sign_in.created = time_from(ours.created);
  sign_in.password_set = time_from(ours.password_set);
  sign_in.now = *time_from(ours.now);
  return sign_in;
}

Resources resources_from(const credence_resources* given) {
  if (given == nullptr) return Resources::built_in();
  const auto ours = read_struct<credence_resources>(*given, CREDENCE_RESOURCES_INIT);
  need_items(ours.breaches, ours.num_breaches, "breaches is NULL but num_breaches is not 0", sizeof *ours.breaches);
  need_items(ours.dictionaries, ours.num_dictionaries, "dictionaries is NULL but num_dictionaries is not 0",
             sizeof *ours.dictionaries);
  Resources resources;
  if (ours.built_in_breach != 0) resources.breaches.push_back(BreachDatabase::built_in());
  if (ours.built_in_dictionary != 0) resources.dictionaries.push_back(Dictionary::built_in());
  append_objects(ours.breaches, ours.num_breaches, "a breach handle is NULL", resources.breaches);
  for (std::size_t i = 0; i < ours.num_dictionaries; ++i) {
    const credence_dictionary* const dictionary = ours.dictionaries[i];
    if (dictionary == nullptr) refuse_argument("a dictionary handle is NULL");
    (resources.*dictionary->use).push_back(dictionary->value);
  }
  return resources;
}

BreachOptions breach_options_from(const credence_breach_options* given) {
  if (given == nullptr) return {};
  const auto ours = read_struct<credence_breach_options>(*given, CREDENCE_BREACH_OPTIONS_INIT);
  if (ours.backend != CREDENCE_BACKEND_MAP && ours.backend != CREDENCE_BACKEND_PREAD) {
    refuse_argument("backend is neither CREDENCE_BACKEND_MAP nor CREDENCE_BACKEND_PREAD");
  }
  BreachOptions options;
  options.backend = static_cast<BreachOptions::Backend>(ours.backend);
  options.check_pages = ours.check_pages != 0;
  options.preload = ours.preload != 0;
  options.huge_pages = ours.huge_pages != 0;
  return options;
}

HashLimits hash_limits_from(const credence_hash_limits* given) {
  if (given == nullptr) return {};
  const auto ours = read_struct<credence_hash_limits>(*given, CREDENCE_HASH_LIMITS_INIT);
  if (ours.reserved != 0) refuse_argument("reserved is not 0");
  HashLimits limits;
  limits.hashes = ours.hashes;
  limits.total = ours.total;
  limits.memory = ours.memory;
  limits.pbkdf2_iterations = ours.pbkdf2_iterations;
  limits.scrypt_work = ours.scrypt_work;
  limits.argon2_work = ours.argon2_work;
  limits.bcrypt_cost = ours.bcrypt_cost;
  return limits;
}

std::int64_t seconds_from(const std::optional<std::chrono::sys_seconds>& time) {
  return time ? time->time_since_epoch().count() : CREDENCE_TIME_NONE;
}

const Violation& item(const Violations& list, std::size_t i) {
  if (i >= list.size()) throw Error(ErrorCode::kOutOfRange, "the index is past the last item");
  return list[i];
}

credence_status give_violation(credence_violation* out, const Violations& list, std::size_t i) noexcept {
  return guard(nullptr, [&] {
    need(out, "out is NULL");
    const Violation& violation = item(list, i);
    credence_violation ours = CREDENCE_VIOLATION_INIT;
    ours.code = static_cast<std::uint32_t>(violation.code);
    ours.begin = violation.span.begin;
    ours.end = violation.span.end;
    ours.word_kind = static_cast<std::uint32_t>(violation.word_kind);
    ours.limit = violation.limit;
    ours.actual = violation.actual;
    ours.character_begin = violation.characters.begin;
    ours.character_end = violation.characters.end;
    write_struct(*out, ours);
  });
}

}  // namespace credence::c_api
