// SPDX-License-Identifier: Apache-2.0
//
// The camera path of a shot: one pose a frame, computed from the plan alone.
//
// Threading: pure function.

#pragma once

#include <vector>

#include "app/practice/plan.h"

namespace shotlab::practice {

// What the camera is asked to frame.
struct Subject {
  Vec3 root;  // Between the feet.
  double scale = 1;
  double top = 0;     // Of the head above the ground, in the mean of the shot; 0: it stands.
  double before = 0;  // How far the head is before the feet, towards the camera: who stoops.
  bool two = false;   // Two people: both belong into the picture.
  double walk = 0;    // How far it goes to the right in the whole shot, metres.
};

// The pose at `seconds` of a path of two keys or more (camera_at()).
CameraPose pose_on_path(const std::vector<CameraKey>& keys, double seconds, int width, int height);

struct Shape {
  int width = 1280, height = 720;
  std::int64_t frames = 96;
  double fps = 24;
};

// `behind`: metres from the subject to what fills most of the background.
std::vector<CameraPose> camera_path(const Plan& plan, const Subject& subject, const Shape& shape,
                                    double behind);

}  // namespace shotlab::practice
