// SPDX-License-Identifier: Apache-2.0

#include "app/practice/stage.h"

#include <array>

#include "app/practice/furniture.h"
#include "app/practice/surfaces.h"

namespace shotlab::practice {
namespace {

// The light that lies on the ground: 16 pixels a metre over the rectangle of Ground.
constexpr int kGroundLightSize = 512;

void blur_channels(Canvas& canvas, int radius) {
  canvas.flush();
  if (radius < 1) return;
  const int w = canvas.width(), h = canvas.height();
  std::vector<std::uint32_t> line(static_cast<std::size_t>(std::max(w, h)));
  auto run = [&](auto at, int n) {
    std::array<int, 4> sum{};
    auto add = [&](std::uint32_t p, int sign) {
      for (std::size_t c = 0; c < 4; ++c) sum[c] += sign * static_cast<int>((p >> (8 * c)) & 255);
    };
    for (int i = 0; i < n; ++i) line[static_cast<std::size_t>(i)] = at(i);
    for (int i = -radius; i <= radius; ++i)
      add(line[static_cast<std::size_t>(std::clamp(i, 0, n - 1))], 1);
    const int size = 2 * radius + 1;
    for (int i = 0; i < n; ++i) {
      std::uint32_t p = 0;
      for (std::size_t c = 0; c < 4; ++c) p |= static_cast<std::uint32_t>(sum[c] / size) << (8 * c);
      at(i) = p;
      add(line[static_cast<std::size_t>(std::max(0, i - radius))], -1);
      add(line[static_cast<std::size_t>(std::min(n - 1, i + radius + 1))], 1);
    }
  };
  for (int pass = 0; pass < 2; ++pass) {
    for (int y = 0; y < h; ++y) run([&](int x) -> std::uint32_t& { return canvas.row(y)[x]; }, w);
    for (int x = 0; x < w; ++x) run([&](int y) -> std::uint32_t& { return canvas.row(y)[x]; }, h);
  }
  canvas.touched();
}

}  // namespace

StageBuilder::StageBuilder(const Plan& plan, const Look& look)
    : plan_(plan), draw_(plan.seed, "stage"), ground_light_(kGroundLightSize, kGroundLightSize) {
  stage_.look = look;
  stage_.look.lit_windows = std::make_shared<LitWindows>();
  Ground& g = stage_.ground;
  g.first = colours().floor;
  g.second = colours().floor2;
  // One unit is a metre; z runs up the canvas.
  cairo_t* cr = ground_light_.cr();
  const double k = kGroundLightSize / (g.x1 - g.x0), kz = kGroundLightSize / (g.z1 - g.z0);
  cairo_translate(cr, 0, kGroundLightSize);
  cairo_scale(cr, k, -kz);
  cairo_translate(cr, -g.x0, -g.z0);
  // Half is the open light; shadows take from it, lamps add.
  const Rgb open = look.floor_light * 0.5;
  rectangle(cr, g.x0, g.z0, g.x1 - g.x0, g.z1 - g.z0, clamped(open));
}

const Texture* StageBuilder::add(Canvas&& canvas) {
  LitWindows windows;
  windows.swap(*stage_.look.lit_windows);
  const int width = canvas.width(), height = canvas.height();
  stage_.textures.emplace_back(std::move(canvas));
  const Texture* out = &stage_.textures.back();
  if (windows.empty() || look().lamps < 0.15) return out;
  Canvas light(width, height);
  for (const LitWindow& w : windows) {
    blend_down(light.cr(), w.x0, w.y0, w.x1 - w.x0, w.y1 - w.y0, w.colour * 0.50, 1,
               w.colour * 0.78, 1);
    // Its breath on the wall around.
    glow(light.cr(), (w.x0 + w.x1) / 2, (w.y0 + w.y1) / 2, (w.x1 - w.x0) * 1.1,
         (w.y1 - w.y0) * 0.95, w.colour, 0.16);
  }
  light.flush();
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) light.row(y)[x] &= 0x00ffffffu;  // Alpha 0: it adds.
  }
  light.touched();
  stage_.textures.emplace_back(std::move(light));
  glow_of_[out] = &stage_.textures.back();
  return out;
}

Card& StageBuilder::lit(Card card, Vec3 normal) {
  card.light = look().on(normal);
  if (const auto it = glow_of_.find(card.texture); it != glow_of_.end()) card.glow = it->second;
  stage_.cards.push_back(card);
  return stage_.cards.back();
}

Card& StageBuilder::front(const Texture* texture, double x, double y, double z, double w,
                          double h) {
  return lit({.corner = {x, y + h, z}, .across = {w, 0, 0}, .down = {0, -h, 0}, .texture = texture},
             {0, 0, -1});
}

