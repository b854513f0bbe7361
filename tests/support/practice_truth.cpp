// SPDX-License-Identifier: Apache-2.0

#include "tests/support/practice_truth.h"

#include <algorithm>
#include <array>

#include "app/practice/figure/figure.h"
#include "app/practice/raster/view.h"
#include "app/practice/scene.h"

namespace shotlab::test {
namespace {

using namespace practice;

constexpr std::array<std::pair<LightKind, const char*>, 11> kLights{{
    {LightKind::sun, "sun"},
    {LightKind::low_sun, "low_sun"},
    {LightKind::soft_window, "soft_window"},
    {LightKind::hard_side, "hard_side"},
    {LightKind::neon, "neon"},
    {LightKind::overcast, "overcast"},
    {LightKind::lantern, "lantern"},
    {LightKind::moon, "moon"},
    {LightKind::backlit, "backlit"},
    {LightKind::high_key, "high_key"},
    {LightKind::low_key, "low_key"},
}};

}  // namespace

struct PracticeTruth::State {
  Scene scene;

  View view(std::int64_t frame) const {
    const auto last = static_cast<std::int64_t>(scene.path.size()) - 1;
    return {scene.path[static_cast<std::size_t>(std::clamp<std::int64_t>(frame, 0, last))],
            scene.shape.width, scene.shape.height};
  }
  Stance stance(const Player& player, std::int64_t frame) const {
    Stance stance = stance_at(player.performance, static_cast<double>(frame) / scene.shape.fps);
    stance.scale *= player.wardrobe.scale;
    stance.lean += player.wardrobe.stoop;
    return stance;
  }
};

PracticeTruth::PracticeTruth(const PaintRequest& request)
    : state_(std::make_unique<State>(State{make_scene(request)})) {}
PracticeTruth::~PracticeTruth() = default;

std::int64_t PracticeTruth::frames() const { return state_->scene.shape.frames; }
std::size_t PracticeTruth::people() const { return state_->scene.players.size(); }

std::optional<FrameBox> PracticeTruth::head(std::int64_t frame, std::size_t person) const {
  if (person >= people()) return std::nullopt;
  const Skeleton joints = skeleton_of(state_->stance(state_->scene.players[person], frame));
  const View view = state_->view(frame);
  const Frame3& head = joints.head;
  const double k = mix(joints.scale, mix(1.0, joints.scale, 0.55), 0.7);
  // An egg of a 7.5th of the figure; its corners seen from the camera.
  double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;
  for (int i = 0; i < 48; ++i) {
    const int spoke = i % 16;
    const int ring = i / 16 - 1;
    const double turn = 2 * kPi * spoke / 16, rise = kPi * ring / 4;
    for (const double pitch : {rise, kPi / 2, -kPi / 2}) {
      const Vec3 at = head.point(.083 * k * std::sin(turn) * std::cos(pitch),
                                 kHeadHeight / 2 * k * std::sin(pitch),
                                 .098 * k * std::cos(turn) * std::cos(pitch));
      const Vec3 seen = view.to_camera(at);
      if (seen.z < .1) return std::nullopt;
      const Point p = view.project(seen);
      x0 = std::min(x0, p.x), x1 = std::max(x1, p.x);
      y0 = std::min(y0, p.y), y1 = std::max(y1, p.y);
    }
  }
  const double w = view.width(), h = view.height();
  if (x1 < 0 || x0 > w || y1 < 0 || y0 > h) return std::nullopt;
  return FrameBox{x0 / w, y0 / h, (x1 - x0) / w, (y1 - y0) / h};
}

std::optional<FrameBox> PracticeTruth::figure(std::int64_t frame, std::size_t person) const {
  if (person >= people()) return std::nullopt;
  const Player& player = state_->scene.players[person];
  const View view = state_->view(frame);
  const Stance stance =
      stance_at(player.performance, static_cast<double>(frame) / state_->scene.shape.fps);
  const PixelBox box = figure_box(view, stance, player.wardrobe);
  if (box.empty()) return std::nullopt;
  const double w = view.width(), h = view.height();
  return FrameBox{box.x0 / w, box.y0 / h, (box.x1 - box.x0) / w, (box.y1 - box.y0) / h};
}

double PracticeTruth::light_side() const { return state_->scene.plan.light_side; }

std::string PracticeTruth::light() const {
  for (const auto& [kind, name] : kLights) {
    if (kind == state_->scene.plan.light) return name;
  }
  return "";
}

std::string PracticeTruth::size() const { return state_->scene.plan.size_id; }

FrameBox inside_picture(const FrameBox& box) {
  const double x0 = std::clamp(box.x, 0.0, 1.0), x1 = std::clamp(box.x + box.w, 0.0, 1.0);
  const double y0 = std::clamp(box.y, 0.0, 1.0), y1 = std::clamp(box.y + box.h, 0.0, 1.0);
  return {x0, y0, x1 - x0, y1 - y0};
}

}  // namespace shotlab::test
