// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/slots.h"

#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("the five slots of the curriculum's own example are filled in both languages",
          "[language]") {
  const PromptSlots english{.size = "MS",
                            .subject = "an old man in a green coat",
                            .action = "checks his watch twice",
                            .place = "tram stop",
                            .light = "low evening sun from the left"};
  const PromptSlots chinese{.size = "中景",
                            .subject = "穿綠色外套的老伯",
                            .action = "看了兩次錶",
                            .place = "電車站",
                            .light = "黃昏斜陽由左面來"};
  for (const PromptSlots& slots : {english, chinese}) {
    for (const auto& filled : {filled_slots(slots, ""), filled_slots({}, slots.joined())}) {
      for (const char* slot : {"size", "subject", "action", "place", "light"}) {
        CAPTURE(slots.size, slot);
        CHECK(filled.at(slot));
      }
      CHECK_FALSE(filled.at("move"));
    }
  }
}

TEST_CASE("subject, act and place of one's own words fill their slot", "[language]") {
  const PromptSlots slots{.size = "特寫",
                          .subject = "一隻機械蝸牛",
                          .action = "吐出齒輪",
                          .place = "荒廢的船塢",
                          .light = "螢火蟲般的微光"};

  const auto filled = filled_slots(slots, "");

  for (const char* slot : {"size", "subject", "action", "place", "light"}) {
    CAPTURE(slot);
    CHECK(filled.at(slot));
  }
}

TEST_CASE("an empty, blank or vague slot is not filled", "[language]") {
  CHECK_FALSE(filled_slots({.size = "MS", .light = "  "}, "").at("light"));
  CHECK_FALSE(filled_slots({.size = "cinematic", .light = "beautiful, 8k"}, "").at("light"));
  CHECK_FALSE(filled_slots({.size = "cinematic"}, "").at("size"));
  CHECK_FALSE(filled_slots({.size = "MS", .subject = "靚"}, "").at("subject"));
}

TEST_CASE("a shot size must be a shot size: other words do not fill its slot", "[language]") {
  CHECK_FALSE(filled_slots({.size = "near the door"}, "").at("size"));
  CHECK(filled_slots({.size = "waist up"}, "").at("size"));
}

TEST_CASE("what must not appear does not fill a slot", "[language]") {
  CHECK_FALSE(filled_slots({}, "no dog").at("subject"));
}

TEST_CASE("a move typed in any slot is found", "[language]") {
  CHECK(filled_slots({.size = "MS, slow push in"}, "").at("move"));
  CHECK(filled_slots({.more = "左搖"}, "").at("move"));
}
