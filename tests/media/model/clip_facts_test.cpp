// SPDX-License-Identifier: Apache-2.0

#include "media/model/clip_facts.h"

#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("a clip is shown with its pixel aspect and rotation applied", "[model]") {
  VideoFacts facts{.width = 720, .height = 576, .sample_aspect = {16, 15}};
  CHECK(facts.display_width() == 768);
  CHECK(facts.display_height() == 576);

  facts.rotation = 270;
  CHECK(facts.display_width() == 576);
  CHECK(facts.display_height() == 768);
}
