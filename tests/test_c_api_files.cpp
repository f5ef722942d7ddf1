// SPDX-License-Identifier: Apache-2.0
// The data files of test_c_api.c, made with the public builders.
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>

#include "credence/credence.hpp"

namespace {

std::filesystem::path temporary(const char* name) {
  return std::filesystem::temp_directory_path() / ("credence-c-api-" + std::to_string(getpid()) + name);
}

void give(const std::filesystem::path& path, char* out, std::size_t out_len) {
  std::snprintf(out, out_len, "%s", path.c_str());
}

}  // namespace

extern "C" int make_test_files(char* breach_path, char* dictionary_path, std::size_t path_len) try {
  const auto text = temporary(".txt");
  const auto breach = temporary(".crb");
  const auto dictionary = temporary(".crd");

  std::ofstream(text) << "password\t3\nxkvgq#R7-zqwvkj9\t1\n";
  credence::BreachBuildOptions options;
  options.from = credence::BreachInput::kPasswords;
  options.counts = true;
  credence::build_breach_file({text}, breach, options);

  std::ofstream(text) << "zyxgrubble\n";
  credence::build_dictionary_file({{text, {"test", "", credence::WordKind::kWord, 0}}}, dictionary);
  std::filesystem::remove(text);

  give(breach, breach_path, path_len);
  give(dictionary, dictionary_path, path_len);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
