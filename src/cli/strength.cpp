// SPDX-License-Identifier: Apache-2.0
// credence strength: how many guesses do these passwords stand up to? credence strength train: a model of one's own.
#include "credence/strength.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <memory>
#include <string>

#include "charts/histogram.hpp"
#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/process.hpp"
#include "messages/json_writer.hpp"
#include "text/printable.hpp"

namespace credence::cli {
namespace {

struct StrengthCommand {
  SubjectOptions subject;
  PasswordInput input;
  std::filesystem::path model;
  bool histogram = false;
  std::filesystem::path svg;
  AnswerOptions answer;
  ShowProgress progress = ShowProgress::kAuto;
  bool was_training = false;  // the command below this one did the work
};

// A bar of ten for 10^0 to 10^15 guesses and more.
std::string bar(double guesses_log10) {
  constexpr double kFull = 15;
  constexpr std::size_t kWidth = 10;
  const auto filled = static_cast<std::size_t>(std::min(guesses_log10 / kFull, 1.0) * kWidth + 0.5);
  return std::string(filled, '#') + std::string(kWidth - filled, '.');
}

std::string duration_text(double seconds_log10) {
  struct Unit {
    const char* name;
    double seconds;
  };
  constexpr Unit kUnits[] = {{"years", 31557600}, {"days", 86400}, {"hours", 3600}, {"minutes", 60}, {"seconds", 1}};
  const double seconds = std::pow(10, seconds_log10);
  if (seconds_log10 > 16) return fmt::format("10^{:.0f} years", seconds_log10 - std::log10(kUnits[0].seconds));
  for (const Unit& unit : kUnits) {
    if (seconds >= unit.seconds) return fmt::format("{:.0f} {}", seconds / unit.seconds, unit.name);
  }
  return "less than a second";
}

std::string strength_text(std::uint64_t line, const Strength& strength, const std::string& language) {
  std::string text =
      fmt::format("line {}: [{}] 10^{:.2f} guesses, score {} of 4 ({})\n", line, bar(strength.guesses_log10),
                  strength.guesses_log10, strength.score, attacker_name(strength.attacker));
  for (const StrengthPart& part : strength.parts) {
    text +=
        fmt::format("  bytes {} to {}: {}, 10^{:.2f}{}{}\n", part.span.begin, part.span.end, part_kind_name(part.kind),
                    part.guesses_log10, part.disguise.leet ? ", leet" : "", part.disguise.reversed ? ", reversed" : "");
  }
  const std::array<double, 4> seconds = strength.crack_seconds_log10();
  text += fmt::format("  online, throttled: {}; online: {}; offline, slow hash: {}; offline, fast hash: {}\n",
                      duration_text(seconds[0]), duration_text(seconds[1]), duration_text(seconds[2]),
                      duration_text(seconds[3]));
  for (const Advice advice : strength.advice) text += fmt::format("  {}\n", advice_message(advice, language));
  return text;
}

std::string answer_of(const AnswerStyle& style, std::uint64_t line, const Strength& strength) {
  if (style.format == Format::kText) return strength_text(line, strength, style.language);
  messages::JsonWriter json;
  json.begin_object().member("line", line).members_of(strength_json(strength, style.language)).end_object();
  return json.take_line();
}

StrengthEstimator estimator_of(const StrengthCommand& command) {
  if (command.model.empty()) return {};
  return {StrengthModel::open(command.model), {Dictionary::built_in()}};
}

ExitStatus run(StrengthCommand& command) {
  if (command.was_training) return ExitStatus::kClear;
  read_subject_file(command.subject);
  const StrengthEstimator estimator = estimator_of(command);
  const Subject subject = make_subject(command.subject);
  const AnswerStyle style = style_of(command.answer);
  if (!command.histogram && command.svg.empty()) {
    for_each_password(command.input, [&](const PasswordEntry& entry) {
      print(answer_of(style, entry.line, estimator.estimate(entry.password, subject)));
    });
    return ExitStatus::kClear;
  }
  charts::Histogram histogram;
  ProgressLine progress(command.progress);
  BuildProgress done;
  for_each_password(command.input, [&](const PasswordEntry& entry) {
    histogram.add(estimator.guesses_log10(entry.password, subject));
    done.bytes_read += entry.password.size() + 1;
    if (++done.entries % 1024 == 0) progress.update(done);
  });
  if (!command.svg.empty()) histogram.write_svg(command.svg);
  if (command.histogram) print(style.format == Format::kJson ? histogram.json() : histogram.text());
  return ExitStatus::kClear;
}

// --- train

struct TrainCommand {
  std::vector<std::filesystem::path> passwords;
  std::vector<std::filesystem::path> ordered;
  std::vector<std::filesystem::path> unordered;
  std::filesystem::path output;
  ShowProgress progress = ShowProgress::kAuto;
  Format format = Format::kText;
};

std::vector<Input> list_of(const TrainCommand& command, const std::vector<std::filesystem::path>& files) {
  return unpacking::inputs_of(files, unpacking::ArchiveMembers::kOne, command.output);
}

ExitStatus run(const TrainCommand& command) {
  StrengthTraining training;
  training.passwords = list_of(command, command.passwords);
  training.ordered = list_of(command, command.ordered);
  training.unordered = list_of(command, command.unordered);
  const StrengthBuildResult result = run_long_work(command.progress, [&](const ProgressCallback& progress) {
    return build_strength_model(training, command.output, {{Dictionary::built_in()}, progress});
  });
  if (command.format == Format::kText) {
    print(fmt::format("{}: {} passwords listed, {} bytes\n", text::printable(command.output.string()), result.listed,
                      result.file_size) +
          count_text(result.lines, "lines read") + count_text(result.skipped, "lines left out: not UTF-8"));
    return ExitStatus::kClear;
  }
  messages::JsonWriter json;
  json.begin_object()
      .member("file", command.output.string())
      .member("lines", result.lines)
      .member("skipped", result.skipped)
      .member("listed", result.listed)
      .member("file_size", result.file_size)
      .end_object();
  print(json.take_line());
  return ExitStatus::kClear;
}

void add_train(Command parent, const std::shared_ptr<StrengthCommand>& strength) {
  Command command = parent.add_command("train", "Train a model on lists of passwords, a password a line");
  const auto train = std::make_shared<TrainCommand>();
  command.add_option("input", train->passwords, "Lists, the commonest password first; - is standard input")
      .value_name("INPUT")
      .required();
  command.add_option("--ordered", train->ordered, "A further list, the commonest first")
      .value_name("FILE")
      .repeatable();
  command.add_option("--also", train->unordered, "A list in any order: what is on it too is taken to be commoner")
      .value_name("FILE")
      .repeatable();
  command.add_option("-o,--output", train->output, "The file to make; it appears when it is complete")
      .value_name("FILE")
      .required();
  add_progress_option(command, train->progress);
  add_format_option(command, train->format);
  command.explain({"credence strength train leaked.txt -o own.model"});
  command.set_action([train, strength] {
    strength->was_training = true;
    return run(*train);
  });
}

}  // namespace

void add_strength(Command parent) {
  Command command =
      parent.add_command("strength", "Estimate how many guesses each password on standard input stands up to");
  const auto strength = std::make_shared<StrengthCommand>();
  add_subject_options(command, strength->subject);
  add_line_options(command, strength->input.lines);
  command.add_option("--model", strength->model, "A model made by 'strength train'; without it, the built-in one")
      .value_name("FILE");
  command.add_flag("--histogram", strength->histogram, "Print how the guesses of all are spread, and nothing else");
  command.add_option("--svg", strength->svg, "Draw the same as an SVG picture").value_name("FILE");
  add_progress_option(command, strength->progress);
  add_answer_options(command, strength->answer);
  command.explain({"credence strength < passwords", "credence strength --format json < passwords",
                   "credence strength --histogram --svg guesses.svg < passwords"});
  command.set_action([strength] { return run(*strength); });
  add_train(command, strength);
}

}  // namespace credence::cli
