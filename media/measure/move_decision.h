// SPDX-License-Identifier: Apache-2.0
//
// From a camera's path to the name of its move: coarse classes that decide, a fine label that only
// comments and says "unsure" rather than something wrong.
//
// Threading: pure.
// Source:    thresholds of craft 1.3; fine labels by rule B of craft 1.5.

#pragma once

#include "media/measure/camera_tracker.h"
#include "media/model/measurement.h"

namespace shotlab {

MoveMeasurement decide_move(const CameraTrack& track);

}  // namespace shotlab
