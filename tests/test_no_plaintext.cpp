// SPDX-License-Identifier: Apache-2.0
// After a check no piece of the password is left anywhere in the process's writable memory (heap, stack, data of any
// library) but where the caller keeps it. Passwords are drawn from a generator, and what is searched for is kept
// and compared with every byte inverted, so that the test itself leaves no copy.
#include <fcntl.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "credence/credence.h"
#include "credence/credence.hpp"
#include "temporary_folder.hpp"
#include "text/matching_form.hpp"
#include "text/utf8.hpp"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)

TEST_CASE("memory after a check") { WARN("SKIPPED: sanitizers keep freed memory and terabytes of shadow"); }

#else

using namespace credence;
using credence::text::kMaxUtf8;

namespace {

/// Memory of its own mapping, which the search passes over.
class PrivateMemory {
 public:
  explicit PrivateMemory(std::size_t size)
      : size_(size),
        data_(static_cast<char*>(mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))) {
    REQUIRE(data_ != MAP_FAILED);
  }
  ~PrivateMemory() { munmap(data_, size_); }
  PrivateMemory(const PrivateMemory&) = delete;
  PrivateMemory& operator=(const PrivateMemory&) = delete;

  [[nodiscard]] char* data() const { return data_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::uintptr_t begin() const { return reinterpret_cast<std::uintptr_t>(data_); }
  [[nodiscard]] std::uintptr_t end() const { return begin() + size_; }

 private:
  std::size_t size_;
  char* data_;
};

/// Character i of the password with this seed: a function, so that a password needs no copy to be known.
using Pattern = char32_t (*)(std::uint32_t seed, std::uint32_t i);

std::uint32_t scrambled(std::uint32_t seed, std::uint32_t i) {
  std::uint64_t x = (std::uint64_t{seed} << 32U) + i + 1;
  x *= 0x9E3779B97F4A7C15U;
  x ^= x >> 29U;
  x *= 0xBF58476D1CE4E5B9U;
  return static_cast<std::uint32_t>(x >> 32U);
}

char32_t printable(std::uint32_t seed, std::uint32_t i) { return 0x21 + scrambled(seed, i) % 0x5E; }
char32_t latin(std::uint32_t seed, std::uint32_t i) { return 0xC0 + scrambled(seed, i) % 0x17F; }
char32_t cyrillic(std::uint32_t seed, std::uint32_t i) { return 0x400 + scrambled(seed, i) % 0x60; }
char32_t han(std::uint32_t seed, std::uint32_t i) { return 0x4E00 + scrambled(seed, i) % 0x5000; }
char32_t emoji(std::uint32_t seed, std::uint32_t i) { return 0x1F300 + scrambled(seed, i) % 0x300; }
char32_t hangul(std::uint32_t seed, std::uint32_t i) { return 0xAC00 + scrambled(seed, i) % 0x2BA0; }
/// Letters with marks apart, so that the NFC form is another one.
char32_t decomposed(std::uint32_t seed, std::uint32_t i) {
  return i % 2 == 0 ? U'a' + scrambled(seed, i) % 26 : 0x300 + scrambled(seed, i) % 0x28;
}
/// One letter and marks of several classes out of order: all is one segment to NFC.
char32_t marks(std::uint32_t seed, std::uint32_t i) { return i == 0 ? U'q' : 0x316 + scrambled(seed, i) % 0x2A; }

/// Writes the password, character by character, and returns its length in bytes.
std::size_t write_password(Pattern pattern, std::uint32_t seed, std::uint32_t length, char* out) {
  std::size_t size = 0;
  for (std::uint32_t i = 0; i < length; ++i) size += text::encode_utf8(pattern(seed, i), out + size);
  return size;
}

char inverted(unsigned byte) { return static_cast<char>(~byte & 0xFFU); }

/// A piece of a password in UTF-8, UTF-16 and UTF-32, every byte inverted.
struct Piece {
  std::string utf8, utf16, utf32;
  std::uint32_t length = 0;

