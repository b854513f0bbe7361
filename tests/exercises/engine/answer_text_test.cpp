// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/answer_text.h"

#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("runs of four words or characters show what was pasted", "[engine]") {
  CHECK(overlap("one two three four five", "one two three four five six") == 1);
  CHECK(overlap("one two three four nine ten", "one two three four") == Catch::Approx(1.0 / 3));
  CHECK(overlap("有人在等有東西來到", "有人在等，有東西來到。用一個鏡頭") == 1);
  CHECK(overlap("有人在等有东西来到", "有人在等，有東西來到。") == 1);  // In Simplified too.
  CHECK(overlap("too short", "too short") == 0);
  CHECK(overlap("", "one two three four") == 0);
}

TEST_CASE("filler is what was said before", "[engine]") {
  CHECK(repetition("la la la la") == Catch::Approx(0.75));
  CHECK(repetition("every word is new") == 0);
  CHECK(repetition("好好好好好好好好") == Catch::Approx(0.875));
  CHECK(repetition("") == 0);
}

TEST_CASE("takes are named by id, number or as people say it", "[engine]") {
  const std::vector<std::pair<std::string, int>> takes = {{"0001-old-man", 1}, {"0012-dog", 12}};

  for (const char* text : {"I keep 0001-old-man.", "see 0001", "take 1 is best", "Take #1", "#1",
                           "我揀第1條", "第 1 條最好"}) {
    CAPTURE(text);
    CHECK(takes_named(text, takes) == std::vector<std::string>{"0001-old-man"});
  }
  CHECK(takes_named("take 12 and take 1", takes).size() == 2);
  CHECK(takes_named("take 123, 1 of them", takes).empty());
  CHECK(takes_named("10001-old-mango", takes).empty());
  CHECK(takes_named("", takes).empty());
}
