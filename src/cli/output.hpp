// SPDX-License-Identifier: Apache-2.0
// What the program says: reports on standard output, notes and progress on standard error, its exit status.
#ifndef CREDENCE_CLI_OUTPUT_HPP_
#define CREDENCE_CLI_OUTPUT_HPP_

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "credence/build.hpp"
#include "credence/report.hpp"

namespace credence::cli {

/// What the process ends with. The numbers are a contract with scripts:
/// 0: every password was accepted, nothing was found, or the work is done;
/// 1: at least one password was not accepted, or at least one line was found;
/// 2: the call could not be carried out.
enum class ExitStatus : int { kClear = 0, kObjection = 1, kFailed = 2 };

/// The status of a command that answers line by line: was there one to object to?
[[nodiscard]] constexpr ExitStatus status_of(bool objection) {
  return objection ? ExitStatus::kObjection : ExitStatus::kClear;
}

enum class Format { kText, kJson };

/// Writes to standard output, through its buffer. Text from elsewhere in it must be printable (text/printable.hpp).
/// Throws Error(kIo) if that fails; where nobody reads any more the process ends silently, as by SIGPIPE.
void print(std::string_view text);
/// Empties the buffer of standard output. Fails as print().
void flush_output();
/// One line on standard error, "credence: ..."; what a terminal would obey is escaped.
void note(std::string_view text);

/// How reports are written.
struct AnswerStyle {
  Format format = Format::kText;
  std::string language = "en";
  bool coloured = false;  ///< Of text, for a terminal.
  bool numbered = true;   ///< Text names the line; whoever was asked for one password knows which it is.
};
/// Adds a report to `out` as one JSON line, or as text: the verdict, and under it a line for each violation and
/// warning.
void append_report(std::string& out, std::uint64_t line, const Report& report, const AnswerStyle& style);

/// "2025-11-21T00:00:00Z".
[[nodiscard]] std::string time_text(std::chrono::sys_seconds time);
/// "12.3 MB".
[[nodiscard]] std::string size_text(std::uint64_t bytes);
/// "2 entries", "1 entry": the first noun in `things`, which is in the plural, follows the number.
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view things);
/// "  12 lines read" and a line end; nothing for 0.
[[nodiscard]] std::string count_text(std::uint64_t number, std::string_view what);

/// kAuto: where standard error is a terminal.
enum class ShowProgress { kAuto, kAlways, kNever };

/// A line on standard error that shows how far long work is. Draws it a few times a second and takes it away at the
/// end.
class ProgressLine {
 public:
  explicit ProgressLine(ShowProgress show);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// Bytes read of those there are, rate, and time left where the total is known.
  void update(const BuildProgress& progress);
  /// For the options of a build: calls update() on this object, which must outlive the build. Empty if
  /// nothing is to be shown.
  [[nodiscard]] ProgressCallback callback();

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  bool drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_ = start_ + std::chrono::milliseconds(500);
};

/// The text of the line after `elapsed`, for update().
[[nodiscard]] std::string progress_text(const BuildProgress& progress, std::chrono::duration<double> elapsed);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_OUTPUT_HPP_