  void append(char32_t c) {
    char bytes[text::kMaxUtf8];
    const std::size_t size = text::encode_utf8(c, bytes);
    for (std::size_t i = 0; i < size; ++i) utf8 += inverted(static_cast<unsigned char>(bytes[i]));
    const auto append_unit = [this](char32_t unit) {
      utf16 += inverted(unit & 0xFFU);
      utf16 += inverted(unit >> 8U);
    };
    if (c > 0xFFFF) append_unit(0xD7C0 + (c >> 10U));
    append_unit(c > 0xFFFF ? 0xDC00 + (c & 0x3FFU) : c);
    for (unsigned shift = 0; shift < 32; shift += 8) utf32 += inverted((c >> shift) & 0xFFU);
    ++length;
  }
};

constexpr std::uint32_t kPieceLength = 6;

/// Pieces from all over the password and over its matching form, none of which may be found.
std::vector<std::string> pieces_of(Pattern pattern, std::uint32_t seed, std::uint32_t length) {
  std::vector<std::string> pieces;
  const auto keep = [&](const Piece& piece) {
    if (piece.length < kPieceLength) return;
    pieces.insert(pieces.end(), {piece.utf8, piece.utf16, piece.utf32});
  };
  const std::uint32_t stride = length < 100 ? 3 : length / 20;
  for (std::uint32_t first = 0; first + kPieceLength <= length; first += stride) {
    Piece given;
    Piece matching;
    std::array<char32_t, 3> scratch;
    for (std::uint32_t i = first; i < first + kPieceLength; ++i) {
      given.append(pattern(seed, i));
      for (const char32_t c : text::matching_form_of(pattern(seed, i), scratch)) matching.append(c);
    }
    keep(given);
    keep(matching);
  }
  return pieces;
}

/// The first twelve bytes as SHA-1 reads them, in words of four bytes with the highest first.
std::string first_words(std::string_view password) {
  std::string words;
  for (std::size_t i = 0; i < 12; ++i) words += inverted(static_cast<unsigned char>(password[i ^ 3U]));
  return words;
}

/// How often any of `pieces` occurs in the writable memory of this process outside `own`.
std::size_t occurrences(const std::vector<std::string>& pieces, const PrivateMemory& own) {
  constexpr std::size_t kOverlap = 64;  // longer than any piece
  const PrivateMemory chunk(std::size_t{1} << 20U);
  std::FILE* maps = std::fopen("/proc/self/maps", "re");
  REQUIRE(maps != nullptr);
  const int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  REQUIRE(memory >= 0);
  std::size_t found = 0;
  std::size_t searched = 0;
  char line[512];
  while (std::fgets(line, sizeof line, maps) != nullptr) {
    unsigned long begin = 0;
    unsigned long end = 0;
    char permissions[5] = {};
    if (std::sscanf(line, "%lx-%lx %4s", &begin, &end, permissions) != 3 || permissions[1] != 'w') continue;
    for (unsigned long at = begin; at < end;) {
      // The kernel may report our mappings joined to others.
      const PrivateMemory* passed_over = at >= own.begin() && at < own.end()       ? &own
                                         : at >= chunk.begin() && at < chunk.end() ? &chunk
                                                                                   : nullptr;
      if (passed_over != nullptr) {
        at = passed_over->end();
        continue;
      }
      unsigned long limit = std::min<unsigned long>(end, at + chunk.size());
      for (const PrivateMemory* next : {&own, &chunk}) {
        if (next->begin() > at) limit = std::min<unsigned long>(limit, next->begin());
      }
      const ssize_t size = pread(memory, chunk.data(), limit - at, static_cast<off_t>(at));
      if (size <= 0) break;
      for (ssize_t i = 0; i < size; ++i) chunk.data()[i] = inverted(static_cast<unsigned char>(chunk.data()[i]));
      const std::string_view bytes(chunk.data(), static_cast<std::size_t>(size));
      for (const std::string& piece : pieces) {
        if (bytes.find(piece) != std::string_view::npos) ++found;
      }
      searched += bytes.size();
      if (at + bytes.size() >= end) break;
      at += bytes.size() > kOverlap && limit == at + chunk.size() ? bytes.size() - kOverlap : bytes.size();
    }
  }
  close(memory);
  std::fclose(maps);
  CHECK(searched > 100000);
  return found;
}

/// A stack on which work is done that is looked at afterwards: what the work leaves on the test's own stack, the search
/// itself would write over.
class OwnStack {
 public:
  OwnStack() : memory_(std::size_t{1} << 20U) {}

  template <typename Work>
  void run(const Work& work) {
    std::memset(memory_.data(), 0, memory_.size());
    REQUIRE(getcontext(&there_) == 0);
    there_.uc_stack.ss_sp = memory_.data();
    there_.uc_stack.ss_size = memory_.size();
    there_.uc_link = &here_;
    current_ = [&work] { work(); };
    makecontext(
        &there_, [] { current_(); }, 0);
    REQUIRE(swapcontext(&here_, &there_) == 0);
  }

