// SPDX-License-Identifier: Apache-2.0
// No copy of a password in memory given back: SecureBuffer wipes what it frees, and neither our text layer nor ICU
// beneath it frees anything else that holds a piece of the password. free() itself is watched.
#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "judge.hpp"
#include "text/prepared.hpp"
#include "text/secure_buffer.hpp"
#include "text/utf8.hpp"

// The sanitizers have a free() of their own, which must not be replaced.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)

TEST_CASE("memory given back") { WARN("SKIPPED: free() cannot be watched under a sanitizer"); }

#else

using namespace credence;

namespace {

constexpr std::size_t kMaxPieces = 4096;
/// What must not be found, and how many freed blocks it was found in. No memory is allocated while watching.
struct Watch {
  std::string_view pieces[kMaxPieces];
  std::size_t num_pieces = 0;
  std::size_t blocks_seen = 0;
  std::size_t blocks_with_secret = 0;
};
thread_local Watch* watch = nullptr;

void inspect(const void* block, std::size_t size) {
  const std::string_view bytes(static_cast<const char*>(block), size);
  ++watch->blocks_seen;
  for (std::size_t i = 0; i < watch->num_pieces; ++i) {
    if (bytes.find(watch->pieces[i]) == std::string_view::npos) continue;
    ++watch->blocks_with_secret;
    return;
  }
}

}  // namespace

extern "C" {
void __libc_free(void*);           // NOLINT(bugprone-reserved-identifier): glibc's own names
void* __libc_malloc(std::size_t);  // NOLINT(bugprone-reserved-identifier)
// Zero while watching, so that what the test itself freed before does not count.
void* malloc(std::size_t size) {
  void* block = __libc_malloc(size);
  if (watch != nullptr && block != nullptr) std::memset(block, 0, malloc_usable_size(block));
  return block;
}
void free(void* block) {
  if (watch != nullptr && block != nullptr) inspect(block, malloc_usable_size(block));
  __libc_free(block);
}
// realloc may free inside glibc, unseen; so it goes through free().
void* realloc(void* block, std::size_t size) {
  void* moved = malloc(size);
  if (moved == nullptr) return nullptr;
  if (block != nullptr) {
    std::memcpy(moved, block, std::min(size, malloc_usable_size(block)));
    free(block);
  }
  return moved;
}
}

namespace {

/// Runs `work` and counts the freed blocks that hold one of `pieces`.
template <typename Work>
Watch watched(const std::vector<std::string>& pieces, Work work) {
  static Watch state;
  state = Watch{};
  for (const std::string& piece : pieces) {
    if (state.num_pieces < kMaxPieces) state.pieces[state.num_pieces++] = piece;
  }
  watch = &state;
  work();
  watch = nullptr;
  return state;
}

/// Four characters from each of some places of a text, in the three encodings a library might hold them in.
std::vector<std::string> pieces_of(const std::string& text) {
  std::u32string characters;
  for (text::Utf8Reader reader(text); reader.next();) characters += reader.current().code_point;
  constexpr std::size_t kPiece = 4;
  std::vector<std::string> pieces;
  for (std::size_t at = 0; at + kPiece <= characters.size() && pieces.size() < kMaxPieces - 3; ++at) {
    std::string utf8;
    std::u16string utf16;
    for (const char32_t c : characters.substr(at, kPiece)) {
      char bytes[text::kMaxUtf8];
      utf8.append(bytes, text::encode_utf8(c, bytes));
      if (c > 0xFFFF) utf16 += static_cast<char16_t>(0xD7C0 + (c >> 10U));
      utf16 += static_cast<char16_t>(c > 0xFFFF ? 0xDC00 + (c & 0x3FFU) : c);
    }
    pieces.push_back(utf8);
    pieces.emplace_back(reinterpret_cast<const char*>(utf16.data()), 2 * utf16.size());
    pieces.emplace_back(reinterpret_cast<const char*>(characters.data() + at), 4 * kPiece);
  }
  std::sort(pieces.begin(), pieces.end());
  pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
  return pieces;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("the watch sees what is left behind") {
  const std::string secret = "left-behind-secret-of-some-length";
  const Watch seen = watched(pieces_of(secret), [&] { std::make_unique<std::string>(secret); });
  CHECK(seen.blocks_with_secret > 0);
}

TEST_CASE("a growing and shrinking buffer frees wiped memory only") {
  const std::string secret = repeated("secret", 100);
  const Watch seen = watched({"secr"}, [&] {
    text::SecureBuffer<char, 8> buffer;
    for (const char c : secret) buffer.push_back(c);
    buffer.resize(3);
    buffer.reserve(10 * secret.size());
    buffer.append(secret.data(), secret.size());
    buffer.wipe();
    buffer.append(secret.data(), secret.size());
    buffer.resize(1);
  });
  CHECK(seen.blocks_seen > 3);
  CHECK(seen.blocks_with_secret == 0);
}

TEST_CASE("preparing and judging a password leaves nothing of it in freed memory") {
  struct Case {
    const char* name;
    std::string password;
  };
  const Case cases[] = {
      {"ASCII", "Correct-Horse7!"},
      {"long ASCII", repeated("Correct-Horse7!", 4000)},
      {"Latin composed", "gar\u00E7on-\u00E9l\u00E8ve-no\u00EBl"},
      {"Latin decomposed", "garc\u0327on-e\u0301le\u0300ve-noe\u0308l"},
      {"long decomposed", repeated("garc\u0327on-e\u0301le\u0300ve", 2000)},
      {"Cyrillic", "\u043F\u0430\u0440\u043E\u043B\u044C\u0439\u0451"},
      {"Hindi", "\u0915\u093C\u0916\u093C\u0958\u0959\u0938\u094D\u0924\u0947"},
      {"Hangul letters", "\u1112\u1161\u11AB\u1100\u1173\u11AF\u1102\u1161"},
      {"kana and CJK", "\u30D1\u30B9\u30EF\u30FC\u30C9\u5BC6\u7801\u53E3\u4EE4"},
      {"emoji", "\U0001F468\u200D\U0001F469\u200D\U0001F467\U0001F600\U0001F601"},
      {"one long run of marks", "a" + repeated("\u0335\u0323\u0301\u0316", 3000)},
      {"compatibility ligatures", repeated("\uFDFA\uFB03\u01C4\u1E9B\u0323", 50)},
  };
  TextRule text;
  text.refuse_unassigned = text.refuse_controls = true;
  CharacterRule characters;
  characters.min_distinct = 1000;
  characters.min_classes = 5;
  characters.ascii_only = true;
  characters.symbols = "!-\u20AC";
  for (const Case& c : cases) {
    CAPTURE(c.name);
    std::vector<std::string> pieces = pieces_of(c.password);
    const text::Prepared forms(c.password, 1U << 16U);
    for (const std::string& piece : pieces_of(std::string(forms.nfc_utf8()))) pieces.push_back(piece);
    const Watch seen = watched(pieces, [&] {
      const text::Prepared prepared(c.password, 1U << 16U);
      const auto ask = [&](rules::Rule rule, const auto& settings) {
        (void)test::judge(rule, rules::Setup(test::policy_with(settings), {}), prepared);
      };
      ask(rules::check_text, text);
      for (const LengthUnit unit : {LengthUnit::kByte, LengthUnit::kUtf16, LengthUnit::kGrapheme}) {
        LengthRule length;
        length.min = 1U << 17U;
        length.unit = unit;
        ask(rules::check_length, length);
      }
      ask(rules::check_characters, characters);
    });
    CHECK(seen.blocks_seen > 0);
    CHECK(seen.blocks_with_secret == 0);
  }
}

#endif
