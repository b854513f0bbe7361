// SPDX-License-Identifier: Apache-2.0
//
// Draws what was compared in two clips, side by side, for a learner's eye.
//
// Threading: pure; pictures in, picture out.

#pragma once

#include "media/measure/lab_picture.h"
#include "media/model/measurement.h"
#include "media/model/picture.h"

namespace shotlab {

// Both frames, and where they differ: orange outside of the region, green inside.
Picture draw_region(const RegionDifference& measured, const Picture& take, const Picture& other,
                    const Mask& inside);
// Both frames with their masses in colour.
Picture draw_follow(const FollowMeasurement& measured, const Picture& take, const Picture& source);
// The take and its plate, with the element's outline.
Picture draw_composite(const CompositeMeasurement& measured, const Picture& take,
                       const Picture& plate);
// Both paths from the same point: right and down on the left, size and roll over time on the right.
Picture draw_paths(const PathMatch& measured, const MoveMeasurement& take,
                   const MoveMeasurement& reference, double aspect);

}  // namespace shotlab
