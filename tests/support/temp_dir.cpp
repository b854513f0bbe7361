// SPDX-License-Identifier: Apache-2.0

#include "tests/support/temp_dir.h"

#include <stdlib.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>
#include <vector>

#include "tests/support/canary.h"

namespace shotlab::test {

namespace fs = std::filesystem;

TempDir::TempDir() {
  std::string name = (fs::temp_directory_path() / "shotlab-test-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::system_error(errno, std::generic_category(), name);
  path_ = fs::canonical(name);
}

TempDir::~TempDir() {
  std::error_code ignored;
  // A test may have taken write permission away from its own folder.
  fs::permissions(path_, fs::perms::owner_all, fs::perm_options::add, ignored);
  if (!expects_canary_) {
    const std::vector<std::string> leaks = files_with_canary(path_);
    for (const std::string& file : leaks) std::cerr << "A key was written down: " << file << "\n";
    if (!leaks.empty()) std::_Exit(kLeaked);
  }
  fs::remove_all(path_, ignored);
}

fs::path TempDir::write(std::string_view name, std::string_view bytes) const {
  const fs::path target = path_ / name;
  fs::create_directories(target.parent_path());
  std::ofstream file(target, std::ios::binary);
  file.exceptions(std::ios::failbit | std::ios::badbit);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  return target;
}

std::string TempDir::read(std::string_view name) const {
  std::ifstream file(path_ / name, std::ios::binary);
  if (!file) throw std::system_error(errno, std::generic_category(), (path_ / name).string());
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace shotlab::test