Card& StageBuilder::facing_right(const Texture* texture, double x, double y, double z0, double z1,
                                 double h) {
  return lit(
      {.corner = {x, y + h, z0}, .across = {0, 0, z1 - z0}, .down = {0, -h, 0}, .texture = texture},
      {1, 0, 0});
}

Card& StageBuilder::facing_left(const Texture* texture, double x, double y, double z0, double z1,
                                double h) {
  return lit(
      {.corner = {x, y + h, z1}, .across = {0, 0, z0 - z1}, .down = {0, -h, 0}, .texture = texture},
      {-1, 0, 0});
}

Card& StageBuilder::lying(const Texture* texture, double x0, double z0, double x1, double z1,
                          double y) {
  return lit({.corner = {x0, y, z1},
              .across = {x1 - x0, 0, 0},
              .down = {0, 0, z0 - z1},
              .texture = texture},
             {0, 1, 0});
}

Card& StageBuilder::ceiling(const Texture* texture, double x0, double z0, double x1, double z1,
                            double y) {
  return lit({.corner = {x0, y, z0},
              .across = {x1 - x0, 0, 0},
              .down = {0, 0, z1 - z0},
              .texture = texture},
             {0, -1, 0});
}

void StageBuilder::box(const Texture* sides, const Texture* top, Vec3 a, Vec3 b, double rx,
                       double ry) {
  const double w = b.x - a.x, h = b.y - a.y;
  for (Card* c : {&front(sides, a.x, a.y, a.z, w, h)})
    c->repeat_x = rx, c->repeat_y = ry, c->one_sided = true;
  const double side = rx * (b.z - a.z) / w;
  for (int i = 0; i < 2; ++i) {
    Card& c = i == 0 ? facing_right(sides, b.x, a.y, a.z, b.z, h)
                     : facing_left(sides, a.x, a.y, a.z, b.z, h);
    c.repeat_x = rx > 1 ? std::max(1.01, side) : 1, c.repeat_y = ry, c.one_sided = true;
  }
  // The back, for a camera that walks round.
  Card back = {
      .corner = {b.x, b.y, b.z}, .across = {-w, 0, 0}, .down = {0, -h, 0}, .texture = sides};
  back.repeat_x = rx, back.repeat_y = ry, back.one_sided = true;
  lit(back, {0, 0, 1});
  if (top != nullptr) lying(top, a.x, a.z, b.x, b.z, b.y).one_sided = true;
}

Card& StageBuilder::cutout(const Texture* texture, double middle_x, double y, double z, double w,
                           double h) {
  Card& c = front(texture, middle_x - w / 2, y, z, w, h);
  c.solid = false;
  // Something thin takes light from everywhere.
  c.light = look().on(unit({look().to_light.x, 0.4, -0.6}));
  return c;
}

Card& StageBuilder::shine(const Texture* texture, Vec3 centre, double w, double h) {
  Card& c = front(texture, centre.x - w / 2, centre.y - h / 2, centre.z, w, h);
  c.solid = false;
  c.light = {1, 1, 1};
  c.air = 0.3;
  return c;
}

const Texture* StageBuilder::halo() {
  if (halo_ != nullptr) return halo_;
  Canvas canvas(128, 128, 1, 1);
  glow(canvas.cr(), 0.5, 0.5, 0.5, 0.5, {1, 1, 1}, 1);
  canvas.flush();
  // Alpha 0: it adds.
  for (int y = 0; y < 128; ++y) {
    for (int x = 0; x < 128; ++x) canvas.row(y)[x] &= 0x00ffffffu;
  }
  canvas.touched();
  halo_ = add(std::move(canvas));
  return halo_;
}

const Texture* StageBuilder::ground_detail() {
  Canvas canvas(256, 256, 1, 1);
  cairo_t* cr = canvas.cr();
  const Rgb grey{0.5, 0.5, 0.5};
  rectangle(cr, 0, 0, 1, 1, grey);
  Random draw(plan_.seed, "ground");
  // Blots and grit, laid nine times so that the tile has no seams.
  for (int i = 0; i < 260; ++i) {
    const bool fine = i > 60;
    const double x = draw.real(), y = draw.real(),
                 s = fine ? draw.real(0.004, 0.02) : draw.real(0.05, 0.16);
    const double stretch = draw.real(0.4, 1), turn = draw.real(0, kPi),
                 alpha = draw.real(0.05, fine ? 0.5 : 0.16);
    const Rgb c = draw.chance(0.5) ? Rgb{0.72, 0.71, 0.70} : Rgb{0.26, 0.26, 0.27};
    for (int dx = -1; dx <= 1; ++dx) {
      for (int dy = -1; dy <= 1; ++dy) {
        cairo_save(cr);
        cairo_translate(cr, x + dx, y + dy);
        cairo_rotate(cr, turn);
        cairo_scale(cr, s, s * stretch);
        cairo_arc(cr, 0, 0, 1, 0, 2 * kPi);
        cairo_restore(cr);
        ink(cr, c, alpha);
        cairo_fill(cr);
      }
    }
  }
  return add(std::move(canvas));
}

