// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "app/practice/figure/figure.h"
#include "app/practice/scene.h"
#include "app/practice/weather.h"

namespace shotlab::practice {
namespace {

constexpr double kShutter = 0.4;  // Of a frame's time that it is open: 144 degrees.
constexpr double kLook = 4;       // Pixels that the fastest part goes between two looks.
constexpr int kMostLooks = 5;

// A card whose free edge is in the air: two waves of its own, never in step with its neighbours.
Card swayed(Card card, double wind, double seconds) {
  const double phase = card.corner.x * 1.7 + card.corner.z * 2.9;
  const double swing = 0.7 * std::sin(2 * kPi * 0.34 * seconds + phase) +
                       0.3 * std::sin(2 * kPi * 0.81 * seconds + 1.9 * phase);
  const Vec3 aside = unit(card.across) * (card.sway * wind * swing);
  card.down = card.down + (card.hangs ? aside : aside * -1);
  if (!card.hangs) card.corner = card.corner + aside;
  return card;
}

}  // namespace

struct FramePainter::Item {
  double depth = 0;
  const Card* card = nullptr;
  const Player* player = nullptr;
  const Animal* animal = nullptr;
  bool fixed = false;  // Never moves.
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

// What is not where it was a frame ago: leaves and washing in the air, a tram.
std::vector<Card> FramePainter::moving_cards(double seconds) const {
  std::vector<Card> out;
  for (const Card& card : scene_.stage.cards) {
    if (card.sway > 0) out.push_back(swayed(card, scene_.plan.wind ? 2.2 : 1.0, seconds));
  }
  for (const Mover& mover : scene_.stage.movers) {
    for (Card card : mover.cards) {
      card.corner = card.corner + mover.offset(seconds);
      out.push_back(card);
    }
  }
  return out;
}

std::vector<Card> FramePainter::door_cards(double opened) const {
  std::vector<Card> out;
  for (const Leaf& leaf : scene_.stage.doors) {
    Card card = leaf.card;
    // Hung on its left edge, it opens towards the camera.
    const double angle = leaf.open * opened;
    card.across = Vec3{std::cos(angle), 0, -std::sin(angle)} * length(leaf.card.across);
    out.push_back(card);
  }
  return out;
}

// How far the door is open, 0..1: as far as somebody opens it; nothing if nobody does.
std::optional<double> FramePainter::door_opened(double seconds) const {
  for (const Player& player : scene_.players) {
    if (player.performance.act == Act::opens_door) return opened_at(player.performance, seconds);
  }
  return std::nullopt;
}

// A figure in a Layer of its own, as the shutter saw it: open for a part of the frame's time, so
// that what moves fast is soft along its way and what stands is sharp.
void FramePainter::paint_player(const Player& player, double frame) {
  const View& view = raster_.view();
  const double fps = scene_.shape.fps;
  const Stance stance = stance_at(player.performance, frame / fps);
  const double depth = view.to_camera(stance.root + Vec3{0, 1.0 * player.wardrobe.scale, 0}).z;
  if (depth < 0.2) return;
  // In a long take nobody stays quite who they were (checks §8.2 h).
  const auto number = static_cast<std::size_t>(&player - scene_.players.data());
  const Wardrobe worn = number < scene_.plan.people.size()
                            ? drifted(player.wardrobe, scene_.plan.people[number].drift,
                                      frame / static_cast<double>(scene_.shape.frames))
                            : player.wardrobe;
  const FigureLight light = scene_.stage.look.figure_light(depth);
  const View opens = view_at(frame - kShutter / 2), closes = view_at(frame + kShutter / 2);
  const Stance first = stance_at(player.performance, (frame - kShutter / 2) / fps),
               last = stance_at(player.performance, (frame + kShutter / 2) / fps);
  const double travel = figure_travel(opens, first, closes, last, worn);
  const int looks =
      travel < 2.5 ? 1 : std::clamp(static_cast<int>(std::ceil(travel / kLook)), 2, kMostLooks);

  if (looks == 1) {
    const PixelBox box = figure_box(view, stance, worn);
    draw_boxed(box, [&](cairo_t* cr) { draw_figure(cr, view, light, stance, worn); });
    raster_.draw(Layer{&layer_, depth, box});
    return;
  }
  exposure_.begin(layer_.width(), layer_.height());
  for (int i = 0; i < looks; ++i) {
    const double at = frame + kShutter * ((i + 0.5) / looks - 0.5);
    const View seen = view_at(at);
    const Stance then = stance_at(player.performance, at / fps);
    const PixelBox box = figure_box(seen, then, worn);
    draw_boxed(box, [&](cairo_t* cr) {
      // Edges that are averaged anyway need no more.
      cairo_set_antialias(cr, CAIRO_ANTIALIAS_FAST);
      draw_figure(cr, seen, light, then, worn);
    });
    exposure_.add(layer_, box);
  }
  const PixelBox box = exposure_.develop(layer_);
  raster_.draw(Layer{&layer_, depth, box});
}

template <typename Draw>
void FramePainter::draw_boxed(const PixelBox& box, Draw draw) {
  layer_.clear(box);
  if (box.empty()) return;
  cairo_t* cr = layer_.cr();
  cairo_save(cr);
  cairo_rectangle(cr, box.x0, box.y0, box.width(), box.height());
  cairo_clip(cr);
  draw(cr);
  cairo_restore(cr);
  layer_.flush();
}

void FramePainter::paint_animal(const Animal& animal, double seconds) {
  const View& view = raster_.view();
  const double depth = view.to_camera(animal_at(animal, seconds) + Vec3{0, 0.3, 0}).z;
  if (depth < 0.2) return;
  const PixelBox box{0, 0, view.width(), view.height()};
  draw_boxed(box, [&](cairo_t* cr) {
    draw_animal(cr, view, scene_.stage.look.figure_light(depth), animal, seconds);
  });
  raster_.draw(Layer{&layer_, depth, box});
}

// The camera between two frames.
View FramePainter::view_at(double frame) const {
  const double last = static_cast<double>(scene_.path.size() - 1);
  const double at = std::clamp(frame, 0.0, last);
  const auto i = static_cast<std::size_t>(at);
  const CameraPose &a = scene_.path[i], &b = scene_.path[std::min(i + 1, scene_.path.size() - 1)];
  const double f = at - static_cast<double>(i);
  const CameraPose pose{mix(a.x, b.x, f),        mix(a.y, b.y, f),         mix(a.z, b.z, f),
                        mix(a.yaw, b.yaw, f),    mix(a.pitch, b.pitch, f), mix(a.roll, b.roll, f),
                        mix(a.focal, b.focal, f)};
  return {pose, scene_.shape.width, scene_.shape.height};
}

// The lens, focused on what is `nearest` metres away: how wide its iris is open, and how large that
// makes the disc of a point off that plane. A full frame, 36 mm on its longer side.
Focus FramePainter::focus_at(const View& view, double nearest) const {
  const double f_stop = scene_.plan.f_stop;
  if (f_stop <= 0 || nearest < 0.2) return {};
  constexpr double kLongSide = 0.036;
  const double pixel = kLongSide / std::max(view.width(), view.height());
  const double length = view.focal() * pixel, iris = length / f_stop;
  return {1 / nearest, iris * length / pixel};
}

// Sky, walls, ground, and what stands still behind who is filmed; all beyond `sharp` metres.
void FramePainter::paint_backdrop(const std::vector<Item>& structure,
                                  const std::vector<Item>& items, double sharp) {
  const Stage& stage = scene_.stage;
  auto belongs = [sharp](const Item& item) { return item.fixed && item.depth > sharp; };
  for (const Item& item : structure) raster_.reserve(*item.card);
  for (const Item& item : items) {
    if (belongs(item)) raster_.reserve(*item.card);
  }
  raster_.draw(stage.look.sky);
  for (const Item& item : structure) raster_.draw(*item.card);
  raster_.draw(stage.ground);
  for (const Item& item : items) {
    if (belongs(item)) raster_.draw(*item.card);
  }
}

void FramePainter::paint_item(const Item& item, double frame) {
  if (item.card != nullptr) {
    raster_.draw(*item.card);
  } else if (item.player != nullptr) {
    paint_player(*item.player, frame);
  } else {
    paint_animal(*item.animal, frame / scene_.shape.fps);
  }
}

Picture FramePainter::paint(std::int64_t frame, Picture spare) {
  const Stage& stage = scene_.stage;
  const auto index =
      static_cast<std::size_t>(std::clamp<std::int64_t>(frame, 0, scene_.shape.frames - 1));
  const double seconds = static_cast<double>(index) / scene_.shape.fps;
  const CameraPose& pose = scene_.path[index];
  const View view(pose, scene_.shape.width, scene_.shape.height);
  raster_.begin(view, stage.look.air);

  // All that is to be seen, as cards and players; structure apart, for it holds the picture
  // together.
  auto depth_of = [&view](const Card& c) {
    return view.to_camera(c.corner + c.across * 0.5 + c.down * 0.5).z;
  };
  std::vector<Item> structure, items;
  for (const Card& card : stage.cards) {
    if (card.sway > 0) continue;  // Among what moves.
    (card.structure ? structure : items).push_back({depth_of(card), &card, nullptr, nullptr, true});
  }
  const std::vector<Card> moved = moving_cards(seconds);
  for (const Card& card : moved) items.push_back({depth_of(card), &card});
  const std::optional<double> opened = door_opened(seconds);
  const std::vector<Card> doors = door_cards(opened.value_or(0));
  for (const Card& card : doors)
    items.push_back({depth_of(card), &card, nullptr, nullptr, !opened});
  double nearest = 1e9;
  for (const Player& player : scene_.players) {
    const Vec3 middle = stance_at(player.performance, seconds).root + Vec3{0, 1, 0};
    const double depth = view.to_camera(middle).z;
    nearest = std::min(nearest, depth);
    items.push_back({depth, nullptr, &player});
  }
  if (scene_.players.empty()) nearest = view.to_camera({0, 0.6, 0}).z;
  for (const Animal& animal : scene_.animals) {
    items.push_back({view.to_camera(animal_at(animal, seconds) + Vec3{0, 0.3, 0}).z, nullptr,
                     nullptr, &animal});
  }
  auto farther = [](const Item& a, const Item& b) { return a.depth > b.depth; };
  std::stable_sort(structure.begin(), structure.end(), farther);
  std::stable_sort(items.begin(), items.end(), farther);

  // What lies behind who is filmed is painted first and seen by the lens; who is filmed, and what
  // stands before, is sharp, and must not be blurred into it.
  const double sharp = nearest + 0.35;
  const bool stirs = std::any_of(items.begin(), items.end(), [sharp](const Item& item) {
    return !item.fixed && item.depth > sharp;
  });
  const Focus focus = focus_at(view, nearest);
  const Backdrop key{pose, sharp, stirs};
  if (kept_ && *kept_ == key) {
    raster_.restore(drawn_);
  } else {
    paint_backdrop(structure, items, sharp);
    if (!stirs) raster_.defocus(focus);
    // The same again as in the frame before: the camera rests, and so will the next.
    if (last_ && *last_ == key) raster_.keep(drawn_), kept_ = key;
  }
  last_ = key;
  for (const Item& item : items) {
    if (!item.fixed && item.depth > sharp) paint_item(item, static_cast<double>(index));
  }
  if (stirs) raster_.defocus(focus);
  shadows(seconds);
  for (const Item& item : items) {
    if (item.depth <= sharp) paint_item(item, static_cast<double>(index));
  }
  if (!stage.marks.indoors)
    draw_weather(raster_.canvas(), view, scene_.plan, stage.look.sky.horizon, seconds);
  return scene_.finish.apply(raster_.canvas(), frame, std::move(spare));
}

}  // namespace shotlab::practice
