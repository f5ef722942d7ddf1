// SPDX-License-Identifier: Apache-2.0
#include "cli/batch.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "cli/secret_text.hpp"
#include "cli/terminal.hpp"

namespace credence::cli {
namespace {

enum class Lines { kAll, kRefused, kNone };

// What is printed: a line for each password is left out where another form of answer was asked for.
Lines lines_of(const BatchOptions& options) {
  if (options.rejected_only) return Lines::kRefused;
  if (options.summary || (options.quiet && !options.answers.format)) return Lines::kNone;
  return Lines::kAll;
}

// Counts and writes the answers to some passwords.
class Answers {
 public:
  explicit Answers(const BatchOptions& options) : style_(style_of(options.answers)), lines_(lines_of(options)) {}

  void add(std::uint64_t line, const Report& report) {
    summary_.add(report);
    const bool refused = report.verdict != Verdict::kAccept;
    if (lines_ == Lines::kAll || (lines_ == Lines::kRefused && refused)) append_report(text_, line, report, style_);
  }
  // What was written since the last time.
  [[nodiscard]] std::string take_text() { return std::exchange(text_, {}); }
  [[nodiscard]] const BatchSummary& summary() const { return summary_; }
  void reset_summary() { summary_ = {}; }

 private:
  AnswerStyle style_;
  Lines lines_;
  std::string text_;
  BatchSummary summary_;
};

// Some passwords on their way through a thread.
class Batch {
 public:
  enum class State { kFree, kFilled, kTaken, kDone };

  explicit Batch(const BatchOptions& options) : answers_(options) {}

  void add(const PasswordEntry& entry) {
    sizes_.push_back({entry.line, entry.password.size(), entry.confirmation.size(), entry.previous.size()});
    for (const std::string_view text : {entry.password, entry.confirmation, entry.previous}) secrets_.append(text);
  }
  [[nodiscard]] bool empty() const { return sizes_.empty(); }
  [[nodiscard]] bool is_full() const { return sizes_.size() == kMostPasswords || secrets_.size() >= kMostBytes; }

  // Answers all passwords, up to the first that can't be judged, and wipes them.
  void judge(const Judge& judge) noexcept {
    try {
      std::string_view rest = secrets_.view();
      const auto take = [&rest](std::size_t size) {
        const std::string_view text = rest.substr(0, size);
        rest.remove_prefix(size);
        return text;
      };
      for (const Sizes& sizes : sizes_) {
        PasswordEntry entry;
        entry.line = sizes.line;
        entry.password = take(sizes.password);
        entry.confirmation = take(sizes.confirmation);
        entry.previous = take(sizes.previous);
        answers_.add(entry.line, judge(entry));
      }
    } catch (...) {
      error_ = std::current_exception();
    }
    sizes_.clear();
    secrets_.wipe();
  }

  // Gives out what the passwords' answers are, and is as new. Throws what judge() caught.
  void finish(BatchSummary& summary) {
    print(answers_.take_text());
    summary.add(answers_.summary());
    answers_.reset_summary();
    if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
  }

  State state = State::kFree;  // under the lock of its pipeline

 private:
  struct Sizes {
    std::uint64_t line;
    std::size_t password;
    std::size_t confirmation;
    std::size_t previous;
  };
  static constexpr std::size_t kMostPasswords = 256;
  static constexpr std::size_t kMostBytes = 65536;

  std::vector<Sizes> sizes_;
  SecretText secrets_;
  Answers answers_;
  std::exception_ptr error_;
};

// Batches go round in a ring: filled by the caller's thread, judged by one of several, given out in their order by the
// caller's thread again.
class Pipeline {
 public:
  Pipeline(const BatchOptions& options, const std::function<Judge()>& make_judge) {
    for (std::uint32_t i = 0; i < 4 * options.jobs; ++i) batches_.push_back(std::make_unique<Batch>(options));
    try {
      for (std::uint32_t i = 0; i < options.jobs; ++i) {
        threads_.emplace_back([this, judge = make_judge()] { work(judge); });
      }
    } catch (const std::system_error&) {
      if (threads_.empty()) throw;  // the system gives no more threads: those there are do the work
    } catch (...) {
      stop();
      throw;
    }
  }
  ~Pipeline() { stop(); }
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  void add(const PasswordEntry& entry) {
    Batch& batch = at(filled_);
    batch.add(entry);
    if (batch.is_full()) hand_over();
  }
  // Waits for all that was added, and gives it out.
  void drain() {
    if (failed_) return;  // what comes after a password that can't be judged has no answer
    if (!at(filled_).empty()) hand_over();
    while (given_out_ != filled_) give_out();
  }
  [[nodiscard]] const BatchSummary& summary() const { return summary_; }

