// SPDX-License-Identifier: Apache-2.0
//
// Pan or truck, tilt or pedestal, zoom or dolly, orbit: right, or "unsure". Comments, never
// decides.
//
// Threading: pure.
// Source:    craft 1.2, step 9, and 1.5.

#pragma once

#include "media/measure/shot_parallax.h"
#include "media/model/measurement.h"

namespace shotlab {

// The fine name of a directed move.
FineMove fine_of(Move primary, const ShotParallax& parallax);

}  // namespace shotlab
