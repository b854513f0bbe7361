// SPDX-License-Identifier: Apache-2.0

#include "app/practice/raster/canvas.h"

#include <utility>

namespace shotlab::practice {

Canvas::Canvas(int width, int height)
    : width_(width),
      height_(height),
      pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {
  surface_ = cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(pixels_.data()),
                                                 CAIRO_FORMAT_ARGB32, width, height, width * 4);
  cr_ = cairo_create(surface_);
}

Canvas::Canvas(int width, int height, double metres_w, double metres_h) : Canvas(width, height) {
  cairo_scale(cr_, width / metres_w, height / metres_h);
}

Canvas::~Canvas() {
  if (cr_ != nullptr) cairo_destroy(cr_);
  if (surface_ != nullptr) cairo_surface_destroy(surface_);
}

Canvas::Canvas(Canvas&& other) noexcept
    : width_(other.width_),
      height_(other.height_),
      pixels_(std::move(other.pixels_)),
      surface_(std::exchange(other.surface_, nullptr)),
      cr_(std::exchange(other.cr_, nullptr)) {}

void Canvas::clear() {
  std::fill(pixels_.begin(), pixels_.end(), 0u);
  touched();
}

void Canvas::clear(const PixelBox& box) {
  if (box.empty()) return;
  flush();
  for (int y = box.y0; y < box.y1; ++y) std::fill_n(row(y) + box.x0, box.width(), 0u);
  touched();
}

void Canvas::flush() { cairo_surface_flush(surface_); }
void Canvas::touched() { cairo_surface_mark_dirty(surface_); }

std::vector<std::uint32_t> Canvas::take_pixels() {
  cairo_surface_finish(surface_);
  return std::move(pixels_);
}

void ink(cairo_t* cr, Rgb c, double alpha) { cairo_set_source_rgba(cr, c.r, c.g, c.b, alpha); }

void rectangle(cairo_t* cr, double x, double y, double w, double h, Rgb colour, double alpha) {
  ink(cr, colour, alpha);
  cairo_rectangle(cr, x, y, w, h);
  cairo_fill(cr);
}

void rounded(cairo_t* cr, double x, double y, double w, double h, double radius) {
  const double r = std::min({radius, w / 2, h / 2});
  cairo_new_sub_path(cr);
  cairo_arc(cr, x + w - r, y + r, r, -kPi / 2, 0);
  cairo_arc(cr, x + w - r, y + h - r, r, 0, kPi / 2);
  cairo_arc(cr, x + r, y + h - r, r, kPi / 2, kPi);
  cairo_arc(cr, x + r, y + r, r, kPi, kPi * 1.5);
  cairo_close_path(cr);
}

void disc(cairo_t* cr, double x, double y, double radius, Rgb colour, double alpha) {
  ink(cr, colour, alpha);
  cairo_new_path(cr);
  cairo_arc(cr, x, y, radius, 0, 2 * kPi);
  cairo_fill(cr);
}

void polygon(cairo_t* cr, const std::vector<Point>& points) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i == 0) {
      cairo_move_to(cr, points[i].x, points[i].y);
    } else {
      cairo_line_to(cr, points[i].x, points[i].y);
    }
  }
  cairo_close_path(cr);
}

void glow(cairo_t* cr, double x, double y, double rx, double ry, Rgb c, double alpha) {
  cairo_save(cr);
  cairo_translate(cr, x, y);
  cairo_scale(cr, rx, ry);
  cairo_pattern_t* pattern = cairo_pattern_create_radial(0, 0, 0, 0, 0, 1);
  // A bell, not a cone: a straight ramp shows its rim.
  for (int i = 0; i <= 8; ++i) {
    const double t = i / 8.0;
    const double fall = 0.5 + 0.5 * std::cos(kPi * t);
    cairo_pattern_add_color_stop_rgba(pattern, t, c.r, c.g, c.b, alpha * fall * fall);
  }
  cairo_set_source(cr, pattern);
  cairo_new_path(cr);
  cairo_arc(cr, 0, 0, 1, 0, 2 * kPi);
  cairo_fill(cr);
  cairo_pattern_destroy(pattern);
  cairo_restore(cr);
}

namespace {

void blend(cairo_t* cr, double x, double y, double w, double h, double x1, double y1, Rgb a,
           double aa, Rgb b, double ba) {
  cairo_pattern_t* pattern = cairo_pattern_create_linear(x, y, x1, y1);
  cairo_pattern_add_color_stop_rgba(pattern, 0, a.r, a.g, a.b, aa);
  cairo_pattern_add_color_stop_rgba(pattern, 1, b.r, b.g, b.b, ba);
  cairo_set_source(cr, pattern);
  cairo_rectangle(cr, x, y, w, h);
  cairo_fill(cr);
  cairo_pattern_destroy(pattern);
}

}  // namespace

void blend_down(cairo_t* cr, double x, double y, double w, double h, Rgb top, double top_alpha,
                Rgb bottom, double bottom_alpha) {
  blend(cr, x, y, w, h, x, y + h, top, top_alpha, bottom, bottom_alpha);
}

void blend_right(cairo_t* cr, double x, double y, double w, double h, Rgb left, double left_alpha,
                 Rgb right, double right_alpha) {
  blend(cr, x, y, w, h, x + w, y, left, left_alpha, right, right_alpha);
}

}  // namespace shotlab::practice
