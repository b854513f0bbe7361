// SPDX-License-Identifier: Apache-2.0
//
// What every room must have, and what only some rooms may do.

#include <algorithm>
#include <map>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "tests/house/repository.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

const test::SourceFile* find(const std::string& path) {
  for (const test::SourceFile& file : test::repository()) {
    if (file.path == path) return &file;
  }
  return nullptr;
}

// True if one of its lines has `word` between blanks or brackets.
bool names(const test::SourceFile& list, const std::string& word) {
  const auto edge = [](const std::string& line, std::size_t i) {
    return i >= line.size() || std::string_view(" \t()").find(line[i]) != std::string_view::npos;
  };
  for (const std::string& line : list.lines) {
    for (std::size_t at = line.find(word); at != line.npos; at = line.find(word, at + 1)) {
      if ((at == 0 || edge(line, at - 1)) && edge(line, at + word.size())) return true;
    }
  }
  return false;
}

// Lines of product code, without comments, that match `pattern` in rooms other than `allowed`.
void check_only_in(const std::vector<std::string>& allowed, const std::string& pattern,
                   const std::string& rule) {
  const std::regex searched(pattern);
  for (const test::SourceFile& file : test::repository()) {
    const std::string room = test::room_of(file.path);
    if (!file.is_code() || room == "tests" || room == "thirdparty") continue;
    if (std::find(allowed.begin(), allowed.end(), room) != allowed.end()) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string code = file.lines[i].substr(0, file.lines[i].find("//"));
      if (!std::regex_search(code, searched)) continue;
      FAIL_CHECK(file.where(i) << ": " << rule << ": " << file.lines[i]);
    }
  }
}

}  // namespace

TEST_CASE("Every room tells in a README of at most 30 lines what lives there", "[house]") {
  for (const std::string& room : test::rooms()) {
    const test::SourceFile* readme = find(room + "/README.md");
    INFO(room);
    CHECK(readme);
    if (!readme) continue;
    // What stands below a rule is a page for somebody else, such as an instructor.
    const auto rule = std::find(readme->lines.begin(), readme->lines.end(), "---");
    CHECK(rule - readme->lines.begin() <= 30);
    CHECK(readme->lines.front().starts_with("# " + room));
  }
}

TEST_CASE("A source includes its own header first, which proves that the header needs no other",
          "[house]") {
  for (const test::SourceFile& file : test::repository()) {
    if (!file.ends_with(".cpp")) continue;
    const std::string header = file.path.substr(0, file.path.size() - 4) + ".h";
    if (!find(header)) continue;
    const auto first =
        std::find_if(file.lines.begin(), file.lines.end(),
                     [](const std::string& line) { return line.starts_with("#include"); });
    INFO(file.path);
    CHECK(first != file.lines.end());
    if (first != file.lines.end()) CHECK(*first == "#include \"" + header + "\"");
  }
}

TEST_CASE("Every source is part of the build", "[house]") {
  for (const test::SourceFile& file : test::repository()) {
    if (!file.is_code() || file.path == "app/main.cpp") continue;
    // Headers of tests need not be listed: they are compiled with what includes them.
    if (file.ends_with(".h") && test::room_of(file.path) == "tests") continue;
    // The nearest CMakeLists.txt above it names it by its path from there.
    std::string folder = file.path;
    const test::SourceFile* list = nullptr;
    while (!list && folder.find('/') != std::string::npos) {
      folder.resize(folder.rfind('/'));
      list = find(folder + "/CMakeLists.txt");
    }
    INFO(file.path);
    CHECK(list);
    if (!list) continue;
    CHECK(names(*list, file.path.substr(folder.size() + 1)));
  }
}

TEST_CASE("Only the verbs print", "[house]") {
  check_only_in({"app/cli", "app"},
                R"(std::c(out|err|log)\b|(^|[^\w])(std::)?(f?printf|f?puts|putchar|perror)\s*\()",
                "only app/cli prints");
}

TEST_CASE("Threads live where they have one owner", "[house]") {
  // Jobs, the one network thread, the player's decoder, and a server that is one.
  check_only_in({"app/core", "app/http", "media/play", "app/practice"},
                R"(std::(j?thread\b(?!::|_)|async\b))",
                "threads live in app/core, app/http, media/play and the practice server");
}

TEST_CASE("The product runs no other program", "[house]") {
  check_only_in({}, R"(\b(popen|posix_spawnp?|execv[pe]*|execl[pe]*|v?fork)\s*\(|std::system\s*\()",
                "the product runs no other program");
}

// Two types of one name in one namespace link without a word, and then one of the two destroys what
// the other made. No two rooms share a namespace below shotlab, but their headers may.
TEST_CASE("No two headers define a type of the same name in the same namespace", "[house]") {
  const std::regex space(R"(^namespace ([a-z0-9_:]+) \{)");
  const std::regex type(
      R"(^(struct|class|enum|enum class) ([A-Z][A-Za-z0-9]*)( final)?( :[^;]*)? \{)");
  std::map<std::string, std::string> homes;
  for (const test::SourceFile& file : test::repository()) {
    if (!file.path.ends_with(".h") || file.path.starts_with("tests/")) continue;
    std::string inside;
    for (const std::string& line : file.lines) {
      std::smatch found;
      if (std::regex_search(line, found, space)) inside = found[1];
      if (!std::regex_search(line, found, type)) continue;
      const auto [home, fresh] = homes.emplace(inside + "::" + found[2].str(), file.path);
      INFO(home->first << " is in " << home->second << " and in " << file.path);
      CHECK((fresh || home->second == file.path));
    }
  }
  CHECK(homes.size() > 200);
}
