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
constexpr KindName kKinds[] = {
    {"words", WordKind::kWord},    {"common", WordKind::kWord},        {"romanised", WordKind::kWord},
    {"mistyped", WordKind::kWord}, {"given", WordKind::kGivenName},    {"surnames", WordKind::kSurname},
    {"places", WordKind::kPlace},  {"passwords", WordKind::kPassword}, {"calendar", WordKind::kCalendar}};

// The language that begins the name of a list: "de-places.txt" is a list of German places, "common-passwords.txt"
// belongs to none.
std::string language_of(const std::string& name) {
  const std::size_t hyphen = name.find('-');
  return hyphen == 2 || hyphen == 3 ? name.substr(0, hyphen) : "";
}

credence::WordListInput list_of(const std::filesystem::path& path) {
  credence::WordListInput input;
  input.input = path;
  input.list.name = path.stem().string();
  input.list.language = language_of(input.list.name);
  if (path.extension() == ".tsv") input.order = credence::WordOrder::kRanks;
  const std::string kind_name = input.list.name.substr(input.list.name.find('-') + 1);
  for (const KindName& kind : kKinds) {
    if (kind_name == kind.name) input.list.kind = kind.kind;
  }
  return input;
}

void compile_dictionary(const std::filesystem::path& output, const std::vector<std::filesystem::path>& lists) {
  std::vector<credence::WordListInput> inputs;
  for (const auto& list : lists) inputs.push_back(list_of(list));
  credence::build_dictionary_file(inputs, output);
}

std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.file_size() != 0) files.push_back(entry.path());  // a list may have lost all its words to others
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Not part of a build: tools/make_strength_model.py asks for it. The folder has passwords.txt, ordered.txt,
// unordered.txt and words/; the dictionary is made of the words for the time of training.
void train_strength(const std::filesystem::path& output, const std::filesystem::path& folder) {
  const std::filesystem::path dictionary = output.string() + ".dictionary";
  compile_dictionary(dictionary, files_of(folder / "words"));
  credence::StrengthTraining training;
  training.passwords = {folder / "passwords.txt"};
  training.ordered = {folder / "ordered.txt"};
  training.unordered = {folder / "unordered.txt"};
  for (const auto& file : files_of(folder / "words")) training.words.push_back(list_of(file));
  credence::build_strength_model(training, output, {{credence::Dictionary::open(dictionary)}, {}});
  std::filesystem::remove(dictionary);
}

// The lists say how common a password is only by its position in them, if at all, so every count is 1: found.
void compile_breach(const std::filesystem::path& output, const std::vector<std::filesystem::path>& lists) {
  credence::BreachBuildOptions options;
  options.from = credence::BreachInput::kPasswords;
  credence::build_breach_file({lists.begin(), lists.end()}, output, options);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 3 ? argv[1] : "";
  try {
    const std::vector<std::filesystem::path> lists(argv + std::min(argc, 3), argv + argc);
    if (what == "dictionary" || what == "phrases") {
      compile_dictionary(argv[2], lists);
    } else if (what == "breach") {
      compile_breach(argv[2], lists);
    } else if (what == "strength") {
      train_strength(argv[2], lists.front());
    } else {
      std::fprintf(
          stderr,
          "usage: credence_data_compiler dictionary|phrases|breach OUTPUT LIST..., or strength OUTPUT FOLDER\n");
      return 2;
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "credence_data_compiler: %s\n", error.what());
    return 2;
  }
  return 0;
}
