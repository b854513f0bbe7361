// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/path_views.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/gui/draw/widgets.h"
#include "media/model/camera_path.h"

namespace shotlab::gui {
namespace {

constexpr float kGrip = 13;       // How near the pointer must be to take a thing.
constexpr double kStep = 0.05;    // Metres that a drag counts in.
constexpr int kSamples = 96;      // Of the line between the first key and the last.
constexpr double kLeastSpan = 6;  // Metres across a plan.

// On the ground of the screen, which is dark in both rooms.
constexpr Rgb kGrid = rgb(0x343434), kAxis = rgb(0x5A5A5A);
constexpr Rgb kPiece = rgb(0x444444), kPieceEdge = rgb(0x7C7C7C);
constexpr Rgb kPath = rgb(0x74B8FF), kOnPath = rgb(0x101820);
constexpr Rgb kKey = rgb(0x272727), kKeyWords = rgb(0xECECEC), kAimed = rgb(0xABABAB);

const Text kAbove{"From above", "由上望"};
const Text kFromSide{"From the side", "由側望"};

struct Flat {
  PathDraft::Extent extent;
  ImVec2 low, high;
  float scale = 1;  // Pixels per metre.
  PathSide from = PathSide::above;

  ImVec2 at(double u, double v) const {
    return {low.x + static_cast<float>(u - extent.u0) * scale,
            high.y - static_cast<float>(v - extent.v0) * scale};
  }
  ImVec2 at(double x, double y, double z) const {
    return from == PathSide::above ? at(x, z) : at(z, y);
  }
  double u_of(float px) const { return extent.u0 + (px - low.x) / scale; }
  double v_of(float py) const { return extent.v0 + (high.y - py) / scale; }
};

// All that must be seen, in the shape of the pane.
PathDraft::Extent extent_of(const PathScene& scene, PathSide from, ImVec2 room) {
  double u0 = -1, u1 = 1, v0 = from == PathSide::above ? -1 : 0, v1 = 1;
  const auto take_in = [&](double x, double y, double z) {
    const double u = from == PathSide::above ? x : z, v = from == PathSide::above ? z : y;
    u0 = std::min(u0, u), u1 = std::max(u1, u);
    v0 = std::min(v0, v), v1 = std::max(v1, v);
  };
  for (const SetPiece& piece : scene.set) {
    take_in(piece.low[0], piece.low[1], piece.low[2]);
    take_in(piece.high[0], piece.high[1], piece.high[2]);
  }
  for (const CameraKey& key : scene.keys) {
    take_in(key.x, key.y, key.z);
    take_in(key.look_x, key.look_y, key.look_z);
  }
  const double margin = 1.2;
  u0 -= margin, u1 += margin, v0 -= margin, v1 += margin;
  const double shape = room.x / std::max(room.y, 1.0f);
  const double tall = std::max({v1 - v0, (u1 - u0) / shape, kLeastSpan / std::max(shape, 1.0)});
  const double wide = tall * shape;
  const double mid_u = (u0 + u1) / 2, mid_v = (v0 + v1) / 2;
  // Whole half metres, so that the ground does not creep while a key is moved by its fields.
  const auto snapped = [](double value) { return std::round(value * 2) / 2; };
  const double left = snapped(mid_u - wide / 2), bottom = snapped(mid_v - tall / 2);
  return {left, left + wide, bottom, bottom + tall};
}

void draw_ground(const Flat& flat) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const double step = flat.scale >= 14 ? 1 : flat.scale >= 5 ? 5 : 20;
  const ImU32 thin = color(kGrid), thick = color(kAxis);
  for (double u = std::ceil(flat.extent.u0 / step) * step; u < flat.extent.u1; u += step) {
    const float x = flat.at(u, 0).x;
    list.AddLine({x, flat.low.y}, {x, flat.high.y}, std::abs(u) < 1e-9 ? thick : thin);
  }
  for (double v = std::ceil(flat.extent.v0 / step) * step; v < flat.extent.v1; v += step) {
    const float y = flat.at(0, v).y;
    list.AddLine({flat.low.x, y}, {flat.high.x, y}, std::abs(v) < 1e-9 ? thick : thin);
  }
}

// The name of the smallest piece under the pointer.
std::string draw_set(const Kit& kit, const Flat& flat, const std::vector<SetPiece>& set) {
  std::string pointed;
  float least = 1e9f;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  for (const SetPiece& piece : set) {
    const ImVec2 a = flat.at(piece.low[0], piece.low[1], piece.low[2]);
    const ImVec2 b = flat.at(piece.high[0], piece.high[1], piece.high[2]);
    const ImVec2 low{std::min(a.x, b.x), std::min(a.y, b.y)};
    const ImVec2 high{std::max(a.x, b.x), std::max(a.y, b.y)};
    fill_rect(low, high, color(kPiece, 0.8f));
    frame_rect(kit, low, high, kPieceEdge, 0);
    const float area = (high.x - low.x) * (high.y - low.y);
    const bool inside = mouse.x >= low.x - 2 && mouse.x <= high.x + 2 && mouse.y >= low.y - 2 &&
                        mouse.y <= high.y + 2;
    if (inside && area < least) pointed = kit.say(piece.name), least = area;
  }
  return pointed;
}

void draw_camera(const Kit& kit, const Flat& flat, const CameraKey& camera) {
  const ImVec2 at = flat.at(camera.x, camera.y, camera.z);
  const ImVec2 to = flat.at(camera.look_x, camera.look_y, camera.look_z);
  const float dx = to.x - at.x, dy = to.y - at.y;
  const float length = std::hypot(dx, dy);
  if (length < 1) return;
  const auto half = static_cast<float>(std::clamp(camera.fov, 5.0, 120.0) / 2 * 3.14159265 / 180);
  const float reach = kit.px(34);
  const auto turned = [&](float angle) {
    const float c = std::cos(angle), s = std::sin(angle);
    return ImVec2{at.x + (dx * c - dy * s) / length * reach,
                  at.y + (dx * s + dy * c) / length * reach};
  };
  ImGui::GetWindowDrawList()->AddTriangleFilled(at, turned(-half), turned(half),
                                                color(kPath, 0.30f));
  ImGui::GetWindowDrawList()->AddTriangle(at, turned(-half), turned(half), color(kPath, 0.9f));
}

void draw_keys(const Kit& kit, const Flat& flat, const PathScene& scene, std::size_t chosen) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const std::vector<CameraKey>& keys = scene.keys;
  if (keys.size() >= 2) {
    std::vector<ImVec2> line;
    const double from = keys.front().seconds, to = keys.back().seconds;
    for (int n = 0; n <= kSamples; ++n) {
      const CameraKey k = camera_at(keys, from + (to - from) * n / kSamples);
      line.push_back(flat.at(k.x, k.y, k.z));
    }
    list.AddPolyline(line.data(), static_cast<int>(line.size()), color(kPath), 0, kit.px(2));
  }
  draw_camera(kit, flat, camera_at(keys, scene.now));
  if (chosen < keys.size()) {
    const CameraKey& key = keys[chosen];
    const ImVec2 at = flat.at(key.x, key.y, key.z);
    const ImVec2 look = flat.at(key.look_x, key.look_y, key.look_z);
    list.AddLine(at, look, color(kAimed, 0.8f), kit.px(1));
    const float r = kit.px(6);
    list.AddQuadFilled({look.x, look.y - r}, {look.x + r, look.y}, {look.x, look.y + r},
                       {look.x - r, look.y}, color(kKeyWords));
  }
  for (std::size_t n = 0; n < keys.size(); ++n) {
    const ImVec2 at = flat.at(keys[n].x, keys[n].y, keys[n].z);
    const bool on = n == chosen;
    const float r = kit.px(on ? 10 : 8);
    list.AddCircleFilled(at, r, color(on ? kPath : kKey));
    list.AddCircle(at, r, color(kPath), 0, kit.px(1.5f));
    const std::string words = std::to_string(n + 1);
    draw_line(kit,
              {at.x - text_width(kit, words, Type::tiny, true) / 2,
               at.y - line_height(kit, Type::tiny) / 2},
              words, {Type::tiny, true, on ? kOnPath : kKeyWords});
  }
}

