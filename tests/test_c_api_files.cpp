// SPDX-License-Identifier: Apache-2.0
// The data files of test_c_api.c, made with the public builders, and the C headers as C++ sees them.
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "credence/credence.hpp"
#include "credence/credence_unstable.h"
#include "test_c_api.h"

namespace {

namespace fs = std::filesystem;

fs::path temporary(const char* name) {
  return fs::temp_directory_path() / ("credence-c-api-" + std::to_string(getpid()) + name);
}

template <std::size_t kSize>
void give(const fs::path& path, char (&out)[kSize]) {
  std::snprintf(out, kSize, "%s", path.c_str());
}

void write(const fs::path& path, const char* text) { std::ofstream(path) << text; }

void build_breach(const fs::path& list, const fs::path& output, credence::HashKind kind) {
  credence::BreachBuildOptions options;
  options.from = credence::BreachInput::kPasswords;
  options.kind = kind;
  options.counts = true;
  credence::build_breach_file({list}, output, options);
}

// A copy with a byte changed in the second page, the first with entries.
void damage(const fs::path& path, const fs::path& copy) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  bytes.at(4096 + 2000) ^= 1;
  std::ofstream(copy, std::ios::binary) << bytes;
}

}  // namespace

extern "C" {

int make_test_files(test_files* files) try {
  const auto list = temporary(".txt");
  const auto breach = temporary(".crb");
  const auto ntlm = temporary("-ntlm.crb");
  const auto broken = temporary("-broken.crb");
  const auto dictionary = temporary(".crd");

  write(list, "password\t3\nxkvgq#R7-zqwvkj9\t1\n");
  build_breach(list, breach, credence::HashKind::kSha1);
  build_breach(list, ntlm, credence::HashKind::kNtlm);
  damage(breach, broken);
  write(list, "zyxgrubble\n");
  credence::build_dictionary_file({{list, {"test", "", credence::WordKind::kWord, 0}}}, dictionary);
  fs::remove(list);

  give(breach, files->breach);
  give(ntlm, files->ntlm_breach);
  give(broken, files->broken_breach);
  give(dictionary, files->dictionary);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}

void remove_test_files(const test_files* files) {
  for (const char* path : {files->breach, files->ntlm_breach, files->broken_breach, files->dictionary}) {
    std::remove(path);
  }
}

int check_headers_in_cpp(void) {
  const credence_subject subject = CREDENCE_SUBJECT_INIT;
  const credence_sign_in sign_in = CREDENCE_SIGN_IN_INIT;
  const credence_resources resources = CREDENCE_RESOURCES_INIT;
  const credence_violation violation = CREDENCE_VIOLATION_INIT;
  const credence_hash_limits limits = CREDENCE_HASH_LIMITS_INIT;
  const credence_dictionary_options dictionary = CREDENCE_DICTIONARY_OPTIONS_INIT;
  const credence_breach_options breach = CREDENCE_BREACH_OPTIONS_INIT;
  const credence_breach_facts facts = CREDENCE_BREACH_FACTS_INIT;
  const bool passed = subject.struct_size == sizeof subject && sign_in.now == CREDENCE_TIME_NONE &&
                      resources.built_in_dictionary == 1 && violation.struct_size == sizeof violation &&
                      limits.hashes == credence::HashLimits().hashes && dictionary.check == 0 &&
                      breach.check_pages == 1 && facts.source_date == CREDENCE_TIME_NONE &&
                      CREDENCE_UNSTABLE_REVISION >= 1 && std::string(CREDENCE_VERSION_STRING) == credence_version();
  return passed ? 0 : 1;
}

}  // extern "C"
