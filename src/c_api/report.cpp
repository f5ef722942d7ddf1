// SPDX-License-Identifier: Apache-2.0
#include "credence/report.hpp"

#include "c_api/guard.hpp"
#include "c_api/handles.hpp"
#include "c_api/structs.hpp"
#include "credence/error.hpp"
#include "credence/messages.hpp"

using namespace credence;
using namespace credence::c_api;

namespace credence::c_api {
namespace {

// The words for item i of one of a report's lists.
credence_status give_message(char* buf, std::size_t buf_len, std::size_t* needed, const credence_report* r,
                             Violations Report::*list, std::size_t i, const char* language) noexcept {
  return give_text(buf, buf_len, needed, [&] {
    need(r, "r is NULL");
    return message(item(r->value.*list, i), language_or_english(language));
  });
}

}  // namespace
}  // namespace credence::c_api

extern "C" {

credence_verdict credence_report_verdict(const credence_report* r) {
  // Without a report there is no permission.
  return r == nullptr ? CREDENCE_REJECT : static_cast<credence_verdict>(r->value.verdict);
}

size_t credence_report_count(const credence_report* r) { return r == nullptr ? 0 : r->value.violations.size(); }

credence_status credence_report_violation(credence_violation* out, const credence_report* r, size_t i) {
  return r == nullptr ? CREDENCE_INVALID_ARGUMENT : give_violation(out, r->value.violations, i);
}

credence_status credence_report_message(char* buf, size_t buf_len, size_t* needed, const credence_report* r, size_t i,
                                        const char* language) {
  return give_message(buf, buf_len, needed, r, &Report::violations, i, language);
}

credence_status credence_report_parameter(char* buf, size_t buf_len, size_t* needed, const credence_report* r, size_t i,
                                          const char* key, const char* language) {
  return give_text(buf, buf_len, needed, [&] {
    need(r, "r is NULL");
    need(key, "key is NULL");
    auto text = violation_parameter(item(r->value.violations, i), key, language_or_english(language));
    if (!text) throw Error(ErrorCode::kUnknownName, "the code of this violation carries nothing of this name");
    return *std::move(text);
  });
}

credence_status credence_report_json(char* buf, size_t buf_len, size_t* needed, const credence_report* r,
                                     const char* language) {
  return give_text(buf, buf_len, needed, [&] {
    need(r, "r is NULL");
    return report_json(r->value, language_or_english(language));
  });
}

size_t credence_report_warning_count(const credence_report* r) { return r == nullptr ? 0 : r->value.warnings.size(); }

credence_status credence_report_warning(credence_violation* out, const credence_report* r, size_t i) {
  return r == nullptr ? CREDENCE_INVALID_ARGUMENT : give_violation(out, r->value.warnings, i);
}

credence_status credence_report_warning_message(char* buf, size_t buf_len, size_t* needed, const credence_report* r,
                                                size_t i, const char* language) {
  return give_message(buf, buf_len, needed, r, &Report::warnings, i, language);
}

void credence_report_free(credence_report* r) { delete r; }

}  // extern "C"
