// SPDX-License-Identifier: Apache-2.0

#include <string>

#include "exercises/language/prompt_reading.h"
#include "tests/exercises/language/reading_check.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::ids_of;

TEST_CASE("a wave of the hand is an act, the waves of the sea are none", "[language]") {
  for (const char* prompt : {"a child in a yellow coat waves, courtyard", "she waves.", "小孩揮手"})
    CHECK(ids_of(read_prompt(prompt), Slot::action) == "waves");
  for (const char* prompt : {"the waves", "a boat on the waves, dusk", "sea waves"})
    CHECK(ids_of(read_prompt(prompt), Slot::action).empty());
}

TEST_CASE("who reaches out does so in both languages; who reaches a place does not", "[language]") {
  for (const char* prompt : {"she reaches out", "a man reaches for the cup", "女人伸手"})
    CHECK(ids_of(read_prompt(prompt), Slot::action) == "reaches");
  CHECK(ids_of(read_prompt("a man reaches the door"), Slot::action).empty());
}

TEST_CASE("who sits already is told from who sits down", "[language]") {
  CHECK(test::attribute_in("an old man sits down", Slot::action, "state").empty());
  CHECK(test::attribute_in("老伯坐下", Slot::action, "state").empty());
  CHECK(test::attribute_in("an old man sitting", Slot::action, "state") == "seated");
  CHECK(test::attribute_in("老伯坐着看報", Slot::action, "state") == "seated");
}

TEST_CASE("how many people there are is read in both languages", "[language]") {
  CHECK(test::attribute_in("two people, tea house", Slot::subject, "number") == "2");
  CHECK(test::attribute_in("兩個人，茶餐廳", Slot::subject, "number") == "2");
  CHECK(test::attribute_in("two old women wait", Slot::subject, "number") == "2");
  CHECK(test::attribute_in("兩個小孩", Slot::subject, "number") == "2");
  CHECK(test::attribute_in("a man takes two steps", Slot::subject, "number").empty());
}

TEST_CASE("the mark on somebody's clothes is read by either of its Chinese names", "[language]") {
  for (const char* prompt : {"a woman in a red coat with a star mark",
                             "穿紅色外套、有星形標記的女人", "穿紅色外套、有星形記號的女人"})
    CHECK(test::attribute_in(prompt, Slot::subject, "mark") == "star");
}
