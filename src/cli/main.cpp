// SPDX-License-Identifier: Apache-2.0
// The program: all commands, and one line on standard error for whatever goes wrong.
#include <exception>
#include <new>
#include <string>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/process.hpp"
#include "credence/credence.h"
#include "unpacking/archive_input.hpp"

namespace {

using namespace credence::cli;

ExitStatus run(int argc, char** argv) {
  Program program("credence", "Decides whether a password may be set or must be reset, and says why.",
                  std::string("credence ") + credence_version());
  add_check(program.root());
  add_sign_in(program.root());
  add_breach(program.root());
  add_dictionary(program.root());
  add_policy(program.root());
  add_strength(program.root());
  add_generate(program.root());
  program.root().explain(
      {"credence check < passwords", "credence check --policy credence --summary --jobs 2 < passwords",
       "credence policy list", "credence check --help"},
      {.clear = "every password is accepted, nothing is found, or the work is done",
       .objection = "at least one password is not accepted, or at least one line is found"});
  return program.run(argc, argv);
}

ExitStatus run_and_say_what_fails(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    note("out of memory");
  } catch (const std::exception& error) {
    note(error.what());
  }
  return ExitStatus::kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  protect_process();
  hold_standard_streams();
  credence::unpacking::end_reading_if(was_interrupted);
  return static_cast<int>(run_and_say_what_fails(argc, argv));
}
