// SPDX-License-Identifier: Apache-2.0
// The C interface over the C++ one. Nothing here decides anything: arguments are checked, calls passed
// on, exceptions turned into statuses.
#include <algorithm>
#include <array>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "c_api/structs.hpp"
#include "credence/credence.hpp"
#include "text/utf8.hpp"

using namespace credence;

namespace {

using c_api::refuse_argument;
using c_api::view_of;

// Fills the caller's error in full: an old message must not outlive its call.
void write_error(credence_error* err, credence_status status, const ErrorPlace& place, int system_error,
                 std::string_view message) {
  if (err == nullptr) return;
  *err = {};
  err->status = status;
  err->system_error = system_error;
  err->line = place.line;
  err->column = place.column;
  std::size_t size = std::min(message.size(), sizeof err->message - 1);
  if (size < message.size()) {
    while (size > 0 && text::is_continuation(static_cast<unsigned char>(message[size]))) --size;  // no half character
  }
  std::copy_n(message.data(), size, err->message);
}

// Runs one call. The only place where exceptions are caught.
template <typename Call>
credence_status guard(credence_error* err, Call&& call) noexcept {
  try {
    call();
    write_error(err, CREDENCE_OK, {}, 0, {});
    return CREDENCE_OK;
  } catch (const Error& error) {
    const auto status = static_cast<credence_status>(error.code());
    write_error(err, status, error.place(), error.system_error(), error.what());
    return status;
  } catch (const std::bad_alloc&) {
    write_error(err, CREDENCE_NO_MEMORY, {}, 0, "out of memory");
    return CREDENCE_NO_MEMORY;
  } catch (const std::exception& error) {
    write_error(err, CREDENCE_INTERNAL, {}, 0, error.what());
  } catch (...) {
    write_error(err, CREDENCE_INTERNAL, {}, 0, "unknown error");
  }
  return CREDENCE_INTERNAL;
}

void need(const void* pointer, const char* problem) {
  if (pointer == nullptr) refuse_argument(problem);
}

// Makes a handle through `out`, which is NULL unless the call succeeds.
template <typename Handle, typename Make>
credence_status make(Handle** out, credence_error* err, Make&& build) noexcept {
  if (out != nullptr) *out = nullptr;
  return guard(err, [&] {
    need(out, "out is NULL");
    *out = new Handle{build()};  // NOLINT(bugprone-unhandled-exception-at-new): guard() catches all
  });
}

credence_status copy_text(char* buf, std::size_t buf_len, std::size_t* needed, std::string_view text) {
  if (needed != nullptr) *needed = text.size() + 1;
  if (buf == nullptr && buf_len != 0) return CREDENCE_INVALID_ARGUMENT;
  if (buf_len <= text.size()) {
    if (buf_len != 0) *buf = '\0';
    return CREDENCE_BUFFER_TOO_SMALL;
  }
  std::copy(text.begin(), text.end(), buf);
  buf[text.size()] = '\0';
  return CREDENCE_OK;
}

// Text made by `render` into the caller's buffer.
template <typename Render>
credence_status give_text(char* buf, std::size_t buf_len, std::size_t* needed, Render&& render) noexcept {
  std::string text;
  if (needed != nullptr) *needed = 0;
  const credence_status status = guard(nullptr, [&] { text = render(); });
  return status == CREDENCE_OK ? copy_text(buf, buf_len, needed, text) : status;
}

std::string_view language_or_english(const char* language) { return language == nullptr ? "en" : language; }

const Violation& item(const Violations& list, std::size_t i) {
  if (i >= list.size()) throw Error(ErrorCode::kOutOfRange, "the index is past the last violation");
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
    ours.limit = violation.limit;
    ours.actual = violation.actual;
    c_api::write_struct(*out, ours);
  });
}

// A count from an answer; an error state becomes a status.
credence_status give_count(std::uint64_t& out, const BreachAnswer& answer) {
  out = 0;
  switch (answer.state) {
    case BreachAnswer::State::kAbsent:
      return CREDENCE_OK;
    case BreachAnswer::State::kFound:
      out = answer.count;
      return CREDENCE_OK;
    case BreachAnswer::State::kPossibly:
      out = CREDENCE_COUNT_UNKNOWN;
      return CREDENCE_OK;
    case BreachAnswer::State::kUnsupported:
      return CREDENCE_UNSUPPORTED;
    case BreachAnswer::State::kCorrupt:
      return CREDENCE_BAD_FILE;
    case BreachAnswer::State::kUnreadable:
      return CREDENCE_IO;
  }
  return CREDENCE_INTERNAL;
}

