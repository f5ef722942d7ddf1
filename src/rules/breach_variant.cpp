// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <new>

#include "breach/lookup_error.hpp"
#include "breach/password_digest.hpp"
#include "breach/variants.hpp"
#include "rules/rounded_count.hpp"
#include "rules/rules.hpp"

namespace credence::rules {
namespace {

using breach::Variants;
using State = BreachAnswer::State;

// The digests of all variants, end to end. Empty where they can't be made.
using Digests = text::SecureBuffer<std::uint8_t, Variants::kMost * breach::Hash::kSize>;

void digest_all(const Variants& variants, const BreachDatabase& database, HashKind kind, Digests& out) {
  for (std::size_t i = 0; i < variants.size(); ++i) {
    breach::SecretHash hash;
    // A variant is text, so every kind is defined for it.
    const platform::Digested digested = breach::hash_password(kind, variants[i], hash);
    if (digested == platform::Digested::kNoMemory) throw std::bad_alloc();
    if (digested != platform::Digested::kDone) throw breach::lookup_error(State::kUnsupported, database.name());
    out.append(hash.bytes.data(), digest_size(kind));
  }
}

}  // namespace

void check_breach_variant(const Request& request, Findings& findings) {
  const BreachRule& rule = request.policy().breach;
  const text::Prepared& prepared = request.password;
  if (!rule.enabled || rule.variant_min_count == 0 || request.is_sign_in() || !prepared.is_text()) return;
  if (findings.has_refused()) return;
  const Variants variants(prepared.typed().characters());
  if (variants.size() == 0) return;

  std::array<Digests, 2> digests;  // of each kind, made when it is first asked for
  bool uncounted = false;
  std::uint64_t count = 0;
  for (const auto& database : request.setup.resources.breaches) {
    // A filter's "possibly" is no reason to refuse what is not even the password; nor is a list that doesn't say how
    // often, but for the built-in one, which has nothing rare.
    if (!database->counts_known() && database.get() != request.setup.built_in_breaches) continue;
    const HashKind kind = database->hash_kind();
    Digests& of_kind = digests[kind == HashKind::kSha1 ? 0 : 1];
    if (of_kind.empty()) digest_all(variants, *database, kind, of_kind);
    std::array<BreachAnswer, Variants::kMost> answers;
    database->lookup_batch(of_kind.span(), std::span(answers).first(variants.size()));
    for (const BreachAnswer& answer : std::span(answers).first(variants.size())) {
      if (answer.is_error()) throw breach::lookup_error(answer.state, database->name());
      if (answer.state != State::kFound) continue;
      if (database->counts_known()) count = std::max(count, answer.count);
      uncounted = uncounted || !database->counts_known();
    }
  }
  const auto limit = static_cast<std::int64_t>(rule.variant_min_count);
  if (count >= rule.variant_min_count) {
    findings.add(rule.level, {Code::kBreachVariant, prepared.whole(), limit,
                              static_cast<std::int64_t>(rounded_count(std::min<std::uint64_t>(count, INT64_MAX)))});
  } else if (uncounted) {
    findings.add(rule.level, {Code::kBreachVariant, prepared.whole(), limit, -1});
  }
}

}  // namespace credence::rules
