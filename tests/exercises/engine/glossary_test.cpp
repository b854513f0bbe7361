// SPDX-License-Identifier: Apache-2.0
//
// A pack's glossary: read with its mistakes named, found by any of its names.

#include <algorithm>

#include "exercises/engine/pack.h"
#include "tests/exercises/engine/pack_fixture.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;
using test::SmallPack;

namespace {

const char* const kGlossary = R"(version = 1
[[groups]]
id = "size"
title = { en = "Shot size", zh-Hant-HK = "景別" }
[[terms]]
id = "medium-shot"
group = "size"
name = { en = "medium shot", zh-Hant-HK = "中景" }
also = ["MS", "半身"]
meaning = { en = "From the waist up.", zh-Hant-HK = "由腰以上。" }
[[terms]]
id = "pan"
group = "size"
name = { en = "pan", zh-Hant-HK = "橫搖" }
meaning = { en = "The camera turns.", zh-Hant-HK = "鏡頭在原地轉。" }
)";

Result<Pack> with(const std::string& glossary) {
  const SmallPack pack;
  pack.folder.write("glossary.toml", glossary);
  return load_pack(pack.folder.path());
}

std::string changed(const std::string& what, const std::string& into) {
  std::string text = kGlossary;
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  const Result<Pack> pack = with(text.replace(at, what.size(), into));
  return pack ? "(it loads)" : pack.error().message.en;
}

std::vector<std::string> ids(const std::vector<const Term*>& terms) {
  std::vector<std::string> all;
  for (const Term* term : terms) all.push_back(term->id);
  return all;
}

using Ids = std::vector<std::string>;

// What an exercise with this brief uses.
Ids used(const Text& brief) {
  const Result<Pack> pack = with(kGlossary);
  REQUIRE(pack);
  Exercise exercise;
  exercise.brief = brief;
  return ids(terms_of(exercise, pack->glossary));
}

}  // namespace

TEST_CASE("A glossary is read with its pack; a pack without one has none", "[engine]") {
  const Result<Pack> pack = with(kGlossary);
  REQUIRE(pack);
  REQUIRE(pack->glossary.size() == 2);
  CHECK(pack->glossary[0].name.zh == "中景");
  CHECK(pack->glossary[0].also == std::vector<std::string>{"MS", "半身"});
  CHECK(pack->term_groups.front().title.en == "Shot size");

  const SmallPack plain;
  CHECK(load_pack(plain.folder.path())->glossary.empty());
}

TEST_CASE("A mistake in a glossary is named with its line", "[engine]") {
  CHECK_THAT(changed("zh-Hant-HK = \"由腰以上。\"", "zh = \"由腰以上。\""),
             contains("glossary.toml"));
  CHECK_THAT(changed("id = \"pan\"", "id = \"medium-shot\""), contains("stands here twice"));
  CHECK_THAT(
      changed("group = \"size\"\nname = { en = \"pan\"", "group = \"move\"\nname = { en = \"pan\""),
      contains("there is no group \"move\""));
  CHECK_THAT(changed("meaning = { en = \"The", "meanings = { en = \"The"), contains("line"));
}

TEST_CASE("An exercise uses a word where any of its names stands", "[engine]") {
  CHECK(used({"Two Medium Shots of one man", ""}) == Ids{"medium-shot"});
  CHECK(used({"An MS, then a pan.", ""}) == Ids{"medium-shot", "pan"});
  CHECK(used({"", "一個中景，鏡頭橫搖"}) == Ids{"medium-shot", "pan"});
  CHECK(used({"", "拍半身"}) == Ids{"medium-shot"});
}

TEST_CASE("A part of another word is no word, nor is a small one an abbreviation", "[engine]") {
  CHECK(used({"His companion wears pantaloons", ""}).empty());
  CHECK(used({"Put it in ms, not in seconds", ""}).empty());
}

TEST_CASE("A word is looked for by its names first, then by what it means", "[engine]") {
  const Result<Pack> pack = with(kGlossary);
  REQUIRE(pack);
  CHECK(ids(find_terms(pack->glossary, "")) == Ids{"medium-shot", "pan"});
  CHECK(ids(find_terms(pack->glossary, "PAN")) == Ids{"pan"});
  CHECK(ids(find_terms(pack->glossary, "半身")) == Ids{"medium-shot"});
  CHECK(ids(find_terms(pack->glossary, "waist up")) == Ids{"medium-shot"});
  CHECK(find_terms(pack->glossary, "waist pan").empty());
}

TEST_CASE("Every exercise of the course uses some of its words", "[engine]") {
  const Result<Pack> pack =
      load_pack(std::filesystem::path(SHOTLAB_SOURCE_DIR) / "exercises/packs/foundations");
  REQUIRE(pack);
  CHECK(pack->glossary.size() > 60);
  for (const Exercise& exercise : pack->exercises) {
    INFO(exercise.id);
    const auto terms = terms_of(exercise, pack->glossary);
    CHECK(terms.size() >= 3);
    CHECK(terms.size() < pack->glossary.size() / 2);
  }
}
