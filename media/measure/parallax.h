// SPDX-License-Identifier: Apache-2.0
//
// Did near things move more than far ones? What one window of a shot (about a second) tells of it.
//
// Threading: pure.
// Source:    craft 1.2, step 9, and 1.5.

#pragma once

#include "media/measure/ego_motion.h"
#include "media/measure/motion.h"

namespace shotlab {

struct ParallaxEvidence {
  double energy = 0;          // Movement of the window, in picture widths: how much it has to say.
  double turn_cost = 0;       // Of "it only turned and zoomed", border points, 0..1.
  double lens_turn_cost = 0;  // The same for the lens that fits best ...
  Motion lens_turn;           // ... and its motion, as angles of the assumed lens.
  double ego_cost = 0;        // Of "it travelled and turned".
  double travel_cost = 0;     // Of "it only travelled".
  bool compact = false;       // The misfits fill one box: a subject that moves by itself.
  bool alive = false;  // That subject is no rigid part of the place: its points were left out.
  double subject_growth = 0;  // Growth of that subject to growth of the place: near > 1; 0 unknown.
  double inlier_share = 0;    // Of tracks that agree with turning and zooming.
  double near_far_ratio = 1;  // Movement of the nearest to that of the farthest tenth.
  double mean_flow = 0;       // Mean displacement of the points, picture widths.
  EgoMotion ego;
  EgoMotion travel;   // Without any turn.
  Motion all_points;  // Turn and zoom that fits all points best, near ones too.
};

// `flow`: from the window's first picture to its last. `fit`: the robust fit of it.
ParallaxEvidence parallax_evidence(const Flow& flow, const Lens& lens, const MotionFit& fit);

}  // namespace shotlab
