// SPDX-License-Identifier: Apache-2.0

#include "app/practice/scene.h"

#include <array>

#include "app/practice/figure/figure.h"

namespace shotlab::practice {
namespace {

void place_players(Scene& scene) {
  const Plan& plan = scene.plan;
  const Marks& marks = scene.stage.marks;
  Random draw(plan.seed, "blocking");
  const std::size_t n = plan.people.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Person& person = plan.people[i];
    Player player;
    player.wardrobe = person.wardrobe;
    Performance& p = player.performance;
    p.act = person.act, p.count = person.count, p.seconds = scene.seconds;
    p.seed = plan.seed * 2 + i;
    p.blank = plan.blank_face;
    p.seat = marks.seat;
    const double side = plan.side_of_frame == 0 ? 1 : plan.side_of_frame;
    // Three-quarter view, into the picture.
    // Nearer, more of the face.
    p.facing =
        kPi + side * draw.real(0.38, 0.62) * mix(1.0, 0.45, ramp(plan.head_share, 0.35, 0.8));
    p.heading = plan.move.kind == MoveKind::truck ? plan.move.sign : -side;
    p.seated = person.seated;
    // What the hands do before the body is seen from the side.
    if (person.act == Act::reaches || person.act == Act::gives) p.facing = kPi + side * 1.05;
    const bool folds = person.act == Act::kneels || person.act == Act::sits ||
                       person.act == Act::sits_down || person.act == Act::stands_up;
    if (folds) p.facing = kPi + side * 0.85;
    if (plan.profile) p.facing = kPi + side * kPi / 2;
    if (plan.angle == Angle::birds_eye) p.facing = kPi + side * 0.3;
    if (n == 2) {
      // As far apart as the picture holds them both.
      const double high = kHeadHeight / plan.head_share;
      const double half = high * scene.shape.width / scene.shape.height / 2;
      p.root.x = std::clamp(half - 0.36, 0.24, 0.52) * (i == 0 ? -1 : 1);
      p.facing = i == 0 ? kPi - 0.95 : kPi + 0.95;
    }
    if (p.act == Act::opens_door) {
      p.root = marks.door + Vec3{-0.16, 0, -0.72};
      p.facing = 0.22;
    }
    scene.players.push_back(std::move(player));
  }
}

Subject subject_of(const Scene& scene) {
  Subject s;
  if (scene.players.empty()) return s;
  const Player& first = scene.players.front();
  s.root = first.performance.root;
  s.scale = first.wardrobe.scale;
  // Where the head is in the mean of the shot: who sits down, kneels, stoops or bows has it lower
  // and further forward than who stands.
  const std::array<double, 4> looks = {0.15, 0.40, 0.65, 0.90};
  for (double share : looks) {
    const Stance stance = stance_at(first.performance, share * scene.seconds);
    const Frame3 head = head_of(stance, first.wardrobe);
    s.top += (head.at.y + kHeadHeight / 2 * mix(1.0, s.scale, 0.7)) / looks.size();
    s.before += (stance.root.z - head.at.z) / looks.size();
  }
  s.walk = walk_of(first.performance);
  s.two = scene.players.size() == 2;
  if (s.two) s.root.x = 0;
  return s;
}

// Cats and dogs come from the open side and stay where the camera sees them: in a near shot that is
// some way behind whoever is filmed.
void place_animals(Scene& scene) {
  const Plan& plan = scene.plan;
  const double open = plan.side_of_frame == 0 ? -1 : -plan.side_of_frame;
  const View view(scene.path[scene.path.size() / 2], scene.shape.width, scene.shape.height);
  double across = 0.24;  // Of the picture's width, from its middle.
  for (const std::string& prop : plan.props) {
    if (prop != "dog" && prop != "cat") continue;
    Animal a;
    a.cat = prop == "cat";
    a.side = open;
    a.seconds = scene.seconds;
    for (double z = -0.12; z < scene.stage.marks.behind - 0.5; z += 0.2) {
      const double depth = view.to_camera({0, 0.3, z}).z;
      a.root = {view.position().x + view.forward().x * depth +
                    open * across * depth * view.width() / view.focal(),
                0, z};
      if (depth > 0.5 && view.pixel_of(a.root + Vec3{0, 0.18, 0}).y < view.height() * 0.96) break;
    }
    Random draw(plan.seed, prop);
    const std::uint32_t coats[] = {0x9C6B3F, 0xC9A877, 0x4A3B34, 0xD8CBB4};
    a.coat = rgb(draw.pick(coats));
    scene.animals.push_back(a);
    across += 0.12;
  }
}

}  // namespace

Scene make_scene(const PaintRequest& request) {
  Scene scene;
  scene.plan = plan_of(request);
  scene.seconds = request.seconds;
  scene.shape.width = request.width, scene.shape.height = request.height;
  scene.shape.fps = request.fps.value();
  scene.shape.frames =
      std::max<std::int64_t>(1, std::llround(request.seconds * request.fps.value()));
  const Look look = look_of(scene.plan);
  scene.stage = build_stage(scene.plan, look);
  place_players(scene);
  const Subject subject = subject_of(scene);
  scene.path = camera_path(scene.plan, subject, scene.shape, scene.stage.marks.behind);
  place_animals(scene);
  scene.finish = Finish(look.grade, scene.plan.seed, request.width, request.height);
  return scene;
}

}  // namespace shotlab::practice
