// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"

#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "breach/lookup_error.hpp"
#include "rules/rounded_count.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace credence::rules {
namespace {

using State = BreachAnswer::State;

/// What all lists together say.
struct Sightings {
  bool possibly = false;
  bool uncounted = false;   // found where counts are not known
  std::uint64_t count = 0;  // the largest known one; 0: not found where counts are known
};

void look_up(const BreachDatabase& database, std::string_view password, bool is_text, Sightings& seen) {
  const BreachAnswer answer = database.lookup(password);
  switch (answer.state) {
    case State::kAbsent:
      return;
    case State::kFound:
      if (database.counts_known()) {
        seen.count = std::max(seen.count, answer.count);
      } else {
        seen.uncounted = true;
      }
      return;
    case State::kPossibly:
      seen.possibly = true;
      return;
    case State::kUnsupported:
      // NTLM of bytes that are not UTF-8 is undefined, and text.not_utf8 is reported. For text it means that OpenSSL
      // refuses the digest, which must not pass for "absent".
      if (!is_text) return;
      throw breach::lookup_error(answer.state, database.name());
    case State::kCorrupt:
    case State::kUnreadable:
    case State::kNoMemory:
      throw breach::lookup_error(answer.state, database.name());
  }
}

// The built-in list is small and has each password once, mostly in small letters: as if it had each in every case. Not
// at sign-in, where nobody has to change a password that a larger list would not have.
void look_up_small_letters(const Request& request, Sightings& seen) {
  const text::Prepared& password = request.password;
  const auto& databases = request.setup.resources.breaches;
  const auto built_in = std::find_if(databases.begin(), databases.end(), [&](const auto& database) {
    return database.get() == request.setup.built_in_breaches;
  });
  if (built_in == databases.end() || !password.is_text()) return;
  const auto typed = password.typed();
  if (std::none_of(typed.begin(), typed.end(), text::is_uppercase)) return;
  text::SecureBytes small;
  std::array<char, text::kMaxUtf8> bytes;
  for (const char32_t c : typed.characters()) {
    small.append(bytes.data(), text::encode_utf8(text::is_uppercase(c) ? text::simple_fold(c) : c, bytes.data()));
  }
  OPENSSL_cleanse(bytes.data(), bytes.size());
  look_up(**built_in, {small.data(), small.size()}, true, seen);
}

}  // namespace

void check_breach(const Request& request, Findings& findings) {
  const BreachRule& rule = request.policy().breach;
  const text::Prepared& prepared = request.password;
  if (!rule.enabled) return;
  Sightings seen;
  for (const auto& database : request.setup.resources.breaches) {
    look_up(*database, prepared.raw(), prepared.is_text(), seen);
    if (prepared.nfc_differs()) look_up(*database, prepared.nfc_utf8(), true, seen);
  }
  if (!request.is_sign_in()) look_up_small_letters(request, seen);
  const auto limit = static_cast<std::int64_t>(rule.min_count);
  if (seen.count >= rule.min_count) {
    const std::uint64_t told = rule.count == BreachCount::kRounded ? rounded_count(seen.count) : seen.count;
    const auto actual = static_cast<std::int64_t>(std::min<std::uint64_t>(told, INT64_MAX));
    findings.add(rule.level, {Code::kBreachFound, prepared.whole(), limit, actual});
  } else if (seen.uncounted) {
    // A list says that the password is known, and nothing says that it is rare.
    findings.add(rule.level, {Code::kBreachFound, prepared.whole(), limit, -1});
  } else if (seen.possibly && rule.possibly != PossiblyFound::kIgnore) {
    const Level level = rule.possibly == PossiblyFound::kWarn ? Level::kWarn : rule.level;
    findings.add(level, {Code::kBreachFound, prepared.whole(), limit, -1});
  }
}

}  // namespace credence::rules
