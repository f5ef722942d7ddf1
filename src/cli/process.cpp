// SPDX-License-Identifier: Apache-2.0
#include "cli/process.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace credence::cli {

void protect_process() {
  const rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
#if !defined(__SANITIZE_ADDRESS__)  // the leak checker attaches to its own process
  prctl(PR_SET_DUMPABLE, 0);
#endif
}

}  // namespace credence::cli
