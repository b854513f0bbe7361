// SPDX-License-Identifier: Apache-2.0
//
// The published accuracy of the camera measurer. Takes minutes, so it is run by its tag and prints
// what it found: test_media_measure "[accuracy]"

#include <iostream>

#include "tests/media/measure/world_cases.h"
#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("on the first set nearly every move is named right, and no fine one wrong",
          "[.][accuracy][first]") {
  test::Score score;
  for (const test::WorldShotSpec& spec : test::first_set()) test::add_shot(score, spec);
  std::cout << "first set\n" << test::table(score);

  CHECK(score.coarse_right >= score.shots - 1);
  CHECK(score.fine_wrong == 0);
}

TEST_CASE("on a random set that no threshold was tuned on the same holds",
          "[.][accuracy][second]") {
  test::Score score;
  for (const test::WorldShotSpec& spec : test::second_set(20261125, 100)) {
    test::add_shot(score, spec);
  }
  std::cout << "second set\n" << test::table(score);

  CHECK(score.coarse_right >= score.shots * 97 / 100);
  CHECK(score.fine_wrong <= 3);
}
