// SPDX-License-Identifier: Apache-2.0
#include "real_passwords.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <stdexcept>

namespace credence::bench {
namespace {

struct ClosePipe {
  void operator()(std::FILE* pipe) const { pclose(pipe); }
};

Passwords lines_of(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot open " + path);
  Passwords lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

}  // namespace

Passwords breached(std::size_t count) {
  const std::string real = CREDENCE_SOURCE_DIR "/../shared/data/breach/scip-top1m-by-popularity.tsv.zst";
  Passwords all;
  if (std::filesystem::exists(real)) {
    const std::unique_ptr<std::FILE, ClosePipe> pipe(popen(("zstd -dcq '" + real + "'").c_str(), "r"));
    char line[4096];
    while (pipe && std::fgets(line, sizeof line, pipe.get()) != nullptr) {
      const std::string_view text(line);
      all.emplace_back(text.substr(0, text.rfind('\t')));
    }
  } else {
    std::fprintf(stderr, "note: no real breach list; using data/passwords/common.txt\n");
    all = lines_of(CREDENCE_SOURCE_DIR "/data/passwords/common.txt");
  }
  if (all.size() <= count) return all;
  Passwords sample;
  for (std::size_t i = 0; i < count; ++i) sample.push_back(all[i * (all.size() / count)]);
  return sample;
}

Passwords random_strings(std::size_t count, std::size_t length, std::string_view alphabet) {
  std::mt19937_64 random(20260101);
  std::uniform_int_distribution<std::size_t> letter(0, alphabet.size() - 1);
  Passwords result(count);
  for (std::string& password : result) {
    for (std::size_t i = 0; i < length; ++i) password += alphabet[letter(random)];
  }
  return result;
}

std::string printable() {
  std::string all;
  for (char c = 0x21; c < 0x7F; ++c) all += c;
  return all;
}

Passwords diceware(std::size_t count, std::size_t words) {
  const Passwords list = lines_of(CREDENCE_SOURCE_DIR "/data/passphrases/eff-large.txt");
  std::mt19937_64 random(20260102);
  std::uniform_int_distribution<std::size_t> word(0, list.size() - 1);
  Passwords result(count);
  for (std::string& phrase : result) {
    for (std::size_t i = 0; i < words; ++i) phrase += (i == 0 ? "" : " ") + list[word(random)];
  }
  return result;
}

Passwords non_ascii() {
  return {
      "Stra\xC3\x9F"
      "e12!",  // German
      "contrase\xC3\xB1"
      "a7#",  // Spanish
      "\xD0\x9F\xD0\xB0\xD1\x80\xD0\xBE\xD0\xBB\xD1\x8C"
      "42!",  // Russian
      "\xE3\x83\x91\xE3\x82\xB9\xE3\x83\xAF\xE3\x83\xBC\xE3\x83\x89"
      "1!",  // Japanese
      "\xEB\xB9\x84\xEB\xB0\x80\xEB\xB2\x88\xED\x98\xB8"
      "9?",  // Korean
      "\xCE\xBA\xCF\x89\xCE\xB4\xCE\xB9\xCE\xBA\xCF\x8C\xCF\x82"
      "3*",  // Greek
      "\xE5\xAF\x86\xE7\xA0\x81"
      "Abc123!",  // Chinese
      "Xq\xF0\x9F\x98\x80"
      "kv7#\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9",  // emoji
  };
}

}  // namespace credence::bench
