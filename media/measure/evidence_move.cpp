// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "media/base/text.h"
#include "media/measure/evidence.h"
#include "media/measure/move_units.h"
#include "media/model/canvas.h"

namespace shotlab {
namespace {

constexpr double kMargin = 16, kGraph = 190, kLegend = 150;

struct Curve {
  const char* name = "";
  Ink ink;
};
constexpr std::array<Curve, kChannels> kCurves = {
    {{"X", ink::kGood}, {"Y", ink::kBlue}, {"ZOOM", ink::kYellow}, {"ROLL", ink::kViolet}}};

// The least of 1, 2, 5, 10, ... percent that holds `value`, so that graphs can be compared.
double nice_range(double value) {
  for (double decade = .01; decade < 100; decade *= 10) {
    for (const double step : {1.0, 2.0, 5.0}) {
      if (value <= step * decade) return step * decade;
    }
  }
  return value;
}

void draw_trails(Canvas& canvas, const CameraTrack& track, double left, double top, double wide,
                 double high) {
  const double sx = wide / std::max(1, track.width), sy = high / std::max(1, track.height);
  // Strays first: what agrees lies on top.
  for (const bool agrees : {false, true}) {
    for (const Trail& trail : track.trails) {
      if (trail.agrees != agrees) continue;
      const double x0 = left + (trail.from.x + .5) * sx, y0 = top + (trail.from.y + .5) * sy;
      const double x1 = left + (trail.to.x + .5) * sx, y1 = top + (trail.to.y + .5) * sy;
      const Ink ink = agrees ? ink::kGood : ink::kStray;
      if (std::hypot(x1 - x0, y1 - y0) < 3) {
        canvas.disc(x0, y0, 3, ink);
      } else {
        canvas.arrow(x0, y0, x1, y1, 2, ink);
      }
    }
  }
}

void draw_path(Canvas& canvas, const MoveMeasurement& measured, const CameraTrack& track,
               double top, double wide) {
  const double left = kMargin, graph_wide = wide - kLegend;
  canvas.box(left, top, wide, kGraph, ink::kPanel);
  std::vector<std::array<double, kChannels>> points;
  double largest = 0;
  for (const PathPoint& point : measured.path) {
    points.push_back(displacement(point, track.width, track.height));
    for (const double value : points.back()) largest = std::max(largest, std::abs(value));
  }
  const double range = nice_range(std::max(largest, .01));
  const double middle = top + kGraph / 2, scale = (kGraph / 2 - 16) / range;
  for (const double part : {-1.0, -.5, 0.0, .5, 1.0}) {
    const double y = middle - part * range * scale;
    canvas.line(left + 70, y, left + graph_wide, y, part == 0 ? 1.5 : 1, ink::kRule);
    const std::string label =
        (part > 0 ? "+" : "") + number(100 * part * range, range < .1 ? 1 : 0);
    canvas.text(left + 62 - Canvas::text_width(label, 2), y - 7, label, 2, ink::kQuiet);
  }
  const double frames = std::max<double>(1, static_cast<double>(points.size()) - 1);
  const auto x_of = [&](double frame) { return left + 70 + (graph_wide - 70) * frame / frames; };
  const double from = x_of(track.trails_from), to = x_of(track.trails_to);
  canvas.box(from, top, std::max(1.0, to - from), kGraph, {255, 255, 255, .06});
  for (double second = 1; second * track.fps < frames; ++second) {
    const double x = x_of(second * track.fps);
    canvas.line(x, middle - 3, x, middle + 3, 1.5, ink::kQuiet);
  }

  const auto& last = points.empty() ? std::array<double, kChannels>{} : points.back();
  for (std::size_t c = 0; c < kChannels; ++c) {
    for (std::size_t i = 1; i < points.size(); ++i) {
      canvas.line(x_of(static_cast<double>(i) - 1), middle - points[i - 1][c] * scale,
                  x_of(static_cast<double>(i)), middle - points[i][c] * scale, 2.5, kCurves[c].ink);
    }
    const double y = top + 20 + 40 * static_cast<double>(c);
    const double x = left + graph_wide + 16;
    canvas.box(x, y + 2, 14, 10, kCurves[c].ink);
    canvas.text(x + 22, y, kCurves[c].name, 2, ink::kText);
    const std::string value = (last[c] > 0 ? "+" : "") + number(100 * last[c], 1) + "%";
    canvas.text(x + 22, y + 17, value, 2, ink::kQuiet);
  }
}

}  // namespace

Picture draw_move(const MoveMeasurement& measured, const CameraTrack& track, const Picture& shown) {
  const double wide = kEvidenceWidth - 2 * kMargin;
  const double aspect =
      track.height > 0 ? static_cast<double>(track.width) / track.height : 16.0 / 9;
  const double high = std::min(wide / aspect, wide);
  const double picture_wide = high * aspect;
  const double left = kMargin + (wide - picture_wide) / 2;
  Canvas canvas(kEvidenceWidth, static_cast<int>(high + kGraph + 3 * kMargin));
  canvas.image(shown, left, kMargin, picture_wide, high, .38);

  // Inside this line points count once, outside it three times: people seldom stand there.
  canvas.dashed_frame(left + .2 * picture_wide, kMargin + .2 * high, .6 * picture_wide, .6 * high,
                      1.5, {255, 255, 255, .45});
  draw_trails(canvas, track, left, kMargin, picture_wide, high);

  const auto agree = std::count_if(track.trails.begin(), track.trails.end(),
                                   [](const Trail& trail) { return trail.agrees; });
  const std::string note = "#" + std::to_string(track.trails_from + measured.frames.in) + " - " +
                           std::to_string(track.trails_to + measured.frames.in) + "   " +
                           std::to_string(agree) + "/" + std::to_string(track.trails.size());
  const Ink state = measured.coarse == Move::unknown ? ink::kStray : ink::kGood;
  const double note_wide = Canvas::text_width(note, 2.5) + 26;
  canvas.box(left, kMargin + high - 38, note_wide, 38, {18, 22, 30, .82});
  canvas.box(left, kMargin + high - 38, 5, 38, state);
  canvas.text(left + 16, kMargin + high - 28, note, 2.5, ink::kText);

  draw_path(canvas, measured, track, 2 * kMargin + high, wide);
  return canvas.picture();
}

}  // namespace shotlab
