// SPDX-License-Identifier: Apache-2.0

#include "media/measure/shot_changes.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "media/measure/plane.h"
#include "tests/support/catch.h"
#include "tests/support/world_shot.h"

using namespace shotlab;
using test::Place;
using test::WorldMove;
using Cuts = std::vector<std::int64_t>;

namespace {

using Film = std::vector<Picture>;

Film shot(Place place, WorldMove move, int frames, std::uint64_t seed) {
  const test::WorldShot world(
      {.place = place, .move = move, .width = 128, .height = 72, .frames = frames, .seed = seed});
  Film film;
  for (int n = 0; n < frames; ++n) film.push_back(world.frame(n));
  return film;
}

Picture even(std::uint8_t level) {
  Picture picture = make_picture(128, 72, 3);
  std::fill(picture.pixels.begin(), picture.pixels.end(), level);
  return picture;
}

Picture mixed(const Picture& a, const Picture& b, double share) {
  Picture out = a;
  for (std::size_t i = 0; i < out.pixels.size(); ++i) {
    out.pixels[i] =
        static_cast<std::uint8_t>(std::lround((1 - share) * a.pixels[i] + share * b.pixels[i]));
  }
  return out;
}

void append(Film& film, const Film& more) { film.insert(film.end(), more.begin(), more.end()); }

ShotMeasurement changes_in(const Film& film) {
  ShotChanges changes(24);
  for (const Picture& picture : film) changes.add(picture);
  return changes.finish();
}

}  // namespace

TEST_CASE("cuts are found at the exact frame, and nothing else is", "[measure]") {
  Film film = shot(Place::street, WorldMove::pan, 20, 1);
  append(film, shot(Place::room, WorldMove::dolly, 17, 2));
  append(film, shot(Place::landscape, WorldMove::still, 30, 3));
  append(film, shot(Place::street, WorldMove::handheld, 25, 4));

  const ShotMeasurement found = changes_in(film);

  CHECK(found.cuts == Cuts{20, 37, 67});
  CHECK(found.fades.empty());
  CHECK(found.dissolves.empty());
}

TEST_CASE("a cut is known a few frames after it, so that the camera can stop in time",
          "[measure]") {
  Film film = shot(Place::street, WorldMove::still, 15, 1);
  append(film, shot(Place::room, WorldMove::still, ShotChanges::kAhead + 1, 2));
  ShotChanges changes(24);
  for (const Picture& picture : film) changes.add(picture);

  CHECK(changes.cuts_so_far() == Cuts{15});
}

TEST_CASE("one continuous shot has no cut, however fast the camera", "[measure]") {
  for (const WorldMove move : {WorldMove::whip, WorldMove::zoom, WorldMove::orbit}) {
    INFO(test::name_of(move));
    const ShotMeasurement found = changes_in(shot(Place::street, move, 36, 5));
    CHECK(found.cuts.empty());
    CHECK(found.fades.empty());
    CHECK(found.dissolves.empty());
  }
}

TEST_CASE("a camera flash is no cut", "[measure]") {
  for (const int length : {1, 2}) {
    Film film = shot(Place::street, WorldMove::pan, 40, 6);
    for (int n = 20; n < 20 + length; ++n) {
      film[static_cast<std::size_t>(n)] = mixed(film[static_cast<std::size_t>(n)], even(255), .8);
    }
    INFO(length << " frames");
    CHECK(changes_in(film).cuts.empty());
  }
}

