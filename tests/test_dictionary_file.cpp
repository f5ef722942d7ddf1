// SPDX-License-Identifier: Apache-2.0
// Dictionary files: building from every kind of list, what is dropped, the format as data/FORMATS.md shows it, and
// files that are broken.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "credence/build.hpp"
#include "credence/dictionary.hpp"
#include "credence/error.hpp"
#include "dictionary/format.hpp"
#include "dictionary/state.hpp"
#include "dictionary_words.hpp"
#include "platform/bytes.hpp"
#include "platform/crc32c.hpp"
#include "temporary_folder.hpp"

using namespace credence;
using credence::test::TemporaryFolder;

namespace {

WordListInput input_of(const std::filesystem::path& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
  WordListInput input;
  input.input = path;
  input.list = {path.stem().string(), "en", WordKind::kWord};
  return input;
}

std::string build(const TemporaryFolder& folder, const std::vector<WordListInput>& inputs,
                  DictionaryBuildResult* result = nullptr) {
  const auto output = folder.path() / "out.crd";
  const DictionaryBuildResult built = build_dictionary_file(inputs, output);
  if (result != nullptr) *result = built;
  return test::file_content(output);
}

std::shared_ptr<const Dictionary> open(const std::string& file) {
  return Dictionary::open_memory(platform::as_bytes(file));
}

// Opens and, if that works, uses a file in every way: it may be refused, but never lead anything astray.
void use(const std::string& file) {
  try {
    const auto dictionary = open(file);
    static_cast<void>(dictionary->find("abc"));
    static_cast<void>(dictionary->matches("abcdabcdzzz11a-b-c"));
    dictionary->verify();
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kBadFile);
  }
}

// Makes the size and both checksums right again, as a forger would.
void sign(std::string& file) {
  platform::store_le64(&file[24], static_cast<std::uint64_t>(file.size()));
  platform::store_le32(
      &file[120],
      platform::crc32c(0, platform::as_bytes(std::string_view(file).substr(dictionary::kDictionaryHeaderSize))));
  platform::store_le32(&file[124], platform::crc32c(0, platform::as_bytes(std::string_view(file).substr(0, 124))));
}

}  // namespace

