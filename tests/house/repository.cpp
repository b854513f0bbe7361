// SPDX-License-Identifier: Apache-2.0

#include "tests/house/repository.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

namespace fs = std::filesystem;

namespace shotlab::test {
namespace {

const std::array kFolders = {"app", "exercises", "media", "tests", "thirdparty", ".ci"};

SourceFile read(const fs::path& path) {
  SourceFile file{.path = path.lexically_relative(SHOTLAB_SOURCE_DIR).generic_string()};
  std::ifstream in(path, std::ios::binary);
  for (std::string line; std::getline(in, line);) file.lines.push_back(std::move(line));
  return file;
}

std::vector<SourceFile> read_all() {
  std::vector<SourceFile> files;
  const fs::path top = SHOTLAB_SOURCE_DIR;
  for (const char* folder : kFolders) {
    for (const auto& entry : fs::recursive_directory_iterator(top / folder)) {
      if (entry.is_regular_file()) files.push_back(read(entry.path()));
    }
  }
  for (const auto& entry : fs::directory_iterator(top)) {
    if (entry.is_regular_file()) files.push_back(read(entry.path()));
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

}  // namespace

bool SourceFile::ends_with(std::string_view ending) const {
  return std::string_view(path).ends_with(ending);
}

bool SourceFile::is_code() const { return ends_with(".h") || ends_with(".cpp") || ends_with(".c"); }

std::string SourceFile::where(std::size_t line) const {
  return path + ":" + std::to_string(line + 1);
}

const std::vector<SourceFile>& repository() {
  static const std::vector<SourceFile> files = read_all();
  return files;
}

std::vector<Include> includes(const SourceFile& file) {
  std::vector<Include> found;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    std::string_view line = file.lines[i];
    const auto skip_blanks = [&] {
      line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    };
    skip_blanks();
    if (!line.starts_with('#')) continue;
    line.remove_prefix(1);
    skip_blanks();
    if (!line.starts_with("include")) continue;
    line.remove_prefix(std::string_view("include").size());
    skip_blanks();
    if (line.empty()) continue;
    const std::size_t end = line.find(line[0] == '<' ? '>' : '"', 1);
    found.push_back({i, std::string(line.substr(0, end == line.npos ? end : end + 1))});
  }
  return found;
}

std::vector<std::string> rooms() {
  std::set<std::string> found;
  for (const SourceFile& file : repository()) {
    const std::string room = room_of(file.path);
    if (file.is_code() && room.find('/') != std::string::npos) found.insert(room);
  }
  return {found.begin(), found.end()};
}

std::string room_of(std::string_view path) {
  const std::size_t wing = path.find('/');
  if (wing == path.npos) return "";
  if (path.starts_with("tests/")) return "tests";
  const std::size_t room = path.find('/', wing + 1);
  return std::string(path.substr(0, room == path.npos ? wing : room));
}

std::string tested_room(std::string_view path) {
  constexpr std::string_view kTests = "tests/";
  return path.starts_with(kTests) ? room_of(path.substr(kTests.size())) : "";
}

}  // namespace shotlab::test
