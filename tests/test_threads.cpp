// SPDX-License-Identifier: Apache-2.0
// Eight threads on one checker, one breach file and the messages: under ThreadSanitizer, and every answer the same as
// one thread's.
#include <algorithm>
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "credence/credence.hpp"

using namespace credence;

TEST_CASE("eight threads share one checker and agree with one thread") {
  const Checker checker(preset("citrix-cloud"));
  const std::vector<std::string> inputs = {"Passw0rd!",
                                           "gR7#vq2Lx9Wz!kTb",
                                           "abc",
                                           "123456",
                                           "Stra\xC3\x9F"
                                           "e12!",
                                           "\xD0\xBF\xD0\xB0\xD1\x80\xD0\xBE\xD0\xBB\xD1\x8C",
                                           "bad\xFF"
                                           "bytes",
                                           "e\xCC\x81"
                                           "e\xCC\x81"
                                           "e\xCC\x81"};
  std::vector<std::string> expected;
  for (const std::string& input : inputs) expected.push_back(report_json(checker.check(input), "en"));

  std::atomic<int> wrong{0};
  const auto work = [&](std::size_t first) {
    for (std::size_t round = 0; round < 200; ++round) {
      const std::size_t i = (first + round) % inputs.size();
      const Checker copy = checker;
      const Report report = copy.check(inputs[i]);
      if (report_json(report, "en") != expected[i]) ++wrong;
      for (const Violation& violation : report.violations) {
        if (message(violation, round % 2 == 0 ? "de-AT" : "en").empty()) ++wrong;
      }
      SignIn sign_in;
      sign_in.password = inputs[i];
      sign_in.now = parse_time("2026-11-22");
      const Report assessed = copy.assess(sign_in);
      if (assessed.verdict != Verdict::kResetRequired) ++wrong;  // never signed in
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 8; ++i) threads.emplace_back(work, i);
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
}

TEST_CASE("a checker is replaced while seven threads use it") {
  Policy strict = preset("citrix-cloud");
  strict.length.min = 20;
  const Checker usual(preset("citrix-cloud"));
  const Checker longer(strict);
  LiveChecker live(usual);
  std::atomic<bool> stop{false};
  std::atomic<int> wrong{0};
  const auto read = [&] {
    while (!stop) {
      const Checker checker = live.current();
      const bool is_longer = checker.policy().length.min == 20;
      const Report report = checker.check("xKv#q7zwLm2T");
      if ((report.verdict == Verdict::kReject) != is_longer) ++wrong;
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 7; ++i) threads.emplace_back(read);
  for (int i = 0; i < 200; ++i) live.replace(i % 2 == 0 ? longer : usual);
  stop = true;
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
}
