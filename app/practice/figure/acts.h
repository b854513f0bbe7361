// SPDX-License-Identifier: Apache-2.0
//
// Acts over time: where every joint is at second t, so that what the words name can be seen and
// counted.
//
// Threading: pure functions.

#pragma once

#include <cstdint>
#include <vector>

#include "app/practice/figure/pose.h"
#include "app/practice/plan.h"

namespace shotlab::practice {

struct Performance {
  Act act = Act::waits;
  int count = 0;       // How often, or how many steps; 0: as fits.
  double seconds = 4;  // Of the whole shot.
  Vec3 root;           // Where it stands, or passes in the middle of the shot.
  double facing = kPi;
  double heading = 1;  // Walkers: +1 to the right of the first camera, -1 to the left.
  double seat = 0.46;  // Height of what it sits on.
  std::uint64_t seed = 0;
  bool blank = false;
  bool seated = false;  // Does it sitting.
};

Stance stance_at(const Performance& performance, double seconds);

// How far to the right a walker goes in the whole shot, metres.
double walk_of(const Performance& performance);
// How far the door is pushed by one who opens it, 0..1.
double opened_at(const Performance& performance, double seconds);
// Seconds at which a foot meets the ground.
std::vector<double> footfalls(const Performance& performance);

}  // namespace shotlab::practice