TEST_CASE("a fade through black is two fades and no cut", "[measure]") {
  const Film a = shot(Place::street, WorldMove::still, 30, 7);
  const Film b = shot(Place::room, WorldMove::still, 30, 8);
  Film film;
  for (int n = 0; n < 30; ++n) {  // Frames 18 to 29 darken; black from 30.
    film.push_back(mixed(a[static_cast<std::size_t>(n)], even(0), std::max(0, n - 17) / 13.0));
  }
  for (int n = 0; n < 6; ++n) film.push_back(even(0));
  for (int n = 0; n < 30; ++n) {  // Frames 36 to 47 brighten.
    film.push_back(mixed(even(0), b[static_cast<std::size_t>(n)], std::min(1.0, (n + 1) / 12.0)));
  }

  const ShotMeasurement found = changes_in(film);

  CHECK(found.cuts.empty());
  REQUIRE(found.fades.size() == 2);
  CHECK_FALSE(found.fades[0].in);
  CHECK(std::abs(found.fades[0].frames.in - 17) <= 1);
  CHECK(std::abs(found.fades[0].frames.out - 31) <= 1);
  CHECK(found.fades[1].in);
  CHECK(std::abs(found.fades[1].frames.in - 35) <= 1);
  CHECK(std::abs(found.fades[1].frames.out - 48) <= 1);
}

TEST_CASE("a ramp of pure grey is a fade too, and one from white", "[measure]") {
  Film film;
  for (int n = 0; n < 10; ++n) film.push_back(even(0));
  for (int n = 0; n < 12; ++n) film.push_back(even(static_cast<std::uint8_t>(10 * (n + 1))));
  for (int n = 0; n < 20; ++n) film.push_back(even(120));
  const ShotMeasurement grey = changes_in(film);
  REQUIRE(grey.fades.size() == 1);
  CHECK(grey.fades[0].in);
  CHECK(grey.fades[0].frames.in == 0);  // The clip begins black.
  CHECK(std::abs(grey.fades[0].frames.out - 22) <= 1);

  const Film room = shot(Place::room, WorldMove::still, 30, 8);
  Film white;
  for (int n = 0; n < 30; ++n) {
    white.push_back(mixed(even(255), room[static_cast<std::size_t>(n)], std::min(1.0, n / 12.0)));
  }
  const ShotMeasurement found = changes_in(white);
  REQUIRE(found.fades.size() == 1);
  CHECK(std::abs(found.fades[0].frames.out - 13) <= 1);
}

TEST_CASE("a hard cut out of black is a cut, not a fade", "[measure]") {
  Film film;
  for (int n = 0; n < 12; ++n) film.push_back(even(0));
  append(film, shot(Place::street, WorldMove::dolly, 24, 9));

  const ShotMeasurement found = changes_in(film);

  CHECK(found.cuts == Cuts{12});
  CHECK(found.fades.empty());
}

TEST_CASE("a dissolve is reported as advice, a title over a picture is not", "[measure]") {
  const Film a = shot(Place::street, WorldMove::still, 60, 10);
  const Film b = shot(Place::room, WorldMove::still, 60, 11);
  Film film;
  for (int n = 0; n < 60; ++n) {  // Blends from 24 to 40.
    const double share = std::clamp((n - 24) / 16.0, 0.0, 1.0);
    film.push_back(mixed(a[static_cast<std::size_t>(n)], b[static_cast<std::size_t>(n)], share));
  }
  const ShotMeasurement found = changes_in(film);
  CHECK(found.cuts.empty());
  REQUIRE(found.dissolves.size() == 1);
  CHECK(std::abs(found.dissolves[0].in - 24) <= 4);
  CHECK(std::abs(found.dissolves[0].out - 40) <= 4);

  Film titled = a;
  for (int n = 20; n < 60; ++n) {
    Picture& picture = titled[static_cast<std::size_t>(n)];
    const double share = std::min(1.0, (n - 20) / 16.0);
    for (int y = 24; y < 48; ++y) {
      for (int x = 20; x < 108; ++x) {
        for (int c = 0; c < 3; ++c) {
          std::uint8_t& value = picture.row(y)[3 * x + c];
          value = static_cast<std::uint8_t>(std::lround((1 - share) * value + share * 250));
        }
      }
    }
  }
  CHECK(changes_in(titled).dissolves.empty());
}

TEST_CASE("no pictures and one picture have no changes", "[measure]") {
  CHECK(changes_in({}).cuts.empty());
  CHECK(changes_in({even(0)}).fades.empty());
}
