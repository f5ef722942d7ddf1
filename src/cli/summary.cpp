// SPDX-License-Identifier: Apache-2.0
#include "cli/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "messages/json_writer.hpp"

namespace credence::cli {

void BatchSummary::add(Counts& counts, const Violations& list) {
  for (auto violation = list.begin(); violation != list.end(); ++violation) {
    if (std::find_if(list.begin(), violation, [&](const Violation& v) { return v.code == violation->code; }) ==
        violation) {
      ++counts[violation->code];
    }
  }
}

void BatchSummary::add(const Report& report) {
  ++passwords_;
  ++verdicts_[static_cast<std::size_t>(report.verdict)];
  add(violations_, report.violations);
  add(warnings_, report.warnings);
}

void BatchSummary::add(const BatchSummary& other) {
  passwords_ += other.passwords_;
  for (std::size_t i = 0; i < verdicts_.size(); ++i) verdicts_[i] += other.verdicts_[i];
  for (const auto& [code, count] : other.violations_) violations_[code] += count;
  for (const auto& [code, count] : other.warnings_) warnings_[code] += count;
}

std::string BatchSummary::row(std::string_view name, std::uint64_t count) const {
  const double part = 100 * static_cast<double>(count) / static_cast<double>(passwords_);
  return fmt::format("  {:<30}{:>12}{:>8.1f} %\n", name, count, part);
}

std::string BatchSummary::rows(std::string_view title, const Counts& counts) const {
  if (counts.empty()) return {};
  std::vector<std::pair<Code, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::ranges::stable_sort(sorted, std::ranges::greater(), &std::pair<Code, std::uint64_t>::second);
  std::string text = fmt::format("{}\n", title);
  for (const auto& [code, count] : sorted) text += row(code_key(code), count);
  return text;
}

std::string BatchSummary::text() const {
  std::string text = fmt::format("{} {}\n", passwords_, passwords_ == 1 ? "password" : "passwords");
  for (const Verdict verdict : kVerdicts) {
    if (of(verdict) != 0) text += row(verdict_name(verdict), of(verdict));
  }
  return text + rows("passwords with these violations", violations_) + rows("passwords with these warnings", warnings_);
}

std::string BatchSummary::json() const {
  messages::JsonWriter json;
  json.begin_object().member("passwords", passwords_).key("verdicts").begin_object();
  for (const Verdict verdict : kVerdicts) json.member(verdict_name(verdict), of(verdict));
  json.end_object();
  for (const auto& [name, counts] : {std::pair("violations", &violations_), std::pair("warnings", &warnings_)}) {
    json.key(name).begin_object();
    for (const auto& [code, count] : *counts) json.member(code_key(code), count);
    json.end_object();
  }
  return json.end_object().take_line();
}

}  // namespace credence::cli
