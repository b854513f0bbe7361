// SPDX-License-Identifier: Apache-2.0
//
// The common unit of all camera moves: how far the picture is displaced on average, in picture
// widths. Only so can a roll be compared with a pan.
//
// Threading: pure.

#pragma once

#include <array>
#include <cstddef>

#include "media/measure/motion.h"
#include "media/model/measurement.h"

namespace shotlab {

enum Channel : std::size_t { channel_x, channel_y, channel_scale, channel_roll };
inline constexpr std::size_t kChannels = 4;

// A motion as a piece of camera path (camera right, down, in, clockwise > 0).
PathPoint path_of(const Motion& motion, const Lens& lens);

// Mean displacement of the picture by one unit of each channel; near (1, 1, 0.27, 0.28) at 16:9.
std::array<double, kChannels> gains(double width, double height);

// The four channels in picture widths of displacement.
std::array<double, kChannels> displacement(const PathPoint& point, double width, double height);

double total_energy(const PathPoint& point, const Lens& lens);

}  // namespace shotlab
