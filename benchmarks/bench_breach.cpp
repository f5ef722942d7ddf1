// SPDX-License-Identifier: Apache-2.0
// How long a breach lookup takes, beside what else could answer it, all in one run over the same entries:
//   bench_breach FOLDER ENTRIES [NAME...]
// makes the files it needs in FOLDER (about 120 bytes an entry with all of them, if they are not there yet) and prints
// a Markdown table of ns a lookup, thread CPU time, median of several rounds. NAMEs choose rows ("chase",
// "lower_bound", "ours", "exact", "unchecked", "batch", "pread", "filter", "sqlite", "lmdb", "password", "threads",
// "cold"); default: all but the last.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "breach/hex.hpp"
#include "credence/breach.hpp"
#include "credence/build.hpp"
#include "lookup_timer.hpp"
#include "other_stores.hpp"
#include "platform/digest.hpp"
#include "synthetic_corpus.hpp"

namespace {

using namespace credence;
using namespace credence::bench;
using breach::Entry;
using breach::Hash;
namespace fs = std::filesystem;

std::uint64_t ask(const BreachDatabase& database, const breach::Hash& hash) {
  const BreachAnswer answer = database.lookup_digest(hash.bytes);
  return answer.state == BreachAnswer::State::kAbsent ? 0 : answer.count;
}

// The list as text, streamed into the builder through a named pipe: no text file is needed.
void build(const fs::path& folder, std::uint64_t entries, const char* name, bool exact, std::uint32_t filter_bits) {
  const fs::path path = folder / name;
  if (fs::exists(path)) return;
  const fs::path pipe = folder / "corpus.pipe";
  fs::remove(pipe);
  if (mkfifo(pipe.c_str(), 0600) != 0) throw std::runtime_error("cannot make a pipe");
  std::thread writer([&] {
    std::FILE* const out = std::fopen(pipe.c_str(), "wb");
    SyntheticCorpus corpus(entries, HashKind::kSha1);
    for (breach::Entry entry; corpus.next(entry);) {
      const std::string line = breach::to_hex(entry.hash, HashKind::kSha1) + ":" + std::to_string(entry.count) + "\n";
      std::fwrite(line.data(), 1, line.size(), out);
    }
    std::fclose(out);
  });
  BreachBuildOptions options;
  options.exact = exact;
  options.filter_bits = filter_bits;
  build_breach_file({pipe}, path, options);
  writer.join();
  fs::remove(pipe);
}

double bytes_an_entry(const fs::path& path, std::uint64_t entries) {
  return static_cast<double>(fs::file_size(path)) / static_cast<double>(entries);
}

void bench_database(const char* what, const fs::path& path, std::uint64_t entries, const Queries& queries,
                    BreachOptions options) {
  options.preload = true;
  const auto database = BreachDatabase::open(path, options);
  bench_lookup(what, queries, bytes_an_entry(path, entries),
               [&](const breach::Hash& hash) { return ask(*database, hash); });
}

void bench_batch(const fs::path& path, std::uint64_t entries, const Queries& queries) {
  BreachOptions options;
  options.preload = true;
  const auto database = BreachDatabase::open(path, options);
  std::vector<BreachAnswer> answers(kQueries);
  double times[2];
  for (int misses = 0; misses < 2; ++misses) {
    std::vector<std::uint8_t> digests;
    for (const breach::Hash& hash : misses != 0 ? queries.misses : queries.hits) {
      digests.insert(digests.end(), hash.bytes.begin(), hash.bytes.end());
    }
    times[misses] = time_queries([&] { database->lookup_batch(digests, answers); });
  }
  row("ours, batched", 0, 0, times[0], times[1], bytes_an_entry(path, entries));
}

void bench_passwords(const fs::path& path, std::uint64_t entries) {
  BreachOptions options;
  options.preload = true;
  const auto database = BreachDatabase::open(path, options);
  std::vector<std::string> passwords(kQueries);
  for (std::size_t i = 0; i < kQueries; ++i) passwords[i] = "pass-" + std::to_string(1000000 + i);
  std::uint64_t carried = 0;
  row("ours, from a password of 12 bytes", time_queries([&] {
        for (std::string& password : passwords) {
          password[0] = static_cast<char>('p' + carried);
          carried = zero_after(database->lookup(password).count);
        }
      }),
      0, 0, 0, bytes_an_entry(path, entries));
  row("SHA-1 of 12 bytes alone", time_queries([&] {
        for (const std::string& password : passwords) {
          breach::Hash hash;
          if (platform::sha1(platform::as_bytes(password), hash.bytes) != platform::Digested::kDone) std::abort();
          carried ^= hash.head();
        }
        if (carried == UINT64_MAX) std::abort();
      }),
      0, 0, 0, 0);
}

void bench_threads(const fs::path& path, std::uint64_t entries, const Queries& queries) {
  BreachOptions options;
  options.preload = true;
  const auto database = BreachDatabase::open(path, options);
  double times[2];
  std::thread threads[2];
  for (int i = 0; i < 2; ++i) {
    threads[i] = std::thread([&, i] {
      times[i] = time_dependent(i == 0 ? queries.hits : queries.misses,
                                [&](const breach::Hash& hash) { return ask(*database, hash); });
    });
  }
  for (std::thread& thread : threads) thread.join();
  row("ours, two threads at once (hits, misses)", times[0], times[1], 0, 0, bytes_an_entry(path, entries));
}

// The file is dropped from the page cache before each lookup; it must not be mapped then.
void bench_cold(const fs::path& path, const Queries& queries) {
  constexpr std::size_t kCold = 200;
  std::vector<double> micros;
  std::vector<long> faults;
  for (std::size_t i = 0; i < kCold; ++i) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    fdatasync(file);
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    close(file);
    const auto database = BreachDatabase::open(path);
    rusage before{};
    rusage after{};
    timespec start{};
    timespec end{};
    getrusage(RUSAGE_THREAD, &before);
    clock_gettime(CLOCK_MONOTONIC, &start);
    if (ask(*database, queries.hits[i]) == 0) throw std::runtime_error("an entry is not found");
    clock_gettime(CLOCK_MONOTONIC, &end);
    getrusage(RUSAGE_THREAD, &after);
    faults.push_back(after.ru_majflt - before.ru_majflt);
    micros.push_back(static_cast<double>(end.tv_sec - start.tv_sec) * 1e6 +
                     static_cast<double>(end.tv_nsec - start.tv_nsec) * 1e-3);
  }
  std::sort(micros.begin(), micros.end());
  std::sort(faults.begin(), faults.end());
  std::printf("cold hits: %.0f us median, %.0f us p95; major faults: %ld median, %ld p95, %ld most\n",
              micros[kCold / 2], micros[kCold * 95 / 100], faults[kCold / 2], faults[kCold * 95 / 100], faults.back());
}

