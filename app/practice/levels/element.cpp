// SPDX-License-Identifier: Apache-2.0
//
// Painted twice, before black and before white: what differs is not there, so the difference is the
// alpha. Shadows on the ground come out as black with alpha, as they should.

#include "app/practice/levels/element.h"

#include <algorithm>
#include <cmath>

#include "app/practice/furniture.h"
#include "app/practice/levels/script.h"
#include "app/practice/scene.h"

namespace shotlab::practice {
namespace {

constexpr double kFloor = 0.88;  // Share of the picture's height that things are painted in.

struct Bounds {
  int x0 = 1 << 20, y0 = 1 << 20, x1 = -1, y1 = -1;
  bool empty() const { return x1 < x0; }
};

Bounds bounds_of(const Picture& element, int least_alpha) {
  Bounds b;
  for (int y = 0; y < element.height; ++y) {
    for (int x = 0; x < element.width; ++x) {
      if (element.row(y)[x * 4 + 3] < least_alpha) continue;
      b.x0 = std::min(b.x0, x), b.x1 = std::max(b.x1, x);
      b.y0 = std::min(b.y0, y), b.y1 = std::max(b.y1, y);
    }
  }
  return b;
}

// Everything behind the thing in one colour.
void clear_behind(Stage& stage, Rgb colour) {
  Look& look = stage.look;
  look.sky = {colour, colour, colour, colour};
  look.air = {colour, 0, 1e6, 0};
  stage.ground = {};
  stage.ground.first = stage.ground.second = colour;
  stage.ground.joint = 0;
}

Picture painted(Scene& scene, std::int64_t frame) {
  clear_behind(scene.stage, {0, 0, 0});
  const Picture dark = FramePainter(scene).paint(frame);
  clear_behind(scene.stage, {1, 1, 1});
  const Picture bright = FramePainter(scene).paint(frame);
  Picture out = make_picture(dark.width, dark.height, 4);
  for (int y = 0; y < out.height; ++y) {
    const std::uint8_t *d = dark.row(y), *b = bright.row(y);
    std::uint8_t* to = out.row(y);
    for (int x = 0; x < out.width; ++x, d += 3, b += 3, to += 4) {
      const int gone = std::max({b[0] - d[0], b[1] - d[1], b[2] - d[2], 0});
      const int alpha = 255 - gone;
      to[3] = static_cast<std::uint8_t>(alpha < 6 ? 0 : alpha);
      for (int c = 0; c < 3 && to[3] > 0; ++c)
        to[c] = static_cast<std::uint8_t>(std::min(255, d[c] * 255 / alpha));
    }
  }
  // The mark in the corner belongs to pictures, not to things: nothing stands down there.
  for (int y = static_cast<int>(out.height * kFloor); y < out.height; ++y)
    std::fill(out.row(y), out.row(y) + out.width * 4, std::uint8_t{0});
  return out;
}

}  // namespace

Picture paint_element(const PaintRequest& request, int height, double light_side) {
  PaintRequest alone = request;
  alone.width = std::clamp(height / 2 * 2, 64, 1080);
  alone.height = alone.width * 5 / 4 / 2 * 2;
  alone.fps = {24, 1}, alone.seconds = 4;
  alone.output = ShotOutput::clip;
  alone.source.clear(), alone.mask.clear(), alone.element.clear();
  alone.camera_path.clear();
  Scene scene = make_scene(alone);
  if (light_side != 0) scene.plan.light_side = light_side;
  scene.plan.f_stop = 0;
  scene.plan.place = Place::room;  // No weather, no far sun.
  scene.plan.rain = scene.plan.fog = scene.plan.snow = false;
  Look look = look_of(scene.plan);
  look.grade.grain = 0, look.grade.vignette = 0;
  StageBuilder builder(scene.plan, look);
  add_props(builder);
  scene.stage = builder.take();
  scene.finish = Finish(look.grade, scene.plan.seed, alone.width, alone.height);
  const bool things = !scene.plan.props.empty();
  if (things && script_of(request).block.empty()) scene.players.clear();

  // First wide, to see where it is; then near, so that it fills the picture.
  CameraPose pose;
  pose.x = 0, pose.y = 1.1, pose.z = -6, pose.focal = 1.3;
  const std::int64_t frame = scene.shape.frames * 5 / 8;
  scene.path.assign(static_cast<std::size_t>(scene.shape.frames), pose);
  const Bounds wide = bounds_of(painted(scene, frame), 128);
  if (wide.empty()) return {};
  const double n = alone.width, middle = alone.height / 2.0;
  const double cx = ((wide.x0 + wide.x1) / 2.0 - n / 2) / n;
  const double cy = ((wide.y0 + wide.y1) / 2.0 - middle) / n;
  const double span = std::max(wide.x1 - wide.x0, wide.y1 - wide.y0) / n;
  // The camera slides rather than turns: the thing keeps its verticals. It stands a little above
  // the middle.
  const double near = std::min(pose.focal * 0.85 / std::max(0.02, span), 14.0);
  pose.x += cx / pose.focal * 6;
  pose.y += -cy / pose.focal * 6 - 0.06 / near * 6;
  pose.focal = near;
  scene.path.assign(scene.path.size(), pose);
  const Picture whole = painted(scene, frame);
  const Bounds b = bounds_of(whole, 12);
  if (b.empty()) return {};
  Picture out = make_picture(b.x1 - b.x0 + 1, b.y1 - b.y0 + 1, 4);
  for (int y = 0; y < out.height; ++y) {
    const std::uint8_t* from = whole.row(y + b.y0) + b.x0 * 4;
    std::copy(from, from + out.width * 4, out.row(y));
  }
  return out;
}

}  // namespace shotlab::practice