TEST_CASE("every kind of list compiles, and what is dropped is counted") {
  struct Case {
    const char* name;
    std::string text;
    WordOrder order;
    const char* encoding;
    DictionaryBuildResult result;  // words, duplicates, too_short, too_long, not_utf8, malformed
    std::vector<std::pair<const char*, std::uint32_t>> ranks;
  };
  const std::string long_word(65, 'a');
  const auto c = GENERATE_COPY(values<Case>({
      {"lines",
       "Apple\nbanana\r\n\nap\nAPPLE\n" + long_word + "\n\xFFxx\ncherry",
       WordOrder::kLines,
       "UTF-8",
       {8, 3, 1, 2, 1, 1, 0},
       {{"apple", 1}, {"BANANA", 2}, {"cherry", 8}}},
      {"ranks",
       "apple\t70\nbanana\t3\ncherry\nplum\t0\n",
       WordOrder::kRanks,
       "UTF-8",
       {4, 2, 0, 0, 0, 0, 2},
       {{"apple", 70}, {"banana", 3}}},
      {"counts",
       "apple\t70\nbanana\t300\ncherry\t71\nfig newton\t1\n",
       WordOrder::kCounts,
       "UTF-8",
       {4, 5, 0, 0, 0, 0, 0},
       {{"banana", 1}, {"cherry", 2}, {"apple", 3}, {"fig newton", 4}, {"fignewton", 4}}},
      {"words of several words, also run together",
       "new york\ntop-ten\nrock 'n' roll\na@b\ncatch-22\ncatch 22\n",
       WordOrder::kLines,
       "UTF-8",
       {6, 9, 0, 0, 0, 0, 0},
       {{"new york", 1},
        {"newyork", 1},
        {"top-ten", 2},
        {"topten", 2},
        {"rock 'n' roll", 3},
        {"a@b", 4},
        {"catch-22", 5},
        {"catch 22", 6},
        {"catch22", 6}}},
      {"byte order mark and accents",
       "\xEF\xBB\xBF\xC3\x89t\xC3\xA9\n",
       WordOrder::kLines,
       "UTF-8",
       {1, 1, 0, 0, 0, 0, 0},
       {{"ete", 1}}},
      {"Latin-1", "\xC9t\xE9\n", WordOrder::kLines, "ISO-8859-1", {1, 1, 0, 0, 0, 0, 0}, {{"ete", 1}}},
      {"a line of a megabyte is dropped, not held",
       "apple\n" + std::string(1 << 20, 'a') + "\ncherry\n",
       WordOrder::kLines,
       "UTF-8",
       {3, 2, 0, 0, 1, 0, 0},
       {{"apple", 1}, {"cherry", 3}}},
      {"so is one that is converted, and one of numbers",
       "apple\t7\n" + std::string(1 << 20, 'a') + "\t8\ncherry\t9",
       WordOrder::kCounts,
       "ISO-8859-1",
       {3, 2, 0, 0, 1, 0, 0},
       {{"apple", 2}, {"cherry", 1}}},
      {"one without an end",
       "apple\n" + std::string(1 << 20, 'a'),
       WordOrder::kLines,
       "UTF-8",
       {2, 1, 0, 0, 1, 0, 0},
       {{"apple", 1}}},
      {"a character cut off at the end",
       std::string("a\0b\0c\0\n\0x\0y\0z\0x", 15),
       WordOrder::kLines,
       "UTF-16LE",
       {2, 1, 0, 0, 0, 1, 0},
       {{"abc", 1}}},
      {"an encoding that holds the last letter back",
       "hello\nworld",
       WordOrder::kLines,
       "CP1258",
       {2, 2, 0, 0, 0, 0, 0},
       {{"hello", 1}, {"world", 2}}},
      {"UTF-16 and an unpaired surrogate",
       std::string("a\0b\0c\0\n\0\x00\xD8x\0y\0z\0\n\0", 18),
       WordOrder::kLines,
       "UTF-16LE",
       {2, 1, 0, 0, 0, 1, 0},
       {{"abc", 1}}},
      {"Han and kana weigh more",
       "\xE5\xAF\x86\n\xE3\x81\xAD\xE3\x81\x93\n\xD0\xB4\xD0\xB0\n",
       WordOrder::kLines,
       "UTF-8",
       {3, 2, 0, 1, 0, 0, 0},
       {{"\xE5\xAF\x86", 1}, {"\xE3\x83\x8D\xE3\x82\xB3", 2}}},
  }));
  CAPTURE(c.name);
  const TemporaryFolder folder;
  WordListInput input = input_of(folder.path() / "list.txt", c.text);
  input.order = c.order;
  input.encoding = c.encoding;
  DictionaryBuildResult result;
  const std::string file = build(folder, {input}, &result);
  CHECK(result.lines == c.result.lines);
  CHECK(result.words == c.result.words);
  CHECK(result.duplicates == c.result.duplicates);
  CHECK(result.too_short == c.result.too_short);
  CHECK(result.too_long == c.result.too_long);
  CHECK(result.not_utf8 == c.result.not_utf8);
  CHECK(result.malformed == c.result.malformed);
  CHECK(result.file_size == file.size());
  const auto dictionary = open(file);
  CHECK_NOTHROW(dictionary->verify());
  CHECK(dictionary->facts().words == c.ranks.size());
  for (const auto& [word, rank] : c.ranks) {
    CAPTURE(word);
    REQUIRE(dictionary->find(word));
    CHECK(dictionary->find(word)->rank == rank);
  }
  CHECK(build(folder, {input}) == file);
}

TEST_CASE("a word of several lists is kept where it is commonest") {
  const TemporaryFolder folder;
  const std::vector<WordListInput> inputs = {input_of(folder.path() / "a.txt", "xxxx\nyyyy\nshared\n"),
                                             input_of(folder.path() / "b.txt", "shared\nyyyy\nzzzz\n")};
  const auto file = build(folder, inputs);
  const auto dictionary = open(file);
  CHECK(dictionary->find("shared")->list == 1);
  CHECK(dictionary->find("yyyy")->list == 0);
  const DictionaryFacts facts = dictionary->facts();
  CHECK(facts.lists[0].words == 2);
  CHECK(facts.lists[1].words == 2);
  CHECK(facts.lists[1].name == "b");
}

