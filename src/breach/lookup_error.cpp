// SPDX-License-Identifier: Apache-2.0
#include "breach/lookup_error.hpp"

namespace credence::breach {

Error lookup_error(BreachAnswer::State state, const std::string& name) {
  switch (state) {
    case BreachAnswer::State::kUnsupported:
      return {ErrorCode::kUnsupported,
              "OpenSSL has no digest of this file's kind; install its legacy provider for NTLM",
              {name}};
    case BreachAnswer::State::kCorrupt:
      return {ErrorCode::kBadFile, "a page fails its checksum; build the breach file again", {name}};
    case BreachAnswer::State::kUnreadable:
      return {ErrorCode::kIo, "the breach file could not be read; was it replaced in place?", {name}};
    case BreachAnswer::State::kNoMemory:
      return {ErrorCode::kNoMemory, "no memory for the digest of a look-up; free some and try again", {name}};
    case BreachAnswer::State::kAbsent:
    case BreachAnswer::State::kFound:
    case BreachAnswer::State::kPossibly:
      break;
  }
  return {ErrorCode::kInternal, "a look-up that succeeded was taken for an error", {name}};
}

}  // namespace credence::breach