credence_breach breach_handle(std::shared_ptr<const BreachDatabase> database) {
  const std::size_t size = digest_size(database->facts().hash_kind);
  return {std::move(database), size};
}

}  // namespace

extern "C" {

const char* credence_version(void) { return CREDENCE_VERSION_STRING; }

const char* credence_status_name(credence_status status) {
  static constexpr std::array<const char*, 12> kNames = {
      "ok",           "invalid argument", "out of memory",    "input/output error", "bad file",    "bad policy",
      "unknown name", "missing resource", "buffer too small", "out of range",       "unsupported", "internal error"};
  if (status < 0 || static_cast<std::size_t>(status) >= kNames.size()) return "unknown status";
  return kNames[static_cast<std::size_t>(status)];
}

const char* credence_code_key(uint32_t code) {
  const auto known = code_from_number(code);
  return known ? code_key(*known).data() : nullptr;  // keys are literals, so they end with NUL
}

credence_status credence_policy_preset(credence_policy** out, const char* name, credence_error* err) {
  return make(out, err, [&] {
    need(name, "name is NULL");
    return preset(name);
  });
}

credence_status credence_policy_load(credence_policy** out, const char* path, credence_error* err) {
  return make(out, err, [&] {
    need(path, "path is NULL");
    return load_policy(path);
  });
}

credence_status credence_policy_parse(credence_policy** out, const char* toml, size_t toml_len, credence_error* err) {
  return make(out, err, [&] { return parse_policy(view_of(toml, toml_len)); });
}

credence_status credence_policy_set(credence_policy* policy, const char* key, const char* value, credence_error* err) {
  return guard(err, [&] {
    need(policy, "policy is NULL");
    need(key, "key is NULL");
    need(value, "value is NULL");
    set_policy_value(policy->value, key, value);
  });
}

credence_status credence_policy_text(char* buf, size_t buf_len, size_t* needed, const credence_policy* policy) {
  return give_text(buf, buf_len, needed, [&] {
    need(policy, "policy is NULL");
    return policy_text(policy->value);
  });
}

void credence_policy_free(credence_policy* policy) { delete policy; }

credence_status credence_breach_open(credence_breach** out, const char* path, credence_error* err) {
  return make(out, err, [&] {
    need(path, "path is NULL");
    return breach_handle(BreachDatabase::open(path));
  });
}

credence_status credence_breach_open_memory(credence_breach** out, const void* data, size_t data_len,
                                            credence_error* err) {
  return make(out, err, [&] {
    if (data_len != 0) need(data, "data is NULL but data_len is not 0");
    return breach_handle(BreachDatabase::open_memory({static_cast<const std::byte*>(data), data_len}));
  });
}

credence_status credence_breach_count(uint64_t* out, const credence_breach* b, const char* password,
                                      size_t password_len) {
  if (out == nullptr || b == nullptr || (password == nullptr && password_len != 0)) return CREDENCE_INVALID_ARGUMENT;
  return give_count(*out, b->value->lookup({password, password_len}));
}

credence_status credence_breach_count_digest(uint64_t* out, const credence_breach* b, const uint8_t* digest,
                                             size_t digest_len) {
  if (out == nullptr || b == nullptr || digest == nullptr) return CREDENCE_INVALID_ARGUMENT;
  *out = 0;
  if (digest_len != b->digest_size) return CREDENCE_INVALID_ARGUMENT;
  return give_count(*out, b->value->lookup_digest({digest, digest_len}));
}

credence_status credence_breach_count_batch(uint64_t* out, const credence_breach* b, const uint8_t* digests,
                                            size_t num_digests) {
  if (b == nullptr) return CREDENCE_INVALID_ARGUMENT;
  if (num_digests != 0 && (out == nullptr || digests == nullptr)) return CREDENCE_INVALID_ARGUMENT;
  std::array<BreachAnswer, 256> answers;
  credence_status status = CREDENCE_OK;
  for (std::size_t first = 0; first < num_digests; first += answers.size()) {
    const std::size_t count = std::min(answers.size(), num_digests - first);
    b->value->lookup_batch({digests + first * b->digest_size, count * b->digest_size}, {answers.data(), count});
    for (std::size_t i = 0; i < count; ++i) {
      const credence_status one = give_count(out[first + i], answers[i]);
      if (status == CREDENCE_OK) status = one;
    }
  }
  return status;
}

credence_status credence_breach_info(credence_breach_facts* out, const credence_breach* b) {
  return guard(nullptr, [&] {
    need(out, "out is NULL");
    need(b, "b is NULL");
    const BreachFacts facts = b->value->facts();
    credence_breach_facts ours = CREDENCE_BREACH_FACTS_INIT;
    ours.entries = facts.entries;
    ours.file_size = facts.file_size;
    ours.prefixes_present = facts.prefixes_present;
    ours.source_date = c_api::seconds_from(facts.source_date);
    ours.hash_kind = static_cast<std::int32_t>(facts.hash_kind);
    ours.exact = facts.exact ? 1 : 0;
    ours.filter_bits = static_cast<std::int32_t>(facts.filter_bits);
    ours.format_version = static_cast<std::int32_t>(facts.format_version);
    ours.false_positive_rate = facts.false_positive_rate;
    c_api::write_struct(*out, ours);
  });
}

credence_status credence_breach_verify(const credence_breach* b, credence_error* err) {
  return guard(err, [&] {
    need(b, "b is NULL");
    b->value->verify();
  });
}

void credence_breach_free(credence_breach* b) { delete b; }

credence_status credence_dictionary_open(credence_dictionary** out, const char* path, credence_error* err) {
  return make(out, err, [&] {
    need(path, "path is NULL");
    return Dictionary::open(path);
  });
}

void credence_dictionary_free(credence_dictionary* d) { delete d; }

credence_status credence_checker_create(credence_checker** out, const credence_policy* policy,
                                        const credence_resources* resources, credence_error* err) {
  return make(out, err, [&] {
    need(policy, "policy is NULL");
    return Checker(policy->value, c_api::resources_from(resources));
  });
}

void credence_checker_free(credence_checker* c) { delete c; }

credence_status credence_check(credence_report** out, const credence_checker* c, const char* password,
                               size_t password_len, const credence_subject* subject) {
  return make(out, nullptr, [&] {
    need(c, "c is NULL");
    return c->value.check(view_of(password, password_len), c_api::subject_from(subject));
  });
}

credence_status credence_assess(credence_report** out, const credence_checker* c, const credence_sign_in* sign_in) {
  return make(out, nullptr, [&] {
    need(c, "c is NULL");
    need(sign_in, "sign_in is NULL");
    return c->value.assess(c_api::sign_in_from(*sign_in));
  });
}

credence_verdict credence_report_verdict(const credence_report* r) {
  // Without a report there is no permission.
  return r == nullptr ? CREDENCE_REJECT : static_cast<credence_verdict>(r->value.verdict);
}

size_t credence_report_count(const credence_report* r) { return r == nullptr ? 0 : r->value.violations.size(); }

credence_status credence_report_violation(credence_violation* out, const credence_report* r, size_t i) {
  return r == nullptr ? CREDENCE_INVALID_ARGUMENT : give_violation(out, r->value.violations, i);
}

credence_status credence_report_message(char* buf, size_t buf_len, size_t* needed, const credence_report* r, size_t i,
                                        const char* language) {
  return give_text(buf, buf_len, needed, [&] {
    need(r, "r is NULL");
    return message(item(r->value.violations, i), language_or_english(language));
  });
}

credence_status credence_report_json(char* buf, size_t buf_len, size_t* needed, const credence_report* r,
                                     const char* language) {
  return give_text(buf, buf_len, needed, [&] {
    need(r, "r is NULL");
    return report_json(r->value, language_or_english(language));
  });
}

size_t credence_report_warning_count(const credence_report* r) { return r == nullptr ? 0 : r->value.warnings.size(); }

credence_status credence_report_warning(credence_violation* out, const credence_report* r, size_t i) {
  return r == nullptr ? CREDENCE_INVALID_ARGUMENT : give_violation(out, r->value.warnings, i);
}

void credence_report_free(credence_report* r) { delete r; }

}  // extern "C"
