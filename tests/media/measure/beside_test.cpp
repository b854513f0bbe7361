// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cmath>

#include "media/measure/composite.h"
#include "media/measure/masses.h"
#include "media/measure/region.h"
#include "tests/support/catch.h"

using namespace shotlab;
using Catch::Approx;

namespace {

struct Colour {
  double r, g, b;
};

// A patterned wall, moved by (dx, dy).
Picture wall(double dx = 0, double dy = 0, int width = 320, int height = 180) {
  Picture out = make_picture(width, height, 3);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double u = x - dx, v = y - dy;
      const double grain = 24 * std::sin(.23 * u + .11 * v) + 18 * std::sin(.07 * u - .19 * v) +
                           14 * std::sin(.41 * u) * std::sin(.37 * v);
      std::uint8_t* p = out.row(y) + 3 * x;
      p[0] = static_cast<std::uint8_t>(std::clamp(120 + grain, 0.0, 255.0));
      p[1] = static_cast<std::uint8_t>(std::clamp(116 + grain, 0.0, 255.0));
      p[2] = static_cast<std::uint8_t>(std::clamp(104 + grain, 0.0, 255.0));
    }
  }
  return out;
}

// A disc laid over it, `fringe` wide in another colour, its left `left` times as bright.
void lay(Picture& on, double cx, double cy, double radius, Colour colour, double left = 1,
         double fringe = 0, Colour of_fringe = {250, 250, 250}) {
  for (int y = 0; y < on.height; ++y) {
    for (int x = 0; x < on.width; ++x) {
      const double away = std::hypot(x - cx, y - cy) - radius;
      if (away > fringe) continue;
      const Colour c = away > 0 ? of_fringe : colour;
      const double light = away > 0 ? 1 : x < cx ? left : 1;
      std::uint8_t* p = on.row(y) + 3 * x;
      p[0] = static_cast<std::uint8_t>(std::min(255.0, c.r * light));
      p[1] = static_cast<std::uint8_t>(std::min(255.0, c.g * light));
      p[2] = static_cast<std::uint8_t>(std::min(255.0, c.b * light));
    }
  }
}

constexpr Colour kCoat{150, 60, 40};

Mask box_mask(int x0, int y0, int x1, int y1) {
  Mask mask = make_mask(320, 180);
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) mask.on[mask.index(x, y)] = 1;
  }
  return mask;
}

// A disc on a wall that pans by `pan` a step, while the disc itself goes `own` a step.
CompositeMeasurement composite(double pan, double own, double left = 1, double fringe = 0) {
  Composite composite;
  for (int i = 0; i < 16; ++i) {
    const Picture plate = wall(pan * i);
    Picture take = plate;
    lay(take, 160 + own * i, 100, 24, kCoat, left, fringe);
    composite.add(i, take, plate);
  }
  return composite.finish();
}

FollowMeasurement follow(double lag, bool inverse = false, double elsewhere = 0) {
  Masses masses;
  for (int i = 0; i < 24; ++i) {
    const auto at = [&](double t) { return 15 + 25 * (1 - std::cos(t / 4)); };
    Picture source = make_picture(80, 45, 3), take = source;
    for (auto& v : source.pixels) v = 60;
    for (auto& v : take.pixels) v = inverse ? 190 : 70;
    lay(source, at(i), 22, 9, {200, 190, 180});
    lay(take, at(i + lag), 22 + elsewhere, 9, inverse ? Colour{40, 50, 60} : Colour{180, 120, 60});
    masses.add(i, take, source);
  }
  return masses.finish();
}

}  // namespace

