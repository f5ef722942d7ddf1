// SPDX-License-Identifier: Apache-2.0
// Puts a breach file together: data pages as they come, then the other sections and the header.
#ifndef CREDENCE_BREACH_WRITING_FILE_ASSEMBLY_HPP_
#define CREDENCE_BREACH_WRITING_FILE_ASSEMBLY_HPP_

#include <cstdint>
#include <filesystem>
#include <vector>

#include "breach/format.hpp"
#include "breach/writing/section_writer.hpp"
#include "breach/writing/summary.hpp"
#include "platform/atomic_file.hpp"
#include "platform/digest.hpp"

namespace credence::breach::writing {

/// The sections of a file in the making, and what its header will say. Data pages go out at once; the other sections
/// follow when all of them are complete.
class FileAssembly {
 public:
  FileAssembly(const std::filesystem::path& output, const Header& header);

  /// The caller sets the false-positive rate and the records of kData; finish() does the rest.
  [[nodiscard]] Header& header() noexcept { return header_; }
  /// Seals and writes the next page of kData.
  void write_data_page(std::span<std::byte, kPageSize> page);
  /// Appends the other sections and the header, and puts the file in place. Returns its size.
  std::uint64_t finish(const Summary& summary, const std::vector<BreachSource>& sources);

  SectionWriter overflow;
  SectionWriter large;
  SectionWriter shards;

 private:
  void write_page(std::span<std::byte, kPageSize> page);
  void append(SectionKind section, SectionWriter& writer);

  std::filesystem::path output_;
  platform::AtomicFile file_;
  Header header_;
  std::uint64_t next_page_ = 1;
  platform::Sha256 build_id_;
};

}  // namespace credence::breach::writing

#endif  // CREDENCE_BREACH_WRITING_FILE_ASSEMBLY_HPP_