int run(const fs::path& folder, std::uint64_t entries, std::set<std::string> names) {
  if (names.empty()) {
    names = {"chase", "lower_bound", "ours",   "exact", "unchecked", "batch",
             "pread", "filter",      "sqlite", "lmdb",  "password",  "threads"};
  }
  fs::create_directories(folder);
  const auto wants = [&](const char* name) { return names.contains(name); };
  build(folder, entries, "serving.cbr", false, 0);
  const fs::path serving = folder / "serving.cbr";
  if (wants("exact")) build(folder, entries, "exact.cbr", true, 0);
  if (wants("filter")) build(folder, entries, "filter.cbr", false, 16);
  const Queries queries = make_queries(entries);
  std::printf("\n%llu entries, ns a lookup\n\n", static_cast<unsigned long long>(entries));
  std::printf("| | hit, dependent | miss, dependent | hit, independent | miss, independent | bytes an entry |\n");
  std::printf("|---|---:|---:|---:|---:|---:|\n");
  BreachOptions unchecked;
  unchecked.check_pages = false;
  BreachOptions pread;
  pread.backend = BreachOptions::Backend::kPread;
  if (wants("chase")) bench_chase(fs::file_size(serving));
  if (wants("ours")) bench_database("ours, serving", serving, entries, queries, {});
  if (wants("unchecked")) bench_database("ours, without checks on first touch", serving, entries, queries, unchecked);
  if (wants("exact")) bench_database("ours, exact", folder / "exact.cbr", entries, queries, {});
  if (wants("batch")) bench_batch(serving, entries, queries);
  if (wants("pread")) bench_database("ours, pread", serving, entries, queries, pread);
  if (wants("filter")) bench_database("ours, filter of 16 bits", folder / "filter.cbr", entries, queries, {});
  if (wants("password")) bench_passwords(serving, entries);
  if (wants("threads")) bench_threads(serving, entries, queries);
  if (wants("lower_bound")) bench_lower_bound(folder, entries, queries);
  if (wants("lmdb")) bench_lmdb(folder, entries, queries);
  if (wants("sqlite")) bench_sqlite(folder, entries, queries);
  if (wants("cold")) bench_cold(serving, queries);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: bench_breach FOLDER ENTRIES [NAME...]\n", stderr);
    return 2;
  }
  try {
    return run(argv[1], std::strtoull(argv[2], nullptr, 10), std::set<std::string>(argv + 3, argv + argc));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_breach: %s\n", error.what());
    return 1;
  }
}
