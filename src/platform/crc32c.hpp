// SPDX-License-Identifier: Apache-2.0
// CRC-32C (Castagnoli, RFC 3720 appendix B.4), the checksum of our files. It finds accidents, not forgery.
#ifndef CREDENCE_PLATFORM_CRC32C_HPP_
#define CREDENCE_PLATFORM_CRC32C_HPP_

#include <cstddef>
#include <cstdint>
#include <span>

namespace credence::platform {

/// Continues `crc`, the CRC of what came before (0 at the start), over `data`. Uses the processor's instruction where
/// it has one.
[[nodiscard]] std::uint32_t crc32c(std::uint32_t crc, std::span<const std::byte> data) noexcept;
/// The same by table: the path of processors without the instruction.
[[nodiscard]] std::uint32_t crc32c_portable(std::uint32_t crc, std::span<const std::byte> data) noexcept;

}  // namespace credence::platform

#endif  // CREDENCE_PLATFORM_CRC32C_HPP_
