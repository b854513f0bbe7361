// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "media/measure/box_follow.h"
#include "media/measure/box_look.h"
#include "media/measure/boxes.h"
#include "tests/support/catch.h"

using namespace shotlab;
using Catch::Approx;

namespace {

struct Colour {
  int r, g, b;
};

// A patterned figure, `split` of two colours, on a patterned ground; light from the left if `left`
// is above 1.
Picture scene(int x, int y, int w, int h, Colour top, Colour bottom, double left = 1,
              Colour ground = {96, 104, 112}) {
  Picture out = make_picture(320, 180, 3);
  for (int v = 0; v < 180; ++v) {
    for (int u = 0; u < 320; ++u) {
      const bool in = u >= x && u < x + w && v >= y && v < y + h;
      const Colour c = !in ? ground : 2 * (v - y) < h ? top : bottom;
      // A pattern that moves with what it is on, so that points can be followed.
      const int pu = in ? u - x : u, pv = in ? v - y : v;
      const double grain = 1 + .16 * ((((pu / 4) * 7 + (pv / 4) * 13) % 5) - 2) / 2.0;
      const double side = in && 2 * (u - x) < w ? left : 1;
      const auto level = [&](int value) {
        return static_cast<std::uint8_t>(std::clamp(value * grain * side, 0.0, 255.0));
      };
      std::uint8_t* p = out.row(v) + 3 * u;
      p[0] = level(c.r), p[1] = level(c.g), p[2] = level(c.b);
    }
  }
  return out;
}

constexpr Colour kYellow{200, 170, 40}, kBlue{40, 60, 150}, kRed{160, 40, 40}, kGreen{40, 110, 60};

FrameBox box(int x, int y, int w, int h) { return {x / 320.0, y / 180.0, w / 320.0, h / 180.0}; }

}  // namespace

TEST_CASE("the same clothes in another place and size look alike, other clothes do not",
          "[measure]") {
  const Picture here = scene(120, 40, 50, 120, kYellow, kBlue);
  const Picture there = scene(40, 60, 40, 96, kYellow, kBlue, 1, {120, 110, 90});
  const Picture other = scene(120, 40, 50, 120, kRed, kGreen);
  const BoxLook a = look_in(here, 0, box(120, 40, 50, 120));
  const BoxLook b = look_in(there, 0, box(40, 60, 40, 96));
  const BoxLook c = look_in(other, 0, box(120, 40, 50, 120));

  CHECK(likeness_of(a, a).colours == Approx(1).margin(1e-4));
  // The ground tints the light that is taken as neutral, so the same coat is not quite the same.
  CHECK(likeness_of(a, b).colours > .45);
  CHECK(likeness_of(a, b).colours > likeness_of(a, c).colours + .2);
  CHECK(likeness_of(a, c).colours < .35);
  CHECK(likeness_of(a, b).colours == Approx(likeness_of(b, a).colours));
  CHECK(likeness_of(a, b).aspect == Approx(1).margin(.01));
}

TEST_CASE("clothes that changed places are alike in colour and not in their stripes", "[measure]") {
  const BoxLook a = look_in(scene(120, 40, 50, 120, kYellow, kBlue), 0, box(120, 40, 50, 120));
  const BoxLook b = look_in(scene(120, 40, 50, 120, kBlue, kYellow), 0, box(120, 40, 50, 120));
  CHECK(likeness_of(a, b).colours > .8);
  CHECK(likeness_of(a, b).stripes < .6);
  CHECK(likeness_of(a, b).layout_bits > 40);
}

TEST_CASE("a box round a figure stands out, one on the bare ground does not", "[measure]") {
  const Picture picture = scene(120, 40, 50, 120, kYellow, kBlue);
  CHECK(*stands_out(picture, box(120, 40, 50, 120)) > .6);
  CHECK(*stands_out(picture, box(220, 40, 50, 100)) < .05);
  CHECK_FALSE(stands_out(picture, {0, 0, 1, 1}));
}

TEST_CASE("the side light is the ratio of the halves' luminance", "[measure]") {
  // 1.4 times the code value is about twice the light.
  const SideLight left =
      side_light(scene(120, 40, 50, 120, kBlue, kBlue, 1.4), box(120, 40, 50, 120));
  CHECK(left.left_right > 1.7);
  CHECK(left.left_right < 2.4);
  CHECK(left.top_bottom == Approx(1).margin(.15));
  const SideLight none = side_light(scene(120, 40, 50, 120, kBlue, kBlue), box(120, 40, 50, 120));
  CHECK(none.left_right == Approx(1).margin(.1));
  CHECK(side_light(make_picture(320, 180, 3), {.2, .2, .2, .2}).left_right == Approx(1));
}

TEST_CASE("a box is followed to where its figure has gone", "[measure]") {
  const Pyramid a = make_pyramid(luma_of(scene(120, 40, 50, 120, kYellow, kBlue)));
  const Pyramid b = make_pyramid(luma_of(scene(131, 36, 50, 120, kYellow, kBlue)));
  const auto moved = follow_box(a, b, box(120, 40, 50, 120));
  REQUIRE(moved);
  CHECK(moved->x * 320 == Approx(131).margin(.5));
  CHECK(moved->y * 180 == Approx(36).margin(.5));
  CHECK(moved->w * 320 == Approx(50).margin(.8));
  CHECK_FALSE(follow_box(a, b, {.5, .5, .004, .004}));
}

TEST_CASE("one mark is followed into both ends of the clip, and drift is told", "[measure]") {
  Boxes boxes({{MarkKind::subject, 24, box(144, 40, 50, 120)}}, 24);
  for (int n = 0; n < 48; ++n) {
    // The coat turns from yellow to red on the way.
    const Colour coat{kYellow.r, kYellow.g - 2 * n, kYellow.b};
    boxes.add(n, scene(120 + n, 40, 50, 120, coat, kBlue));
  }
  const auto found = boxes.finish(48);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].drift);
  CHECK(found[0].early->box.x * 320 == Approx(120 + 8).margin(1.5));
  CHECK(found[0].late->box.x * 320 == Approx(120 + 38).margin(2.5));
  CHECK(found[0].drift->colours < .85);
}

TEST_CASE("a still figure does not drift, and a box on nothing but a shadow's size is not followed",
          "[measure]") {
  Boxes boxes(
      {{MarkKind::subject, 0, box(120, 40, 50, 120)}, {MarkKind::head, 0, {.5, .5, .01, .01}}}, 24);
  for (int n = 0; n < 24; ++n) boxes.add(n, scene(120, 40, 50, 120, kYellow, kBlue));
  const auto found = boxes.finish(24);
  REQUIRE(found.size() == 2);
  REQUIRE(found[0].drift);
  CHECK(found[0].drift->colours > .99);
  CHECK_FALSE(found[1].drift);
  CHECK_FALSE(found[1].not_followed.empty());
}

TEST_CASE("a mark outside the picture, or behind the end of the clip, measures nothing",
          "[measure]") {
  Boxes boxes({{MarkKind::head, 0, {.9, .9, .3, .3}}, {MarkKind::head, 99, {.1, .1, .2, .2}}}, 24);
  for (int n = 0; n < 24; ++n) boxes.add(n, scene(120, 40, 50, 120, kYellow, kBlue));
  CHECK(boxes.finish(24).empty());
}
