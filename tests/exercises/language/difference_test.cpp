// SPDX-License-Identifier: Apache-2.0
//
// Two prompts, slot by slot and word by word; and how a concept is shown back.

#include "exercises/language/difference.h"

#include "tests/exercises/language/reading_check.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

std::string slots_of(const PromptDifference& difference) {
  std::string out;
  for (const SlotChange& change : difference.slots)
    out += (out.empty() ? "" : " ") + std::string(name_of(change.slot));
  return out;
}

}  // namespace

TEST_CASE("One changed slot is told alone, with both sides and the words", "[language]") {
  const std::string before =
      "MS, an old man in a green coat waits, tram stop, low sun from the left";
  const std::string after = "MS, an old man in a green coat waits, tram stop, neon from the left";
  const PromptDifference d = difference_of(before, after);

  CHECK(slots_of(d) == "light");
  CHECK(d.slots[0].before.en == "low sun from the left");
  CHECK(d.slots[0].after.zh == "由左面來的霓虹");
  REQUIRE(d.removed.size() == 1);
  CHECK(before.substr(d.removed[0].first, d.removed[0].second - d.removed[0].first) == "low sun");
  REQUIRE(d.added.size() == 1);
  CHECK(after.substr(d.added[0].first, d.added[0].second - d.added[0].first) == "neon");
  CHECK(d.changes() == 1);
}

TEST_CASE("A second change is named behind the first, in both languages", "[language]") {
  const PromptDifference d = difference_of("CU, a woman in a red coat, street, night",
                                           "CU, a woman in a blue coat, rooftop, night");
  CHECK(slots_of(d) == "subject place");
  CHECK(sentence_of(d).en == "changed: subject; and also: place");
  CHECK(sentence_of(d).zh == "改了：主體；還有：地點");
}

TEST_CASE("Another way to say the same changes no slot", "[language]") {
  const PromptDifference d = difference_of("close-up, street, at night", "夜，街道，特寫");
  CHECK(d.slots.empty());
  CHECK_FALSE(d.same());
  CHECK(sentence_of(d).en == "the same, said otherwise");
  CHECK(difference_of("MS, street", "MS, street").same());
}

TEST_CASE("Words that no list has count as one change of their own", "[language]") {
  const PromptDifference d = difference_of("MS, a juggler, street", "MS, a fortune teller, street");
  CHECK(d.slots.empty());
  CHECK(d.own_words);
  CHECK(d.changes() == 1);
  CHECK(sentence_of(d).en == "changed: words of your own");
}

TEST_CASE("A subject is shown back with what it wears, and where each piece stands", "[language]") {
  const std::string prompt = "MS, an old man in a green coat and a red hat waits";
  const PromptReading reading = read_prompt(prompt);
  const Concept* man = reading.first(Slot::subject);
  REQUIRE(man);
  CHECK(man->label.en == "old man in a green coat, a red hat");
  CHECK(man->label.zh == "穿綠色外套、戴紅色帽的老伯");
  REQUIRE(man->spans.size() == 4);
  CHECK(prompt.substr(man->spans[0].first, 3) == "man");
  CHECK(prompt.substr(man->spans[1].first, 3) == "old");
  CHECK(prompt.substr(man->spans[2].first, man->spans[2].second - man->spans[2].first) ==
        "green coat");
  CHECK(read_prompt("阿敏穿黃色外套，戴藍色帽，有圓形標記").first(Slot::subject)->label.zh ==
        "穿黃色外套、戴藍色帽、有圓形標記的阿敏");
  CHECK(read_prompt("a red lantern").first(Slot::subject)->label.zh == "紅色燈籠");
}

TEST_CASE("A garment that nobody wears is a thing, in a negative list too", "[language]") {
  CHECK(test::ids_of(read_prompt("hat"), Slot::subject) == "hat");
  CHECK(test::ids_of(read_prompt("hat, scarf, chair"), Slot::subject) == "chair hat scarf");
  CHECK(test::ids_of(read_prompt("帽，頸巾"), Slot::subject) == "hat scarf");
  CHECK(test::ids_of(read_prompt("a man in a hat"), Slot::subject) == "man");
}

TEST_CASE("Low-key light and high-key light are read with or without the word light",
          "[language]") {
  CHECK(test::ids_of(read_prompt("MS, low-key light"), Slot::light) == "low_key");
  CHECK(test::ids_of(read_prompt("MS, high-key light"), Slot::light) == "high_key");
  CHECK(test::ids_of(read_prompt("中景，低調光"), Slot::light) == "low_key");
}

TEST_CASE("What is told to be taken away is read as removed, not only as not wanted",
          "[language]") {
  for (const char* prompt : {"remove the sign", "take away the sign", "移除招牌"}) {
    CAPTURE(prompt);
    const PromptReading reading = read_prompt(prompt);
    const Concept* sign = test::find(reading, Slot::subject, "sign");
    REQUIRE(sign);
    CHECK(sign->negated);
    CHECK(PromptReading::attribute(*sign, "removed") == "1");
  }
  const PromptReading plain = read_prompt("no sign");
  const Concept* sign = test::find(plain, Slot::subject, "sign");
  REQUIRE(sign);
  CHECK(PromptReading::attribute(*sign, "removed").empty());
}

TEST_CASE("Light is read by its side alone, and the bare word is no light", "[language]") {
  CHECK(test::attribute_in("light from the right", Slot::light, "side") == "right");
  CHECK(test::attribute_in("光線由左面來", Slot::light, "side") == "left");
  CHECK(read_prompt("a man in a light coat").first(Slot::light) == nullptr);
}
