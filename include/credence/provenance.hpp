// SPDX-License-Identifier: Apache-2.0
// What a checker's answers rest on, for logs and for those who ask later why a password was refused.
#ifndef CREDENCE_PROVENANCE_HPP_
#define CREDENCE_PROVENANCE_HPP_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "credence/cxx20.hpp"

namespace credence {

/// A breach file or a dictionary. Two files with one build id answer alike.
struct DataFile {
  std::string name;           ///< What errors call it: its path, or "built-in ...".
  std::string build_id;       ///< In hex: of a breach file 16 bytes, of a dictionary the CRC-32C of its contents.
  std::uint64_t entries = 0;  ///< Digests, or words.
  std::optional<std::chrono::sys_seconds> source_date;  ///< Of a breach file that has one.
  friend bool operator==(const DataFile&, const DataFile&) = default;
};

/// Two checkers with equal provenance give equal reports. It holds nothing of any password.
struct Provenance {
  std::string policy_name;      ///< Policy::name.
  std::string policy_sha256;    ///< SHA-256, in hex, of policy_text(): every setting, name and description included.
  std::string library_version;  ///< "0.1.0". The data that ships as part of the library moves with it.
  std::string unicode_version;  ///< Of the properties and compositions that ICU knows: "15.0".
  std::uint32_t matching_form = 0;  ///< Version of the form in which words are compared; dictionaries are made for one.
  std::vector<DataFile> breaches;   ///< In the order of Resources, as `dictionaries`.
  std::vector<DataFile> dictionaries;
  friend bool operator==(const Provenance&, const Provenance&) = default;
};

}  // namespace credence

#endif  // CREDENCE_PROVENANCE_HPP_
