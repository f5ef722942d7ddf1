// SPDX-License-Identifier: Apache-2.0
#include "breach/password_digest.hpp"

#include <new>

#include "platform/bytes.hpp"
#include "text/secure_buffer.hpp"
#include "text/utf8.hpp"

namespace credence::breach {
namespace {

// Room for UTF-16 of an ordinary password without the heap.
using SecureUtf16 = text::SecureBuffer<char16_t, 128>;

// False if the password is not UTF-8.
bool append_utf16(std::string_view password, SecureUtf16& out) {
  if (text::find_ill_formed(password)) return false;
  for (text::Utf8Reader reader(password); reader.next();) {
    const char32_t code_point = reader.current().code_point;
    if (code_point < 0x10000) {
      out.push_back(static_cast<char16_t>(code_point));
    } else {
      out.push_back(static_cast<char16_t>(0xD800 + ((code_point - 0x10000) >> 10)));
      out.push_back(static_cast<char16_t>(0xDC00 + ((code_point - 0x10000) & 0x3FF)));
    }
  }
  return true;
}

platform::Digested ntlm(std::string_view password, Hash& out) noexcept {
  try {
    SecureUtf16 utf16;  // in memory it is UTF-16LE: this is a little-endian machine
    if (!append_utf16(password, utf16)) return platform::Digested::kUnavailable;
    return platform::md4(std::as_bytes(utf16.span()), std::span(out.bytes).first<16>());
  } catch (const std::bad_alloc&) {
    return platform::Digested::kNoMemory;
  }
}

}  // namespace

platform::Digested hash_password(HashKind kind, std::string_view password, Hash& out) noexcept {
  if (kind == HashKind::kSha1) return platform::sha1(platform::as_bytes(password), out.bytes);
  out.bytes.fill(0);
  return ntlm(password, out);
}

void prepare_digest(HashKind kind) { kind == HashKind::kSha1 ? platform::prepare_sha1() : platform::prepare_md4(); }

}  // namespace credence::breach
