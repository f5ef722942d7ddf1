// SPDX-License-Identifier: Apache-2.0
#include "credence/policy.hpp"

#include <string>
#include <utility>
#include <vector>

#include "c_api/guard.hpp"
#include "c_api/handles.hpp"
#include "c_api/structs.hpp"

using namespace credence::c_api;

namespace credence::c_api {
namespace {

// A handle with a policy and what is to be said of its text.
template <typename Read>
credence_status make_policy(credence_policy** out, credence_error* err, const Read& read) noexcept {
  std::vector<std::string> notes;
  const credence_status status = make_handle(out, err, [&] { return read(&notes); });
  if (status == CREDENCE_OK) (*out)->notes = std::move(notes);
  return status;
}

}  // namespace
}  // namespace credence::c_api

extern "C" {

credence_status credence_policy_preset(credence_policy** out, const char* name, credence_error* err) {
  return make_handle(out, err, [&] {
    need(name, "name is NULL");
    return credence::preset(name);
  });
}

credence_status credence_policy_load(credence_policy** out, const char* path, credence_error* err) {
  return make_policy(out, err, [&](std::vector<std::string>* notes) {
    need(path, "path is NULL");
    return credence::load_policy(path, notes);
  });
}

credence_status credence_policy_parse(credence_policy** out, const char* toml, size_t toml_len, credence_error* err) {
  return make_policy(out, err, [&](std::vector<std::string>* notes) {
    return credence::parse_policy(view_of(toml, toml_len), "policy", notes);
  });
}

credence_status credence_policy_set(credence_policy* policy, const char* key, const char* value, credence_error* err) {
  return guard(err, [&] {
    need(policy, "policy is NULL");
    need(key, "key is NULL");
    need(value, "value is NULL");
    credence::set_policy_value(policy->value, key, value);
  });
}

credence_status credence_policy_text(char* buf, size_t buf_len, size_t* needed, const credence_policy* policy) {
  return give_text(buf, buf_len, needed, [&] {
    need(policy, "policy is NULL");
    return credence::policy_text(policy->value);
  });
}

credence_status credence_policy_notes(char* buf, size_t buf_len, size_t* needed, const credence_policy* policy) {
  return give_text(buf, buf_len, needed, [&] {
    need(policy, "policy is NULL");
    std::string lines;
    for (const std::string& note : policy->notes) lines += note + '\n';
    return lines;
  });
}

void credence_policy_free(credence_policy* policy) { delete policy; }

}  // extern "C"
