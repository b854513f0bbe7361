// SPDX-License-Identifier: Apache-2.0

#include "app/practice/scene.h"

#include "app/practice/figure/figure.h"
#include "app/practice/weather.h"

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
    if (plan.profile) p.facing = kPi + side * kPi / 2;
    if (plan.angle == Angle::birds_eye) p.facing = kPi + side * 0.3;
    if (n == 2) {
      p.root.x = i == 0 ? -0.55 : 0.55;
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
  s.top = top_of(first.performance) * first.wardrobe.scale;
  s.walk = walk_of(first.performance);
  if (scene.players.size() == 2) s.root.x = 0;
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
    constexpr std::uint32_t coats[] = {0x9C6B3F, 0xC9A877, 0x4A3B34, 0xD8CBB4};
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

struct FramePainter::Item {
  double depth = 0;
  const Card* card = nullptr;
  const Player* player = nullptr;
  const Animal* animal = nullptr;
};

FramePainter::FramePainter(const Scene& scene)
    : scene_(scene),
      raster_(scene.shape.width, scene.shape.height),
      layer_(scene.shape.width, scene.shape.height),
      mask_((scene.shape.width + 1) / 2, (scene.shape.height + 1) / 2) {}

void FramePainter::shadows(double seconds) {
  const Look& look = scene_.stage.look;
  const View& view = raster_.view();
  mask_.clear();
  cairo_t* cr = mask_.cr();
  cairo_identity_matrix(cr);
  cairo_scale(cr, 0.5, 0.5);
  const Vec3 l = look.to_light;
  auto ground_pixel = [&](Vec3 p, std::vector<Point>& to) {
    const Vec3 c = view.to_camera({p.x, 0, p.z});
    if (c.z < 0.1) return false;
    to.push_back(view.project(c));
    return true;
  };
  for (const Animal& animal : scene_.animals) {
    std::vector<Point> ring;
    bool seen = true;
    for (int i = 0; i < 24 && seen; ++i) {
      const double a = 2 * kPi * i / 24, k = animal.cat ? 0.6 : 1;
      seen = ground_pixel(
          animal_at(animal, seconds) + Vec3{0.36 * k * std::cos(a), 0, 0.16 * k * std::sin(a)},
          ring);
    }
    if (!seen) continue;
    cairo_new_path(cr);
    polygon(cr, ring);
    ink(cr, {0, 0, 0}, 0.5);
    cairo_fill(cr);
  }
  for (const Player& player : scene_.players) {
    const Stance stance = stance_at(player.performance, seconds);
    // Where the feet are: a soft dark that holds the figure to the ground.
    std::vector<Point> ring;
    const double k = player.wardrobe.scale;
    bool seen = true;
    for (int i = 0; i < 24 && seen; ++i) {
      const double a = 2 * kPi * i / 24;
      seen =
          ground_pixel(stance.root + Vec3{0.26 * k * std::cos(a), 0, 0.22 * k * std::sin(a)}, ring);
    }
    if (seen) {
      cairo_new_path(cr);
      polygon(cr, ring);
      ink(cr, {0, 0, 0}, 0.42);
      cairo_fill(cr);
    }
    if (look.softness > 0.7 || l.y < 0.05) continue;
    cairo_new_path(cr);
    for (const std::vector<Vec3>& shape : body_shapes(stance, player.wardrobe)) {
      std::vector<Point> points;
      bool whole = true;
      for (const Vec3& p : shape) {
        // A light near the ground would throw shadows without end.
        const double reach = std::min(p.y / l.y, 9.0);
        whole = whole && ground_pixel(p - l * reach, points);
      }
      if (whole) polygon(cr, hull_of(std::move(points)));
    }
    ink(cr, {0, 0, 0}, 1 - look.softness * 0.6);
    cairo_fill(cr);
  }
  mask_.flush();
  raster_.shade_ground(mask_, look.shadow);
}

// What is not where it was a frame ago: a tram, a door.
std::vector<Card> FramePainter::moving_cards(double seconds) const {
  std::vector<Card> out;
  for (const Mover& mover : scene_.stage.movers) {
    for (Card card : mover.cards) {
      card.corner = card.corner + mover.offset(seconds);
      out.push_back(card);
    }
  }
  const double opened = door_opened(seconds);
  for (const Leaf& leaf : scene_.stage.doors) {
    Card card = leaf.card;
    // Hung on its left edge, it opens towards the camera.
    const double angle = leaf.open * opened;
    card.across = Vec3{std::cos(angle), 0, -std::sin(angle)} * length(leaf.card.across);
    out.push_back(card);
  }
  return out;
}

// How far the door is open, 0..1: as far as somebody has opened it.
double FramePainter::door_opened(double seconds) const {
  for (const Player& player : scene_.players) {
    if (player.performance.act == Act::opens_door) return opened_at(player.performance, seconds);
  }
  return 0;
}

void FramePainter::paint_player(const Player& player, double seconds) {
  const View& view = raster_.view();
  const Stance stance = stance_at(player.performance, seconds);
  const double depth = view.to_camera(stance.root + Vec3{0, 1.0 * player.wardrobe.scale, 0}).z;
  if (depth < 0.2) return;
  layer_.clear();
  draw_figure(layer_.cr(), view, scene_.stage.look.figure_light(depth), stance, player.wardrobe);
  raster_.draw(Layer{&layer_, depth, 0, 0, view.width(), view.height()});
}

void FramePainter::paint_animal(const Animal& animal, double seconds) {
  const View& view = raster_.view();
  const double depth = view.to_camera(animal_at(animal, seconds) + Vec3{0, 0.3, 0}).z;
  if (depth < 0.2) return;
  layer_.clear();
  draw_animal(layer_.cr(), view, scene_.stage.look.figure_light(depth), animal, seconds);
  raster_.draw(Layer{&layer_, depth, 0, 0, view.width(), view.height()});
}

Picture FramePainter::paint(std::int64_t frame) {
  const Stage& stage = scene_.stage;
  const auto index =
      static_cast<std::size_t>(std::clamp<std::int64_t>(frame, 0, scene_.shape.frames - 1));
  const double seconds = static_cast<double>(index) / scene_.shape.fps;
  const View view(scene_.path[index], scene_.shape.width, scene_.shape.height);
  raster_.begin(view, stage.look.sky, stage.look.air);

  // All that is to be seen, as cards and players; structure apart, for it holds the picture
  // together.
  auto depth_of = [&view](const Card& c) {
    return view.to_camera(c.corner + c.across * 0.5 + c.down * 0.5).z;
  };
  std::vector<Item> structure, items;
  for (const Card& card : stage.cards)
    (card.structure ? structure : items).push_back({depth_of(card), &card});
  const std::vector<Card> moved = moving_cards(seconds);
  for (const Card& card : moved) items.push_back({depth_of(card), &card});
  double nearest_player = 1e9;
  for (const Player& player : scene_.players) {
    const double depth =
        view.to_camera(stance_at(player.performance, seconds).root + Vec3{0, 1, 0}).z;
    nearest_player = std::min(nearest_player, depth);
    items.push_back({depth, nullptr, &player});
  }
  for (const Animal& animal : scene_.animals) {
    items.push_back({view.to_camera(animal_at(animal, seconds) + Vec3{0, 0.3, 0}).z, nullptr,
                     nullptr, &animal});
  }
  auto farther = [](const Item& a, const Item& b) { return a.depth > b.depth; };
  std::stable_sort(structure.begin(), structure.end(), farther);
  std::stable_sort(items.begin(), items.end(), farther);

  // Out of focus: all that lies behind who is filmed. What stands before must not be blurred into
  // it.
  const double sharp = scene_.plan.blur > 0 ? nearest_player + 0.35 : 0;
  for (const Item& item : structure) raster_.reserve(*item.card);
  for (const Item& item : items) {
    if (item.card != nullptr && item.depth > sharp) raster_.reserve(*item.card);
  }
  for (const Item& item : structure) raster_.draw(*item.card);
  raster_.draw(stage.ground);
  shadows(seconds);
  bool blurred = scene_.plan.blur <= 0;
  for (const Item& item : items) {
    if (!blurred && item.depth <= sharp) {
      raster_.blur(static_cast<int>(std::lround(scene_.plan.blur * scene_.shape.width * 0.0022)));
      blurred = true;
    }
    if (item.card != nullptr) {
      raster_.draw(*item.card);
    } else if (item.player != nullptr) {
      paint_player(*item.player, seconds);
    } else {
      paint_animal(*item.animal, seconds);
    }
  }
  if (!stage.marks.indoors)
    draw_weather(raster_.canvas(), view, scene_.plan, stage.look.sky.horizon, seconds);
  return scene_.finish.apply(raster_.canvas(), frame);
}

}  // namespace shotlab::practice
