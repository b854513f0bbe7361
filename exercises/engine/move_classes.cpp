// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/move_classes.h"

#include <algorithm>

namespace shotlab {
namespace {

// The scale and roll channels in the common unit "mean picture displacement in widths" (craft
// §1.2.7).
constexpr double kScaleGain = 0.27;
constexpr double kRollGain = 0.28;

const std::vector<MoveClass>& classes() {
  static const std::vector<MoveClass> all = {
      {"static", {"static camera", "定鏡"}, {"static"}, {Move::static_shot}},
      {"pan",
       {"pan left or right", "左搖或右搖"},
       {"pan", "pan_left", "pan_right", "whip_pan"},
       {Move::left, Move::right}},
      {"tilt",
       {"tilt up or down", "上搖或下搖"},
       {"tilt", "tilt_up", "tilt_down"},
       {Move::up, Move::down}},
      {"push", {"push in (dolly in)", "推鏡"}, {"push_in", "dolly"}, {Move::in}},
      {"pull", {"pull out (dolly out)", "拉鏡"}, {"pull_out", "dolly"}, {Move::out}},
      {"truck",
       {"truck left or right", "左移或右移（橫移）"},
       {"truck", "truck_left", "truck_right"},
       {Move::left, Move::right}},
      {"pedestal",
       {"pedestal up or down", "升鏡或降鏡"},
       {"pedestal", "pedestal_up", "pedestal_down", "crane", "crane_up", "crane_down"},
       {Move::up, Move::down}},
      {"zoom",
       {"zoom in or out", "變焦推或變焦拉"},
       {"zoom", "zoom_in", "zoom_out"},
       {Move::in, Move::out}},
      {"zoom_in", {"zoom in", "變焦推"}, {"zoom", "zoom_in"}, {Move::in}},
      {"zoom_out", {"zoom out", "變焦拉"}, {"zoom", "zoom_out"}, {Move::out}},
      // Seen from above an orbit is a roll of the picture; from the side it goes left or right.
      {"orbit",
       {"orbit", "環繞"},
       {"orbit", "orbit_left", "orbit_right"},
       {Move::left, Move::right, Move::roll_cw, Move::roll_ccw}},
      {"roll", {"roll", "滾轉"}, {"roll", "roll_cw", "roll_ccw"}, {Move::roll_cw, Move::roll_ccw}},
      {"handheld", {"handheld", "手持"}, {"handheld"}, {Move::handheld}},
  };
  return all;
}

}  // namespace

bool MoveClass::holds(std::string_view prompt_id) const {
  return std::find(prompt_ids.begin(), prompt_ids.end(), prompt_id) != prompt_ids.end();
}

bool MoveClass::holds(Move move) const {
  return std::find(coarse.begin(), coarse.end(), move) != coarse.end();
}

const MoveClass* move_class(std::string_view name, std::string_view shot) {
  const std::string_view wanted = name == "shot" ? shot : name;
  for (const MoveClass& candidate : classes()) {
    if (candidate.name == wanted) return &candidate;
  }
  return nullptr;
}

const MoveClass* class_asked_for(std::string_view prompt_id) {
  const auto found = std::find_if(classes().begin(), classes().end(),
                                  [&](const MoveClass& one) { return one.holds(prompt_id); });
  return found == classes().end() ? nullptr : &*found;
}

Move coarse_of(std::string_view id) {
  // An orbit to the left carries the camera left and turns it right: its picture has no one sign.
  if (id.starts_with("orbit")) return Move::unknown;
  if (id.ends_with("_left")) return Move::left;
  if (id.ends_with("_right")) return Move::right;
  if (id.ends_with("_up")) return Move::up;
  if (id.ends_with("_down")) return Move::down;
  if (id.ends_with("_in")) return Move::in;
  if (id.ends_with("_out")) return Move::out;
  if (id == "roll_cw") return Move::roll_cw;
  if (id == "roll_ccw") return Move::roll_ccw;
  if (id == "static") return Move::static_shot;
  if (id == "handheld") return Move::handheld;
  return Move::unknown;
}

double toward(const MoveMeasurement& measured, Move move) {
  switch (move) {
    case Move::right:
      return measured.x;
    case Move::left:
      return -measured.x;
    case Move::down:
      return measured.y;
    case Move::up:
      return -measured.y;
    case Move::in:
      return measured.scale * kScaleGain;
    case Move::out:
      return -measured.scale * kScaleGain;
    case Move::roll_cw:
      return measured.roll * kRollGain;
    case Move::roll_ccw:
      return -measured.roll * kRollGain;
    default:
      return 0;
  }
}

}  // namespace shotlab
