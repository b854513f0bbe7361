// SPDX-License-Identifier: Apache-2.0

#include "media/measure/move_units.h"

#include <cmath>

namespace shotlab {

PathPoint path_of(const Motion& motion, const Lens& lens) {
  const double widths = lens.focal / lens.width;
  return {motion.wy * widths, -motion.wx * widths, motion.z, motion.wz};
}

std::array<double, kChannels> gains(double width, double height) {
  // Mean distance of a picture's points from its middle, in widths, on a grid.
  constexpr int kGrid = 32;
  double total = 0;
  for (int i = 0; i < kGrid; ++i) {
    for (int k = 0; k < kGrid; ++k) {
      const double x = (i + .5) / kGrid - .5;
      const double y = ((k + .5) / kGrid - .5) * height / width;
      total += std::sqrt(x * x + y * y);
    }
  }
  const double mean = total / (kGrid * kGrid);
  // Both turns and growth move a point in proportion to that distance.
  return {1, 1, mean, mean};
}

std::array<double, kChannels> displacement(const PathPoint& p, double width, double height) {
  const std::array<double, kChannels> gain = gains(width, height);
  return {p.x * gain[0], p.y * gain[1], p.scale * gain[2], p.roll * gain[3]};
}

double total_energy(const PathPoint& point, const Lens& lens) {
  double squares = 0;
  for (const double part : displacement(point, lens.width, lens.height)) squares += part * part;
  return std::sqrt(squares);
}

}  // namespace shotlab
