// SPDX-License-Identifier: Apache-2.0
#include "other_stores.hpp"

#include <lmdb.h>
#include <sqlite3.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <span>
#include <stdexcept>
#include <utility>

#include "platform/atomic_file.hpp"
#include "platform/mapped_file.hpp"
#include "synthetic_corpus.hpp"

namespace credence::bench {
namespace {

namespace fs = std::filesystem;
using breach::Entry;
using platform::MappedFile;

fs::path make_sorted_digests(const fs::path& folder, std::uint64_t entries) {
  const fs::path path = folder / "digests.bin";
  if (fs::exists(path) && fs::file_size(path) == entries * Hash::kSize) return path;
  platform::AtomicFile file(path);
  SyntheticCorpus corpus(entries, HashKind::kSha1);
  for (breach::Entry entry; corpus.next(entry);) file.write(std::as_bytes(std::span(entry.hash.bytes)));
  file.commit();
  return path;
}

void check_sqlite(sqlite3* db, int status) {
  if (status != SQLITE_OK && status != SQLITE_DONE && status != SQLITE_ROW)
    throw std::runtime_error(sqlite3_errmsg(db));
}

void check_lmdb(int status) {
  if (status != 0) throw std::runtime_error(mdb_strerror(status));
}

}  // namespace

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

void bench_lower_bound(const fs::path& folder, std::uint64_t entries, const Queries& queries) {
  const platform::MappedFile file(make_sorted_digests(folder, entries));
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
    SyntheticCorpus corpus(entries, HashKind::kSha1);
    for (breach::Entry entry; corpus.next(entry); sqlite3_reset(statement)) {
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
    SyntheticCorpus corpus(entries, HashKind::kSha1);
    for (breach::Entry entry; corpus.next(entry);) {
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
    return mdb_get(transaction, table, &key, &value) == 0 ? platform::load_le64(value.mv_data) : 0;
  });
  mdb_txn_abort(transaction);
  mdb_env_close(environment);
}

}  // namespace credence::bench
