// SPDX-License-Identifier: Apache-2.0
// What a checker's answers rest on.
#include "checker/provenance.hpp"

#include <fmt/format.h>

#include "credence/version.h"
#include "platform/digest.hpp"
#include "text/matching_form.hpp"
#include "text/unicode.hpp"

namespace credence::checker {
namespace {

std::string hex(std::span<const std::uint8_t> bytes) { return fmt::format("{:02x}", fmt::join(bytes, "")); }

std::string sha256_of(std::string_view text) {
  platform::Sha256 digest;
  digest.add(std::as_bytes(std::span(text)));
  return hex(digest.finish());
}

DataFile describe(const BreachDatabase& breach) {
  const BreachFacts facts = breach.facts();
  return {breach.name(), hex(facts.build_id), facts.entries, facts.source_date};
}

DataFile describe(const Dictionary& dictionary) {
  const DictionaryFacts facts = dictionary.facts();
  return {dictionary.name(), fmt::format("{:08x}", facts.checksum), facts.words, std::nullopt};
}

}  // namespace

Provenance provenance_of(const Policy& policy, const Resources& resources) {
  Provenance provenance;
  provenance.policy_name = policy.name;
  provenance.policy_sha256 = sha256_of(policy_text(policy));
  provenance.library_version = CREDENCE_VERSION_STRING;
  provenance.unicode_version = text::unicode_version();
  provenance.matching_form = text::kMatchingFormVersion;
  for (const auto& breach : resources.breaches) provenance.breaches.push_back(describe(*breach));
  for (const auto* const dictionaries : {&resources.dictionaries, &resources.forbidden, &resources.allowed}) {
    for (const auto& dictionary : *dictionaries) provenance.dictionaries.push_back(describe(*dictionary));
  }
  return provenance;
}

}  // namespace credence::checker