// Takes what is nearest under the pointer, moves what is held.
std::optional<std::vector<CameraKey>> move_keys(const Kit& kit, const Flat& flat,
                                                const PathScene& scene, PathDraft& draft) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const auto far = [&](ImVec2 at) { return std::hypot(at.x - mouse.x, at.y - mouse.y); };
  if (ImGui::IsItemActivated()) {
    draft.hold = PathDraft::Hold::none;
    float nearest = kit.px(kGrip);
    if (draft.key < scene.keys.size()) {
      const CameraKey& key = scene.keys[draft.key];
      if (const float away = far(flat.at(key.look_x, key.look_y, key.look_z)); away < nearest)
        nearest = away, draft.hold = PathDraft::Hold::look;
    }
    for (std::size_t n = 0; n < scene.keys.size(); ++n) {
      const CameraKey& key = scene.keys[n];
      // At the same place the chosen one's target yields: a key must always be found again.
      if (const float away = far(flat.at(key.x, key.y, key.z)); away <= nearest) {
        nearest = away;
        draft.hold = PathDraft::Hold::place;
        draft.key = n;
        draft.at = key.seconds;
      }
    }
  }
  if (!ImGui::IsItemActive()) return std::nullopt;
  if (draft.hold == PathDraft::Hold::none || draft.key >= scene.keys.size()) return std::nullopt;
  // A press alone moves nothing.
  if (!ImGui::IsMouseDragging(ImGuiMouseButton_Left, kit.px(3))) return std::nullopt;
  std::vector<CameraKey> keys = scene.keys;
  CameraKey& key = keys[draft.key];
  const auto snapped = [](double value) { return std::round(value / kStep) * kStep; };
  const double u = snapped(flat.u_of(mouse.x)), v = snapped(flat.v_of(mouse.y));
  const bool place = draft.hold == PathDraft::Hold::place;
  if (flat.from == PathSide::above) {
    (place ? key.x : key.look_x) = u;
    (place ? key.z : key.look_z) = v;
  } else {
    (place ? key.z : key.look_z) = u;
    (place ? key.y : key.look_y) = v;
  }
  return keys != scene.keys ? std::optional(std::move(keys)) : std::nullopt;
}

}  // namespace

