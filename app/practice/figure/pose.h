// SPDX-License-Identifier: Apache-2.0
//
// How a figure stands at one moment: what an act says (Stance) and where its joints are (Skeleton).
// Local axes: x to the figure's right hand, y up, z where it faces. A grown figure is 1.75 m, 7.5
// heads.
//
// Threading: plain values, pure functions.

#pragma once

#include "app/practice/vec.h"

namespace shotlab::practice {

inline constexpr double kFigureHeight = 1.75;
inline constexpr double kHeadHeight = kFigureHeight / 7.5;

enum class Held { nothing, paper, cup, parcel };

struct Stance {
  Vec3 root;            // World point between the feet, on the ground.
  double facing = kPi;  // Yaw: 0 looks away from the first camera, pi towards it.
  double scale = 1;     // 0.68 for a child.
  Vec3 pelvis{0, 0.90, 0};
  double lean = 0;   // Of the trunk, forward, radians.
  double tip = 0;    // Of the trunk, to its right.
  double twist = 0;  // Of the chest against the pelvis, to its right.
  double head_yaw = 0, head_pitch = 0, head_tilt = 0;   // Against the chest; pitch up.
  Vec3 left_foot{-0.10, 0, 0}, right_foot{0.10, 0, 0};  // Ankles stand 0.075 above.
  double left_toe = 0, right_toe = 0;                   // Heel off the ground, radians.
  // Hands: offsets from their own shoulder, in chest axes.
  Vec3 left_hand{-0.07, -0.56, 0.04}, right_hand{0.07, -0.56, 0.04};
  double mouth = 0;   // 0 closed .. 1 open.
  double brows = 0;   // Raised.
  double lids = 0;    // 1: eyes closed.
  double breath = 0;  // -1 out .. 1 in: chest and shoulders.
  double gait = 0;    // Of the coat: swing of its hem, -1..1.
  double smile = 0;   // 1: the corners of the mouth are up.
  Held held = Held::nothing;
  bool blank = false;  // No brows and no mouth: nobody told it what to do.
};

// Axes of a body part in the world.
struct Frame3 {
  Vec3 at, right, up, front;
  Vec3 point(double x, double y, double z) const { return at + right * x + up * y + front * z; }
};

struct Skeleton {
  Frame3 pelvis, chest, head;
  Vec3 neck;
  Vec3 shoulder[2], elbow[2], hand[2];  // Left, right.
  Vec3 hip[2], knee[2], ankle[2], toe[2];
  double scale = 1;
};

Skeleton skeleton_of(const Stance& stance);

}  // namespace shotlab::practice
