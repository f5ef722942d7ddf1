// SPDX-License-Identifier: Apache-2.0
#include "credence/policy.hpp"

#include "c_api/guard.hpp"
#include "c_api/handles.hpp"
#include "c_api/structs.hpp"

using namespace credence::c_api;

extern "C" {

credence_status credence_policy_preset(credence_policy** out, const char* name, credence_error* err) {
  return make_handle(out, err, [&] {
    need(name, "name is NULL");
    return credence::preset(name);
  });
}

credence_status credence_policy_load(credence_policy** out, const char* path, credence_error* err) {
  return make_handle(out, err, [&] {
    need(path, "path is NULL");
    return credence::load_policy(path);
  });
}

credence_status credence_policy_parse(credence_policy** out, const char* toml, size_t toml_len, credence_error* err) {
  return make_handle(out, err, [&] { return credence::parse_policy(view_of(toml, toml_len)); });
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

void credence_policy_free(credence_policy* policy) { delete policy; }

}  // extern "C"
