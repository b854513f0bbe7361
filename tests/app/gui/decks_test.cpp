// SPDX-License-Identifier: Apache-2.0

#include "app/gui/decks.h"

#include "tests/app/gui/sample_view.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;

TEST_CASE("The film's deck plays each shot as loud as it is, and a muted one not at all", "[gui]") {
  View view = test::busy_view();
  view.cut[0].gain_db = -20;
  view.cut[1].mute = true;

  const auto shots = film_shots(view, 1280);

  REQUIRE(shots.size() == 2);
  CHECK(shots[0].gain == Catch::Approx(0.1));
  CHECK(shots[1].gain == 0);
}

TEST_CASE("The film's deck is as long as the exported film, dissolves and all", "[gui]") {
  View view = test::busy_view();
  view.cut[1].dissolve = 9;

  const auto shots = film_shots(view, 1280);

  REQUIRE(shots.size() == 2);
  CHECK(shots[0].range == FrameRange{10, 65});
  CHECK(shots[1].range == FrameRange{4, 40});
  CHECK(shots[0].range.length() + shots[1].range.length() == 60 + 40 - 9);
}

TEST_CASE("A take that cannot be read or is gone is passed over, and the film plays on", "[gui]") {
  View view = test::busy_view();
  view.takes[1].damaged = Error{ErrorCode::bad_input, {"Cut off.", "檔案不完整。"}, {}};
  CHECK(film_shots(view, 1280).size() == 1);
  view.cut.push_back({"0099-nobody", {0, 10}});
  CHECK(film_shots(view, 1280).size() == 1);
}

TEST_CASE("A picture wider than the window is shrunk while it is decoded", "[gui]") {
  const View view = test::busy_view();
  const TakeRow& take = view.takes[1];
  REQUIRE(take.facts);
  const int own = take.facts->video->display_width();

  CHECK(film_shots(view, own)[0].width == 0);
  CHECK(film_shots(view, own - 1)[0].width == own - 1);
}
