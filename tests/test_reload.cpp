// SPDX-License-Identifier: Apache-2.0
// The shared library, opened by its name, used and closed, again and again, as programs with modules do: in the thread
// that goes on as well as in others.
#include <dlfcn.h>

#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include "credence/credence.h"

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "failed: %s\n", what);
  std::_Exit(1);
}

template <typename Function>
void find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  require(function != nullptr, name);
}
#define FUNCTION(name)                \
  decltype(&name) f_##name = nullptr; \
  find(library, #name, f_##name)

void use(const char* path) {
  void* const library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  require(library != nullptr, path);
  FUNCTION(credence_policy_preset);
  FUNCTION(credence_policy_free);
  FUNCTION(credence_checker_create);
  FUNCTION(credence_checker_free);
  FUNCTION(credence_check);
  FUNCTION(credence_report_verdict);
  FUNCTION(credence_report_json);
  FUNCTION(credence_report_free);
  credence_policy* policy = nullptr;
  credence_checker* checker = nullptr;
  credence_report* report = nullptr;
  std::vector<char> text(65536);
  require(f_credence_policy_preset(&policy, "credence", nullptr) == CREDENCE_OK, "preset");
  require(f_credence_checker_create(&checker, policy, nullptr, nullptr) == CREDENCE_OK, "create");
  require(f_credence_check(&report, checker, "p4ssw0rd", 8, nullptr, nullptr) == CREDENCE_OK, "check");
  require(f_credence_report_verdict(report) == CREDENCE_REJECT, "verdict");
  require(f_credence_report_json(text.data(), text.size(), nullptr, report, "de") == CREDENCE_OK, "json");
  f_credence_report_free(report);
  f_credence_checker_free(checker);
  f_credence_policy_free(policy);
  dlclose(library);
}

bool is_loaded(const char* path) {
  void* const library = dlopen(path, RTLD_NOW | RTLD_NOLOAD);
  if (library != nullptr) dlclose(library);
  return library != nullptr;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  for (int round = 0; round < 5; ++round) {
    use(argv[1]);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they keep what was loaded
    require(!is_loaded(argv[1]), "nothing of a thread's own keeps the library loaded");
#else
    (void)is_loaded(argv[1]);
#endif
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) threads.emplace_back(use, argv[1]);
    for (std::thread& thread : threads) thread.join();
  }
  return 0;
}
