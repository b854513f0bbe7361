// SPDX-License-Identifier: Apache-2.0
//
// How the camera stands and moves: size, angle, lens, move; words against a camera path.

#include "app/practice/plan_parts.h"

#include <array>

#include "app/practice/colours.h"
#include "app/practice/random.h"

namespace shotlab::practice {
namespace {

struct SizeRow {
  std::string_view id;
  double head;  // Middle of its band (checks, V.head), a little off for comfort.
};
constexpr SizeRow kSizes[] = {
    {"ELS", 0.036},      {"establishing", 0.036}, {"LS", 0.092},     {"master", 0.080},
    {"FS", 0.115},       {"MLS", 0.168},          {"cowboy", 0.185}, {"MS", 0.255},
    {"two_shot", 0.220}, {"OTS", 0.30},           {"single", 0.30},  {"MCU", 0.405},
    {"reaction", 0.45},  {"CU", 0.645},           {"insert", 0.60},  {"POV", 0.26},
    {"cutaway", 0.30},   {"ECU", 1.02},
};

double head_of(std::string_view id) {
  for (const SizeRow& row : kSizes) {
    if (row.id == id) return row.head;
  }
  return 0;
}

}  // namespace

void plan_size(Plan& plan, const Script& heard) {
  Random draw(plan.seed, "size");
  for (const Concept* c : heard.all(Slot::size)) {
    if (const double head = head_of(c->id); head > 0) {
      plan.size_id = c->id;
      plan.head_share = head;
      break;
    }
  }
  if (plan.size_id.empty()) {
    // A face or a hand asks for nearness, a place alone for distance.
    const std::array<std::string_view, 5> any = {"LS", "MLS", "MS", "MS", "MCU"};
    plan.size_id =
        heard.has(Slot::subject, "face") || heard.has(Slot::subject, "eye") ? "CU" : draw.pick(any);
    plan.head_share = head_of(plan.size_id);
  }

  const std::array<Angle, 6> angles = {Angle::eye_level, Angle::eye_level, Angle::eye_level,
                                       Angle::eye_level, Angle::low,       Angle::high};
  Random draw_angle(plan.seed, "angle");
  plan.angle = draw_angle.pick(angles);
  for (const Concept* c : heard.all(Slot::angle)) {
    if (c->id == "eye_level") plan.angle = Angle::eye_level;
    if (c->id == "high") plan.angle = Angle::high;
    if (c->id == "low") plan.angle = Angle::low;
    if (c->id == "birds_eye" || c->id == "aerial") plan.angle = Angle::birds_eye;
    if (c->id == "worms_eye") plan.angle = Angle::worms_eye;
    if (c->id == "dutch") plan.angle = Angle::dutch;
    if (c->id == "profile") plan.profile = true, plan.angle = Angle::eye_level;
  }
  plan.side_of_frame = draw_angle.chance(0.5) ? 1 : -1;
  if (heard.has(Slot::style, "symmetry")) plan.side_of_frame = 0;

  // 25, 39 and 76 mm of a full frame, stopped as one would by day: the wide lens is nearly all
  // sharp, the long one hardly beyond who is filmed.
  plan.f_stop = 5.6;
  if (heard.has(Slot::lens, "wide") || heard.has(Slot::lens, "fisheye"))
    plan.focal = 0.70, plan.f_stop = 8;
  if (heard.has(Slot::lens, "telephoto") || heard.has(Slot::lens, "macro"))
    plan.focal = 2.1, plan.f_stop = 4;
  if (heard.has(Slot::lens, "shallow_focus") || heard.has(Slot::lens, "bokeh")) plan.f_stop = 1.6;
  if (heard.has(Slot::lens, "deep_focus")) plan.f_stop = 0;
}

namespace {

struct MoveRow {
  std::string_view id;
  MoveKind kind;
  double sign;  // 0: the seed chooses.
};
constexpr MoveRow kMoves[] = {
    {"static", MoveKind::still, 1},
    {"pan_left", MoveKind::pan, -1},
    {"pan_right", MoveKind::pan, 1},
    {"pan", MoveKind::pan, 0},
    {"tilt_up", MoveKind::tilt, 1},
    {"tilt_down", MoveKind::tilt, -1},
    {"tilt", MoveKind::tilt, 0},
    {"push_in", MoveKind::dolly, 1},
    {"pull_out", MoveKind::dolly, -1},
    {"dolly", MoveKind::dolly, 0},
    {"truck_left", MoveKind::truck, -1},
    {"truck_right", MoveKind::truck, 1},
    {"truck", MoveKind::truck, 0},
    {"tracking", MoveKind::truck, 0},
    {"pedestal_up", MoveKind::pedestal, 1},
    {"pedestal_down", MoveKind::pedestal, -1},
    {"pedestal", MoveKind::pedestal, 0},
    {"crane_up", MoveKind::pedestal, 1},
    {"crane_down", MoveKind::pedestal, -1},
    {"crane", MoveKind::pedestal, 1},
    {"orbit_left", MoveKind::orbit, -1},
    {"orbit_right", MoveKind::orbit, 1},
    {"orbit", MoveKind::orbit, 0},
    {"roll_cw", MoveKind::roll, 1},
    {"roll_ccw", MoveKind::roll, -1},
    {"roll", MoveKind::roll, 0},
    {"zoom_in", MoveKind::zoom, 1},
    {"zoom_out", MoveKind::zoom, -1},
    {"zoom", MoveKind::zoom, 0},
    {"dolly_zoom", MoveKind::zoom, 1},
    {"handheld", MoveKind::handheld, 1},
    {"whip_pan", MoveKind::pan, 0},
};

}  // namespace

void plan_move(Plan& plan, const Script& heard) {
  Random draw(plan.seed, "move");
  std::vector<const Concept*> named;
  for (const Concept* c : heard.all(Slot::move)) {
    bool known = false, again = false;
    for (const MoveRow& row : kMoves) known = known || row.id == c->id;
    for (const Concept* other : named) again = again || other->id == c->id;
    if (known && !again) named.push_back(c);
  }
  if (named.empty()) {
    // Nobody said how: mostly a tripod, now and then an idea of its own.
    const std::array<MoveKind, 7> any = {MoveKind::still,    MoveKind::still, MoveKind::still,
                                         MoveKind::handheld, MoveKind::dolly, MoveKind::pan,
                                         MoveKind::truck};
    plan.move.kind = draw.pick(any);
    plan.move.sign = draw.chance(0.5) ? 1 : -1;
    if (plan.move.kind == MoveKind::dolly) plan.move.sign = 1;
    plan.move.pace = Pace::slow;
    return;
  }
  const Concept& c = *named[named.size() == 1 ? 0 : draw.below(named.size())];
  for (const MoveRow& row : kMoves) {
    if (row.id != c.id) continue;
    plan.move.kind = row.kind;
    plan.move.sign = row.sign != 0 ? row.sign : draw.chance(0.5) ? 1 : -1;
  }
  const std::string pace = attribute_of(&c, "speed");
  plan.move.pace = pace == "slow"                         ? Pace::slow
                   : pace == "fast" || c.id == "whip_pan" ? Pace::fast
                                                          : Pace::normal;
  // Two orders at once: one is followed, and not steadily.
  if (named.size() > 1) plan.move.wobble = 0.012;
}

void plan_path(Plan& plan, const Script& heard, const PaintRequest& request, Remarks& remarks) {
  if (request.camera_path.size() < 2) return;
  plan.path = request.camera_path;
  const bool still = plan.move.kind == MoveKind::still;
  const auto named = heard.all(Slot::move);
  plan.move = {};
  if (named.empty()) return;
  // "static" holds the camera back; another move shakes it: two orders at once.
  plan.path_share = still ? 0.35 : 1;
  plan.move.wobble = still ? 0 : 0.012;
  remarks.say(
      {"The words name a camera move (" + named.front()->label.en +
           ") beside the camera path; the two pull against each other.",
       "除了攝影機軌跡，文字也寫了鏡頭運動（" + named.front()->label.zh + "），兩者互相牽扯。"});
}

}  // namespace shotlab::practice