 private:
  static inline std::function<void()> current_;
  PrivateMemory memory_;
  ucontext_t here_{};
  ucontext_t there_{};
};

Policy with_every_rule(std::string_view name) {
  Policy policy = preset(name);
  policy.length.byte_cap = 65536;
  policy.text.refuse_unassigned = policy.text.refuse_controls = true;
  policy.characters.min_distinct = 8;
  policy.repeat.max_run = 2;
  policy.repeat.max_class_run = 3;
  policy.repeat.min_block = 3;
  policy.sequence.min_run = 3;
  policy.keyboard.min_walk = 4;
  policy.date.dates = policy.date.years = true;
  policy.context.match = ContextMatch::kContains;
  policy.history.min_edits = 5;
  policy.history.depth = 1;
  policy.strength.min_guesses_log10 = 40;
  return policy;
}

/// Checks the password and looks at a sign-in with it, and makes of the reports what callers make of them.
void check_and_render(const Checker& checker, std::string_view password) {
  Subject subject;
  subject.user = "ehagens";
  subject.email = "erin@example.com";
  subject.display_name = "Erin M. Hagens";
  subject.confirmation = password;
  subject.previous_password = password;
  subject.num_old = 1;
  subject.is_old = [](std::size_t, std::string_view) { return OldPasswordAnswer::kDifferent; };
  const Report report = checker.check(password, subject);
  SignIn sign_in;
  sign_in.password = password;
  sign_in.subject = subject;
  sign_in.now = parse_time("2026-02-28");
  const Report assessed = checker.assess(sign_in);
  CHECK_FALSE(report_json(report, "de").empty());
  CHECK_FALSE(report_json(assessed, "en").empty());
  CHECK_FALSE(strength_json(StrengthEstimator().estimate(password, subject), "de").empty());
}

void free_report(credence_report* report) {
  std::array<char, 65536> text;
  CHECK(credence_report_json(text.data(), text.size(), nullptr, report, "de") == CREDENCE_OK);
  credence_report_free(report);
}

/// The same through the C interface, with a check that fails and a stored hash besides.
void check_in_c(const credence_checker* checker, std::string_view password) {
  credence_error error;
  credence_report* report = nullptr;
  credence_subject subject = CREDENCE_SUBJECT_INIT;
  subject.confirmation = subject.previous_password = {password.data(), password.size()};
  subject.num_old = 1;
  subject.is_old = [](void*, std::size_t, const char*, std::size_t) { return std::int32_t{0}; };
  REQUIRE(credence_check(&report, checker, password.data(), password.size(), &subject, &error) == CREDENCE_OK);
  free_report(report);
  subject.is_old = [](void*, std::size_t, const char*, std::size_t) { return std::int32_t{-1}; };
  REQUIRE(credence_check(&report, checker, password.data(), password.size(), &subject, &error) ==
          CREDENCE_MISSING_RESOURCE);
  subject.num_old = 0;
  subject.is_old = nullptr;
  credence_sign_in sign_in = CREDENCE_SIGN_IN_INIT;
  sign_in.password = password.data();
  sign_in.password_len = password.size();
  sign_in.subject = &subject;
  sign_in.now = 1772236800;
  REQUIRE(credence_assess(&report, checker, &sign_in, &error) == CREDENCE_OK);
  free_report(report);
  constexpr std::string_view kHash = "$pbkdf2-sha1$i=1,l=20$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y";
  std::int32_t same = -1;
  REQUIRE(credence_password_hash_verify(&same, password.data(), password.size(), kHash.data(), kHash.size(), nullptr,
                                        &error) == CREDENCE_OK);
  CHECK(same == 0);
}

/// A breach file of each kind, and a stored hash of each algorithm.
struct LookUp {
  const char* name;
  HashKind kind;
  BreachOptions::Backend backend;
  bool from_memory;
};
constexpr LookUp kLookUps[] = {
    {"SHA-1, mapped", HashKind::kSha1, BreachOptions::Backend::kMap, false},
    {"SHA-1, pread", HashKind::kSha1, BreachOptions::Backend::kPread, false},
    {"SHA-1, memory", HashKind::kSha1, BreachOptions::Backend::kMap, true},
    {"NTLM, mapped", HashKind::kNtlm, BreachOptions::Backend::kMap, false},
    {"NTLM, pread", HashKind::kNtlm, BreachOptions::Backend::kPread, false},
    {"NTLM, memory", HashKind::kNtlm, BreachOptions::Backend::kMap, true},
};

/// A file with an entry, and its bytes.
struct Sample {
  Sample(const std::filesystem::path& folder, HashKind kind)
      : path(folder / (kind == HashKind::kSha1 ? "sha1.crb" : "ntlm.crb")) {
    test::write_file(folder / "list.txt", "password\t3\n");
    BreachBuildOptions options;
    options.from = BreachInput::kPasswords;
    options.kind = kind;
    options.counts = true;
    build_breach_file({folder / "list.txt"}, path, options);
    bytes = test::file_content(path);
  }
  [[nodiscard]] std::shared_ptr<const BreachDatabase> open(const LookUp& how) const {
    BreachOptions options;
    options.backend = how.backend;
    return how.from_memory ? BreachDatabase::open_memory(std::as_bytes(std::span(bytes)))
                           : BreachDatabase::open(path, options);
  }
  std::filesystem::path path;
  std::string bytes;
};

}  // namespace

