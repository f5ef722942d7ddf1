// SPDX-License-Identifier: Apache-2.0
// SecureBuffer as an array, and that it wipes its own memory. test_freed_memory.cpp watches what it frees.
#include "text/secure_buffer.hpp"

#include <new>
#include <string>
#include <string_view>

#include "catch.hpp"

using namespace credence;

namespace {
using SmallBuffer = text::SecureBuffer<char, 8>;

}  // namespace

TEST_CASE("a buffer in its own memory is zero after its end, however it shrank") {
  alignas(SmallBuffer) unsigned char memory[sizeof(SmallBuffer)];
  auto* buffer = new (memory) SmallBuffer;
  buffer->append("sECRETs", 7);
  buffer->resize(1);
  buffer->~SmallBuffer();
  const std::string_view left(reinterpret_cast<const char*>(memory), sizeof memory);
  CHECK(left.find("EC") == std::string_view::npos);
  CHECK(left.find("Ts") == std::string_view::npos);
}

TEST_CASE("a buffer's operations") {
  SmallBuffer buffer;
  buffer.append("abc", 3);
  buffer.append(nullptr, 0);
  buffer.push_back('d');
  CHECK(std::string(buffer.begin(), buffer.end()) == "abcd");
  for (char c = 'e'; c <= 'z'; ++c) buffer.push_back(c);
  CHECK(std::string(buffer.begin(), buffer.end()) == "abcdefghijklmnopqrstuvwxyz");
  buffer.resize(2);
  buffer.resize(4);
  CHECK(std::string(buffer.begin(), buffer.end()) == std::string("ab\0\0", 4));
  buffer.wipe();
  CHECK(buffer.empty());
  CHECK_THROWS_AS((text::SecureBuffer<char32_t, 1>{}.reserve(static_cast<std::size_t>(-1) / 2)), std::bad_alloc);
}
