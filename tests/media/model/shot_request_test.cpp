// SPDX-License-Identifier: Apache-2.0

#include "media/model/shot_request.h"

#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("slots join in film order, without the empty ones", "[model]") {
  const PromptSlots slots{.size = "MS", .subject = " an old man ", .place = "tram stop"};

  CHECK(slots.joined() == "MS, an old man, tram stop");
}

TEST_CASE("a mostly Chinese prompt is joined with a Chinese comma", "[model]") {
  const PromptSlots slots{.size = "中景 MS", .subject = "穿綠色外套的老伯", .place = "電車站"};

  CHECK(slots.joined() == "中景 MS，穿綠色外套的老伯，電車站");
}

TEST_CASE("no words at all join to nothing", "[model]") {
  CHECK(PromptSlots{.more = " \t"}.joined().empty());
}