TEST_CASE("the search finds a copy on the heap and one on the stack") {
  const PrivateMemory own(4096);
  const std::string_view password(own.data(), write_password(printable, 1, 40, own.data()));
  const std::vector<std::string> pieces = pieces_of(printable, 1, 40);
  CHECK(occurrences(pieces, own) == 0);
  {
    const std::string heap(password);
    CHECK(occurrences(pieces, own) > 0);
  }
  const std::string_view other(own.data(), write_password(printable, 2, 40, own.data()));
  char stack[64];
  std::memcpy(stack, other.data(), other.size());
  CHECK(occurrences(pieces_of(printable, 2, 40), own) > 0);
  CHECK(stack[0] == other[0]);
}

TEST_CASE("a check leaves no piece of the password in writable memory") {
  struct Case {
    const char* name;
    Pattern pattern;
    std::uint32_t length;
  };
  const Case cases[] = {
      {"ASCII", printable, 24},
      {"ASCII beyond inline buffers", printable, 1000},
      {"ASCII of 60,000", printable, 60000},
      {"Latin", latin, 24},
      {"long Latin", latin, 2000},
      {"decomposed", decomposed, 40},
      {"long decomposed", decomposed, 2000},
      {"one run of marks", marks, 500},
      {"Cyrillic", cyrillic, 24},
      {"Han", han, 24},
      {"long Han", han, 2000},
      {"Hangul", hangul, 24},
      {"emoji", emoji, 24},
  };
  std::uint32_t seed = 100;
  for (const char* policy : {"citrix-cloud", "credence"}) {
    const Checker checker(with_every_rule(policy));
    for (const Case& c : cases) {
      CAPTURE(policy, c.name);
      ++seed;
      const PrivateMemory own(std::size_t{1} << 19U);
      const std::string_view password(own.data(), write_password(c.pattern, seed, c.length, own.data()));
      OwnStack stack;
      stack.run([&] { check_and_render(checker, password); });
      CHECK(occurrences(pieces_of(c.pattern, seed, c.length), own) == 0);
    }
  }
}

TEST_CASE("the C interface leaves no piece of the password in writable memory") {
  const std::string toml = policy_text(with_every_rule("citrix-cloud"));
  credence_policy* policy = nullptr;
  credence_checker* checker = nullptr;
  REQUIRE(credence_policy_parse(&policy, toml.data(), toml.size(), nullptr) == CREDENCE_OK);
  REQUIRE(credence_checker_create(&checker, policy, nullptr, nullptr) == CREDENCE_OK);
  credence_policy_free(policy);
  std::uint32_t seed = 500;
  for (const Pattern pattern : {printable, decomposed, han}) {
    CAPTURE(++seed);
    const PrivateMemory own(std::size_t{1} << 19U);
    const std::string_view password(own.data(), write_password(pattern, seed, 40, own.data()));
    OwnStack stack;
    stack.run([&] { check_in_c(checker, password); });
    CHECK(occurrences(pieces_of(pattern, seed, 40), own) == 0);
  }
  credence_checker_free(checker);
}

