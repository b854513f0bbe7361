// SPDX-License-Identifier: Apache-2.0
//
// A Canvas is a Cairo image that owns itself: premultiplied ARGB in native words, which is also
// what the rasteriser reads and writes. One pixel is the unit unless a scale is given.
//
// Threading: one thread at a time.

#pragma once

#include <cairo.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "app/practice/vec.h"

namespace shotlab::practice {

// Pixels [x0, x1) x [y0, y1).
struct PixelBox {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  bool empty() const { return x0 >= x1 || y0 >= y1; }
  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
  // The part of it that lies on a picture of that size.
  PixelBox within(int w, int h) const {
    return {std::max(0, x0), std::max(0, y0), std::min(w, x1), std::min(h, y1)};
  }
};

class Canvas {
 public:
  Canvas(int width, int height);
  // Drawn in metres: `metres_w` across, `metres_h` down, origin top left.
  Canvas(int width, int height, double metres_w, double metres_h);
  ~Canvas();
  Canvas(Canvas&& other) noexcept;
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;
  Canvas& operator=(Canvas&&) = delete;

  cairo_t* cr() { return cr_; }
  int width() const { return width_; }
  int height() const { return height_; }
  void clear();
  void clear(const PixelBox& box);  // REQUIRES: a box within the canvas.
  // Between drawing with Cairo and touching pixels.
  void flush();
  void touched();
  std::uint32_t* row(int y) {
    return pixels_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width_);
  }
  const std::uint32_t* row(int y) const {
    return pixels_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width_);
  }
  std::vector<std::uint32_t> take_pixels();

 private:
  int width_, height_;
  std::vector<std::uint32_t> pixels_;
  cairo_surface_t* surface_ = nullptr;
  cairo_t* cr_ = nullptr;
};

// A few strokes of the brush that every painter here needs.
void ink(cairo_t* cr, Rgb colour, double alpha = 1);
void rectangle(cairo_t* cr, double x, double y, double w, double h, Rgb colour, double alpha = 1);
void rounded(cairo_t* cr, double x, double y, double w, double h, double radius);  // Path only.
void disc(cairo_t* cr, double x, double y, double radius, Rgb colour, double alpha = 1);
void polygon(cairo_t* cr, const std::vector<Point>& points);  // Path only, closed.
// A soft round light or shade: full at the centre, nothing at the rim.
void glow(cairo_t* cr, double x, double y, double rx, double ry, Rgb colour, double alpha);
// A rectangle that runs from one colour to another, downwards or to the right.
void blend_down(cairo_t* cr, double x, double y, double w, double h, Rgb top, double top_alpha,
                Rgb bottom, double bottom_alpha);
void blend_right(cairo_t* cr, double x, double y, double w, double h, Rgb left, double left_alpha,
                 Rgb right, double right_alpha);

}  // namespace shotlab::practice
