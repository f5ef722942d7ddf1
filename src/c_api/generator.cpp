// SPDX-License-Identifier: Apache-2.0
#include "credence/generator.hpp"

#include "c_api/guard.hpp"
#include "c_api/handles.hpp"
#include "c_api/structs.hpp"

using namespace credence::c_api;

namespace credence::c_api {
namespace {

GeneratorOptions generator_options_from(const credence_generator_options* given) {
  GeneratorOptions options;
  if (given == nullptr) return options;
  const credence_generator_options defaults = CREDENCE_GENERATOR_OPTIONS_INIT;
  const credence_generator_options read = read_struct(*given, defaults);
  if (read.kind < CREDENCE_GENERATE_CHARACTERS || read.kind > CREDENCE_GENERATE_WORDS) {
    refuse_argument("kind is not one of CREDENCE_GENERATE_...");
  }
  options.kind = static_cast<GeneratorKind>(read.kind);
  options.no_look_alikes = read.no_look_alikes != 0;
  options.length = read.length;
  options.bits = read.bits;
  options.alphabet = view_of(read.alphabet);
  if (read.separator.data != nullptr) options.separator = view_of(read.separator);
  return options;
}

}  // namespace
}  // namespace credence::c_api

extern "C" {

credence_status credence_generator_create(credence_generator** out, const credence_checker* c,
                                          const credence_generator_options* options, credence_error* err) {
  return make_handle(out, err, [&] {
    need(c, "c is NULL");
    return credence::Generator(c->value, generator_options_from(options));
  });
}

void credence_generator_free(credence_generator* g) { delete g; }

credence_status credence_generator_entropy(double* bits, int32_t* exact, const credence_generator* g) {
  if (bits == nullptr || exact == nullptr || g == nullptr) return CREDENCE_INVALID_ARGUMENT;
  *bits = g->value.entropy().bits;
  *exact = g->value.entropy().exact ? 1 : 0;
  return CREDENCE_OK;
}

credence_status credence_generator_generate(char* buf, size_t buf_len, size_t* needed, const credence_generator* g,
                                            credence_error* err) {
  if (needed != nullptr) *needed = 0;
  if (buf_len != 0 && buf != nullptr) buf[0] = '\0';
  return guard(err, [&] {
    need(g, "g is NULL");
    const size_t longest = g->value.longest();
    if (needed != nullptr) *needed = longest + 1;
    if (buf == nullptr || buf_len < longest + 1) {
      throw credence::Error(credence::ErrorCode::kBufferTooSmall, "the buffer is too small for a generated password");
    }
    buf[g->value.generate({buf, buf_len - 1})] = '\0';
  });
}

}  // extern "C"
