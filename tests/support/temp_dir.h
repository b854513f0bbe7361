// SPDX-License-Identifier: Apache-2.0
//
// A folder of its own for one test, removed with everything in it when the test ends. A key that
// was written down in it (canary.h) ends the test program at once, with exit status kLeaked, and
// the folder stays to be looked at.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace shotlab::test {

inline constexpr int kLeaked = 86;

class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

  // For tests that put a key there on purpose.
  void expect_canary() { expects_canary_ = true; }

  // Writes `bytes` under `name`, making folders on the way, and returns the whole path.
  std::filesystem::path write(std::string_view name, std::string_view bytes) const;
  // The bytes of `name`; a missing file throws, which fails the test.
  std::string read(std::string_view name) const;

 private:
  std::filesystem::path path_;
  bool expects_canary_ = false;
};

}  // namespace shotlab::test