TEST_CASE("what changed inside a region and what outside of it is told apart", "[measure]") {
  const Mask inside = box_mask(120, 60, 200, 140);
  const LabPicture before = lab_picture(wall());
  Picture repainted = wall();
  lay(repainted, 160, 100, 30, {40, 90, 160});
  Region region(inside);
  region.add(3, lab_picture(repainted), before);
  const RegionDifference good = region.finish();
  CHECK(good.outside_ssim == Approx(1).margin(1e-6));
  CHECK(good.inside_delta > 8);
  CHECK(good.share == Approx(80.0 * 80 / (320 * 180)));

  Region all(inside);
  all.add(0, lab_picture(wall(5, 3)), before);
  CHECK(all.finish().outside_ssim < .8);

  Region nothing(inside);
  nothing.add(0, before, before);
  CHECK(nothing.finish().inside_delta == Approx(0).margin(1e-9));
}

TEST_CASE("a mask that is empty, or covers everything, leaves nothing to compare", "[measure]") {
  const LabPicture picture = lab_picture(wall());
  Region empty(make_mask(320, 180)), full(box_mask(0, 0, 320, 180)), unseen(box_mask(0, 0, 9, 9));
  empty.add(0, picture, picture);
  full.add(0, picture, picture);
  CHECK_FALSE(empty.finish().why_not.empty());
  CHECK_FALSE(full.finish().why_not.empty());
  CHECK_FALSE(unseen.finish().why_not.empty());
}

TEST_CASE("masks grow and shrink by pixels, and overlap by area", "[measure]") {
  const Mask mask = box_mask(100, 50, 120, 60);
  CHECK(grown(mask, 2).share() * 320 * 180 == Approx(24 * 14));
  CHECK(grown(mask, -2).share() * 320 * 180 == Approx(16 * 6));
  CHECK(overlap_of(mask, box_mask(110, 50, 130, 60)) == Approx(1.0 / 3));
  CHECK(overlap_of(mask, make_mask(320, 180)) == 0);
}

TEST_CASE("an element that rides its plate does not slide, one that stays does", "[measure]") {
  const CompositeMeasurement rides = composite(1.5, 1.5), slides = composite(1.5, 0);
  CHECK(rides.why_not.empty());
  CHECK(rides.slide < .004);
  CHECK(slides.slide > .015);
  CHECK(composite(0, 0).slide < .002);
  CHECK(rides.share == Approx(3.1416 * 24 * 24 / (320 * 180)).epsilon(.15));
}

TEST_CASE("a fringe round an element is no mix of it and its plate", "[measure]") {
  CHECK(composite(0, 0).edge_delta < 6);
  CHECK(composite(0, 0, 1, 2).edge_delta > 2.5 * composite(0, 0).edge_delta);
}

TEST_CASE("the light side of an element is that of its brighter half", "[measure]") {
  CHECK(composite(0, 0, 1.4).left_right > 1.5);
  CHECK(composite(0, 0, 1 / 1.4).left_right < .75);
  CHECK(composite(0, 0).left_right == Approx(1).margin(.03));
}

TEST_CASE("without an element, or with another picture, there is no composite", "[measure]") {
  Composite none, other;
  for (int i = 0; i < 8; ++i) {
    none.add(i, wall(), wall());
    Picture dark = wall();
    for (auto& v : dark.pixels) v /= 3;
    other.add(i, dark, wall());
  }
  CHECK_FALSE(none.finish().why_not.empty());
  CHECK_FALSE(other.finish().why_not.empty());
}

TEST_CASE("a repainted take follows when its masses and its timing are the rough's", "[measure]") {
  const FollowMeasurement good = follow(0);
  CHECK(good.why_not.empty());
  CHECK(good.overlap > .85);
  CHECK(good.motion > .9);
  CHECK(follow(0, true).overlap > .8);
  CHECK(follow(8).motion < .7);
  CHECK(follow(8).overlap < .6);
  CHECK(follow(0, false, 14).overlap < .4);
}

TEST_CASE("a rough in which nothing moves has no acting to follow", "[measure]") {
  Masses masses;
  for (int i = 0; i < 8; ++i) masses.add(i, wall(0, 0, 80, 45), wall(0, 0, 80, 45));
  CHECK_FALSE(masses.finish().why_not.empty());
}
