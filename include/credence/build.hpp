// SPDX-License-Identifier: Apache-2.0
// Builds breach files and dictionaries. Every build writes a temporary file beside the target and renames
// it when it is complete and on disk: on any error the old file is untouched and nothing is left over. The
// same input gives the same bytes. A build runs in the calling thread; builds of different targets may run at once.
#ifndef CREDENCE_BUILD_HPP_
#define CREDENCE_BUILD_HPP_

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "credence/breach.hpp"
#include "credence/cxx20.hpp"
#include "credence/dictionary.hpp"
#include "credence/export.h"
#include "credence/input.hpp"

namespace credence {

/// How far a build is.
struct BuildProgress {
  enum class Phase : std::uint8_t { kReading, kWriting };
  Phase phase = Phase::kReading;
  std::uint64_t bytes_read = 0;   ///< While writing: bytes written; of a dictionary, bytes of words sorted.
  std::uint64_t total_bytes = 0;  ///< Of this phase; 0 where the input has no known size.
  std::uint64_t entries = 0;      ///< Entries, or words, so far.
};
/// Called now and then from the building thread; returning false stops the build with Error(kIo).
using ProgressCallback = std::function<bool(const BuildProgress&)>;

/// What the input of a breach build is.
enum class BreachInput : std::uint8_t {
  kHibp,       ///< Pwned Passwords text: sorted DIGEST:COUNT lines, range files SUFFIX:COUNT named by their prefix,
               ///< folders or tar archives of such.
  kDigests,    ///< A digest in hex a line, optionally with :COUNT, in any order.
  kPasswords,  ///< A plain password a line.
  kExact,      ///< Exact breach files.
};

/// What becomes of the counts of one digest that comes more than once.
enum class DuplicateCounts : std::uint8_t { kAdd, kMax };

/// What nearly all lines of a list look like. A build takes what it is given; this tells its caller that it was
/// probably something else.
enum class ListLook : std::uint8_t {
  kWords,        ///< Words, passwords, or lines that differ.
  kHashes,       ///< Digests in hex: BreachInput::kHibp or kDigests reads them.
  kHexNotation,  ///< $HEX[...]: BreachBuildOptions::decode_hex reads it.
  kCounted,      ///< A number behind a tab: BreachBuildOptions::counts, or WordOrder::kRanks or kCounts, reads it.
  kJson,         ///< Objects or quoted strings: the passwords have to be taken out first.
  kColumns,      ///< CSV: likewise.
};

/// How a breach file is built.
struct BreachBuildOptions {
  HashKind kind = HashKind::kSha1;  ///< kExact takes it from its input.
  BreachInput from = BreachInput::kHibp;
  std::uint64_t min_count = 1;    ///< Rarer entries are left out.
  bool exact = false;             ///< Keep whole digests (BreachFacts::exact).
  std::uint32_t filter_bits = 0;  ///< 8 or 16: make a filter instead, of this many bits a fingerprint.
  bool counts = false;            ///< kPasswords: password<TAB>count lines, the last tab separates.
  bool keep_cr = false;           ///< kPasswords: a CR before the line end is part of the password.
  bool decode_hex = false;        ///< kPasswords: $HEX[...] is read as the bytes it spells.
  /// Lists without counts have a line for each time that a password was seen, so their lines are counts. Otherwise such
  /// a list makes a file whose counts are not known (BreachFacts::counts_known).
  bool lines_are_counts = false;
  bool skip_malformed = false;  ///< Count and report malformed lines instead of stopping.
  DuplicateCounts duplicates = DuplicateCounts::kAdd;
  /// An exact file whose entries are taken over; a digest that the inputs have too keeps the larger count.
  std::optional<std::filesystem::path> update;
  std::uint64_t memory = std::uint64_t{512} << 20;  ///< Bytes for sorting what comes unsorted.
  std::string source_name;                          ///< For BreachFacts::sources; empty: the kind of input.
  std::optional<std::chrono::sys_seconds> source_date;
  ProgressCallback progress;
};

/// A line that was left out by `skip_malformed`.
struct MalformedLine {
  std::string file;
  std::uint64_t line = 0;
  std::string problem;
};

/// What became of the lines.
struct BreachBuildResult {
  std::uint64_t lines = 0;  ///< Lines read; of exact files, entries.
  std::uint64_t entries = 0;
  std::uint64_t padding = 0;     ///< HIBP padding rows (count 0), left out.
  std::uint64_t duplicates = 0;  ///< Lines merged into another.
  std::uint64_t below_min_count = 0;
  std::uint64_t malformed = 0;                 ///< With skip_malformed.
  std::vector<MalformedLine> first_malformed;  ///< The first ten of them.
  std::uint32_t prefixes_present = 0;          ///< As BreachFacts::prefixes_present.
  std::uint64_t file_size = 0;                 ///< Bytes.
  bool counts_known = true;                    ///< As BreachFacts::counts_known.
  std::uint64_t not_utf8 = 0;                  ///< Lines of kPasswords that are no UTF-8: taken byte by byte.
  ListLook look = ListLook::kWords;            ///< Of kPasswords.
};

/// Builds a breach file from files, folders, tar archives and streams; of kExact, from files. No input may be the file
/// `output` is, by whatever name; only `update` may. Input in order takes a few MiB of memory however long it is; other
/// input is sorted with temporary files beside `output`. Throws Error: kIo with the file and the system's reason;
/// kBadFile with file and line for malformed input; kInvalidArgument for options that contradict each other.
CREDENCE_API BreachBuildResult build_breach_file(const std::vector<Input>& inputs, const std::filesystem::path& output,
                                                 const BreachBuildOptions& options);

/// Compares a file with the lists it was built from, with the options of that build: every entry must be found with its
/// count, and there must be no others. Sorts beside `file` what comes unsorted. Throws Error: kBadFile that names a
/// digest where they differ, else as build_breach_file.
CREDENCE_API void verify_breach_file(const std::filesystem::path& file, const std::vector<Input>& inputs,
                                     const BreachBuildOptions& options);

/// One digest and its count, or two.
struct BreachChange {
  enum class Kind : std::uint8_t { kAdded, kRemoved, kChanged };
  Kind kind = Kind::kAdded;
  std::string_view digest;      ///< Upper-case hex; valid during the call only.
  std::uint64_t old_count = 0;  ///< 0: added.
  std::uint64_t new_count = 0;  ///< 0: removed.
};
/// How many digests are in one file only, in both with two counts, or in both with one.
struct BreachChangeTotals {
  std::uint64_t added = 0;
  std::uint64_t removed = 0;
  std::uint64_t changed = 0;
  std::uint64_t unchanged = 0;
};
/// Calls `change` for each difference of two exact files of one kind, in the order of digests. Throws Error: kIo,
/// kBadFile, kUnsupported for a file that isn't exact.
CREDENCE_API BreachChangeTotals compare_breach_files(const std::filesystem::path& old_file,
                                                     const std::filesystem::path& new_file,
                                                     const std::function<void(const BreachChange&)>& change);

/// A digest in upper-case hex and its count.
struct BreachEntry {
  std::string digest;
  std::uint64_t count = 0;
};
/// The `number` digests seen most often, the commonest first, those of one count in their own order. Needs an exact
/// file. Throws Error as compare_breach_files.
[[nodiscard]] CREDENCE_API std::vector<BreachEntry> top_breach_entries(const std::filesystem::path& file,
                                                                       std::size_t number);

struct BreachExportResult {
  std::uint64_t entries = 0;  ///< Written.
  std::uint64_t ranges = 0;   ///< Files written.
};
/// Writes an exact file as range files, each named by its five-digit prefix, byte for byte as Pwned Passwords serves
/// them. `folder` must not exist or be empty; it appears when all files are in it. Throws Error as
/// compare_breach_files.
CREDENCE_API BreachExportResult export_breach_ranges(const std::filesystem::path& file,
                                                     const std::filesystem::path& folder,
                                                     const ProgressCallback& progress = {});

/// What the lines of a word list are.
enum class WordOrder : std::uint8_t {
  kLines,   ///< A word a line, the commonest first: a word's rank is the number of its line.
  kRanks,   ///< word<TAB>rank; the last tab separates.
  kCounts,  ///< word<TAB>count in any order: the words are ranked by their counts.
};

/// One list of words to compile: a file or a stream.
struct WordListInput {
  Input input;
  WordList list;
  WordOrder order = WordOrder::kLines;
  std::string encoding = "UTF-8";  ///< A name that iconv knows: "ISO-8859-1", "UTF-16LE", "SHIFT_JIS".
};

/// How a dictionary is built.
struct DictionaryBuildOptions {
  std::uint32_t min_letters = 3;   ///< Shorter words are dropped; a Han character counts as 3 letters, a kana as 2.
  std::uint32_t max_letters = 64;  ///< Longer ones too; 255 is the most.
  ProgressCallback progress;
  /// Bytes for sorting the words; a MiB is the least, which is enough for 256 MB of words (the square of it in
  /// 4,096ths).
  std::uint64_t memory = std::uint64_t{512} << 20;
};

/// What became of the lines. Every line is either a word or counted as dropped.
struct DictionaryBuildResult {
  std::uint64_t lines = 0;
  std::uint64_t words = 0;       ///< Different words in the matching form.
  std::uint64_t duplicates = 0;  ///< The same word again, in the matching form; its commonest entry is kept.
  std::uint64_t too_short = 0;   ///< Empty lines too.
  std::uint64_t too_long = 0;    ///< Lines of more than 65,536 bytes too, whatever they hold.
  std::uint64_t not_utf8 = 0;    ///< Or not valid in the list's encoding.
  std::uint64_t malformed = 0;   ///< Without the rank or count that was promised.
  std::uint64_t file_size = 0;   ///< Bytes.
  ListLook look = ListLook::kWords;
};

/// Compiles word lists into a dictionary file, with nameless temporary files beside `output`, which must not be one of
/// the lists. However long the lists are, it takes `memory` and the automaton that is made, about 30 bytes a node.
/// Throws Error: kIo; kBadFile if not one word is left, or for a NUL in the text, which is then in another encoding
/// than was said; kInvalidArgument; kUnsupported for an encoding the system doesn't know, or for more than 49,430
/// different letters besides a to z.
CREDENCE_API DictionaryBuildResult build_dictionary_file(const std::vector<WordListInput>& inputs,
                                                         const std::filesystem::path& output,
                                                         const DictionaryBuildOptions& options = {});

}  // namespace credence

#endif  // CREDENCE_BUILD_HPP_
