// SPDX-License-Identifier: Apache-2.0
// Runs the built program with arguments and standard input, and gives back all it said.
#ifndef CREDENCE_TESTS_RUN_PROGRAM_HPP_
#define CREDENCE_TESTS_RUN_PROGRAM_HPP_

#include <string>
#include <string_view>
#include <vector>

namespace credence::test {

struct Outcome {
  int status = -1;  ///< Exit status; 128 + n after signal n.
  std::string out;
  std::string err;
};

/// What is unusual about the program's standard streams.
struct Streams {
  const char* output = nullptr;               ///< Standard output is this file instead of a pipe.
  int closed = -1;                            ///< This descriptor is closed.
  std::vector<std::string> environment = {};  ///< "NAME=value"; of what the program asks for nothing else is set.
  bool reader_is_gone = false;                ///< Standard output is a pipe that nobody reads, and SIGPIPE is ignored.
  const char* program = nullptr;              ///< Another program than the built one.
};

/// `input` is what the program can read from standard input, a pipe.
Outcome run_program(const std::vector<std::string>& arguments, std::string_view input = {},
                    const Streams& streams = {});

/// Runs the program on a terminal of its own, types a piece of `typed` each time the program asks, that is, leaves the
/// cursor after ": ", and gives back all that the terminal showed as `out`. A program that still waits after 30
/// seconds is killed.
Outcome run_on_terminal(const std::vector<std::string>& arguments, const std::vector<std::string>& typed,
                        const Streams& streams = {});
/// The same with a shell script, in which $C is the program.
Outcome run_script_on_terminal(const std::string& script, const std::vector<std::string>& typed = {},
                               const Streams& streams = {});

}  // namespace credence::test

#endif  // CREDENCE_TESTS_RUN_PROGRAM_HPP_