TEST_CASE("a look-up leaves no piece of the password in writable memory") {
  const test::TemporaryFolder folder;
  const Sample sha1(folder.path(), HashKind::kSha1);
  const Sample ntlm(folder.path(), HashKind::kNtlm);
  std::uint32_t seed = 700;
  for (const LookUp& how : kLookUps) {
    const auto database = (how.kind == HashKind::kSha1 ? sha1 : ntlm).open(how);
    for (const std::uint32_t length : {12U, 24U, 30U, 60U, 300U}) {
      for (const Pattern pattern : {printable, latin, han, emoji}) {
        CAPTURE(how.name, length, ++seed);
        const PrivateMemory own(std::size_t{1} << 14U);
        const std::string_view password(own.data(), write_password(pattern, seed, length, own.data()));
        BreachAnswer answer{BreachAnswer::State::kCorrupt, 0};
        OwnStack stack;
        stack.run([&] { answer = database->lookup(password); });
        CHECK(answer == BreachAnswer{});
        std::vector<std::string> pieces = pieces_of(pattern, seed, length);
        pieces.push_back(first_words(password));
        CHECK(occurrences(pieces, own) == 0);
      }
    }
  }
}

TEST_CASE("a look-up by digest leaves no digest in writable memory") {
  const test::TemporaryFolder folder;
  const Sample sha1(folder.path(), HashKind::kSha1);
  std::uint32_t seed = 800;
  for (const LookUp& how : kLookUps) {
    if (how.kind != HashKind::kSha1) continue;
    const auto database = sha1.open(how);
    constexpr std::size_t kCount = 300;
    const PrivateMemory own(std::size_t{1} << 14U);
    auto* const digests = reinterpret_cast<std::uint8_t*>(own.data());
    std::vector<std::string> pieces;
    for (std::uint32_t i = 0; i < kCount; ++i) {
      std::string piece;
      for (std::uint32_t at = 0; at < 20; ++at) {
        digests[20 * i + at] = static_cast<std::uint8_t>(scrambled(seed + i, at));
        if (at >= 4 && at < 16) piece += inverted(digests[20 * i + at]);
      }
      if (i % 60 == 0 || i + 1 == kCount) pieces.push_back(piece);
    }
    CAPTURE(how.name);
    std::vector<BreachAnswer> answers(kCount);
    OwnStack stack;
    stack.run([&] { database->lookup_batch({digests, 20 * kCount}, answers); });
    CHECK(occurrences(pieces, own) == 0);
    stack.run([&] { answers[0] = database->lookup_digest({digests, 20}); });
    CHECK_FALSE(answers[0].is_error());
    CHECK(occurrences(pieces, own) == 0);
    credence_breach* breach = nullptr;
    REQUIRE(credence_breach_open_memory(&breach, sha1.bytes.data(), sha1.bytes.size(), nullptr) == CREDENCE_OK);
    std::vector<std::uint64_t> counts(kCount);
    credence_status status = CREDENCE_INTERNAL;
    stack.run([&] { status = credence_breach_count_batch(counts.data(), breach, digests, kCount, nullptr); });
    CHECK(status == CREDENCE_OK);
    CHECK(occurrences(pieces, own) == 0);
    credence_breach_free(breach);
    seed += 1000;
  }
}

TEST_CASE("comparing with a stored hash leaves no piece of the password in writable memory") {
  struct Case {
    const char* name;
    const char* hash;
  };
  const Case cases[] = {
      {"PBKDF2-SHA-1", "$pbkdf2-sha1$i=7,l=20$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y"},
      {"PBKDF2-SHA-256", "$pbkdf2-sha256$i=7,l=20$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y"},
      {"PBKDF2-SHA-512", "$pbkdf2-sha512$i=7,l=20$c2FsdA$DGDID5YfDnHzqbUkr2ASBi/gN6Y"},
      {"scrypt", "$scrypt$ln=4,r=1,p=1$c2FsdHNhbHQ$yCR4iDZYDKv+iEJj6yHY0lv/epnfB6f/w1EbXrsJOuQ"},
      {"Argon2id", "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"},
      {"Argon2i", "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"},
      {"bcrypt", "$2b$04$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"},
  };
  std::uint32_t seed = 20000;
  for (const Case& c : cases) {
    for (const std::uint32_t length : {12U, 40U, 70U, 300U}) {
      CAPTURE(c.name, length, ++seed);
      const PrivateMemory own(std::size_t{1} << 14U);
      const std::string_view password(own.data(), write_password(printable, seed, length, own.data()));
      std::int32_t same = 1;
      credence_status status = CREDENCE_INTERNAL;
      OwnStack stack;
      stack.run([&] {
        status = credence_password_hash_verify(&same, password.data(), password.size(), c.hash, std::strlen(c.hash),
                                               nullptr, nullptr);
      });
      CHECK((status == CREDENCE_UNSUPPORTED || (status == CREDENCE_OK && same == 0)));  // or not built in
      CHECK(occurrences(pieces_of(printable, seed, length), own) == 0);
    }
  }
}

#endif