TEST_CASE("random words in many scripts are found at their own number and nothing else is") {
  std::mt19937 random(7);
  std::set<std::string> unique;
  std::string text;
  const std::vector<std::string> letters = {"a", "b", "i", "1", "@", "\xD0\xB6", "\xE5\xAF\x86", "\xE0\xB8\x81"};
  while (unique.size() < 3000) {
    std::string word;
    for (std::size_t i = 3 + random() % 8; i-- > 0;) word += letters[random() % letters.size()];
    unique.insert(word);
  }
  // Enough further letters that codes of two and three symbols occur.
  for (int i = 0; i < 400; ++i) {
    const char han[] = {static_cast<char>(0xE5), static_cast<char>(0x80 + i / 64), static_cast<char>(0x80 + i % 64), 0};
    unique.insert(std::string(han) + "aa");
  }
  for (const auto& word : unique) text += word + "\n";
  const TemporaryFolder folder;
  const std::string file = build(folder, {input_of(folder.path() / "random.txt", text)});
  const auto dictionary = open(file);
  CHECK_NOTHROW(dictionary->verify());
  std::uint32_t rank = 0;
  std::size_t wrong = 0;
  for (const auto& word : unique) {
    ++rank;
    const auto entry = dictionary->find(word);
    if (!entry || entry->rank != rank) ++wrong;
    std::string longer = word + "b";
    if (!unique.contains(longer) && dictionary->find(longer)) ++wrong;
  }
  CHECK(wrong == 0);
  const test::WordLister lister(dictionary::state_of(*dictionary), SIZE_MAX);
  CHECK(lister.complete());
  CHECK(lister.words().size() == unique.size());
}

TEST_CASE("data/FORMATS.md shows a whole dictionary byte for byte") {
  const std::string formats = test::file_content(CREDENCE_SOURCE_DIR "/data/FORMATS.md");
  const std::size_t at = formats.find("<!-- dictionary dump -->");
  REQUIRE(at != std::string::npos);
  std::string bytes;
  std::istringstream lines(formats.substr(at));
  for (std::string line; std::getline(lines, line);) {
    if (line.size() < 6 || line[4] != ':') continue;
    std::istringstream digits(line.substr(5));
    for (std::string byte; digits >> byte;) bytes.push_back(static_cast<char>(std::stoi(byte, nullptr, 16)));
  }
  const TemporaryFolder folder;
  WordListInput input = input_of(folder.path() / "demo.txt",
                                 "tap\ntaps\ntop\ntops\n\xC3\xB1"
                                 "andu\n");
  CHECK(build(folder, {input}) == bytes);
}

TEST_CASE("a file with any byte changed or cut off is refused or harmless") {
  const TemporaryFolder folder;
  const std::string file = build(
      folder, {input_of(folder.path() / "a.txt", "abc\nabcd\nabd\nbcd\nzzz\n\xE5\xAF\x86\xE7\xA0\x81\nxyzzy1\n")});
  REQUIRE_NOTHROW(open(file)->verify());
  for (std::size_t size = 0; size < file.size(); ++size) {
    std::string cut = file.substr(0, size);
    CHECK_THROWS_AS(open(cut), Error);
    if (size < dictionary::kDictionaryHeaderSize) continue;
    sign(cut);
    use(cut);
  }
  CHECK_THROWS_AS(open(file + "x"), Error);
  for (std::size_t i = 0; i < file.size(); ++i) {
    for (const int flip : {0x01, 0x80, 0xFF}) {
      std::string changed = file;
      changed[i] = static_cast<char>(changed[i] ^ flip);
      CAPTURE(i, flip);
      CHECK_THROWS_AS(open(changed), Error);
      sign(changed);  // now only the structure speaks against it
      use(changed);
    }
  }
}

