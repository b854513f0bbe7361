// SPDX-License-Identifier: Apache-2.0

#include "media/model/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "media/model/glyphs.h"

namespace shotlab {

Canvas::Canvas(int width, int height, Ink background) : picture_(make_picture(width, height, 3)) {
  box(0, 0, width, height, background);
}

void Canvas::mix(int x, int y, const Ink& ink, double coverage) {
  if (x < 0 || y < 0 || x >= picture_.width || y >= picture_.height || coverage <= 0) return;
  std::uint8_t* p = picture_.row(y) + 3 * static_cast<std::ptrdiff_t>(x);
  const double share = std::min(coverage, 1.0) * ink.alpha;
  const std::array<std::uint8_t, 3> rgb = {ink.r, ink.g, ink.b};
  for (std::size_t c = 0; c < 3; ++c) {
    p[c] = static_cast<std::uint8_t>(std::lround(p[c] + share * (rgb[c] - p[c])));
  }
}

void Canvas::image(const Picture& rgb, double x, double y, double w, double h, double dim) {
  if (rgb.empty()) return;
  const int left = static_cast<int>(x), top = static_cast<int>(y);
  const int wide = static_cast<int>(w), high = static_cast<int>(h);
  for (int py = 0; py < high; ++py) {
    const double sy = std::clamp((py + .5) * rgb.height / high - .5, 0.0, rgb.height - 1.0);
    const int y0 = static_cast<int>(sy), y1 = std::min(y0 + 1, rgb.height - 1);
    for (int px = 0; px < wide; ++px) {
      const double sx = std::clamp((px + .5) * rgb.width / wide - .5, 0.0, rgb.width - 1.0);
      const int x0 = static_cast<int>(sx), x1 = std::min(x0 + 1, rgb.width - 1);
      const double fx = sx - x0, fy = sy - y0;
      const auto channel = [&](int c) {
        const auto at = [&](int cx, int cy) -> double {
          return rgb.row(cy)[cx * rgb.channels + c];
        };
        const double value = std::lerp(std::lerp(at(x0, y0), at(x1, y0), fx),
                                       std::lerp(at(x0, y1), at(x1, y1), fx), fy);
        return static_cast<std::uint8_t>(std::lround(value * (1 - dim)));
      };
      const bool grey = rgb.channels < 3;
      mix(left + px, top + py, {channel(0), channel(grey ? 0 : 1), channel(grey ? 0 : 2)}, 1);
    }
  }
}

void Canvas::box(double x, double y, double w, double h, Ink ink) {
  for (int py = static_cast<int>(std::floor(y)); py < y + h; ++py) {
    const double cover_y = std::min(py + 1.0, y + h) - std::max<double>(py, y);
    for (int px = static_cast<int>(std::floor(x)); px < x + w; ++px) {
      mix(px, py, ink, cover_y * (std::min(px + 1.0, x + w) - std::max<double>(px, x)));
    }
  }
}

void Canvas::frame(double x, double y, double w, double h, double thickness, Ink ink) {
  box(x, y, w, thickness, ink);
  box(x, y + h - thickness, w, thickness, ink);
  box(x, y + thickness, thickness, h - 2 * thickness, ink);
  box(x + w - thickness, y + thickness, thickness, h - 2 * thickness, ink);
}

void Canvas::line(double x0, double y0, double x1, double y1, double thickness, Ink ink) {
  const double reach = thickness / 2 + 1;
  const double dx = x1 - x0, dy = y1 - y0;
  const double squared = std::max(dx * dx + dy * dy, 1e-9);
  for (int y = static_cast<int>(std::floor(std::min(y0, y1) - reach));
       y <= std::max(y0, y1) + reach; ++y) {
    for (int x = static_cast<int>(std::floor(std::min(x0, x1) - reach));
         x <= std::max(x0, x1) + reach; ++x) {
      const double px = x + .5 - x0, py = y + .5 - y0;
      const double along = std::clamp((px * dx + py * dy) / squared, 0.0, 1.0);
      const double away = std::hypot(px - along * dx, py - along * dy);
      mix(x, y, ink, std::clamp(thickness / 2 + .5 - away, 0.0, 1.0));
    }
  }
}

void Canvas::dashed_frame(double x, double y, double w, double h, double thickness, Ink ink) {
  constexpr double kDash = 10, kGap = 8;
  const auto side = [&](double length, auto draw) {
    for (double at = 0; at < length; at += kDash + kGap) draw(at, std::min(at + kDash, length));
  };
  side(w, [&](double a, double b) {
    line(x + a, y, x + b, y, thickness, ink);
    line(x + a, y + h, x + b, y + h, thickness, ink);
  });
  side(h, [&](double a, double b) {
    line(x, y + a, x, y + b, thickness, ink);
    line(x + w, y + a, x + w, y + b, thickness, ink);
  });
}

void Canvas::arrow(double x0, double y0, double x1, double y1, double thickness, Ink ink) {
  line(x0, y0, x1, y1, thickness, ink);
  const double length = std::hypot(x1 - x0, y1 - y0);
  if (length < 2) {
    disc(x0, y0, thickness, ink);
    return;
  }
  const double head = std::min(length * .6, 3.2 * thickness + 2);
  const double ux = (x1 - x0) / length, uy = (y1 - y0) / length;
  for (const double side : {-1.0, 1.0}) {
    line(x1, y1, x1 - head * (ux - .55 * side * uy), y1 - head * (uy + .55 * side * ux), thickness,
         ink);
  }
}

void Canvas::disc(double x, double y, double radius, Ink ink) {
  for (int py = static_cast<int>(std::floor(y - radius - 1)); py <= y + radius + 1; ++py) {
    for (int px = static_cast<int>(std::floor(x - radius - 1)); px <= x + radius + 1; ++px) {
      mix(px, py, ink, std::clamp(radius + .5 - std::hypot(px + .5 - x, py + .5 - y), 0.0, 1.0));
    }
  }
}

double Canvas::text(double x, double y, std::string_view words, double size, Ink ink) {
  const double start = x;
  for (const char letter : words) {
    const Glyph& glyph = glyph_of(letter);
    for (std::size_t row = 0; row < glyph.size(); ++row) {
      for (std::size_t column = 0; column < 5; ++column) {
        if ((glyph[row] >> (4 - column) & 1) == 0) continue;
        box(x + static_cast<double>(column) * size, y + static_cast<double>(row) * size, size, size,
            ink);
      }
    }
    x += 6 * size;
  }
  return x - start;
}

double Canvas::text_width(std::string_view words, double size) {
  return words.empty() ? 0 : (6 * static_cast<double>(words.size()) - 1) * size;
}

}  // namespace shotlab
