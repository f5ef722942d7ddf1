// SPDX-License-Identifier: Apache-2.0
// A process may end while its threads still check passwords and render messages: at exit the static objects of the
// library must outlive them.
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "credence/checker.hpp"
#include "credence/messages.hpp"

using namespace credence;

namespace {

// What threads do until the process ends under them. OpenSSL cleans itself up at exit, and the digests of look-ups go
// on.
[[noreturn]] void end_while_threads_judge(std::chrono::microseconds after) {
  const Checker checker(preset("citrix-cloud"));
  constexpr int kThreads = 4;
  std::vector<std::thread> threads;
  threads.reserve(kThreads);
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&checker] {
      for (;;) {
        const Report report = checker.check("Passw0rd!");
        for (const char* language : {"en", "de"}) {
          for (const Violation& violation : report.violations) (void)message(violation, language);
          (void)report_json(report, language);
        }
      }
    });
  }
  std::this_thread::sleep_for(after);
  std::exit(EXIT_SUCCESS);  // NOLINT(concurrency-mt-unsafe): that is the question
}

}  // namespace

TEST_CASE("exit while threads render messages") {
  int failed = 0;
  for (int i = 0; i < 100; ++i) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) end_while_threads_judge(std::chrono::microseconds(500 + 40 * i));
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_SUCCESS) ++failed;
  }
  CHECK(failed == 0);
}
