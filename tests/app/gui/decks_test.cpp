// SPDX-License-Identifier: Apache-2.0

#include "app/gui/decks.h"

#include "tests/app/gui/sample_view.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;

TEST_CASE("A take that cannot be read or is gone is passed over, and the film plays on", "[gui]") {
  View view = test::busy_view();
  view.takes[1].damaged = Error{ErrorCode::bad_input, {"Cut off.", "檔案不完整。"}, {}};
  CHECK(film_reels(view, 1280).reels.size() == 1);
  view.cut.push_back({"0099-nobody", {0, 10}});
  CHECK(film_reels(view, 1280).reels.size() == 1);
}

TEST_CASE("A picture wider than the window is shrunk while it is decoded", "[gui]") {
  const View view = test::busy_view();
  const TakeRow& take = view.takes[1];
  REQUIRE(take.facts);
  const int own = take.facts->video->display_width();

  CHECK(film_reels(view, own).reels[0].width == 0);
  CHECK(film_reels(view, own - 1).reels[0].width == own - 1);
}

TEST_CASE("A shot whose neighbour before it is lost comes by a hard cut", "[gui]") {
  View view = test::busy_view();
  REQUIRE(view.cut.size() == 2);
  view.cut[1].dissolve = 9;
  CHECK(film_reels(view, 1280).line == view.cut);
  view.cut[0].take = "0099-nobody";

  const FilmReels film = film_reels(view, 1280);

  REQUIRE(film.line.size() == 1);
  CHECK(film.line[0].dissolve == 0);
}
