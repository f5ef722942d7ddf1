// SPDX-License-Identifier: Apache-2.0
// Writes a filter file from entries in order.
#ifndef CREDENCE_BREACH_WRITING_FILTER_WRITER_HPP_
#define CREDENCE_BREACH_WRITING_FILTER_WRITER_HPP_

#include <cstdint>
#include <filesystem>
#include <vector>

#include "breach/format.hpp"
#include "breach/writing/entry_stream.hpp"
#include "breach/writing/summary.hpp"
#include "workshop/build_monitor.hpp"

namespace credence::breach::writing {

/// Writes a filter of header.filter_bits over `stream`, as write_entries (entry_writer.hpp) writes entries.
std::uint64_t write_filter(const std::filesystem::path& output, EntryStream& stream, const Summary& summary,
                           const Header& header, const std::vector<BreachSource>& sources,
                           workshop::BuildMonitor& monitor);

}  // namespace credence::breach::writing

#endif  // CREDENCE_BREACH_WRITING_FILTER_WRITER_HPP_
