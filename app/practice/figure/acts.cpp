// SPDX-License-Identifier: Apache-2.0

#include "app/practice/figure/acts.h"

#include "app/practice/random.h"

namespace shotlab::practice {
namespace {

constexpr double kStep = 0.62;         // Metres.
constexpr double kStepSeconds = 0.56;  // Walking.
constexpr double kRunStep = 1.05, kRunSeconds = 0.36;
constexpr Vec3 kLeftRest{-0.07, -0.56, 0.04}, kRightRest{0.07, -0.56, 0.04};

// Which way the head turns towards the first camera, so that the face stays in sight.
double open_side(const Performance& p) { return std::sin(p.facing) > 0 ? 1 : -1; }

// 0 -> 1 -> 0 over [from, to], resting at 1 in the middle half.
double there_and_back(double t, double from, double to) {
  const double d = to - from;
  return ramp(t, from, from + d * 0.28) * (1 - ramp(t, to - d * 0.28, to));
}

// The n-th of `count` gestures in a shot, each 0..1..0.
double gesture(const Performance& p, double t, int count, double longest) {
  const double slot = (p.seconds - 0.3) / count;
  const double d = std::min(slot * 0.92, longest);
  double most = 0;
  for (int i = 0; i < count; ++i) {
    const double from = 0.25 + slot * i + (slot - d) / 2;
    most = std::max(most, there_and_back(t, from, from + d));
  }
  return most;
}

struct Gait {
  double step, seconds;
  int steps;     // In the shot.
  double start;  // Second of the first.
};

bool walks(Act act) { return act == Act::walks || act == Act::runs || act == Act::arrives; }

Gait gait_of(const Performance& p) {
  Gait g{};
  g.step = p.act == Act::runs ? kRunStep : kStep;
  g.seconds = p.act == Act::runs ? kRunSeconds : kStepSeconds;
  if (p.act == Act::arrives) {
    g.steps = std::max(2, static_cast<int>(p.seconds * 0.62 / g.seconds));
    g.start = 0;
  } else if (p.count > 0) {
    g.steps = p.count;
    g.seconds = std::min(std::max(g.seconds, 0.62), (p.seconds - 0.6) / g.steps);
    g.start = (p.seconds - g.steps * g.seconds) / 2;
  } else {
    g.steps = static_cast<int>(p.seconds / g.seconds) + 2;
    g.start = -g.seconds * 0.5;
  }
  return g;
}

double walked(const Gait& g, double t) {  // In steps.
  const double s = (t - g.start) / g.seconds;
  if (s <= 0) return 0;
  if (s >= g.steps) return g.steps;
  return s;
}

void step_out(const Performance& p, double t, Stance& s) {
  const Gait g = gait_of(p);
  const double at = walked(g, t);
  const double heading = p.heading;
  // Where the walk is when the shot is half over; one who arrives ends at the root.
  const double origin = p.act == Act::arrives ? g.steps : walked(g, p.seconds / 2);
  s.root.x += heading * (at - origin) * g.step;
  const bool done = at >= g.steps, begun = at > 0;
  s.facing = heading > 0 ? kPi / 2 : -kPi / 2;
  // A little towards the camera, so that the face shows.
  s.facing += heading * 0.22;
  if (!begun || done) {
    if (p.act == Act::arrives && done)
      s.facing = mix(s.facing, heading > 0 ? kPi - 0.35 : -kPi + 0.35,
                     ramp(t, g.start + g.steps * g.seconds, g.start + g.steps * g.seconds + 0.7));
    return;
  }
  const bool run = p.act == Act::runs;
  const double reach = g.step * 0.5;
  auto foot = [&](double phase) {  // 0..1 over two steps; first half on the ground.
    phase -= std::floor(phase);
    Vec3 f;
    if (phase < 0.5) {
      f.z = reach * (1 - 4 * phase);
    } else {
      const double u = (phase - 0.5) * 2;
      f.z = -reach + 2 * reach * smooth(u);
      f.y = std::sin(kPi * u) * (run ? 0.24 : 0.085);
    }
    return f;
  };
  // First and last steps are half as long, so that it sets off from rest and comes to rest.
  const double soft = ramp(at, 0, 0.8) * (1 - ramp(at, g.steps - 0.8, g.steps));
  const Vec3 left = foot(at / 2), right = foot(at / 2 + 0.5);
  s.left_foot.z = left.z * soft, s.left_foot.y = left.y * soft;
  s.right_foot.z = right.z * soft, s.right_foot.y = right.y * soft;
  auto toe = [&](Vec3 f) { return f.z < 0 ? std::min(0.7, -f.z * 1.6) : -f.z * 0.5; };
  s.left_toe = toe(left) * soft, s.right_toe = toe(right) * soft;
  s.pelvis.y +=
      (-0.032 + 0.022 * std::cos(2 * kPi * at)) * soft + (run ? 0.03 * std::sin(2 * kPi * at) : 0);
  s.lean += (run ? 0.24 : 0.05) * soft;
  const double swing = std::cos(kPi * at) * soft;
  s.twist += 0.10 * swing * (run ? 1.6 : 1);
  const double arm = run ? 0.24 : 0.20;
  s.left_hand = {-0.08, -0.53 + (run ? 0.16 : 0.03), -arm * swing + (run ? 0.14 : 0.03)};
  s.right_hand = {0.08, -0.53 + (run ? 0.16 : 0.03), arm * swing + (run ? 0.14 : 0.03)};
  s.gait = swing;
  s.head_pitch += run ? 0.12 : 0.03;
}

void sit(Stance& s, double amount, double seat) {
  s.pelvis.y = mix(s.pelvis.y, seat + 0.12, amount);
  s.pelvis.z = mix(s.pelvis.z, -0.24, amount);
  s.lean += std::sin(kPi * amount) * 0.5 + amount * 0.03;
  for (Vec3* foot : {&s.left_foot, &s.right_foot}) foot->z = mix(foot->z, 0.19, amount);
  s.left_foot.x = mix(s.left_foot.x, -0.13, amount),
  s.right_foot.x = mix(s.right_foot.x, 0.13, amount);
  s.left_hand = mix(s.left_hand, {0.05, -0.40, 0.26}, amount);
  s.right_hand = mix(s.right_hand, {-0.05, -0.40, 0.26}, amount);
}

// Slow and never twice the same in a shot, about -1..1: two waves whose periods do not fit.
double wander(Random& draw, double t, double hertz) {
  const double a = draw.real(0, 2 * kPi), b = draw.real(0, 2 * kPi);
  return 0.68 * std::sin(2 * kPi * hertz * t + a) + 0.32 * std::sin(2 * kPi * hertz * 2.37 * t + b);
}

// Breath, balance, weight from foot to foot, eyes that rest and wander: nobody stands like a post,
// and one told to stand still (`liveliness` near 0) still breathes and keeps upright.
void idle(const Performance& p, double t, Stance& s, double liveliness) {
  Random draw(p.seed, "idle");
  const double phase = draw.real(0, 2 * kPi), rate = draw.real(0.26, 0.34);
  s.breath = std::sin(2 * kPi * rate * t + phase);
  s.lean += 0.012 * s.breath;

  // The trunk drifts over feet that stay where they are.
  const double sway = 0.008 + 0.026 * liveliness;
  const double across = wander(draw, t, 0.25), along = wander(draw, t, 0.31);
  const double side = draw.chance(0.5) ? 1 : -1;
  const double turn = p.seconds * draw.real(0.35, 0.6);
  const double weight = side * (1 - 2 * ramp(t, turn, turn + 0.9)) * liveliness;
  s.pelvis.x += sway * across + 0.022 * weight;
  s.pelvis.z += 0.6 * sway * along;
  s.pelvis.y += 0.002 * s.breath - 0.010 * std::abs(weight);
  s.tip += -0.2 * sway * across - 0.030 * weight;
  s.lean += 0.8 * sway * along;
  s.gait += 0.4 * liveliness * across;
  // The foot that is freed is set anew: lifted, not dragged.
  Vec3& freed = side > 0 ? s.right_foot : s.left_foot;
  freed.z += 0.06 * liveliness * ramp(t, turn + 0.5, turn + 0.9);
  freed.y += 0.03 * liveliness * there_and_back(t, turn + 0.45, turn + 0.95);

  const double hands = 0.008 + 0.022 * liveliness;
  for (Vec3* hand : {&s.left_hand, &s.right_hand}) {
    hand->x += 0.5 * hands * wander(draw, t, 0.29);
    hand->z += hands * wander(draw, t, 0.38);
    hand->y += 0.010 * s.breath * 0.3;
  }

  const double first = draw.real(-0.22, 0.22), second = draw.real(-0.28, 0.28);
  s.head_yaw += mix(first, second, ramp(t, p.seconds * 0.45, p.seconds * 0.45 + 0.5)) * liveliness;
  s.head_yaw += (0.015 + 0.095 * liveliness) * wander(draw, t, 0.27);
  s.head_pitch += (0.012 + 0.035 * liveliness) * wander(draw, t, 0.35);
  s.head_tilt += 0.03 * weight + 0.02 * liveliness * wander(draw, t, 0.17);
  // Blinks of an eighth of a second.
  double next = draw.real(0.4, 1.6);
  while (next < t + 0.2) {
    if (t > next && t < next + 0.13) s.lids = 1;
    next += draw.real(1.4, 3.4);
  }
}

}  // namespace

Stance stance_at(const Performance& p, double t) {
  Stance s;
  s.root = p.root;
  s.facing = p.facing;
  s.left_hand = kLeftRest, s.right_hand = kRightRest;
  s.blank = p.blank;
  if (p.seated) sit(s, 1, p.seat);
  const Vec3 left_rest = s.left_hand, right_rest = s.right_hand;
  const double whole = p.seconds;
  const int n = std::max(1, p.count);
  const double half = ramp(t, whole * 0.25, whole * 0.25 + 0.9);
  switch (p.act) {
    case Act::stands_still:
      idle(p, t, s, 0.15);
      break;
    case Act::waits: {
      idle(p, t, s, 1);
      // Looks down the road and back.
      // The far look goes towards the camera's side, so that the face stays in sight.
      const double far = there_and_back(t, whole * 0.15, whole * 0.62);
      s.head_yaw +=
          open_side(p) * (0.62 * far - 0.12 * there_and_back(t, whole * 0.66, whole * 0.98));
      s.twist += open_side(p) * 0.14 * far;
      // Up on the toes and down again: this takes long.
      const double rock = there_and_back(t, whole * 0.70, whole * 0.70 + 0.9);
      s.left_toe += 0.22 * rock, s.right_toe += 0.22 * rock;
      s.pelvis.y += 0.026 * rock;
      break;
    }
    case Act::checks_watch: {
      idle(p, t, s, 0.35);
      const double g = gesture(p, t, n, 2.1);
      s.left_hand = mix(left_rest, {0.20, -0.20, 0.30}, g);
      s.head_pitch -= 0.42 * g;
      s.head_yaw = mix(s.head_yaw, -0.12, g);
      s.lean += 0.05 * g;
      s.brows += 0.6 * g;
      break;
    }
    case Act::walks:
    case Act::runs:
    case Act::arrives:
      step_out(p, t, s);
      if (p.act == Act::arrives || p.count > 0) idle(p, t, s, 0.2);
      break;
    case Act::turns: {
      idle(p, t, s, 0.2);
      const double g = ramp(t, whole * 0.30, whole * 0.30 + 1.1);
      s.facing = mix(p.facing - 2.5, p.facing, g);
      s.head_yaw += 0.55 * std::sin(kPi * g);
      s.left_foot.y += 0.05 * std::sin(kPi * clamp01(g * 2)),
          s.right_foot.y += 0.05 * std::sin(kPi * clamp01(g * 2 - 1));
      s.pelvis.y -= 0.02 * std::sin(kPi * g);
      break;
    }
    case Act::opens_door: {
      idle(p, t, s, 0.15);
      const double reach = ramp(t, whole * 0.12, whole * 0.12 + 0.7), push = opened_at(p, t);
      s.right_hand = mix(right_rest, {-0.02, -0.30, 0.46}, reach);
      s.right_hand = mix(s.right_hand, {-0.16, -0.28, 0.50}, push);
      s.root = s.root + Vec3{std::sin(p.facing), 0, std::cos(p.facing)} * (0.25 * push);
      s.left_foot.z += 0.16 * push, s.lean += 0.10 * push;
      break;
    }
    case Act::sits:
      sit(s, 1, p.seat), idle(p, t, s, 0.25);
      break;
    case Act::sits_down:
      idle(p, t, s, 0.2), sit(s, ramp(t, whole * 0.25, whole * 0.25 + 1.3), p.seat);
      break;
    case Act::stands_up:
      idle(p, t, s, 0.2), sit(s, 1 - ramp(t, whole * 0.25, whole * 0.25 + 1.3), p.seat);
      break;
    case Act::looks_up:
      idle(p, t, s, 0.3);
      s.head_pitch += 0.46 * half, s.lean -= 0.06 * half, s.brows += half;
      break;
    case Act::looks_down:
      idle(p, t, s, 0.3);
      s.head_pitch -= 0.55 * half, s.lean += 0.07 * half;
      break;
    case Act::looks:
      idle(p, t, s, 0.3);
      s.head_yaw += open_side(p) * mix(-0.20, 0.70, ramp(t, whole * 0.3, whole * 0.3 + 0.9)),
          s.brows += 0.4;
      break;
    case Act::reaches:
      // The whole body goes with the hand: a step, the weight over it, the other arm as balance.
      idle(p, t, s, 0.2);
      s.right_hand = mix(right_rest, {-0.03, 0.02, 0.54}, half);
      s.left_hand = mix(left_rest, {-0.10, -0.50, -0.16}, half);
      if (!p.seated) {
        s.right_foot.z += 0.24 * half, s.pelvis.z += 0.10 * half, s.pelvis.y -= 0.02 * half;
        s.left_toe += 0.45 * half;
      }
      s.lean += 0.20 * half, s.twist -= 0.20 * half, s.head_pitch += 0.12 * half;
      break;
    case Act::gives:
      idle(p, t, s, 0.2);
      s.held = Held::parcel;
      s.right_hand = mix(Vec3{-0.09, -0.36, 0.20}, {-0.09, -0.20, 0.50}, half);
      s.left_hand = mix(Vec3{0.09, -0.36, 0.20}, {0.09, -0.20, 0.50}, half);
      if (!p.seated) s.right_foot.z += 0.18 * half, s.pelvis.z += 0.06 * half;
      s.lean += 0.16 * half, s.head_pitch += 0.05 * half, s.smile = half;
      break;
    case Act::waves: {
      idle(p, t, s, 0.3);
      const double up =
          ramp(t, whole * 0.12, whole * 0.12 + 0.6) * (1 - ramp(t, whole - 0.7, whole));
      s.right_hand = mix(right_rest, {0.20 + 0.11 * std::sin(2 * kPi * 1.6 * t), 0.36, 0.12}, up);
      s.smile = up, s.brows += 0.5 * up;
      break;
    }
    case Act::speaks: {
      idle(p, t, s, 0.5);
      // Syllables: four a second, with pauses.
      const double phrase = there_and_back(std::fmod(t, 2.2), 0.15, 1.85);
      s.mouth = phrase * (0.35 + 0.65 * std::abs(std::sin(2 * kPi * 2.0 * t + std::sin(3 * t))));
      s.right_hand =
          mix(right_rest, {0.04, -0.26 + 0.05 * std::sin(2 * kPi * 0.9 * t), 0.32}, phrase * 0.8);
      s.head_pitch += 0.05 * std::sin(2 * kPi * 0.8 * t) * phrase;
      break;
    }
    case Act::reads:
      idle(p, t, s, 0.15);
      s.held = Held::paper;
      s.right_hand = {-0.01, -0.27, 0.34}, s.left_hand = {0.01, -0.27, 0.34};
      s.right_hand.y += 0.006 * s.breath, s.left_hand.y += 0.006 * s.breath;
      // The eyes go along the lines.
      s.head_pitch -= 0.36, s.head_yaw = 0.12 * std::sin(2 * kPi * 0.4 * t);
      break;
    case Act::drinks: {
      idle(p, t, s, 0.2);
      const double g = gesture(p, t, n, 2.4);
      s.held = Held::cup;
      s.right_hand = mix(Vec3{0.02, -0.30, 0.30}, {-0.10, 0.015, 0.23}, g);
      s.head_pitch += 0.16 * ramp(g, 0.7, 1);
      break;
    }
    case Act::nods:
      idle(p, t, s, 0.2);
      for (int i = 0; i < std::max(2, p.count); ++i) {
        const double at = whole * 0.25 + 0.55 * i;
        s.head_pitch -= 0.30 * there_and_back(t, at, at + 0.5);
      }
      s.smile = 0.5;
      break;
    case Act::shakes_head:
      idle(p, t, s, 0.2), s.head_yaw += 0.34 * std::sin(2 * kPi * 1.1 * t) *
                                        there_and_back(t, whole * 0.12, whole * 0.92);
      break;
    case Act::kneels: {
      idle(p, t, s, 0.1);
      s.pelvis.y -= 0.42 * half, s.pelvis.z -= 0.06 * half, s.lean += 0.22 * half;
      s.left_foot.z += 0.26 * half, s.right_foot.z -= 0.20 * half, s.right_toe = 0.8 * half;
      s.right_hand = mix(right_rest, {-0.02, -0.46, 0.24}, half),
      s.left_hand = mix(left_rest, {0.06, -0.38, 0.26}, half);
      break;
    }
    case Act::smiles:
      idle(p, t, s, 0.5), s.smile = half, s.brows += 0.6 * half, s.head_tilt += 0.08 * half;
      break;
  }
  return s;
}

double walk_of(const Performance& p) {
  if (!walks(p.act) || p.act == Act::arrives) return 0;
  const Gait g = gait_of(p);
  return p.heading * (walked(g, p.seconds) - walked(g, 0)) * g.step;
}

double opened_at(const Performance& p, double t) {
  return ramp(t, p.seconds * 0.38, p.seconds * 0.38 + 1.1);
}

std::vector<double> footfalls(const Performance& p) {
  std::vector<double> out;
  if (!walks(p.act)) return out;
  const Gait g = gait_of(p);
  for (int i = 0; i <= g.steps; ++i) {
    const double at = g.start + g.seconds * i;
    if (at > 0.02 && at < p.seconds - 0.05) out.push_back(at);
  }
  return out;
}

}  // namespace shotlab::practice
