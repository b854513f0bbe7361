// SPDX-License-Identifier: Apache-2.0
//
// One painter paints many frames in any order: none may show through another.

#include "app/practice/scene.h"
#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("A frame is the same whatever its painter painted before", "[practice]") {
  for (const char* prompt : {"MS, a woman in a red coat waves, rooftop, push in",
                             "FS, a man walks, street, truck right", "MS, tea house, orbit right",
                             "LS, a man, market lane, night", "LS, a woman, courtyard, rain"}) {
    CAPTURE(prompt);
    PaintRequest request;
    request.prompt = prompt, request.seed = 3;
    request.width = 320, request.height = 180, request.seconds = 3;
    const practice::Scene scene = practice::make_scene(request);
    practice::FramePainter used(scene), fresh(scene);
    used.paint(0);
    used.paint(71);

    CHECK(used.paint(30) == fresh.paint(30));
  }
}

TEST_CASE("A camera that rests paints its backdrop once, with the same pixels as anew",
          "[practice]") {
  // Leaves that stir, a door that opens, somebody who walks, a long lens.
  for (const char* prompt : {"MS, a man waits, courtyard, static camera, telephoto",
                             "FS, a man opens a door, market lane, static camera",
                             "FS, a woman walks, street, static camera, rain",
                             "MS, two people, tea house, static camera"}) {
    CAPTURE(prompt);
    PaintRequest request;
    request.prompt = prompt, request.seed = 3;
    request.width = 320, request.height = 180, request.seconds = 3;
    const practice::Scene scene = practice::make_scene(request);
    practice::FramePainter used(scene), fresh(scene);
    for (std::int64_t i = 20; i < 30; ++i) used.paint(i);

    CHECK(used.paint(30) == fresh.paint(30));
  }
}
