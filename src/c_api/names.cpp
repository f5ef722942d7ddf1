// SPDX-License-Identifier: Apache-2.0
// Names and lists of names. All are static, so that callers may keep them.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "c_api/guard.hpp"
#include "credence/credence.h"
#include "credence/messages.hpp"
#include "credence/policy.hpp"
#include "credence/report.hpp"
#include "platform/immortal.hpp"

using namespace credence::c_api;

namespace credence::c_api {
namespace {

// Names that end with NUL and live as long as the process; nullptr if there is no memory for them.
template <std::vector<std::string_view> (&kNames)()>
const std::vector<std::string>* static_names() noexcept {
  const std::vector<std::string>* names = nullptr;
  guard(nullptr, [&] {
    static const auto& all = platform::immortal([] {
      const std::vector<std::string_view> views = kNames();
      return std::vector<std::string>(views.begin(), views.end());
    }());
    names = &all;
  });
  return names;
}

std::size_t count(const std::vector<std::string>* names) noexcept { return names == nullptr ? 0 : names->size(); }

const char* name_at(const std::vector<std::string>* names, std::size_t i) noexcept {
  return i < count(names) ? (*names)[i].c_str() : nullptr;
}

}  // namespace
}  // namespace credence::c_api

extern "C" {

const char* credence_version(void) { return CREDENCE_VERSION_STRING; }

const char* credence_status_name(credence_status status) {
  static constexpr std::array<const char*, CREDENCE_INTERNAL + 1> kNames = {
      "ok",           "invalid argument", "out of memory",    "input/output error", "bad file",    "bad policy",
      "unknown name", "missing resource", "buffer too small", "out of range",       "unsupported", "internal error"};
  if (status < 0 || static_cast<std::size_t>(status) >= kNames.size()) return "unknown status";
  return kNames[static_cast<std::size_t>(status)];
}

const char* credence_code_key(uint32_t code) {
  const auto known = credence::code_from_number(code);
  return known ? credence::code_key(*known).data() : nullptr;  // keys are literals, so they end with NUL
}

size_t credence_preset_count(void) { return count(static_names<credence::preset_names>()); }
const char* credence_preset_name(size_t i) { return name_at(static_names<credence::preset_names>(), i); }
size_t credence_language_count(void) { return count(static_names<credence::message_languages>()); }
const char* credence_language_tag(size_t i) { return name_at(static_names<credence::message_languages>(), i); }

}  // extern "C"
