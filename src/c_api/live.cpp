// SPDX-License-Identifier: Apache-2.0
#include "credence/live_checker.hpp"

#include "c_api/guard.hpp"
#include "c_api/handles.hpp"

using namespace credence::c_api;

extern "C" {

credence_status credence_live_create(credence_live** out, const credence_checker* first, credence_error* err) {
  return make_handle(out, err, [&] {
    need(first, "first is NULL");
    return credence::LiveChecker(first->value);
  });
}

credence_status credence_live_current(credence_checker** out, const credence_live* live) {
  return make_handle(out, nullptr, [&] {
    need(live, "live is NULL");
    return live->value.current();
  });
}

credence_status credence_live_replace(credence_live* live, const credence_checker* next) {
  return guard(nullptr, [&] {
    need(live, "live is NULL");
    need(next, "next is NULL");
    live->value.replace(next->value);
  });
}

void credence_live_free(credence_live* live) { delete live; }

}  // extern "C"
