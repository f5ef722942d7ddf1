// SPDX-License-Identifier: Apache-2.0
#include "messages/language_name.hpp"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include <array>
#include <new>

#include "platform/memory.hpp"

namespace credence::messages {

std::string language_name(std::string_view code, std::string_view in_language) {
  std::array<UChar, 128> name{};
  std::array<char, 3 * name.size()> utf8{};
  std::int32_t length = 0;
  UErrorCode error = U_ZERO_ERROR;
  const std::int32_t characters = uloc_getDisplayLanguage(std::string(code).c_str(), std::string(in_language).c_str(),
                                                          name.data(), static_cast<std::int32_t>(name.size()), &error);
  // ICU's word for "not known", and for having had no memory to find out.
  if (error == U_USING_DEFAULT_WARNING) platform::need_memory();
  u_strToUTF8(utf8.data(), static_cast<std::int32_t>(utf8.size()), &length, name.data(), characters, &error);
  if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(error) != 0) return std::string(code);
  return {utf8.data(), static_cast<std::size_t>(length)};
}

}  // namespace credence::messages