 private:
  void stop() noexcept {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  Batch& at(std::uint64_t number) { return *batches_[number % batches_.size()]; }

  // The batch that was filled goes to the threads, and the next one is made free.
  void hand_over() {
    {
      const std::lock_guard lock(mutex_);
      at(filled_).state = Batch::State::kFilled;
      ++filled_;
    }
    changed_.notify_all();
    if (filled_ - given_out_ == batches_.size()) give_out();
  }

  void give_out() {
    Batch& batch = at(given_out_);
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&batch] { return batch.state == Batch::State::kDone; });
      batch.state = Batch::State::kFree;
      ++given_out_;
    }
    failed_ = true;
    batch.finish(summary_);
    failed_ = false;
  }

  void work(const Judge& judge) {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [this] { return stop_ || taken_ != filled_; });
      if (stop_) return;
      Batch& batch = at(taken_++);
      batch.state = Batch::State::kTaken;
      lock.unlock();
      batch.judge(judge);
      lock.lock();
      batch.state = Batch::State::kDone;
      changed_.notify_all();
    }
  }

  std::vector<std::unique_ptr<Batch>> batches_;
  // How many batches were filled, taken by a thread and given out, counted on and on; changed under the lock.
  std::uint64_t filled_ = 0;
  std::uint64_t taken_ = 0;
  std::uint64_t given_out_ = 0;
  bool stop_ = false;
  bool failed_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  BatchSummary summary_;
  std::vector<std::thread> threads_;
};

// How far the input was read. Lines that are printed on the same terminal show that themselves.
class InputProgress {
 public:
  explicit InputProgress(const BatchOptions& options) : line_(shown(options)) {
    struct stat facts {};
    const off_t at = lseek(STDIN_FILENO, 0, SEEK_CUR);
    if (fstat(STDIN_FILENO, &facts) == 0 && S_ISREG(facts.st_mode) && at >= 0 && at < facts.st_size) {
      progress_.total_bytes = static_cast<std::uint64_t>(facts.st_size - at);
    }
  }
  void update(const PasswordSource& source) {
    if (++progress_.entries % 256 != 0) return;  // the clock is asked now and then
    progress_.bytes_read = source.bytes_read();
    line_.update(progress_);
  }

 private:
  static ShowProgress shown(const BatchOptions& options) {
    if (options.progress != ShowProgress::kAuto) return options.progress;
    const bool lines_there = lines_of(options) != Lines::kNone && isatty(STDOUT_FILENO) == 1;
    return options.quiet || lines_there || input_is_terminal() ? ShowProgress::kNever : ShowProgress::kAuto;
  }

  ProgressLine line_;
  BuildProgress progress_;
};

// Gives `answer` each password; `drain` writes out the answers there are.
void for_each(const PasswordInput& input, const BatchOptions& options,
              const std::function<void(const PasswordEntry&)>& answer, const std::function<void()>& drain) {
  InputProgress progress(options);
  PasswordSource source(input, [&drain] {
    drain();
    flush_output();
  });
  try {
    for (PasswordEntry entry; source.next(entry);) {
      answer(entry);
      progress.update(source);
    }
  } catch (...) {
    drain();
    throw;
  }
  drain();
}

}  // namespace

void add_batch_options(Command command, BatchOptions& options) {
  command.add_flag("--summary", options.summary,
                   "Print how many passwords got which verdict and code, not a line for each");
  command.add_flag("--rejected-only", options.rejected_only,
                   "Print the lines of passwords that are not accepted alone");
  command.add_flag("--quiet", options.quiet,
                   "Print no notes, and no answers but those that --format, --summary or --rejected-only ask for");
  command.add_option("-j,--jobs", options.jobs, "How many threads judge, 1 to 256; the answers keep their order")
      .value_name("N")
      .between(1, 256)
      .show_default();
  add_progress_option(command, options.progress);
  add_answer_options(command, options.answers);
}

BatchSummary judge_all(const PasswordInput& input, const BatchOptions& options,
                       const std::function<Judge()>& make_judge) {
  BatchSummary summary;
  if (options.jobs == 1 || input_is_terminal()) {
    const Judge judge = make_judge();
    Answers answers(options);
    const auto answer = [&](const PasswordEntry& entry) {
      answers.add(entry.line, judge(entry));
      print(answers.take_text());
    };
    for_each(input, options, answer, [] {});
    summary = answers.summary();
  } else {
    Pipeline pipeline(options, make_judge);
    for_each(
        input, options, [&](const PasswordEntry& entry) { pipeline.add(entry); }, [&] { pipeline.drain(); });
    summary = pipeline.summary();
  }
  return summary;
}

void print_answer(const Report& report, const BatchOptions& options) {
  Answers answers(options);
  answers.add(1, report);
  print(answers.take_text());
  print_summary(answers.summary(), options);
}

void print_summary(const BatchSummary& summary, const BatchOptions& options) {
  if (options.summary) print(options.answers.format == Format::kJson ? summary.json() : summary.text());
}

}  // namespace credence::cli
