// SPDX-License-Identifier: Apache-2.0
#include "credence/time.hpp"

#include "c_api/guard.hpp"
#include "credence/error.hpp"

using namespace credence::c_api;

extern "C" {

credence_status credence_time_parse(int64_t* out, const char* text, credence_error* err) {
  if (out != nullptr) *out = CREDENCE_TIME_NONE;
  return guard(err, [&] {
    need(out, "out is NULL");
    need(text, "text is NULL");
    *out = credence::parse_time(text).time_since_epoch().count();
  });
}

credence_status credence_time_add_months(int64_t* out, int64_t time, int32_t months) {
  if (out != nullptr) *out = CREDENCE_TIME_NONE;
  return guard(nullptr, [&] {
    need(out, "out is NULL");
    *out =
        credence::add_months(std::chrono::sys_seconds(std::chrono::seconds(time)), months).time_since_epoch().count();
  });
}

}  // extern "C"