void StageBuilder::ground_shadow(const std::vector<Vec3>& solid) {
  const Vec3 l = look().to_light;
  if (l.y < 0.03) return;
  std::vector<Point> points;
  points.reserve(solid.size());
  for (const Vec3& p : solid) points.push_back({p.x - l.x * p.y / l.y, p.z - l.z * p.y / l.y});
  cairo_t* cr = ground_light_.cr();
  cairo_new_path(cr);
  polygon(cr, hull_of(std::move(points)));
  const Rgb dark = clamped(look().floor_light * look().shadow * 0.5);
  ink(cr, dark, 1);
  cairo_fill(cr);
}

void StageBuilder::ground_contact(double x, double z, double rx, double rz, double strength) {
  glow(ground_light_.cr(), x, z, rx, rz, {0, 0, 0}, strength);
}

void StageBuilder::ground_pool(double x, double z, double rx, double rz, Rgb light,
                               double strength) {
  cairo_t* cr = ground_light_.cr();
  cairo_set_operator(cr, CAIRO_OPERATOR_ADD);
  glow(cr, x, z, rx, rz, clamped(light * 0.5), strength);
  cairo_set_operator(cr, CAIRO_OPERATOR_OVER);
}

void StageBuilder::ground_patch(const std::vector<Point>& outline, Rgb light, double strength) {
  cairo_t* cr = ground_light_.cr();
  cairo_set_operator(cr, CAIRO_OPERATOR_ADD);
  cairo_new_path(cr);
  polygon(cr, outline);
  ink(cr, clamped(light * 0.5), strength);
  cairo_fill(cr);
  cairo_set_operator(cr, CAIRO_OPERATOR_OVER);
}

void StageBuilder::bake_ground(double softness) {
  blur_channels(ground_light_, static_cast<int>(std::lround(softness * kGroundLightSize / 32)));
  Canvas copy(kGroundLightSize, kGroundLightSize);
  for (int y = 0; y < kGroundLightSize; ++y) {
    std::copy(ground_light_.row(y), ground_light_.row(y) + kGroundLightSize, copy.row(y));
  }
  copy.touched();
  stage_.ground.light = add(std::move(copy));
  if (stage_.ground.detail == nullptr) stage_.ground.detail = ground_detail();
}

void StageBuilder::sky() {
  constexpr double kFar = 380;
  Random draw(plan_.seed, "sky");
  const Look& l = look();
  Canvas canvas(1024, 512, 2.0, 1.0);
  cairo_t* cr = canvas.cr();
  if (l.night) {
    for (int i = 0; i < 130; ++i)
      disc(cr, draw.real(0, 2), draw.real(0, 0.95), draw.real(0.0008, 0.0026), {0.9, 0.93, 1},
           draw.real(0.15, 0.8));
  }
  // Clouds are heaps: a flat base, rounded heads, the lit side towards the light.
  const int heaps = static_cast<int>(5 + l.clouds * 12);
  for (int i = 0; i < heaps; ++i) {
    const double x = draw.real(0, 2), y = draw.real(0.30, 0.93),
                 size = draw.real(0.05, 0.17) * (1.25 - y * 0.6);
    const double opaque = (l.night ? 0.35 : 0.75) * draw.real(0.5, 1);
    for (int pass = 0; pass < 2; ++pass) {
      const Rgb c = pass == 0 ? l.cloud_shade : l.cloud;
      const int puffs = 9;
      for (int p = 0; p < puffs; ++p) {
        const double along = (p + 0.5) / puffs * 2 - 1;
        const double r = size * 0.34 * (1 - along * along * 0.75) * draw.real(0.7, 1.15);
        const double dx = pass == 0 ? 0 : plan_.light_side * r * 0.18,
                     dy = pass == 0 ? 0 : -r * 0.25;
        glow(cr, x + along * size + dx, y - r * 0.35 + dy, r * (pass == 0 ? 2.0 : 1.6),
             r * (pass == 0 ? 1.0 : 0.8), c, opaque * (pass == 0 ? 0.8 : 0.9));
      }
    }
    // Streaks beneath.
    glow(cr, x + size * 0.2, y + size * 0.03, size * 1.9, size * 0.06, l.cloud_shade, opaque * 0.6);
  }
  Card c = {.corner = {-kFar * 1.5, kFar * 0.98, kFar},
            .across = {kFar * 3, 0, 0},
            .down = {0, -kFar, 0},
            .texture = add(std::move(canvas))};
  c.air = 0, c.structure = true, c.solid = false;
  stage_.cards.push_back(c);
  if (l.sun_in_sky) {
    const Vec3 to = l.to_light;
    // Where the light comes from, pulled into the sky ahead: it is the idea of the sun, not its
    // place.
    const double x = to.z > 0.2 ? to.x / to.z * kFar * 0.99 : plan_.light_side * kFar * 0.62;
    const double y = kFar * 0.085;
    shine(halo(), {x, y, kFar * 0.99}, kFar * 1.1, kFar * 0.75).light = Rgb{0.55, 0.36, 0.16};
    shine(halo(), {x, y, kFar * 0.985}, kFar * 0.22, kFar * 0.22).light = Rgb{1.0, 0.86, 0.6};
    for (std::size_t i = stage_.cards.size() - 2; i < stage_.cards.size(); ++i)
      stage_.cards[i].air = 0, stage_.cards[i].structure = true;
  }
}

