// SPDX-License-Identifier: Apache-2.0
#include "charts/histogram.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>

#include "credence/error.hpp"
#include "messages/json_writer.hpp"

namespace credence::charts {

void Histogram::add(double guesses_log10) {
  ++counts_[std::min(static_cast<std::size_t>(std::max(guesses_log10, 0.0)), kBars - 1)];
  ++all_;
}

std::uint64_t Histogram::largest() const { return std::max<std::uint64_t>(*std::ranges::max_element(counts_), 1); }

std::string Histogram::text() const {
  constexpr std::uint64_t kWidth = 50;
  std::string text = fmt::format("guesses      passwords ({})\n", all_);
  for (std::size_t i = 0; i < kBars; ++i) {
    const std::string bar(static_cast<std::size_t>(counts_[i] * kWidth / largest()), '#');
    text += fmt::format("10^{:<2}{} {:>12} {}\n", i, i + 1 == kBars ? "+" : " ", counts_[i], bar);
  }
  return text;
}

std::string Histogram::json() const {
  messages::JsonWriter json;
  json.begin_object().member("passwords", all_).key("counts").begin_array();
  for (const std::uint64_t count : counts_) json.value(count);
  return json.end_array().end_object().take_line();
}

void Histogram::write_svg(const std::filesystem::path& file) const {
  constexpr int kBarWidth = 28;
  constexpr int kHeight = 240;
  constexpr int kMargin = 40;
  constexpr int kWidth = kBarWidth * static_cast<int>(kBars) + 2 * kMargin;
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"sans-serif\" font-size=\"12\">\n"
      "<title>Guesses of {} passwords</title>\n",
      kWidth, kHeight + 2 * kMargin, all_);
  for (std::size_t i = 0; i < kBars; ++i) {
    const int x = kMargin + kBarWidth * static_cast<int>(i);
    const int height = static_cast<int>(counts_[i] * kHeight / largest());
    svg += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#4477aa\"><title>{}</title></rect>\n",
                       x, kMargin + kHeight - height, kBarWidth - 4, height, counts_[i]);
    svg += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n", x + kBarWidth / 2,
                       kMargin + kHeight + 16, i);
  }
  svg += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">log10 of guesses</text>\n</svg>\n", kWidth / 2,
                     kMargin + kHeight + 34);
  std::ofstream out(file, std::ios::binary);
  out << svg;
  out.close();
  if (!out) throw Error(ErrorCode::kIo, "can't be written", {file.string()}, errno);
}

}  // namespace credence::charts
