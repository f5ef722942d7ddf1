// SPDX-License-Identifier: Apache-2.0
// What does it cost to make a password ready, by script and length? Baselines in the same run: ICU's own
// NFKC_Casefold into one reused buffer, which gives no counting form, no map and no wiping; and for validation, ICU's
// macro that walks UTF-8. The argument is the number of characters.
#include <benchmark/benchmark.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/graphemes.hpp"
#include "text/prepared.hpp"
#include "text/utf8.hpp"

namespace {

using namespace credence;

constexpr std::uint32_t kNoCap = UINT32_MAX;

struct Ascii {
  static constexpr std::u32string_view kCharacters = U"Correct-Horse7!b";
};
struct Latin {
  static constexpr std::u32string_view kCharacters = U"\u00C9l\u00E8ve-gar\u00E7on-\u00DFt";
};
struct LatinDecomposed {
  static constexpr std::u32string_view kCharacters = U"E\u0301le\u0300ve-garc\u0327on";
};
struct Cyrillic {
  static constexpr std::u32string_view kCharacters =
      U"\u041F\u0430\u0440\u043E\u043B\u044C\u0439\u0451\u0436\u0438\u043A";
};
struct Cjk {
  static constexpr std::u32string_view kCharacters = U"\u5BC6\u7801\u53E3\u4EE4\u30D1\u30B9\u30EF\u30FC\u30C9";
};
struct Hangul {
  static constexpr std::u32string_view kCharacters = U"\uBE44\uBC00\uBC88\uD638";
};
struct Emoji {
  static constexpr std::u32string_view kCharacters = U"\U0001F600\U0001F468\u200D\U0001F469\u2764\uFE0F";
};

template <typename Script>
std::string text_of(std::int64_t characters) {
  std::string text;
  for (std::size_t i = 0; i < static_cast<std::size_t>(characters); ++i) {
    char bytes[text::kMaxUtf8];
    const char32_t c = Script::kCharacters[i % Script::kCharacters.size()];
    text.append(bytes, text::encode_utf8(c, bytes));
  }
  return text;
}

template <typename Script>
void prepare(benchmark::State& state) {
  const std::string text = text_of<Script>(state.range(0));
  for (auto _ : state) {
    const text::Prepared prepared(text, kNoCap);
    benchmark::DoNotOptimize(prepared.matching().data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

template <typename Script>
void icu_nfkc_casefold(benchmark::State& state) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) std::abort();
  const std::string text = text_of<Script>(state.range(0));
  std::string buffer(4 * text.size() + 64, '\0');
  for (auto _ : state) {
    icu::CheckedArrayByteSink sink(buffer.data(), static_cast<int32_t>(buffer.size()));
    form->normalizeUTF8(0, text, sink, nullptr, status);
    benchmark::DoNotOptimize(buffer.data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

template <typename Script>
void validate(benchmark::State& state) {
  const std::string text = text_of<Script>(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(text::find_ill_formed(text));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

template <typename Script>
void icu_validate(benchmark::State& state) {
  const std::string text = text_of<Script>(state.range(0));
  const auto length = static_cast<int32_t>(text.size());
  for (auto _ : state) {
    bool valid = true;
    for (int32_t i = 0; i < length && valid;) {
      UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // of ICU's macro
      U8_NEXT(text.data(), i, length, c);
#pragma GCC diagnostic pop
      valid = c >= 0;
    }
    benchmark::DoNotOptimize(valid);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

template <typename Script>
void count_graphemes(benchmark::State& state) {
  const std::string text = text_of<Script>(state.range(0));
  const text::Prepared prepared(text, kNoCap);
  for (auto _ : state) {
    benchmark::DoNotOptimize(text::count_graphemes(prepared.typed()));
  }
}

void lengths(benchmark::internal::Benchmark* bench) {
  for (const int length : {8, 12, 16, 64, 1024, 65536}) bench->Arg(length);
}

// ICU beside ours, script by script.
#define CREDENCE_BENCH_SCRIPT(Script)                  \
  BENCHMARK_TEMPLATE(prepare, Script)->Apply(lengths); \
  BENCHMARK_TEMPLATE(icu_nfkc_casefold, Script)->Apply(lengths)

CREDENCE_BENCH_SCRIPT(Ascii);
CREDENCE_BENCH_SCRIPT(Latin);
CREDENCE_BENCH_SCRIPT(LatinDecomposed);
CREDENCE_BENCH_SCRIPT(Cyrillic);
CREDENCE_BENCH_SCRIPT(Cjk);
CREDENCE_BENCH_SCRIPT(Hangul);
CREDENCE_BENCH_SCRIPT(Emoji);

BENCHMARK_TEMPLATE(validate, Ascii)->Arg(16)->Arg(1024);
BENCHMARK_TEMPLATE(icu_validate, Ascii)->Arg(16)->Arg(1024);
BENCHMARK_TEMPLATE(validate, Cyrillic)->Arg(16)->Arg(1024);
BENCHMARK_TEMPLATE(icu_validate, Cyrillic)->Arg(16)->Arg(1024);
BENCHMARK_TEMPLATE(validate, Cjk)->Arg(16)->Arg(1024);
BENCHMARK_TEMPLATE(icu_validate, Cjk)->Arg(16)->Arg(1024);
BENCHMARK_TEMPLATE(count_graphemes, Ascii)->Arg(16);
BENCHMARK_TEMPLATE(count_graphemes, Emoji)->Arg(16);

}  // namespace

BENCHMARK_MAIN();
