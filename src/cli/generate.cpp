// SPDX-License-Identifier: Apache-2.0
// credence generate: passwords and passphrases that a policy accepts.
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/secret_text.hpp"
#include "credence/error.hpp"
#include "credence/generator.hpp"
#include "messages/json_writer.hpp"

namespace credence::cli {
namespace {

struct GenerateCommand {
  CheckerOptions checker;
  GeneratorOptions options;
  std::uint32_t words = 0;
  std::uint32_t bits = 0;
  std::uint32_t count = 1;
  bool pronounceable = false;
  std::filesystem::path word_list;
  Format format = Format::kText;
};

// A word a line; what follows a tab is not part of it, and a line of dice numbers and a word is the word.
std::vector<std::string> read_words(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<std::string> words;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const std::size_t dice = line.find_first_not_of("123456");
    if (dice != std::string::npos && dice > 0 && (line[dice] == '\t' || line[dice] == ' ')) line.erase(0, dice + 1);
    line.erase(std::min(line.find('\t'), line.size()));
    if (!line.empty()) words.push_back(line);
  }
  if (words.empty()) throw Error(ErrorCode::kIo, "has no words that can be read", {file.string()}, errno);
  return words;
}

GeneratorOptions options_of(const GenerateCommand& command) {
  GeneratorOptions options = command.options;
  if (command.words != 0 || !command.word_list.empty()) {
    options.kind = GeneratorKind::kWords;
    options.length = command.words;
  } else if (command.pronounceable) {
    options.kind = GeneratorKind::kPronounceable;
  }
  if (command.bits != 0) options.bits = command.bits;
  if (!command.word_list.empty()) options.words = read_words(command.word_list);
  return options;
}

// Past the buffers of the C library, which nobody wipes.
void write_secret(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw Error(ErrorCode::kIo, "can't be written", {"standard output"}, errno);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string head_of(const Entropy& entropy) {
  messages::JsonWriter json;
  json.begin_object().member("bits", std::round(entropy.bits * 100) / 100).member("exact", entropy.exact).end_object();
  const std::string object = json.take();
  return object.substr(0, object.size() - 1) + ",\"password\":\"";
}

// JSON escapes what is not plain in a string; passwords are printable ASCII or words.
void append_escaped(std::string_view text, SecretText& out) {
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
}

ExitStatus run(GenerateCommand& command) {
  const Generator generator(make_checker(command.checker, false), options_of(command));
  const Entropy entropy = generator.entropy();
  const std::string head = head_of(entropy);
  flush_output();
  SecretText password;
  SecretText line;
  for (std::uint32_t i = 0; i < command.count; ++i) {
    password.wipe();
    password.claim(generator.generate({password.room(generator.longest()), generator.longest()}));
    line.wipe();
    if (command.format == Format::kJson) {
      line.append(head);
      append_escaped(password.view(), line);
      line.append("\"}\n");
    } else {
      line.append(password.view());
      line.push_back('\n');
    }
    write_secret(line.view());
  }
  if (command.format == Format::kText) {
    note(fmt::format("entropy {} {:.2f} bits", entropy.exact ? "exactly" : "at least", entropy.bits));
  }
  return ExitStatus::kClear;
}

}  // namespace

void add_generate(Command parent) {
  Command command = parent.add_command("generate", "Draw passwords or passphrases that the policy accepts");
  const auto generate = std::make_shared<GenerateCommand>();
  add_checker_options(command, generate->checker);
  command.add_option("--bits", generate->bits, "Least entropy (default: 80)").between(1, 4096);
  command.add_option("--length", generate->options.length, "Characters, instead of as few as --bits asks for")
      .between(1, 1024);
  command.add_option("--words", generate->words, "A passphrase of so many words").between(1, 64);
  command
      .add_option("--word-list", generate->word_list,
                  "Words for passphrases, a word a line (default: EFF's large list)")
      .value_name("FILE");
  command.add_option("--separator", generate->options.separator, "Between words (default: -)");
  command.add_option("--alphabet", generate->options.alphabet, "Characters to draw from (default: printable ASCII)");
  command.add_flag("--no-look-alikes", generate->options.no_look_alikes, "Leave out 0, O, 1, l, I and the like");
  command.add_flag("--pronounceable", generate->pronounceable, "Consonants and vowels in turn");
  command.add_option("--count", generate->count, "How many (default: 1)");
  add_format_option(command, generate->format);
  command.explain(
      {"credence generate", "credence generate --words 5", "credence generate --policy own.toml --count 10"});
  command.set_action([generate] { return run(*generate); });
}

}  // namespace credence::cli
