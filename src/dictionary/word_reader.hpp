// SPDX-License-Identifier: Apache-2.0
// Reads the words of a list file, whatever its encoding: the lines with their ranks or counts, as UTF-8.
#ifndef CREDENCE_DICTIONARY_WORD_READER_HPP_
#define CREDENCE_DICTIONARY_WORD_READER_HPP_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "credence/build.hpp"

namespace credence::internal {

/// Calls `line` with each line of the file, converted to UTF-8, without its line end and without a byte order mark.
/// Bytes that are invalid in the encoding come out as bytes that are no UTF-8. `bytes_read` grows as
/// the file is read. Throws Error: kIo, kUnsupported for an encoding the system doesn't know.
void for_each_line(const std::filesystem::path& path, const std::string& encoding,
                   const std::function<void(std::string_view)>& line, std::uint64_t& bytes_read);

/// Takes the number behind the last tab off a line; false if there is none.
[[nodiscard]] bool split_number(std::string_view& line, std::uint64_t& number);

}  // namespace credence::internal

#endif  // CREDENCE_DICTIONARY_WORD_READER_HPP_
