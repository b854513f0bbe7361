// SPDX-License-Identifier: Apache-2.0

#include "media/model/mark.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace shotlab {
namespace {

constexpr std::array<std::pair<MarkKind, std::string_view>, 5> kNames{{
    {MarkKind::head, "head"},
    {MarkKind::subject, "subject"},
    {MarkKind::region, "region"},
    {MarkKind::gaze, "gaze"},
    {MarkKind::event, "event"},
}};

}  // namespace

double overlap_of(const FrameBox& a, const FrameBox& b) {
  const double w = std::min(a.x + a.w, b.x + b.w) - std::max(a.x, b.x);
  const double h = std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y);
  if (w <= 0 || h <= 0) return 0;
  const double both = w * h;
  return both / (a.w * a.h + b.w * b.h - both);
}

std::string_view name_of(MarkKind kind) {
  for (const auto& [known, name] : kNames) {
    if (known == kind) return name;
  }
  return "head";
}

bool mark_kind_from(std::string_view name, MarkKind& kind) {
  for (const auto& [known, known_name] : kNames) {
    if (known_name != name) continue;
    kind = known;
    return true;
  }
  return false;
}

bool is_sound(const FrameMark& mark) {
  constexpr double kLeast = .002;  // Of the picture: one pixel of 500.
  constexpr double kSlack = 1e-6;
  if (mark.frame < 0) return false;
  if (mark.kind == MarkKind::event) return true;
  const FrameBox& b = mark.box;
  const auto inside = [](double v) { return v >= -kSlack && v <= 1 + kSlack; };
  if (!inside(b.x) || !inside(b.y) || !inside(b.x + b.w) || !inside(b.y + b.h)) return false;
  if (mark.kind == MarkKind::gaze) return std::hypot(b.w, b.h) >= kLeast;
  return b.w >= kLeast && b.h >= kLeast;
}

}  // namespace shotlab
