// SPDX-License-Identifier: Apache-2.0

#include "tests/support/media.h"

#include <system_error>

namespace shotlab::test {

namespace fs = std::filesystem;

std::optional<fs::path> media(std::string_view name) {
  std::error_code absent;
  for (const fs::directory_entry& entry : fs::directory_iterator(SHOTLAB_MEDIA_DIR, absent)) {
    if (entry.path().filename().string().starts_with(name)) return fs::canonical(entry.path());
  }
  return std::nullopt;
}

fs::path fixture(std::string_view name) {
  return fs::path(SHOTLAB_SOURCE_DIR) / "tests/fixtures" / name;
}

}  // namespace shotlab::test
