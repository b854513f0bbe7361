// SPDX-License-Identifier: Apache-2.0

#include "app/practice/surfaces.h"

#include "app/practice/raster/canvas.h"

namespace shotlab::practice {
namespace {

Rgb varied(Random& draw, Rgb base, double by) {
  const double k = 1 + draw.real(-by, by);
  return clamped(Rgb{base.r * k * (1 + draw.real(-by, by) * 0.3), base.g * k,
                     base.b * k * (1 + draw.real(-by, by) * 0.3)});
}

}  // namespace

void mottle(cairo_t* cr, Random& draw, double x, double y, double w, double h, Rgb base,
            double size, double strength) {
  cairo_save(cr);
  cairo_rectangle(cr, x, y, w, h);
  cairo_clip(cr);
  const int count = std::clamp(static_cast<int>(w * h / (size * size) * 1.6), 6, 260);
  for (int i = 0; i < count; ++i) {
    const bool light = draw.chance(0.5);
    const Rgb c = light ? mix(base, {1, 0.98, 0.94}, 0.5) : base * 0.55;
    cairo_save(cr);
    cairo_translate(cr, draw.real(x, x + w), draw.real(y, y + h));
    cairo_rotate(cr, draw.real(-0.35, 0.35));
    cairo_scale(cr, size * draw.real(0.5, 1.4), size * draw.real(0.18, 0.5));
    cairo_arc(cr, 0, 0, 1, 0, 2 * kPi);
    cairo_restore(cr);
    ink(cr, c, strength * draw.real(0.3, 1.0));
    cairo_fill(cr);
  }
  cairo_restore(cr);
}

void plaster(cairo_t* cr, Random& draw, double w, double h, Rgb base) {
  rectangle(cr, 0, 0, w, h, base);
  mottle(cr, draw, 0, 0, w, h, base, std::min(w, h) * 0.28, 0.10);
  mottle(cr, draw, 0, 0, w, h, base, std::min(w, h) * 0.09, 0.09);
  // Runs of rain from the top, dirt from the ground.
  for (int i = 0; i < 14; ++i) {
    const double x = draw.real(0, w);
    blend_down(cr, x, 0, draw.real(0.01, 0.05) * w / 4, h * draw.real(0.2, 0.7), base * 0.55, 0.22,
               base * 0.6, 0);
  }
  blend_down(cr, 0, h * 0.72, w, h * 0.28, base * 0.5, 0, base * 0.42, 0.42);
}

void bricks(cairo_t* cr, Random& draw, double x, double y, double w, double h, double bw, double bh,
            Rgb base) {
  rectangle(cr, x, y, w, h, mix(base * 0.62, rgb(0xB0A898), 0.22));
  cairo_save(cr);
  cairo_rectangle(cr, x, y, w, h);
  cairo_clip(cr);
  const double joint = bh * 0.12;
  int row = 0;
  for (double by = y; by < y + h; by += bh, ++row) {
    for (double bx = x - (row % 2 == 0 ? 0 : bw / 2); bx < x + w; bx += bw) {
      const Rgb c = varied(draw, draw.chance(0.08) ? base * 0.72 : base, 0.10);
      rectangle(cr, bx + joint / 2, by + joint / 2, bw - joint, bh - joint, c);
      rectangle(cr, bx + joint / 2, by + joint / 2, bw - joint, joint * 0.7,
                mix(c, {1, 0.95, 0.85}, 0.25));
    }
  }
  cairo_restore(cr);
  mottle(cr, draw, x, y, w, h, base, std::min(w, h) * 0.3, 0.07);
}

void planks(cairo_t* cr, Random& draw, double x, double y, double w, double h, double plank,
            bool upright, Rgb base) {
  const double along = upright ? w : h;
  for (double at = 0; at < along - 1e-9; at += plank) {
    const Rgb c = varied(draw, base, 0.10);
    const double size = std::min(plank, along - at);
    if (upright) {
      rectangle(cr, x + at, y, size, h, c);
      rectangle(cr, x + at, y, size * 0.06, h, c * 0.55);
      for (int i = 0; i < 3; ++i) {
        const double gx = x + at + size * draw.real(0.15, 0.95);
        blend_down(cr, gx, y, size * 0.03, h, c * 0.7, 0.5, c * 0.8, 0.1);
      }
    } else {
      rectangle(cr, x, y + at, w, size, c);
      rectangle(cr, x, y + at, w, size * 0.06, c * 0.55);
      for (int i = 0; i < 3; ++i) {
        const double gy = y + at + size * draw.real(0.15, 0.95);
        blend_right(cr, x, gy, w, size * 0.03, c * 0.7, 0.5, c * 0.8, 0.1);
      }
    }
  }
}

void wall_tiles(cairo_t* cr, Random& draw, double x, double y, double w, double h, double tile,
                Rgb base, Rgb joint) {
  rectangle(cr, x, y, w, h, joint);
  const double gap = tile * 0.05;
  for (double ty = y; ty < y + h - 1e-9; ty += tile) {
    for (double tx = x; tx < x + w - 1e-9; tx += tile) {
      const double tw = std::min(tile, x + w - tx), th = std::min(tile, y + h - ty);
      const Rgb c = varied(draw, base, 0.05);
      rectangle(cr, tx + gap, ty + gap, tw - 2 * gap, th - 2 * gap, c);
      blend_down(cr, tx + gap, ty + gap, tw - 2 * gap, (th - 2 * gap) * 0.35, {1, 1, 1}, 0.20,
                 {1, 1, 1}, 0);
    }
  }
}

WindowPaint window_paint(const Look& look, Random& draw) {
  WindowPaint p;
  p.lit = look.lit_windows.get();
  p.frame = look.materials.trim;
  const bool lit = draw.chance(0.62);
  p.glow = lit ? look.lamps : 0;
  p.glass_top = mix(look.sky.top, rgb(0x2A323C), look.night ? 0.75 : 0.45);
  p.glass_bottom = mix(look.sky.middle, rgb(0x39434C), look.night ? 0.8 : 0.35);
  p.lamp = mix(look.lamp, draw.chance(0.3) ? look.second_lamp : rgb(0xFFE2A8), draw.real(0.1, 0.6));
  return p;
}

void house_window(cairo_t* cr, Random& draw, double x, double y, double w, double h,
                  const WindowPaint& p) {
  const double edge = std::min(w, h) * 0.09;
  rectangle(cr, x - edge * 1.1, y - edge * 1.1, w + edge * 2.2, h + edge * 2.4, p.frame * 0.72);
  rectangle(cr, x - edge * 0.7, y - edge * 0.7, w + edge * 1.4, h + edge * 1.4, p.frame);
  blend_down(cr, x, y, w, h, p.glass_top, 1, p.glass_bottom, 1);
  if (p.glow > 0) {
    blend_down(cr, x, y, w, h, p.lamp, p.glow * 0.95, mix(p.lamp, {1, 0.95, 0.8}, 0.3), p.glow);
    if (p.lit != nullptr) {
      LitWindow note{x, y, x + w, y + h, p.lamp * p.glow};
      cairo_user_to_device(cr, &note.x0, &note.y0);
      cairo_user_to_device(cr, &note.x1, &note.y1);
      p.lit->push_back(note);
    }
    // Somebody's curtain.
    if (draw.chance(0.55))
      blend_right(cr, x, y, w * draw.real(0.2, 0.45), h, p.lamp * 0.55, p.glow * 0.8, p.lamp * 0.75,
                  p.glow * 0.6);
  } else {
    // A slanting reflection.
    cairo_save(cr);
    cairo_rectangle(cr, x, y, w, h);
    cairo_clip(cr);
    ink(cr, {1, 1, 1}, 0.12);
    cairo_move_to(cr, x, y + h * 0.75);
    cairo_line_to(cr, x, y + h * 0.35);
    cairo_line_to(cr, x + w, y - h * 0.1);
    cairo_line_to(cr, x + w, y + h * 0.25);
    cairo_fill(cr);
    cairo_restore(cr);
  }
  for (int i = 1; i < p.panes_x; ++i)
    rectangle(cr, x + w * i / p.panes_x - edge * 0.25, y, edge * 0.5, h, p.frame);
  for (int i = 1; i < p.panes_y; ++i)
    rectangle(cr, x, y + h * i / p.panes_y - edge * 0.25, w, edge * 0.5, p.frame);
  blend_down(cr, x, y, w, h * 0.16, {0, 0, 0}, 0.35, {0, 0, 0}, 0);
  rectangle(cr, x - edge * 1.5, y + h + edge * 0.8, w + edge * 3, edge * 0.9,
            mix(p.frame, {1, 1, 1}, 0.25));
}

void facade(cairo_t* cr, Random& draw, const Look& look, double w, double h, Rgb base, int floors,
            int bays, bool brick) {
  if (brick) {
    bricks(cr, draw, 0, 0, w, h, w / bays / 5, h / floors / 11, base);
    blend_down(cr, 0, h * 0.7, w, h * 0.3, base * 0.4, 0, base * 0.35, 0.45);
  } else {
    plaster(cr, draw, w, h, base);
  }
  const double bay = w / bays, floor = h / floors;
  for (int f = 0; f < floors - 1; ++f) {
    rectangle(cr, 0, f * floor + floor * 0.93, w, floor * 0.05, mix(base, {1, 0.97, 0.9}, 0.3));
    rectangle(cr, 0, f * floor + floor * 0.98, w, floor * 0.03, base * 0.55);
    for (int b = 0; b < bays; ++b) {
      const double ww = bay * draw.real(0.42, 0.54), wh = floor * 0.56;
      const double x = b * bay + (bay - ww) / 2, y = f * floor + floor * 0.20;
      house_window(cr, draw, x, y, ww, wh, window_paint(look, draw));
      if (draw.chance(0.28)) {  // An air conditioner, as everywhere.
        const double aw = ww * 0.55, ah = floor * 0.13;
        rectangle(cr, x + ww * 0.2, y + wh + floor * 0.07, aw, ah, rgb(0xB9B9B2));
        rectangle(cr, x + ww * 0.2 + aw * 0.1, y + wh + floor * 0.09, aw * 0.5, ah * 0.6,
                  rgb(0x77797A));
      }
    }
  }
}

void foliage(cairo_t* cr, Random& draw, double cx, double cy, double rx, double ry, Rgb leaf,
             double light_side, int blobs) {
  for (int pass = 0; pass < 3; ++pass) {
    const Rgb c = pass == 0   ? leaf * 0.48
                  : pass == 1 ? leaf * 0.85
                              : mix(leaf, rgb(0xF2E7A0), 0.35);
    const int n = pass == 0 ? blobs : pass == 1 ? blobs : blobs / 2;
    for (int i = 0; i < n; ++i) {
      const double a = draw.real(0, 2 * kPi), r = std::sqrt(draw.real()) * (pass == 0 ? 1.0 : 0.88);
      const double shift = pass == 0 ? 0 : pass == 1 ? 0.08 : 0.24;
      const double x = cx + rx * (r * std::cos(a) + shift * light_side);
      const double y = cy + ry * (r * std::sin(a) - shift);
      const double size = std::min(rx, ry) * draw.real(0.10, pass == 0 ? 0.30 : 0.20);
      cairo_save(cr);
      cairo_translate(cr, x, y);
      cairo_rotate(cr, draw.real(0, kPi));
      cairo_scale(cr, size, size * draw.real(0.45, 0.8));
      cairo_arc(cr, 0, 0, 1, 0, 2 * kPi);
      cairo_restore(cr);
      ink(cr, varied(draw, c, 0.12), pass == 2 ? 0.85 : 1);
      cairo_fill(cr);
    }
  }
}

void signboard(cairo_t* cr, Random& draw, double x, double y, double w, double h, Rgb board,
               Rgb letters, bool upright) {
  rectangle(cr, x, y, w, h, board * 0.6);
  const double edge = std::min(w, h) * 0.07;
  rectangle(cr, x + edge, y + edge, w - 2 * edge, h - 2 * edge, board);
  // Lettering is suggested, as on a far board in a painted backdrop: a few strokes in each square.
  const double cell = (upright ? w : h) * 0.72;
  const int count = std::max(1, static_cast<int>((upright ? h : w) / (cell * 1.25)));
  ink(cr, letters);
  for (int i = 0; i < count; ++i) {
    const double along = ((i + 0.5) / count) * (upright ? h : w) - cell / 2;
    const double gx = upright ? x + (w - cell) / 2 : x + along,
                 gy = upright ? y + along : y + (h - cell) / 2;
    const double t = cell * 0.12;
    const int strokes = 2 + static_cast<int>(draw.below(3));
    for (int s = 0; s < strokes; ++s) {
      const double sy = gy + cell * (0.12 + 0.76 * s / std::max(1, strokes - 1));
      cairo_rectangle(cr, gx + cell * draw.real(0, 0.18), sy - t / 2, cell * draw.real(0.6, 0.84),
                      t);
    }
    cairo_rectangle(cr, gx + cell * draw.real(0.3, 0.6), gy, t, cell);
    cairo_fill(cr);
  }
}

void awning(cairo_t* cr, Random&, double x, double y, double w, double h, Rgb a, Rgb b) {
  const int stripes = std::max(3, static_cast<int>(w / (h * 0.45)));
  for (int i = 0; i < stripes; ++i) {
    const double sw = w / stripes, sx = x + i * sw;
    const Rgb c = i % 2 == 0 ? a : b;
    rectangle(cr, sx, y, sw, h * 0.8, c);
    cairo_new_path(cr);
    cairo_arc(cr, sx + sw / 2, y + h * 0.8, sw / 2, 0, kPi);
    ink(cr, c * 0.85);
    cairo_fill(cr);
  }
  blend_down(cr, x, y, w, h * 0.8, {0, 0, 0}, 0.0, {0, 0, 0}, 0.22);
}

}  // namespace shotlab::practice
