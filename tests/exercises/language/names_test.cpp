// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/names.h"

#include "tests/support/catch.h"

using namespace shotlab;
using Kind = NamedInPrompt::Kind;

TEST_CASE("A style of somebody, a person and a brand are flagged where they stand", "[language]") {
  const std::string prompt = "MS, a boy with a Coca-Cola, in the style of Jane Fictional, street";
  const auto found = names_in(prompt);
  REQUIRE(found.size() == 2);
  CHECK(found[0].kind == Kind::brand);
  CHECK(found[0].words == "Coca-Cola");
  CHECK(found[1].kind == Kind::style_of);
  CHECK(found[1].words == "Jane Fictional");
  CHECK(prompt.substr(found[1].begin, found[1].end - found[1].begin) == "Jane Fictional");
}

TEST_CASE("Chinese names are found between other words, in both ways of writing", "[language]") {
  for (const char* prompt : {"中景，王家衛風格的街道", "中景，王家卫风格的街道"}) {
    CAPTURE(prompt);
    const auto found = names_in(prompt);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == Kind::person);
  }
}

TEST_CASE("Film words, invented names and quoted speech are no flags", "[language]") {
  CHECK(names_in("MS, in the style of a documentary, street").empty());
  CHECK(names_in("阿敏在電車站等車").empty());
  CHECK(names_in("a man says \"I met Jackie Chan\", street").empty());
  CHECK(names_in("an old man checks his watch").empty());
}
