// SPDX-License-Identifier: Apache-2.0

#include "media/measure/evidence_pair.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "media/base/text.h"
#include "media/measure/composite.h"
#include "media/measure/evidence.h"
#include "media/measure/masses.h"
#include "media/measure/path_match.h"
#include "media/model/canvas.h"

namespace shotlab {
namespace {

constexpr double kMargin = 12, kFoot = 40;

// `on` mixed with a colour where the mask is.
Picture tinted(const Picture& on, const Mask& mask, Ink ink) {
  Picture out = on;
  for (int y = 0; y < out.height; ++y) {
    std::uint8_t* p = out.row(y);
    for (int x = 0; x < out.width; ++x, p += 3) {
      if (!mask.at(x, y)) continue;
      p[0] = static_cast<std::uint8_t>((p[0] + ink.r) / 2);
      p[1] = static_cast<std::uint8_t>((p[1] + ink.g) / 2);
      p[2] = static_cast<std::uint8_t>((p[2] + ink.b) / 2);
    }
  }
  return out;
}

// Two pictures side by side with a line of figures below.
Picture pair_of(const Picture& left, const Picture& right, const std::string& note, Ink ink) {
  const double wide = (kEvidenceWidth - 3 * kMargin) / 2;
  const double high = left.empty() ? wide * 9 / 16 : wide * left.height / left.width;
  Canvas canvas(kEvidenceWidth, static_cast<int>(high + 2 * kMargin + kFoot));
  canvas.image(left, kMargin, kMargin, wide, high);
  canvas.image(right, 2 * kMargin + wide, kMargin, wide, high);
  canvas.box(0, high + 2 * kMargin, 5, kFoot, ink);
  canvas.text(16, high + 2 * kMargin + 10, note, 2.2, ink::kText);
  return canvas.picture();
}

Mask edge_of(const Mask& mask) {
  Mask inner = grown(mask, -1);
  for (std::size_t i = 0; i < inner.on.size(); ++i)
    inner.on[i] = mask.on[i] != 0 && inner.on[i] == 0;
  return inner;
}

}  // namespace

Picture draw_region(const RegionDifference& measured, const Picture& take, const Picture& other,
                    const Mask& inside) {
  constexpr double kSeen = 6;  // CIE76.
  const LabPicture a = lab_picture(take), b = lab_picture(other);
  Mask in = make_mask(take.width, take.height), out = in;
  for (std::size_t i = 0; i < a.pixels.size() && i < inside.on.size(); ++i) {
    if (distance_of(a.pixels[i], b.pixels[i]) < kSeen) continue;
    (inside.on[i] != 0 ? in : out).on[i] = 1;
  }
  const Picture marked =
      tinted(tinted(tinted(take, in, ink::kGood), out, ink::kStray), edge_of(inside), ink::kYellow);
  return pair_of(other, marked,
                 "#" + std::to_string(measured.worst_frame) + "  OUTSIDE SSIM " +
                     number(measured.outside_ssim, 3) + "  INSIDE " +
                     number(measured.inside_delta, 1),
                 ink::kBlue);
}

Picture draw_follow(const FollowMeasurement& measured, const Picture& take, const Picture& source) {
  return pair_of(tinted(source, masses_of(lab_picture(source)), ink::kBlue),
                 tinted(take, masses_of(lab_picture(take)), ink::kBlue),
                 "#" + std::to_string(measured.worst_frame) + "  OVERLAP " +
                     number(measured.overlap, 2) + "  MOTION " + number(measured.motion, 2),
                 ink::kBlue);
}

Picture draw_composite(const CompositeMeasurement& measured, const Picture& take,
                       const Picture& plate) {
  const Mask element = Composite::element_of(lab_picture(take), lab_picture(plate));
  return pair_of(plate, tinted(take, edge_of(element), ink::kYellow),
                 "#" + std::to_string(measured.frame) + "  EDGE " + number(measured.edge_delta, 1) +
                     "  LEFT/RIGHT " + number(measured.left_right, 2) +
                     (measured.slide < 0 ? "" : "  SLIDE " + number(100 * measured.slide, 1) + "%"),
                 ink::kBlue);
}

Picture draw_paths(const PathMatch& measured, const MoveMeasurement& take,
                   const MoveMeasurement& reference, double aspect) {
  constexpr double kHigh = 420;
  const double wide = (kEvidenceWidth - 3 * kMargin) / 2;
  Canvas canvas(kEvidenceWidth, static_cast<int>(kHigh + 2 * kMargin + kFoot));
  const PathShape a = shape_of(take.path, aspect), b = shape_of(reference.path, aspect);
  double most = 1e-6;
  for (const PathShape* shape : {&a, &b}) {
    for (const auto& point : *shape) {
      for (const double part : point) most = std::max(most, std::abs(part));
    }
  }
  canvas.box(kMargin, kMargin, wide, kHigh, ink::kPanel);
  canvas.box(2 * kMargin + wide, kMargin, wide, kHigh, ink::kPanel);
  const double unit = .46 * std::min(wide, kHigh) / most;
  const double x0 = kMargin + wide / 2, y0 = kMargin + kHigh / 2;
  const double left = 2 * kMargin + wide;
  const auto draw = [&](const PathShape& shape, Ink ink, double thickness) {
    for (std::size_t i = 1; i < kPathPoints; ++i) {
      const auto &p = shape[i - 1], &q = shape[i];
      canvas.line(x0 + unit * p[0], y0 + unit * p[1], x0 + unit * q[0], y0 + unit * q[1], thickness,
                  ink);
      const double t0 = left + wide * static_cast<double>(i - 1) / (kPathPoints - 1),
                   t1 = left + wide * static_cast<double>(i) / (kPathPoints - 1);
      canvas.line(t0, y0 - unit * p[2], t1, y0 - unit * q[2], thickness, ink);
      canvas.line(t0, y0 - unit * p[3], t1, y0 - unit * q[3], thickness / 2, ink);
    }
    canvas.disc(x0 + unit * shape.back()[0], y0 + unit * shape.back()[1], 2 * thickness, ink);
  };
  draw(b, ink::kBlue, 5);
  draw(a, ink::kGood, 2.5);
  canvas.text(kMargin + 10, kMargin + 10, "RIGHT, DOWN", 2, ink::kQuiet);
  canvas.text(left + 10, kMargin + 10, "IN (THICK), ROLL OVER TIME", 2, ink::kQuiet);
  canvas.box(0, kHigh + 2 * kMargin, 5, kFoot, ink::kBlue);
  canvas.text(16, kHigh + 2 * kMargin + 10,
              "DISTANCE " + number(measured.distance, 2) + "  DIRECTION " +
                  number(measured.direction, 2) + "  AMOUNT " + number(measured.amount, 2) +
                  "  (BLUE: REFERENCE)",
              2.2, ink::kText);
  return canvas.picture();
}

}  // namespace shotlab
