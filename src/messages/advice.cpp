// SPDX-License-Identifier: Apache-2.0
// The words for an estimate of strength.
#include "credence/strength.hpp"
#include "messages/catalogue.hpp"
#include "messages/json_writer.hpp"
#include "messages/texts.hpp"

namespace credence {
namespace {

using messages::JsonWriter;

void write_part(JsonWriter& json, const StrengthPart& part) {
  json.begin_object()
      .member("begin", part.span.begin)
      .member("end", part.span.end)
      .member("kind", part_kind_name(part.kind))
      .member("guesses_log10", part.guesses_log10);
  if (part.disguise.leet) json.member("leet", true);
  if (part.disguise.reversed) json.member("reversed", true);
  json.end_object();
}

}  // namespace

std::string advice_message(Advice advice, std::string_view language) {
  return messages::translate(messages::text_of(advice), 1, language);
}

std::string strength_json(const Strength& strength, std::string_view language) {
  JsonWriter json;
  json.begin_object()
      .member("guesses_log10", strength.guesses_log10)
      .member("score", strength.score)
      .member("attacker", attacker_name(strength.attacker))
      .key("matches")
      .begin_array();
  for (const StrengthPart& part : strength.parts) write_part(json, part);
  json.end_array().key("crack_seconds_log10").begin_array();
  for (const double seconds : strength.crack_seconds_log10()) json.value(seconds);
  json.end_array().key("advice").begin_array();
  for (const Advice advice : strength.advice) {
    json.begin_object()
        .member("code", advice_key(advice))
        .member("message", advice_message(advice, language))
        .end_object();
  }
  return json.end_array().end_object().take();
}

}  // namespace credence
