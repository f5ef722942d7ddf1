// SPDX-License-Identifier: Apache-2.0
// Small files that the build put into the library (cmake/embed.cmake).
#ifndef CREDENCE_PLATFORM_EMBEDDED_FILE_HPP_
#define CREDENCE_PLATFORM_EMBEDDED_FILE_HPP_

#include <span>
#include <string_view>

namespace credence::platform {

struct EmbeddedFile {
  std::string_view name;  ///< Without folder and extension.
  std::string_view bytes;
};

/// data/policies/*.toml
[[nodiscard]] std::span<const EmbeddedFile> embedded_policies();
/// data/messages/*.po, compiled.
[[nodiscard]] std::span<const EmbeddedFile> embedded_catalogues();

}  // namespace credence::platform

#endif  // CREDENCE_PLATFORM_EMBEDDED_FILE_HPP_
