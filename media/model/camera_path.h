// SPDX-License-Identifier: Apache-2.0
//
// A camera path between its keys, and how smoothly it is flown: the same for who paints it, judges
// it, and draws it.
//
// Threading: pure functions.
// Source:    cubic Hermite segments; the slope at a key is the mean of both sides for time as it
//            passes (finite difference), none at the ends.

#pragma once

#include <cstddef>
#include <vector>

#include "media/model/controls.h"

namespace shotlab {

// Where the camera is at `seconds`: through all keys, without a corner, at rest on the first before
// it and on the last behind it. One key alone stays; without any it stands as CameraKey says.
CameraKey camera_at(const std::vector<CameraKey>& keys, double seconds);

// Taken from key to key in a straight line at one speed: what a smooth flight rounds off, this does
// not hide. Keys are counted from 1.
struct Flight {
  double jump = 0;          // Largest change of velocity, m/s².
  std::size_t jump_at = 0;  // 0: two keys or fewer.
  double turn = 0;          // Fastest turn of the look, degrees a second ...
  std::size_t turn_at = 0;  // ... on the way to this key.
};
Flight flight_of(const std::vector<CameraKey>& keys);

}  // namespace shotlab
