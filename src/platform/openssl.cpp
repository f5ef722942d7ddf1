// SPDX-License-Identifier: Apache-2.0
#include "platform/openssl.hpp"

#include <openssl/conf.h>
#include <openssl/crypto.h>
#include <openssl/err.h>

namespace credence::platform {

bool has_process_context() noexcept { return OSSL_LIB_CTX_get0_global_default() != nullptr; }

OSSL_LIB_CTX* new_openssl_context() noexcept {
  OSSL_LIB_CTX* const context = OSSL_LIB_CTX_new();
  if (context == nullptr) return nullptr;
  // Fails where the process has no context, too; then what OpenSSL has without a configuration must do.
  char* const file = CONF_get1_default_config_file();
  if (file != nullptr) OSSL_LIB_CTX_load_config(context, file);
  OPENSSL_free(file);
  return context;
}
void free_openssl_context(OSSL_LIB_CTX* context) noexcept { OSSL_LIB_CTX_free(context); }

QuietOpenSsl::QuietOpenSsl() noexcept { ERR_set_mark(); }
QuietOpenSsl::~QuietOpenSsl() { ERR_pop_to_mark(); }

}  // namespace credence::platform
