// SPDX-License-Identifier: Apache-2.0
// How long a breach lookup takes, beside what else could answer it, all in one run over the same entries:
//   bench_breach FOLDER ENTRIES [NAME...]
// makes the files it needs in FOLDER (about 120 bytes an entry with all of them, if they are not there yet) and prints
// a Markdown table of ns a lookup, thread CPU time, median of several rounds. NAMEs choose rows ("chase",
// "lower_bound", "ours", "exact", "unchecked", "batch", "pread", "filter", "sqlite", "lmdb", "password", "threads",
// "cold"); default: all but the last.
#include <fcntl.h>
#include <lmdb.h>
#include <sqlite3.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "breach/hex.hpp"
#include "credence/breach.hpp"
#include "credence/build.hpp"
#include "platform/atomic_file.hpp"
#include "platform/digest.hpp"
#include "platform/mapped_file.hpp"
#include "synthetic_corpus.hpp"

namespace {

using namespace credence;
using bench::Random;
using internal::Entry;
using internal::Hash;
using internal::MappedFile;
namespace fs = std::filesystem;

constexpr std::size_t kQueries = 400'000;
constexpr int kRounds = 7;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// Median ns a query of several rounds over all queries; the first round warms up.
double time_queries(const std::function<void()>& all_queries) {
  std::vector<double> rounds;
  for (int round = 0; round <= kRounds; ++round) {
    const double start = cpu_seconds();
    all_queries();
    if (round > 0) rounds.push_back((cpu_seconds() - start) * 1e9 / kQueries);
  }
  return median(rounds);
}

void row(const char* what, double hit, double miss, double hit_independent, double miss_independent, double bytes) {
  const auto cell = [](double value) {
    if (value > 0) {
      std::printf(" %.0f |", value);
    } else {
      std::printf(" - |");
    }
  };
  std::printf("| %s |", what);
  for (const double value : {hit, miss, hit_independent, miss_independent}) cell(value);
  std::printf(" %.2f |\n", bytes);
  std::fflush(stdout);
}

struct Queries {
  std::vector<Hash> hits;
  std::vector<Hash> misses;
};

// Hits drawn evenly from all entries, in random order.
Queries make_queries(std::uint64_t entries) {
  Queries queries;
  Random random(42);
  std::vector<std::uint64_t> wanted(kQueries);
  for (std::uint64_t& index : wanted) index = random() % entries;
  std::sort(wanted.begin(), wanted.end());
  bench::SyntheticCorpus corpus(entries, HashKind::kSha1);
  Entry entry;
  std::uint64_t at = 0;
  corpus.next(entry);
  for (const std::uint64_t index : wanted) {
    for (; at < index; ++at) corpus.next(entry);
    queries.hits.push_back(entry.hash);
  }
  for (std::size_t i = kQueries - 1; i > 0; --i) std::swap(queries.hits[i], queries.hits[random() % (i + 1)]);
  for (std::size_t i = 0; i < kQueries; ++i) {
    Hash hash;
    for (std::size_t k = 0; k < 16; k += 8) internal::store_le64(&hash.bytes[k], random());
    queries.misses.push_back(hash);
  }
  return queries;
}

// Nought, but neither compiler nor processor knows before `answer` is there.
std::uint64_t zero_after(std::uint64_t answer) {
  std::uint64_t zero = 0;
  asm volatile("and %1, %0" : "+r"(zero) : "r"(answer));
  return zero;
}

// Each key depends on the last answer.
template <typename Lookup>
double time_dependent(const std::vector<Hash>& queries, const Lookup& lookup) {
  return time_queries([&] {
    std::uint64_t carried = 0;
    for (const Hash& query : queries) {
      Hash hash = query;
      internal::store_le64(hash.bytes.data(), internal::load_le64(hash.bytes.data()) ^ carried);
      carried = zero_after(lookup(hash));
    }
  });
}

template <typename Lookup>
double time_independent(const std::vector<Hash>& queries, const Lookup& lookup) {
  return time_queries([&] {
    std::uint64_t sum = 0;
    for (const Hash& query : queries) sum += lookup(query);
    if (sum == UINT64_MAX) std::abort();
  });
}

template <typename Lookup>
void bench_lookup(const char* what, const Queries& queries, double bytes, const Lookup& lookup,
                  bool expect_hits = true) {
  std::uint64_t found = 0;
  for (const Hash& hash : queries.hits) found += lookup(hash) != 0 ? 1 : 0;
  if (expect_hits && found != kQueries) throw std::runtime_error(std::string(what) + " does not find its entries");
  const double hit = time_dependent(queries.hits, lookup);
  const double miss = time_dependent(queries.misses, lookup);
  row(what, hit, miss, time_independent(queries.hits, lookup), time_independent(queries.misses, lookup), bytes);
}

std::uint64_t ask(const BreachDatabase& database, const Hash& hash) {
  const BreachAnswer answer = database.lookup_digest(hash.bytes);
  return answer.state == BreachAnswer::State::kAbsent ? 0 : answer.count;
}

// Sattolo's cycle over `bytes` of cache lines; the steps of one long dependent walk.
void bench_chase(std::uint64_t bytes) {
  struct Line {
    std::uint64_t next;
    std::uint64_t unused[7];
  };
  const std::uint64_t lines = bytes / sizeof(Line);
  auto* const line = static_cast<Line*>(
      mmap(nullptr, lines * sizeof(Line), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  if (line == MAP_FAILED) throw std::runtime_error("no memory for the chase");
  madvise(line, lines * sizeof(Line), MADV_NOHUGEPAGE);  // 4 KiB pages, as a mapped file has
  for (std::uint64_t i = 0; i < lines; ++i) line[i].next = i;
  Random random(3);
  for (std::uint64_t i = lines - 1; i > 0; --i) std::swap(line[i].next, line[random() % i].next);
  std::uint64_t at = 0;
  const double time = time_queries([&] {
    for (std::size_t i = 0; i < kQueries; ++i) at = line[at].next;
    if (at == UINT64_MAX) std::abort();
  });
  row("dependent pointer chase over equal memory", time, 0, 0, 0, 0);
  munmap(line, lines * sizeof(Line));
}

fs::path make_sorted_digests(const fs::path& folder, std::uint64_t entries) {
  const fs::path path = folder / "digests.bin";
  if (fs::exists(path) && fs::file_size(path) == entries * Hash::kSize) return path;
  internal::AtomicFile file(path);
  bench::SyntheticCorpus corpus(entries, HashKind::kSha1);
  for (Entry entry; corpus.next(entry);) file.write(std::as_bytes(std::span(entry.hash.bytes)));
  file.commit();
  return path;
}

void bench_lower_bound(const fs::path& folder, std::uint64_t entries, const Queries& queries) {
  const MappedFile file(make_sorted_digests(folder, entries));
  file.expect_random_access();
  file.preload();
  struct Digest {
    std::uint8_t bytes[Hash::kSize];
  };
  const auto* const begin = reinterpret_cast<const Digest*>(file.data().data());
  const auto* const end = begin + entries;
  bench_lookup("std::lower_bound over mapped 20-byte digests", queries, 20, [&](const Hash& hash) -> std::uint64_t {
    const auto* const found = std::lower_bound(begin, end, hash, [](const Digest& a, const Hash& b) {
      return std::memcmp(a.bytes, b.bytes.data(), Hash::kSize) < 0;
    });
    return found != end && std::memcmp(found->bytes, hash.bytes.data(), Hash::kSize) == 0 ? 1 : 0;
  });
}

void check_sqlite(sqlite3* db, int status) {
  if (status != SQLITE_OK && status != SQLITE_DONE && status != SQLITE_ROW)
    throw std::runtime_error(sqlite3_errmsg(db));
}

void bench_sqlite(const fs::path& folder, std::uint64_t entries, const Queries& queries) {
  const fs::path path = folder / "entries.sqlite";
  const bool exists = fs::exists(path);
  sqlite3* db = nullptr;
  check_sqlite(db, sqlite3_open(path.c_str(), &db));
  sqlite3_exec(
      db, "pragma journal_mode=off; pragma synchronous=off; pragma mmap_size=100000000000; pragma cache_size=-65536",
      nullptr, nullptr, nullptr);
  sqlite3_stmt* statement = nullptr;
  if (!exists) {
    sqlite3_exec(db, "create table entry(digest blob primary key, count integer) without rowid; begin", nullptr,
                 nullptr, nullptr);
    check_sqlite(db, sqlite3_prepare_v2(db, "insert into entry values(?,?)", -1, &statement, nullptr));
    bench::SyntheticCorpus corpus(entries, HashKind::kSha1);
    for (Entry entry; corpus.next(entry); sqlite3_reset(statement)) {
      sqlite3_bind_blob(statement, 1, entry.hash.bytes.data(), Hash::kSize, SQLITE_STATIC);
      sqlite3_bind_int64(statement, 2, static_cast<sqlite3_int64>(entry.count));
      check_sqlite(db, sqlite3_step(statement));
    }
    sqlite3_finalize(statement);
    sqlite3_exec(db, "commit", nullptr, nullptr, nullptr);
  }
  check_sqlite(db, sqlite3_prepare_v2(db, "select count from entry where digest=?", -1, &statement, nullptr));
  bench_lookup("SQLite, digest as key", queries,
               static_cast<double>(fs::file_size(path)) / static_cast<double>(entries),
               [&](const Hash& hash) -> std::uint64_t {
                 sqlite3_bind_blob(statement, 1, hash.bytes.data(), Hash::kSize, SQLITE_STATIC);
                 const bool found = sqlite3_step(statement) == SQLITE_ROW;
                 const auto count = found ? static_cast<std::uint64_t>(sqlite3_column_int64(statement, 0)) : 0;
                 sqlite3_reset(statement);
                 return count;
               });
  sqlite3_finalize(statement);
  sqlite3_close(db);
}

void check_lmdb(int status) {
  if (status != 0) throw std::runtime_error(mdb_strerror(status));
}

void bench_lmdb(const fs::path& folder, std::uint64_t entries, const Queries& queries) {
  const fs::path path = folder / "entries.lmdb";
  const bool exists = fs::exists(path);
  MDB_env* environment = nullptr;
  check_lmdb(mdb_env_create(&environment));
  check_lmdb(mdb_env_set_mapsize(environment, entries * 64 + (64U << 20)));
  check_lmdb(mdb_env_open(environment, path.c_str(), MDB_NOSUBDIR | MDB_NOSYNC | MDB_WRITEMAP, 0644));
  MDB_txn* transaction = nullptr;
  MDB_dbi table = 0;
  if (!exists) {
    check_lmdb(mdb_txn_begin(environment, nullptr, 0, &transaction));
    check_lmdb(mdb_dbi_open(transaction, nullptr, 0, &table));
    bench::SyntheticCorpus corpus(entries, HashKind::kSha1);
    for (Entry entry; corpus.next(entry);) {
      MDB_val key{Hash::kSize, entry.hash.bytes.data()};
      MDB_val value{sizeof entry.count, &entry.count};
      check_lmdb(mdb_put(transaction, table, &key, &value, MDB_APPEND));
    }
    check_lmdb(mdb_txn_commit(transaction));
  }
  check_lmdb(mdb_txn_begin(environment, nullptr, MDB_RDONLY, &transaction));
  check_lmdb(mdb_dbi_open(transaction, nullptr, 0, &table));
  MDB_envinfo info{};
  MDB_stat facts{};
  mdb_env_info(environment, &info);
  mdb_env_stat(environment, &facts);
  const double bytes = static_cast<double>((info.me_last_pgno + 1) * facts.ms_psize) / static_cast<double>(entries);
  bench_lookup("LMDB, digest as key", queries, bytes, [&](const Hash& hash) -> std::uint64_t {
    MDB_val key{Hash::kSize, const_cast<std::uint8_t*>(hash.bytes.data())};
    MDB_val value{};
    return mdb_get(transaction, table, &key, &value) == 0 ? internal::load_le64(value.mv_data) : 0;
  });
  mdb_txn_abort(transaction);
  mdb_env_close(environment);
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
    bench::SyntheticCorpus corpus(entries, HashKind::kSha1);
    for (Entry entry; corpus.next(entry);) {
      const std::string line = internal::to_hex(entry.hash, HashKind::kSha1) + ":" + std::to_string(entry.count) + "\n";
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
  bench_lookup(what, queries, bytes_an_entry(path, entries), [&](const Hash& hash) { return ask(*database, hash); });
}

void bench_batch(const fs::path& path, std::uint64_t entries, const Queries& queries) {
  BreachOptions options;
  options.preload = true;
  const auto database = BreachDatabase::open(path, options);
  std::vector<BreachAnswer> answers(kQueries);
  double times[2];
  for (int misses = 0; misses < 2; ++misses) {
    std::vector<std::uint8_t> digests;
    for (const Hash& hash : misses != 0 ? queries.misses : queries.hits) {
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
          Hash hash;
          if (!internal::sha1(internal::as_bytes(password), hash.bytes)) std::abort();
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
                                [&](const Hash& hash) { return ask(*database, hash); });
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
