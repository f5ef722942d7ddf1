// SPDX-License-Identifier: Apache-2.0
#include "credence/checker.hpp"

#include "c_api/guard.hpp"
#include "c_api/handles.hpp"
#include "c_api/structs.hpp"
#include "credence/messages.hpp"

using namespace credence::c_api;

extern "C" {

credence_status credence_checker_create(credence_checker** out, const credence_policy* policy,
                                        const credence_resources* resources, credence_error* err) {
  return make_handle(out, err, [&] {
    need(policy, "policy is NULL");
    return credence::Checker(policy->value, resources_from(resources));
  });
}

void credence_checker_free(credence_checker* c) { delete c; }

size_t credence_checker_warning_count(const credence_checker* c) {
  return c == nullptr ? 0 : c->value.warnings().size();
}

credence_status credence_checker_warning(credence_violation* out, const credence_checker* c, size_t i) {
  return c == nullptr ? CREDENCE_INVALID_ARGUMENT : give_violation(out, c->value.warnings(), i);
}

credence_status credence_checker_warning_message(char* buf, size_t buf_len, size_t* needed, const credence_checker* c,
                                                 size_t i, const char* language) {
  return give_text(buf, buf_len, needed, [&] {
    need(c, "c is NULL");
    return credence::message(item(c->value.warnings(), i), language_or_english(language));
  });
}

credence_status credence_checker_provenance(char* buf, size_t buf_len, size_t* needed, const credence_checker* c) {
  return give_text(buf, buf_len, needed, [&] {
    need(c, "c is NULL");
    return credence::provenance_json(c->value.provenance());
  });
}

credence_status credence_check(credence_report** out, const credence_checker* c, const char* password,
                               size_t password_len, const credence_subject* subject, credence_error* err) {
  return make_handle(out, err, [&] {
    need(c, "c is NULL");
    return c->value.check(view_of(password, password_len), subject_from(subject));
  });
}

credence_status credence_assess(credence_report** out, const credence_checker* c, const credence_sign_in* sign_in,
                                credence_error* err) {
  return make_handle(out, err, [&] {
    need(c, "c is NULL");
    need(sign_in, "sign_in is NULL");
    return c->value.assess(sign_in_from(*sign_in));
  });
}

}  // extern "C"