std::optional<std::vector<CameraKey>> draw_path_plan(const Kit& kit, const PathScene& scene,
                                                     PathSide from, ImVec2 low, ImVec2 high,
                                                     PathDraft& draft) {
  ImGui::SetCursorScreenPos(low);
  const bool above = from == PathSide::above;
  touch(above ? "###path/plan" : "###path/side", {high.x - low.x, high.y - low.y});
  std::optional<PathDraft::Extent>& kept = above ? draft.plan : draft.side;
  const bool held = ImGui::IsItemActive();
  if (!held || !kept) kept = extent_of(scene, from, {high.x - low.x, high.y - low.y});
  Flat flat{*kept, low, high, 1, from};
  flat.scale = (high.x - low.x) / static_cast<float>(kept->u1 - kept->u0);
  const bool hovered = ImGui::IsItemHovered();
  std::optional<std::vector<CameraKey>> moved = move_keys(kit, flat, scene, draft);

  fill_rect(low, high, color(kit.theme.screen), kit.px(4));
  ImGui::PushClipRect(low, high, true);
  draw_ground(flat);
  const std::string pointed = draw_set(kit, flat, scene.set);
  draw_keys(kit, flat, scene, draft.key);
  ImGui::PopClipRect();
  const std::string words =
      hovered && !held && !pointed.empty() ? pointed : kit.say(above ? kAbove : kFromSide);
  draw_line(kit, {low.x + kit.px(8), low.y + kit.px(4)}, words,
            {Type::tiny, true, rgb(0xABABAB), true}, high.x - low.x - kit.px(16));
  return moved;
}

