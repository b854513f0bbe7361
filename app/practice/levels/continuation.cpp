// SPDX-License-Identifier: Apache-2.0

#include "app/practice/levels/continuation.h"

#include <algorithm>
#include <cmath>

#include "app/practice/take_writer.h"

namespace shotlab::practice {
namespace {

// Frames in which what moves on its own comes over from the last picture of the take before.
constexpr int kJoint = 8;

// The new move, begun where the camera stood and looked at the end of the take before.
void move_on(const CameraPose& end, std::vector<CameraPose>& path) {
  const CameraPose first = path.front();
  const double turn = end.yaw - first.yaw;
  for (CameraPose& pose : path) {
    const double x = pose.x - first.x, z = pose.z - first.z;
    pose.x = end.x + x * std::cos(turn) + z * std::sin(turn);
    pose.z = end.z - x * std::sin(turn) + z * std::cos(turn);
    pose.y = end.y + pose.y - first.y;
    pose.yaw += turn;
    pose.pitch += end.pitch - first.pitch;
    pose.roll += end.roll - first.roll;
    pose.focal *= end.focal / first.focal;
  }
}

// Who was there stands where the take before left them, in the same clothes.
void stand_on(const Scene& before, Scene& scene) {
  const std::size_t both = std::min(before.players.size(), scene.players.size());
  for (std::size_t i = 0; i < both; ++i) {
    const Player& then = before.players[i];
    Player& now = scene.players[i];
    now.wardrobe = then.wardrobe;
    if (i < scene.plan.people.size() && i < before.plan.people.size())
      scene.plan.people[i].drift = before.plan.people[i].drift;
    if (now.performance.act == Act::opens_door) continue;  // The door is where it is.
    const Vec3 stood = stance_at(then.performance, before.seconds).root;
    // A walker is placed by the middle of its way.
    const Vec3 begins = stance_at(now.performance, 0).root;
    now.performance.root = now.performance.root + (stood - begins);
    now.performance.heading = then.performance.heading;
  }
}

Scene going_on(const Part& part, int parts) {
  const PaintRequest& request = part.request;
  Scene scene = make_scene(request);
  const Part& earlier = *part.after;
  const bool chained = earlier.after != nullptr && parts < kMostParts;
  const Scene before = chained ? going_on(earlier, parts + 1) : make_scene(earlier.request);
  // A path of keys says itself where the camera is.
  if (request.camera_path.empty()) move_on(before.path.back(), scene.path);
  stand_on(before, scene);
  return scene;
}

Picture mixed(const Picture& before, const Picture& now, double share) {
  if (before.pixels.size() != now.pixels.size()) return now;
  Picture out = now;
  const int k = static_cast<int>(std::lround(share * 256));
  for (std::size_t i = 0; i < out.pixels.size(); ++i)
    out.pixels[i] =
        static_cast<std::uint8_t>((before.pixels[i] * (256 - k) + now.pixels[i] * k + 128) >> 8);
  return out;
}

// The last picture of the take before, without its own joint: that is over by then.
Picture last_of(Part earlier, int width, int height) {
  earlier.request.width = width, earlier.request.height = height;
  const Scene scene =
      earlier.after != nullptr ? scene_going_on(earlier) : make_scene(earlier.request);
  return FramePainter(scene).paint(scene.shape.frames - 1);
}

class Continuation : public Footage {
 public:
  explicit Continuation(const Part& part)
      : scene_(scene_going_on(part)),
        painter_(scene_),
        last_(last_of(*part.after, part.request.width, part.request.height)) {}

  const Scene& scene() const { return scene_; }

  Result<Picture> next() override {
    const std::int64_t i = at_++;
    Picture now = painter_.paint(i);
    if (i >= kJoint || last_.empty()) return now;
    return mixed(last_, now, static_cast<double>(i + 1) / (kJoint + 1));
  }

 private:
  Scene scene_;
  FramePainter painter_;
  Picture last_;
  std::int64_t at_ = 0;
};

}  // namespace

Scene scene_going_on(const Part& part) { return going_on(part, 1); }

FootageTake open_continuation(const Part& part) {
  auto footage = std::make_unique<Continuation>(part);
  const std::int64_t frames = footage->scene().shape.frames;
  return {std::move(footage), frames};
}

Result<PaintReport> paint_continuation(const Part& part, const std::filesystem::path& out,
                                       const Cancel& cancel, int encoder_threads,
                                       const std::function<void(double)>& progress) {
  auto footage = std::make_unique<Continuation>(part);
  const Scene scene = footage->scene();  // The writer takes the other one along.
  const std::int64_t frames = scene.shape.frames;
  return write_take(part.request, scene, {std::move(footage), frames}, nullptr, out, cancel,
                    encoder_threads, progress);
}

}  // namespace shotlab::practice