void StageBuilder::skyline(double z, double height, double width, double depth, int towers) {
  Random draw(plan_.seed + static_cast<std::uint64_t>(z * 10), "skyline");
  const Look& l = look();
  Canvas canvas(2048, 256, width, height);
  cairo_t* cr = canvas.cr();
  const Rgb base = mix(l.materials.wall2 * (l.night ? 0.28 : 0.78), l.air.colour, depth);
  double x = 0;
  while (x < width) {
    const double w = width / towers * draw.real(0.5, 1.5), h = height * draw.real(0.32, 0.97);
    const Rgb c = clamped(base * draw.real(0.86, 1.1));
    rectangle(cr, x, height - h, w * 1.02, h, c);
    if (draw.chance(0.4))
      rectangle(cr, x + w * 0.3, height - h - height * 0.04, w * 0.35, height * 0.05, c);
    if (draw.chance(0.3))
      rectangle(cr, x + w * 0.5, height - h - height * 0.1, w * 0.03, height * 0.1, c);
    // Light side, shade side.
    const double side = w * 0.3;
    if (plan_.light_side < 0) {
      blend_right(cr, x, height - h, side, h, mix(c, l.key + l.fill, 0.25), 0.8, c, 0);
    } else {
      blend_right(cr, x + w - side, height - h, side, h, c, 0, mix(c, l.key + l.fill, 0.25), 0.8);
    }
    const double pitch = std::max(height / 42, w / 9);
    for (double wy = height - h + pitch; wy < height - pitch; wy += pitch) {
      for (double wx = x + pitch * 0.5; wx < x + w - pitch * 0.5; wx += pitch) {
        if (draw.chance(0.18)) continue;
        const bool on = l.lamps > 0.2 && draw.chance(0.45);
        rectangle(cr, wx, wy, pitch * 0.48, pitch * 0.5,
                  on ? mix(l.lamp, rgb(0xFFE9B8), draw.real(0, 0.7)) : c * 0.74, on ? 0.9 : 0.65);
      }
    }
    x += w;
  }
  blend_down(cr, 0, height * 0.45, width, height * 0.55, l.air.colour, 0, l.air.colour, 0.55);
  Card& c = front(add(std::move(canvas)), -width / 2, 0, z, width, height);
  c.light = {1, 1, 1};
  c.air = 0.25, c.structure = true, c.solid = false;
}

Stage build_stage(const Plan& plan, const Look& look) {
  StageBuilder b(plan, look);
  switch (plan.place) {
    case Place::tram_stop:
      build_tram_stop(b);
      break;
    case Place::street:
      build_street(b);
      break;
    case Place::room:
      build_room(b);
      break;
    case Place::market_lane:
      build_market_lane(b);
      break;
    case Place::teahouse:
      build_teahouse(b);
      break;
    case Place::rooftop:
      build_rooftop(b);
      break;
    case Place::courtyard:
      build_courtyard(b);
      break;
    case Place::window_room:
      build_window_room(b);
      break;
    case Place::journey:
      build_journey(b);
      break;
  }
  add_props(b);
  for (const Person& person : plan.people) {
    if (person.seated || person.act == Act::sits || person.act == Act::sits_down ||
        person.act == Act::stands_up) {
      add_seat(b, {0, 0, 0});
      break;
    }
  }
  b.bake_ground(std::max(0.12, look.softness * 0.9));
  return b.take();
}

}  // namespace shotlab::practice
