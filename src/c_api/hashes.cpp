// SPDX-License-Identifier: Apache-2.0
#include "c_api/guard.hpp"
#include "c_api/structs.hpp"
#include "credence/history.hpp"

using namespace credence::c_api;

extern "C" {

credence_status credence_password_hash_verify(int32_t* out, const char* password, size_t password_len, const char* hash,
                                              size_t hash_len, const credence_hash_limits* limits,
                                              credence_error* err) {
  if (out != nullptr) *out = -1;
  return guard(err, [&] {
    need(out, "out is NULL");
    const bool same = credence::verify_password_hash(view_of(password, password_len), view_of(hash, hash_len),
                                                     hash_limits_from(limits));
    *out = same ? 1 : 0;
  });
}

}  // extern "C"
