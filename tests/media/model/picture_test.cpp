// SPDX-License-Identifier: Apache-2.0

#include "media/model/picture.h"

#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("rows of a picture lie one after the other without padding", "[model]") {
  Picture picture = make_picture(5, 3, 3);

  CHECK(picture.pixels.size() == 45);
  CHECK(picture.row(2) - picture.row(1) == 15);
  CHECK_FALSE(picture.empty());
  CHECK(Picture{}.empty());
}
