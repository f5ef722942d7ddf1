// SPDX-License-Identifier: Apache-2.0
// What commands print: reports on standard output, notes on standard error.
#ifndef CREDENCE_CLI_OUTPUT_HPP_
#define CREDENCE_CLI_OUTPUT_HPP_

#include <CLI/App.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "credence/report.hpp"

namespace credence::cli {

enum class Format { kText, kJson };

/// Adds --format text|json.
void add_format_option(CLI::App& command, Format& format);
/// Adds --language.
void add_language_option(CLI::App& command, std::string& language);

/// Writes to standard output, through its buffer. Throws Error(kIo) if that fails.
void print(std::string_view text);
/// Empties the buffer of standard output. Throws Error(kIo) if that fails.
void flush_output();
/// One line on standard error, "credence: ..."; line breaks in `text` become spaces.
void note(std::string_view text);

/// A report as one JSON line, or as text: the verdict, and under it a line for each violation and warning.
void print_report(std::uint64_t line, const Report& report, Format format, const std::string& language);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_OUTPUT_HPP_
