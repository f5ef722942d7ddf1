// SPDX-License-Identifier: Apache-2.0
// Run by the build, never installed: compiles the lists of data/ with the library's own builders into the files that
// are embedded.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include "credence/build.hpp"
#include "credence/strength.hpp"

namespace {

using credence::WordKind;

struct KindName {
  const char* name;
  WordKind kind;
};
constexpr KindName kKinds[] = {{"words", WordKind::kWord},         {"given", WordKind::kGivenName},
                               {"surnames", WordKind::kSurname},   {"places", WordKind::kPlace},
                               {"passwords", WordKind::kPassword}, {"calendar", WordKind::kCalendar}};

// "de-places.txt" is a list of German places; "common-passwords.txt" belongs to no language.
credence::WordListInput list_of(const std::filesystem::path& path) {
  credence::WordListInput input;
  input.input = path;
  input.list.name = path.stem().string();
  const std::size_t hyphen = input.list.name.find('-');
  const std::string language = input.list.name.substr(0, hyphen);
  if (language.size() == 2) input.list.language = language;
  for (const KindName& kind : kKinds) {
    if (input.list.name.substr(hyphen + 1) == kind.name) input.list.kind = kind.kind;
  }
  return input;
}

std::vector<credence::WordListInput> lists_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<credence::WordListInput> inputs;
  for (const auto& file : files) inputs.push_back(list_of(file));
  return inputs;
}

void compile_dictionary(const std::filesystem::path& folder, const std::filesystem::path& output) {
  credence::build_dictionary_file(lists_of(folder), output);
}

// Not part of a build: tools/make_strength_model.py asks for it. The folder has passwords.txt, ordered.txt,
// unordered.txt and words/; the dictionary is made of the words for the time of training.
void train_strength(const std::filesystem::path& folder, const std::filesystem::path& output) {
  const std::filesystem::path dictionary = output.string() + ".dictionary";
  compile_dictionary(folder / "words", dictionary);
  credence::StrengthTraining training;
  training.passwords = {folder / "passwords.txt"};
  training.ordered = {folder / "ordered.txt"};
  training.unordered = {folder / "unordered.txt"};
  training.words = lists_of(folder / "words");
  credence::build_strength_model(training, output, {{credence::Dictionary::open(dictionary)}, {}});
  std::filesystem::remove(dictionary);
}

// The list says how common a password is only by its position in it, so every count is 1: found.
void compile_breach(const std::filesystem::path& list, const std::filesystem::path& output) {
  credence::BreachBuildOptions options;
  options.from = credence::BreachInput::kPasswords;
  credence::build_breach_file({list}, output, options);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc == 4 ? argv[1] : "";
  try {
    if (what == "dictionary" || what == "phrases") {
      compile_dictionary(argv[2], argv[3]);
    } else if (what == "breach") {
      compile_breach(argv[2], argv[3]);
    } else if (what == "strength") {
      train_strength(argv[2], argv[3]);
    } else {
      std::fprintf(stderr, "usage: credence_data_compiler dictionary|phrases|breach|strength INPUT OUTPUT\n");
      return 2;
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "credence_data_compiler: %s\n", error.what());
    return 2;
  }
  return 0;
}
