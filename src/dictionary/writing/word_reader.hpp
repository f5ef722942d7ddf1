// SPDX-License-Identifier: Apache-2.0
// Reads the lines of a word list, whatever its encoding and however long its lines, and takes them apart.
#ifndef CREDENCE_DICTIONARY_WRITING_WORD_READER_HPP_
#define CREDENCE_DICTIONARY_WRITING_WORD_READER_HPP_

#include <cstdint>
#include <functional>
#include <string_view>

#include "credence/build.hpp"
#include "text/line_reader.hpp"
#include "workshop/build_monitor.hpp"

namespace credence::dictionary::writing {

/// Calls `line` with each line of the list, converted to UTF-8, without its line end and without a byte order mark.
/// Bytes that are invalid in the list's encoding come out as bytes that are not UTF-8. Throws Error: kIo, kUnsupported
/// for an encoding the system doesn't know.
void for_each_line(const WordListInput& list, workshop::BuildMonitor& monitor,
                   const std::function<void(const text::LineReader::Line&)>& line);

/// Takes the number after the last tab off a line; false if it has no such number.
[[nodiscard]] bool split_number(std::string_view& line, std::uint64_t& number);

}  // namespace credence::dictionary::writing

#endif  // CREDENCE_DICTIONARY_WRITING_WORD_READER_HPP_
