// SPDX-License-Identifier: Apache-2.0
//
// What was measured in a learner's boxes, as JSON.
//
// Threading: pure functions.

#pragma once

#include "app/core/plain_json.h"
#include "media/model/measurement.h"

namespace shotlab {

// [x, y, w, h].
Json frame_box_json(const FrameBox& box);
FrameBox frame_box_from(const Json& json);
Json mark_json(const FrameMark& mark);
FrameMark mark_from(const Json& json);
Json likeness_json(const Likeness& likeness);
Likeness likeness_from(const Json& json);
// `looks`: with the colours that boxes are compared by (for the cache of a film).
Json box_json(const BoxMeasurement& box, bool looks);
BoxMeasurement box_from(const Json& json);

}  // namespace shotlab