// Several bytes at once, and numbers that lead elsewhere: CREDENCE_MUTATIONS says how often, for a longer run by hand.
TEST_CASE("mutated dictionaries with right checksums are refused or read within their bounds") {
  const char* const wanted = std::getenv("CREDENCE_MUTATIONS");  // NOLINT(concurrency-mt-unsafe): no threads here
  const std::size_t rounds = wanted == nullptr ? 10'000 : static_cast<std::size_t>(std::strtoull(wanted, nullptr, 10));
  const TemporaryFolder folder;
  std::string text;
  for (int i = 0; i < 60; ++i)
    text += "word" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) + "\n";
  const std::string file =
      build(folder, {input_of(folder.path() / "a.txt", "abc\nabcd\nabd\nbcd\nzzz\n\xE5\xAF\x86\xE7\xA0\x81\nxyzzy1\n"),
                     input_of(folder.path() / "b.txt", text)});
  std::mt19937_64 random(10);
  for (std::size_t round = 0; round < rounds; ++round) {
    std::string changed = file;
    for (std::size_t i = 1 + random() % 3; i-- > 0;) {
      const std::size_t size = std::size_t{1} << random() % 4;
      const std::size_t end = random() % 2 == 0 ? dictionary::kDictionaryHeaderSize : changed.size();
      const std::size_t at = random() % (end / size) * size;
      const std::uint64_t numbers[] = {
          0, 1, random() % 256, changed.size(), UINT64_MAX, std::uint64_t{1} << random() % 64, random()};
      const std::uint64_t number = numbers[random() % std::size(numbers)];
      for (std::size_t k = 0; k < size; ++k) changed[at + k] = static_cast<char>(number >> (8 * k) & 0xFF);
    }
    sign(changed);
    changed.shrink_to_fit();
    use(changed);
  }
}

TEST_CASE("a dictionary built in little memory is the same") {
  // More words than a MiB holds, in disorder, with counts that come again.
  std::string text;
  for (std::uint32_t i = 0; i < 60'000; ++i) {
    const std::uint32_t mixed = i * 2'654'435'761U;
    for (std::uint32_t rest = mixed; rest != 0; rest /= 26) text += static_cast<char>('a' + rest % 26);
    text += (i % 3 == 0 ? "\xD0\xB6\t" : "\t") + std::to_string(mixed % 1000) + '\n';
  }
  const TemporaryFolder folder;
  WordListInput counts = input_of(folder.path() / "counts.txt", text);
  counts.order = WordOrder::kCounts;
  WordListInput ranks = input_of(folder.path() / "ranks.txt", text);
  ranks.order = WordOrder::kRanks;
  DictionaryBuildOptions options;
  options.memory = 1;
  const auto output = folder.path() / "little.crd";
  build_dictionary_file({counts, ranks}, output, options);
  CHECK((test::file_content(output) == build(folder, {counts, ranks})));
  CHECK_NOTHROW(Dictionary::open(output)->verify());
}

TEST_CASE("a build that is stopped leaves nothing") {
  const TemporaryFolder folder;
  const WordListInput list = input_of(folder.path() / "list.txt", "apple\nbanana\n");
  for (const BuildProgress::Phase phase : {BuildProgress::Phase::kReading, BuildProgress::Phase::kWriting}) {
    DictionaryBuildOptions options;
    options.progress = [phase](const BuildProgress& progress) { return progress.phase != phase; };
    CHECK_THROWS_AS(build_dictionary_file({list}, folder.path() / "out.crd", options), Error);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
  }
}

