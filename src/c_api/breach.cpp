// SPDX-License-Identifier: Apache-2.0
#include "credence/breach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "breach/lookup_error.hpp"
#include "c_api/guard.hpp"
#include "c_api/handles.hpp"
#include "c_api/structs.hpp"
#include "text/utf8.hpp"

using namespace credence;
using namespace credence::c_api;

namespace credence::c_api {
namespace {

credence_breach breach_handle(std::shared_ptr<const BreachDatabase> database) {
  const HashKind kind = database->facts().hash_kind;
  return {std::move(database), kind};
}

// The count of an answer. An error is no count: it must never be read as "absent".
std::uint64_t count_of(const BreachAnswer& answer, const BreachDatabase& database) {
  if (answer.is_error()) throw breach::lookup_error(answer.state, database.name());
  return answer.state == BreachAnswer::State::kPossibly ? CREDENCE_COUNT_UNKNOWN : answer.count;
}

std::uint64_t count_password(const credence_breach& breach, std::string_view password) {
  const BreachAnswer answer = breach.value->lookup(password);
  if (answer.state == BreachAnswer::State::kUnsupported && text::find_ill_formed(password)) {
    throw Error(ErrorCode::kUnsupported,
                "holds NTLM digests, which are defined for UTF-8 only; the password is not UTF-8",
                {breach.value->name()});
  }
  return count_of(answer, *breach.value);
}

// Looks up every digest, whatever becomes of those before it, and throws the error of the first that failed.
void count_batch(std::uint64_t* out, const credence_breach& breach, const std::uint8_t* digests, std::size_t count) {
  const std::size_t size = digest_size(breach.kind);
  std::array<BreachAnswer, 256> answers;
  std::optional<std::pair<std::size_t, BreachAnswer>> failed;
  for (std::size_t first = 0; first < count; first += answers.size()) {
    const std::size_t chunk = std::min(answers.size(), count - first);
    breach.value->lookup_batch({digests + first * size, chunk * size}, {answers.data(), chunk});
    for (std::size_t i = 0; i < chunk; ++i) {
      if (!answers[i].is_error()) {
        out[first + i] = count_of(answers[i], *breach.value);
      } else if (!failed) {
        failed.emplace(first + i, answers[i]);
      }
    }
  }
  if (!failed) return;
  const Error error = breach::lookup_error(failed->second.state, breach.value->name());
  throw Error(error.code(), fmt::format("{} (digest {} of {}, counted from 0)", error.what(), failed->first, count));
}

}  // namespace
}  // namespace credence::c_api

extern "C" {

credence_status credence_breach_open(credence_breach** out, const char* path, const credence_breach_options* options,
                                     credence_error* err) {
  return make_handle(out, err, [&] {
    need(path, "path is NULL");
    return breach_handle(BreachDatabase::open(path, breach_options_from(options)));
  });
}

credence_status credence_breach_open_memory(credence_breach** out, const void* data, size_t data_len,
                                            credence_error* err) {
  return make_handle(out, err, [&] { return breach_handle(BreachDatabase::open_memory(bytes_of(data, data_len))); });
}

credence_status credence_breach_count(uint64_t* out, const credence_breach* b, const char* password,
                                      size_t password_len, credence_error* err) {
  if (out != nullptr) *out = CREDENCE_COUNT_UNKNOWN;
  return guard(err, [&] {
    need(out, "out is NULL");
    need(b, "b is NULL");
    *out = count_password(*b, view_of(password, password_len));
  });
}

credence_status credence_breach_count_digest(uint64_t* out, const credence_breach* b, const uint8_t* digest,
                                             size_t digest_len, credence_error* err) {
  if (out != nullptr) *out = CREDENCE_COUNT_UNKNOWN;
  return guard(err, [&] {
    need(out, "out is NULL");
    need(b, "b is NULL");
    need(digest, "digest is NULL");
    if (digest_len != digest_size(b->kind)) {
      throw Error(ErrorCode::kInvalidArgument,
                  fmt::format("holds digests of {} bytes; this one has {}", digest_size(b->kind), digest_len),
                  {b->value->name()});
    }
    *out = count_of(b->value->lookup_digest({digest, digest_len}), *b->value);
  });
}

credence_status credence_breach_count_batch(uint64_t* out, const credence_breach* b, const uint8_t* digests,
                                            size_t num_digests, credence_error* err) {
  return guard(err, [&] {
    need_items(out, num_digests, "out is NULL", sizeof *out);
    std::fill_n(out, num_digests, CREDENCE_COUNT_UNKNOWN);
    need(b, "b is NULL");
    need_items(digests, num_digests, "digests is NULL", digest_size(b->kind));
    count_batch(out, *b, digests, num_digests);
  });
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
    ours.source_date = seconds_from(facts.source_date);
    ours.hash_kind = static_cast<std::int32_t>(facts.hash_kind);
    ours.exact = facts.exact ? 1 : 0;
    ours.filter_bits = static_cast<std::int32_t>(facts.filter_bits);
    ours.format_version = static_cast<std::int32_t>(facts.format_version);
    ours.false_positive_rate = facts.false_positive_rate;
    ours.counts_known = facts.counts_known ? 1 : 0;
    write_struct(*out, ours);
  });
}

credence_status credence_breach_verify(const credence_breach* b, credence_error* err) {
  return guard(err, [&] {
    need(b, "b is NULL");
    b->value->verify();
  });
}

void credence_breach_free(credence_breach* b) { delete b; }

}  // extern "C"