namespace {

using Point = std::array<double, 3>;

// Straight lines as a camera sees them.
class Lens {
 public:
  Lens(const CameraKey& camera, ImVec2 low, ImVec2 high)
      : eye_{camera.x, camera.y, camera.z}, middle_{(low.x + high.x) / 2, (low.y + high.y) / 2} {
    const double x = camera.look_x - camera.x, y = camera.look_y - camera.y,
                 z = camera.look_z - camera.z;
    const double yaw = std::atan2(x, z), pitch = std::atan2(y, std::max(std::hypot(x, z), 1e-9));
    right_ = {std::cos(yaw), 0, -std::sin(yaw)};
    up_ = {-std::sin(pitch) * std::sin(yaw), std::cos(pitch), -std::sin(pitch) * std::cos(yaw)};
    on_ = {std::cos(pitch) * std::sin(yaw), std::sin(pitch), std::cos(pitch) * std::cos(yaw)};
    const double half = std::clamp(camera.fov, 5.0, 120.0) / 2 * 3.14159265358979 / 180;
    focal_ = std::max(high.x - low.x, high.y - low.y) / 2 / std::tan(half);
  }

  void line(Point a, Point b, ImU32 ink, float thick) const {
    Point u = seen(a), v = seen(b);
    if (u[2] < kNear && v[2] < kNear) return;
    if (u[2] < kNear) u = cut(u, v);
    if (v[2] < kNear) v = cut(v, u);
    ImGui::GetWindowDrawList()->AddLine(on_picture(u), on_picture(v), ink, thick);
  }

  void box(const Point& low, const Point& high, ImU32 ink, float thick) const {
    const auto corner = [&](int n) {
      return Point{(n & 1) != 0 ? high[0] : low[0], (n & 2) != 0 ? high[1] : low[1],
                   (n & 4) != 0 ? high[2] : low[2]};
    };
    for (int n = 0; n < 8; ++n) {
      for (const int axis : {1, 2, 4}) {
        if ((n & axis) == 0) line(corner(n), corner(n | axis), ink, thick);
      }
    }
  }

 private:
  static constexpr double kNear = 0.05;  // Metres.

  Point seen(const Point& p) const {
    const Point d{p[0] - eye_[0], p[1] - eye_[1], p[2] - eye_[2]};
    const auto along = [&](const Point& axis) {
      return d[0] * axis[0] + d[1] * axis[1] + d[2] * axis[2];
    };
    return {along(right_), along(up_), along(on_)};
  }
  // Where the line from what is behind the lens to what is before it comes out.
  static Point cut(const Point& behind, const Point& before) {
    const double share = (kNear - behind[2]) / (before[2] - behind[2]);
    return {behind[0] + share * (before[0] - behind[0]),
            behind[1] + share * (before[1] - behind[1]), kNear};
  }
  ImVec2 on_picture(const Point& p) const {
    return {middle_.x + static_cast<float>(p[0] / p[2] * focal_),
            middle_.y - static_cast<float>(p[1] / p[2] * focal_)};
  }

  Point eye_;
  Point right_{}, up_{}, on_{};
  ImVec2 middle_;
  double focal_ = 1;
};

constexpr double kGroundReach = 12;  // Metres of ground that are drawn.
constexpr Point kFigureLow{-0.25, 0, -0.15}, kFigureHigh{0.25, 1.7, 0.15};

}  // namespace

void draw_camera_view(const Kit& kit, const PathScene& scene, ImVec2 low, ImVec2 high) {
  fill_rect(low, high, color(kit.theme.screen), kit.px(4));
  if (scene.keys.empty()) return;
  ImGui::PushClipRect(low, high, true);
  const CameraKey camera = camera_at(scene.keys, scene.now);
  const Lens lens(camera, low, high);
  const ImU32 ground = color(rgb(0x4A4A4A));
  const double x0 = std::floor(camera.x) - kGroundReach, z0 = std::floor(camera.z) - kGroundReach;
  for (double n = 0; n <= 2 * kGroundReach; ++n) {
    lens.line({x0 + n, 0, z0}, {x0 + n, 0, z0 + 2 * kGroundReach}, ground, 1);
    lens.line({x0, 0, z0 + n}, {x0 + 2 * kGroundReach, 0, z0 + n}, ground, 1);
  }
  const ImU32 ink = color(rgb(0xB0B0B0));
  for (const SetPiece& piece : scene.set) lens.box(piece.low, piece.high, ink, kit.px(1.3f));
  // Without a plan the subject is what there is to aim at.
  if (scene.set.empty()) lens.box(kFigureLow, kFigureHigh, ink, kit.px(1.3f));
  ImGui::PopClipRect();
}

}  // namespace shotlab::gui