TEST_CASE("a list that becomes shorter while it is read is not taken for a whole one") {
  const TemporaryFolder folder;
  std::string text;
  while (text.size() < std::size_t{4} << 20) text += "word" + std::to_string(text.size()) + "\n";
  const WordListInput list = input_of(folder.path() / "list.txt", text);
  DictionaryBuildOptions options;
  options.progress = [&](const BuildProgress& progress) {
    if (progress.bytes_read != 0) std::filesystem::resize_file(list.input.path, std::size_t{2} << 20);
    return true;
  };
  try {
    build_dictionary_file({list}, folder.path() / "out.crd", options);
    FAIL_CHECK("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kIo);
    CHECK(error.location().file == list.input.name);
    CHECK(std::string(error.what()).find("became shorter") != std::string::npos);
  }
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out.crd"));
}

namespace {

// A word list that is not a file.
class TextSource final : public ByteSource {
 public:
  explicit TextSource(std::string text) : text_(std::move(text)) {}
  std::size_t read(char* to, std::size_t size) override {
    const std::size_t part = text_.copy(to, size, used_);
    used_ += part;
    return part;
  }

 private:
  std::string text_;
  std::size_t used_ = 0;
};

}  // namespace

TEST_CASE("a stream gives the dictionary of the file it streams") {
  const TemporaryFolder folder;
  const std::string text = "\xEF\xBB\xBFzebra\nZebra\napple\r\n";
  WordListInput list = input_of(folder.path() / "list.txt", text);
  DictionaryBuildResult of_file;
  const std::string file = build(folder, {list}, &of_file);
  list.input = Input("a stream", std::make_shared<TextSource>(text));
  DictionaryBuildResult of_stream;
  CHECK(build(folder, {list}, &of_stream) == file);
  CHECK(of_stream.lines == 3);
  CHECK(of_stream.words == 2);
}

TEST_CASE("errors name the file and the remedy") {
  const TemporaryFolder folder;
  const auto path = [&](const char* name) { return folder.path() / name; };
  const auto build_of = [&](const char* text, const char* encoding) {
    WordListInput input = input_of(path("list.txt"), text);
    input.encoding = encoding;
    build_dictionary_file({input}, path("made.crd"));
  };
  test::write_file(path("text.crd"), "this is no dictionary at all");
  test::write_file(path("empty.crd"), "");
  struct Case {
    const char* name;
    std::function<void()> act;
    ErrorCode code;
    std::vector<std::string> says;
  };
  const Case cases[] = {
      {"no file", [&] { static_cast<void>(Dictionary::open(path("no.crd"))); }, ErrorCode::kIo, {"no.crd"}},
      {"text",
       [&] { static_cast<void>(Dictionary::open(path("text.crd"))); },
       ErrorCode::kBadFile,
       {"text.crd", "is not a dictionary"}},
      {"nothing",
       [&] { static_cast<void>(Dictionary::open(path("empty.crd"))); },
       ErrorCode::kBadFile,
       {"empty.crd", "copy or build it again"}},
      {"no word is left",
       [&] { build_of("\n\nab\n\xC9t\xE9\n", "UTF-8"); },
       ErrorCode::kBadFile,
       {"made.crd", "of 4 lines 3 are too short", "1 not valid in their encoding", "check the lists' encoding"}},
      {"the list itself as output",
       [&] { build_dictionary_file({input_of(path("list.txt"), "word\n")}, path("list.txt")); },
       ErrorCode::kInvalidArgument,
       {"list.txt", "name another output"}},
      {"an unknown encoding",
       [&] { build_of("word\n", "no-such-encoding"); },
       ErrorCode::kUnsupported,
       {"list.txt", "no-such-encoding", "iconv --list"}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    try {
      c.act();
      FAIL_CHECK("no error");
    } catch (const Error& error) {
      CHECK(error.code() == c.code);
      const std::string what = error.what();
      for (const std::string& part : c.says) {
        CAPTURE(what, part);
        CHECK(what.find(part) != std::string::npos);
      }
    }
  }
  CHECK_FALSE(std::filesystem::exists(path("made.crd")));
}

TEST_CASE("an edge leads to a later node, not to its own") {
  struct Row {
    const char* name;
    std::array<std::uint8_t, 14> bytes;  // the automaton, of six bytes, and what may be read after it
    bool is_sound;
  };
  // A node with one edge and a pointer of three bytes, then the node without edges.
  const Row rows[] = {
      {"to the next node", {0x80, 0x04, 0, 0, 0xE0, 0}, true},
      {"to its own node", {0x80, 0x00, 0, 0, 0xE0, 0}, false},
      {"into a node", {0x80, 0x05, 0, 0, 0xE0, 0}, false},
      {"past the end", {0x80, 0x06, 0, 0, 0xE0, 0}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const dictionary::Automaton automaton(std::as_bytes(std::span(row.bytes)).first(6), 3);
    CHECK(automaton.structure_fault().empty() == row.is_sound);
  }
}
