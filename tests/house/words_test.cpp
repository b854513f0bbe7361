// SPDX-License-Identifier: Apache-2.0
//
// How files begin, and what none of them may say.

#include <array>
#include <string>
#include <string_view>

#include "tests/house/repository.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

constexpr std::string_view kLicence = "SPDX-License-Identifier: Apache-2.0";

}  // namespace

TEST_CASE("Every source begins with its licence", "[house]") {
  for (const test::SourceFile& file : test::repository()) {
    if (!file.is_code() && !file.ends_with(".sh") && file.path != "lab" && file.path != ".ci/run") {
      continue;
    }
    // A script's first line says what runs it.
    const std::size_t line = !file.lines.empty() && file.lines[0].starts_with("#!") ? 1 : 0;
    INFO(file.path);
    REQUIRE(file.lines.size() > line);
    CHECK_THAT(file.lines[line], test::contains(std::string(kLicence)));
  }
}

TEST_CASE("Every header says what it is before its code, and takes no names away", "[house]") {
  for (const test::SourceFile& file : test::repository()) {
    if (!file.ends_with(".h")) continue;
    INFO(file.path);
    REQUIRE(file.lines.size() > 4);
    CHECK(file.lines[1] == "//");
    CHECK(file.lines[2].size() > std::string_view("// A word").size());
    CHECK(file.lines[2].starts_with("// "));
    bool once = false;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      once = once || file.lines[i] == "#pragma once";
      if (file.lines[i].starts_with("using namespace")) FAIL_CHECK(file.where(i));
    }
    CHECK(once);
  }
}

TEST_CASE("A source includes its own header first, so that the header stands alone", "[house]") {
  for (const test::SourceFile& file : test::repository()) {
    if (!file.ends_with(".cpp")) continue;
    const std::string header = file.path.substr(0, file.path.size() - 4) + ".h";
    for (const test::SourceFile& other : test::repository()) {
      if (other.path != header) continue;
      const auto includes = test::includes(file);
      INFO(file.path);
      REQUIRE_FALSE(includes.empty());
      CHECK(includes.front().what == '"' + header + '"');
    }
  }
}

TEST_CASE("No file names a machine, a person's folder or a package archive", "[house]") {
  // In two pieces each, so that this file does not name them either.
  const std::array<std::string, 8> places = {
      std::string("/work") + "/",         std::string("/root") + "/",
      std::string("deb.") + "debian.org", std::string("security.") + "debian.org",
      std::string("registry.") + "npmjs", std::string("pypi") + ".org",
      std::string("/tmp") + "/w/",        std::string("proxy.") + "golang"};

  for (const test::SourceFile& file : test::repository()) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      for (const std::string& place : places) {
        const std::size_t at = file.lines[i].find(place);
        if (at == std::string::npos) continue;
        FAIL_CHECK(file.where(i) << ": " << file.lines[i].substr(at, 60));
      }
    }
  }
}
