// SPDX-License-Identifier: Apache-2.0
//
// SHA-256 (FIPS 180-4): the name by which a take, a request and a reference are known.
//
// Threading: one Sha256 per thread.

#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "media/base/result.h"

namespace shotlab {

class Sha256 {
 public:
  void add(std::string_view bytes);
  // 64 lower-case hexadecimal digits of everything added. Call once.
  std::string hex();

 private:
  void block(const unsigned char* data);

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> pending_{};
  std::size_t pending_size_ = 0;
  std::uint64_t total_ = 0;
};

std::string sha256(std::string_view bytes);
Result<std::string> sha256_of_file(const std::filesystem::path& path);

}  // namespace shotlab
