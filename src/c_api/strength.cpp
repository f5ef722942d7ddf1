// SPDX-License-Identifier: Apache-2.0
#include "credence/strength.hpp"

#include "c_api/guard.hpp"
#include "c_api/handles.hpp"
#include "c_api/structs.hpp"

using namespace credence::c_api;

extern "C" {

credence_status credence_estimator_create(credence_estimator** out, const char* model_path, credence_error* err) {
  return make_handle(out, err, [&] {
    if (model_path == nullptr) return credence::StrengthEstimator();
    return credence::StrengthEstimator(credence::StrengthModel::open(model_path), {credence::Dictionary::built_in()});
  });
}

void credence_estimator_free(credence_estimator* e) { delete e; }

credence_status credence_strength_estimate(credence_strength** out, const credence_estimator* e, const char* password,
                                           size_t password_len, const credence_subject* subject, credence_error* err) {
  return make_handle(out, err, [&] {
    need(e, "e is NULL");
    return e->value.estimate(view_of(password, password_len), subject_from(subject));
  });
}

void credence_strength_free(credence_strength* s) { delete s; }

credence_status credence_strength_get(credence_strength_facts* out, const credence_strength* s) {
  return guard(nullptr, [&] {
    need(out, "out is NULL");
    need(s, "s is NULL");
    credence_strength_facts facts = CREDENCE_STRENGTH_FACTS_INIT;
    facts.guesses_log10 = s->value.guesses_log10;
    facts.score = s->value.score;
    facts.attacker = static_cast<int32_t>(s->value.attacker);
    write_struct(*out, facts);
  });
}

size_t credence_strength_part_count(const credence_strength* s) { return s == nullptr ? 0 : s->value.parts.size(); }

credence_status credence_strength_get_part(credence_strength_part* out, const credence_strength* s, size_t i) {
  if (s == nullptr || out == nullptr) return CREDENCE_INVALID_ARGUMENT;
  if (i >= s->value.parts.size()) return CREDENCE_OUT_OF_RANGE;
  return guard(nullptr, [&] {
    const credence::StrengthPart& part = s->value.parts[i];
    credence_strength_part ours = CREDENCE_STRENGTH_PART_INIT;
    ours.begin = part.span.begin;
    ours.end = part.span.end;
    ours.kind = static_cast<int32_t>(part.kind);
    ours.guesses_log10 = part.guesses_log10;
    write_struct(*out, ours);
  });
}

size_t credence_strength_advice_count(const credence_strength* s) { return s == nullptr ? 0 : s->value.advice.size(); }

credence_status credence_strength_advice(char* buf, size_t buf_len, size_t* needed, const credence_strength* s,
                                         size_t i, const char* language) {
  if (s != nullptr && i >= s->value.advice.size()) {
    if (needed != nullptr) *needed = 0;
    return CREDENCE_OUT_OF_RANGE;
  }
  return give_text(buf, buf_len, needed, [&] {
    need(s, "s is NULL");
    return credence::advice_message(s->value.advice[i], language_or_english(language));
  });
}

credence_status credence_strength_json(char* buf, size_t buf_len, size_t* needed, const credence_strength* s,
                                       const char* language) {
  return give_text(buf, buf_len, needed, [&] {
    need(s, "s is NULL");
    return credence::strength_json(s->value, language_or_english(language));
  });
}

}  // extern "C"
