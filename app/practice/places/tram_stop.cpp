// SPDX-License-Identifier: Apache-2.0
//
// A tram stop: an island of tiles with a shelter, a pole with its sign, rails, houses across the
// road.

#include "app/practice/furniture.h"
#include "app/practice/stage.h"
#include "app/practice/surfaces.h"

namespace shotlab::practice {
namespace {

constexpr double kRoad = 3.0;  // Where the island ends and the road begins.

void road(StageBuilder& b) {
  Canvas canvas(512, 512, 32, 6.5);
  cairo_t* cr = canvas.cr();
  const Rgb asphalt = mix(b.colours().floor2 * 0.62, rgb(0x4A4C52), 0.5);
  rectangle(cr, 0, 0, 32, 6.5, asphalt);
  mottle(cr, b.draw(), 0, 0, 32, 6.5, asphalt, 1.6, 0.12);
  mottle(cr, b.draw(), 0, 0, 32, 6.5, asphalt, 0.5, 0.10);
  for (double y : {1.55, 2.65, 4.05, 5.15}) {
    rectangle(cr, 0, y - 0.10, 32, 0.2, asphalt * 0.7);
    rectangle(cr, 0, y - 0.035, 32, 0.07, mix(b.colours().metal, b.look().sky.horizon, 0.45));
  }
  for (int i = 0; i < 16; ++i)
    rectangle(cr, i * 2.0, 3.27, 1.1, 0.12, mix(asphalt, rgb(0xF2E6C4), 0.7));
  Card& c = b.lying(b.add(std::move(canvas)), -16, kRoad, 16, kRoad + 6.5, 0);
  c.light = b.look().floor_light, c.structure = true, c.lift = 1;
  // The kerb.
  Canvas kerb(256, 16, 32, 0.14);
  const Rgb stone = mix(b.colours().floor, {1, 1, 1}, 0.12);
  rectangle(kerb.cr(), 0, 0, 32, 0.14, stone * 0.8);
  for (int i = 0; i < 32; ++i) rectangle(kerb.cr(), i, 0, 0.05, 0.14, stone * 0.45);
  const Texture* k = b.add(std::move(kerb));
  Card& edge = b.lying(k, -16, kRoad - 0.22, 16, kRoad, 0);
  edge.light = b.look().floor_light * 1.12, edge.structure = true, edge.lift = 2;
}

void houses(StageBuilder& b) {
  const double z = kRoad + 9.2;
  double x = -17;
  while (x < 17) {
    const double w = b.draw().real(3.6, 5.4), h = b.draw().real(7.5, 12.5);
    const int floors = static_cast<int>(h / 2.9), bays = w > 4.6 ? 3 : 2;
    const Rgb base =
        clamped(mix(b.draw().chance(0.5) ? b.colours().wall : b.colours().wall2,
                    b.draw().chance(0.3) ? b.colours().accent : b.colours().wall, 0.25) *
                b.draw().real(0.88, 1.1));
    Canvas canvas(512, 1024, w, h);
    cairo_t* cr = canvas.cr();
    facade(cr, b.draw(), b.look(), w, h, base, floors, bays, b.draw().chance(0.4));
    // Shop front at the street.
    const double shop = h / floors;
    const double y = h - shop;
    rectangle(cr, 0, y, w, shop, base * 0.5);
    WindowPaint glass = window_paint(b.look(), b.draw());
    glass.panes_x = 3, glass.panes_y = 1, glass.glow = std::max(glass.glow, b.look().lamps * 0.9);
    house_window(cr, b.draw(), w * 0.08, y + shop * 0.34, w * 0.55, shop * 0.58, glass);
    rectangle(cr, w * 0.70, y + shop * 0.30, w * 0.22, shop * 0.70, b.colours().wood * 0.7);
    rectangle(cr, w * 0.73, y + shop * 0.36, w * 0.16, shop * 0.4,
              mix(glass.glass_bottom, glass.lamp, glass.glow));
    signboard(cr, b.draw(), w * 0.06, y + shop * 0.02, w * 0.88, shop * 0.24,
              b.draw().chance(0.5) ? b.colours().accent : b.colours().trim,
              mix(b.look().lamp, rgb(0xFFF2D8), 0.5), false);
    if (b.draw().chance(0.6))
      awning(cr, b.draw(), w * 0.04, y + shop * 0.26, w * 0.62, shop * 0.2, b.colours().accent,
             rgb(0xE9DFC8));
    Card& c = b.front(b.add(std::move(canvas)), x, 0, z + b.draw().real(-0.3, 0.3), w, h);
    c.structure = true;
    if (b.draw().chance(0.6)) {  // A sign that stands out over the street.
      Canvas sign(64, 256, 0.7, 2.6);
      const Rgb board = b.draw().chance(0.5) ? b.colours().accent : rgb(0x2F6B6B);
      signboard(sign.cr(), b.draw(), 0, 0, 0.7, 2.6, board, rgb(0xF6E6B8), true);
      Card& s = b.front(b.add(std::move(sign)), x + w * 0.75, 3.1, z - 1.1, 0.7, 2.6);
      if (b.look().lamps > 0.2) {
        s.light = mix(s.light, Rgb{1.25, 1.2, 1.1}, b.look().lamps);
        b.shine(b.halo(), {x + w * 0.75 + 0.35, 4.4, z - 1.15}, 3.4, 4.6).light =
            (b.draw().chance(0.5) ? b.look().lamp : b.look().second_lamp) * (0.30 * b.look().lamps);
      }
    }
    x += w;
  }
  // Pavement across the road.
  b.ground_contact(0, z - 0.2, 18, 1.1, 0.55);
}

void shelter(StageBuilder& b) {
  const Texture* green = post_paint(b, b.colours().trim);
  const double left = -3.1, right = -0.75, back = 2.35;
  for (double x : {left, right}) {
    post(b, green, x, back, 2.55, 0.055);
    post(b, green, x, 0.95, 2.55, 0.055);
  }
  Canvas roof(256, 128, 3, 1.9);
  rectangle(roof.cr(), 0, 0, 3, 1.9, b.colours().trim * 0.85);
  for (int i = 0; i < 12; ++i) rectangle(roof.cr(), i * 0.25, 0, 0.03, 1.9, b.colours().trim * 0.6);
  const Texture* sheet = b.add(std::move(roof));
  b.box(sheet, sheet, {left - 0.25, 2.52, 0.7}, {right + 0.25, 2.66, back + 0.25});
  b.ceiling(sheet, left - 0.25, 0.7, right + 0.25, back + 0.25, 2.52).one_sided = true;
  b.ground_shadow({{left - 0.25, 2.6, 0.7},
                   {right + 0.25, 2.6, 0.7},
                   {left - 0.25, 2.6, back + 0.25},
                   {right + 0.25, 2.6, back + 0.25}});
  // Back panel with a poster and the route map.
  Canvas panel(256, 256, 2.3, 1.9);
  cairo_t* cr = panel.cr();
  rectangle(cr, 0, 0, 2.3, 1.9, b.colours().trim * 0.9);
  const Rgb glass = mix(b.look().sky.middle, b.colours().wall, 0.5);
  rectangle(cr, 0.08, 0.08, 1.05, 1.5, mix(glass, b.colours().trim, 0.3));
  rectangle(cr, 1.2, 0.08, 1.02, 1.5, rgb(0xE9E1CC));
  disc(cr, 1.7, 0.66, 0.34, b.colours().accent);
  rectangle(cr, 1.32, 1.12, 0.78, 0.08, b.colours().trim * 0.7);
  rectangle(cr, 1.32, 1.28, 0.5, 0.06, b.colours().trim * 0.7);
  for (int i = 0; i < 7; ++i)
    disc(cr, 0.24 + i * 0.125, 0.5 + 0.06 * (i % 3), 0.035, rgb(0xF3EBD6));
  rectangle(cr, 0.2, 0.52, 0.8, 0.02, rgb(0xF3EBD6));
  Card& p =
      b.front(b.add(std::move(panel)), left + 0.06, 0.45, back - 0.03, right - left - 0.12, 1.9);
  p.lift = 1;
  // Bench.
  Canvas wood(128, 32, 2, 0.4);
  planks(wood.cr(), b.draw(), 0, 0, 2, 0.4, 0.1, false, b.colours().wood);
  const Texture* slats = b.add(std::move(wood));
  b.box(slats, slats, {left + 0.2, 0.40, 1.75}, {right - 0.2, 0.46, 2.15});
  for (double x : {left + 0.35, right - 0.35})
    b.box(green, nullptr, {x - 0.04, 0, 1.8}, {x + 0.04, 0.4, 2.1});
  b.ground_contact((left + right) / 2, 1.95, 1.2, 0.5, 0.6);
}

void stop_sign(StageBuilder& b) {
  const Texture* pole = post_paint(b, mix(b.colours().metal, rgb(0x2E3336), 0.4));
  post(b, pole, 1.28, 1.25, 2.75, 0.035);
  Canvas canvas(256, 256, 0.62, 0.62);
  cairo_t* cr = canvas.cr();
  disc(cr, 0.31, 0.31, 0.29, rgb(0xF0E8D6));
  disc(cr, 0.31, 0.31, 0.255, b.colours().accent);
  rectangle(cr, 0.17, 0.20, 0.28, 0.24, rgb(0xF0E8D6));  // A tram, from the front.
  rectangle(cr, 0.20, 0.23, 0.09, 0.08, b.colours().accent);
  rectangle(cr, 0.33, 0.23, 0.09, 0.08, b.colours().accent);
  disc(cr, 0.23, 0.40, 0.022, b.colours().accent);
  disc(cr, 0.39, 0.40, 0.022, b.colours().accent);
  Card& c = b.cutout(b.add(std::move(canvas)), 1.28, 2.15, 1.20, 0.62, 0.62);
  c.light = b.look().on({0, 0, -1});
  Canvas board(64, 128, 0.36, 0.62);
  rectangle(board.cr(), 0, 0, 0.36, 0.62, rgb(0xE9E1CC));
  rectangle(board.cr(), 0, 0, 0.36, 0.14, b.colours().trim);
  for (int i = 0; i < 6; ++i)
    rectangle(board.cr(), 0.05, 0.2 + i * 0.065, 0.26, 0.02, rgb(0x6A625A));
  b.front(b.add(std::move(board)), 1.10, 1.28, 1.205, 0.36, 0.62);
}

// A double-decker, as it has been since 1912.
void tram(StageBuilder& b, bool arrives) {
  constexpr double kLong = 8.6, kHigh = 4.25, kDeep = 2.1;
  Canvas canvas(1024, 512, kLong, kHigh);
  cairo_t* cr = canvas.cr();
  const Rgb body = mix(b.colours().trim, rgb(0x1F6B4F), 0.6), cream = rgb(0xEADFC4);
  rectangle(cr, 0, 0, kLong, kHigh, body);
  rectangle(cr, 0, 0.12, kLong, 0.16, cream);
  rectangle(cr, 0, 1.98, kLong, 0.22, cream);
  mottle(cr, b.draw(), 0, 0, kLong, kHigh, body, 0.6, 0.08);
  for (int deck = 0; deck < 2; ++deck) {
    for (int i = 0; i < 9; ++i) {
      WindowPaint w = window_paint(b.look(), b.draw());
      w.frame = cream * 0.9, w.panes_x = 1, w.panes_y = 2,
      w.glow = b.look().lamps > 0.2 ? b.look().lamps : 0.15;
      w.lamp = rgb(0xFFE3AE);
      if (deck == 1 && (i == 0 || i == 8)) {
        rectangle(cr, 0.22 + i * 0.92, 2.35, 0.74, 1.65, cream * 0.35);
        continue;
      }
      house_window(cr, b.draw(), 0.24 + i * 0.92, deck == 0 ? 0.55 : 2.45, 0.68, 0.95, w);
    }
  }
  rectangle(cr, 2.4, 3.5, 3.8, 0.42, b.colours().accent);
  signboard(cr, b.draw(), 2.5, 3.52, 3.6, 0.38, b.colours().accent, cream, false);
  rectangle(cr, 0, 4.05, kLong, 0.2, rgb(0x26292B));
  const Texture* side = b.add(std::move(canvas));
  Canvas end(256, 512, kDeep, kHigh);
  rectangle(end.cr(), 0, 0, kDeep, kHigh, body * 0.92);
  WindowPaint w = window_paint(b.look(), b.draw());
  w.frame = cream, w.glow = std::max(0.2, b.look().lamps), w.lamp = rgb(0xFFE3AE);
  house_window(end.cr(), b.draw(), 0.3, 0.5, 1.5, 1.1, w);
  house_window(end.cr(), b.draw(), 0.3, 2.4, 1.5, 1.1, w);
  disc(end.cr(), 1.05, 3.75, 0.13, rgb(0xFFF4D0));
  const Texture* front_end = b.add(std::move(end));

  const std::size_t from = b.stage().cards.size();
  const double z = kRoad + 1.05, x = arrives ? -1.5 : -15.5;
  b.front(side, x, 0.25, z, kLong, kHigh).one_sided = true;
  b.facing_right(front_end, x + kLong, 0.25, z, z + kDeep, kHigh).one_sided = true;
  b.facing_left(front_end, x, 0.25, z, z + kDeep, kHigh).one_sided = true;
  if (!arrives) return;
  Mover mover;
  mover.cards.assign(b.stage().cards.begin() + static_cast<std::ptrdiff_t>(from),
                     b.stage().cards.end());
  b.stage().cards.resize(from);
  // It comes from the left and brakes to its stop.
  mover.offset = [](double seconds) {
    const double left = std::max(0.0, 3.4 - seconds) / 3.4;
    return Vec3{-14.5 * left * left, 0, 0};
  };
  b.stage().movers.push_back(std::move(mover));
}

}  // namespace

void build_tram_stop(StageBuilder& b) {
  b.sky();
  b.skyline(95, 30, 260, 0.72, 34);
  b.skyline(52, 21, 150, 0.45, 22);
  houses(b);
  road(b);
  tram(b, b.plan().tram_arrives);
  shelter(b);
  stop_sign(b);
  // Lamp posts: one near, one in the middle, one across the road.
  const Texture* iron = post_paint(b, mix(b.colours().metal, rgb(0x2E3336), 0.5));
  for (Vec3 p : {Vec3{2.35, 4.6, 0.2}, Vec3{-4.4, 4.6, 2.6}, Vec3{4.6, 4.6, 2.6},
                 Vec3{-7.5, 4.8, 10.2}, Vec3{0.6, 4.8, 10.2}, Vec3{7.4, 4.8, 10.2}}) {
    post(b, iron, p.x, p.z, p.y, p.z < 1 ? 0.075 : 0.06);
    if (b.look().lamps > 0.2) {
      b.shine(b.halo(), {p.x, p.y - 0.05, p.z - 0.02}, 2.6, 2.6).light =
          b.look().lamp * (0.75 * b.look().lamps);
      b.ground_pool(p.x, p.z, 3.2, 3.2, b.look().lamp, 0.55 * b.look().lamps);
    }
  }
  b.stage().ground.tile = 0.9;
  b.stage().marks.behind = 5.5;
  b.stage().marks.seat = 0.46;
}

}  // namespace shotlab::practice
