// SPDX-License-Identifier: Apache-2.0
//
// CameraTracker follows the camera through one shot: pictures in, path and evidence out. It looks
// at luma only and knows nothing of codecs or verdicts.
//
// Threading: one thread at a time. Deterministic: the same pictures give the same numbers.
// Source:    craft 1.2 (corners, Lucas-Kanade, two passes per window, drift anchor).

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "media/measure/motion.h"
#include "media/measure/parallax.h"
#include "media/measure/plane.h"
#include "media/measure/track.h"
#include "media/model/measurement.h"

namespace shotlab {

struct CameraStep {
  Motion motion;
  int tracks = 0;
  double inlier_share = 0;
};

// One followed point, for the evidence picture.
struct Trail {
  Point from, to;
  bool agrees = false;  // Moves as the camera says.
};

struct CameraTrack {
  int width = 0;  // Of the pictures that were looked at.
  int height = 0;
  int frames = 0;
  double fps = 24;
  std::vector<PathPoint> path;    // One per frame.
  std::vector<CameraStep> steps;  // One less.
  std::vector<ParallaxEvidence> windows;
  // The window with the most movement: where it begins (frame of the shot), its points.
  int trails_from = 0;
  int trails_to = 0;
  std::vector<Trail> trails;
};

class CameraTracker {
 public:
  explicit CameraTracker(double fps);

  // The next picture of the shot. All of one size.
  void add(Plane luma);
  // Call once, after the last picture.
  CameraTrack finish();

 private:
  struct Live {
    std::vector<Point> positions;  // From the window's first picture on.
  };

  void begin_window();
  void end_window();
  void gather_evidence(const Motion& motion);
  void refit_from_background(const std::vector<std::size_t>& background);
  void spread(const Motion& missing);
  void correct_by_window(const ParallaxEvidence& evidence, const Motion& fitted);
  void correct_by_anchor();
  Motion total_since(std::size_t step) const;

  double fps_;
  Lens lens_;
  Pyramid anchor_;  // The shot's first picture, against drift.
  std::vector<Point> anchor_corners_;
  Pyramid previous_;
  Plane window_first_;
  std::vector<Live> live_;
  std::size_t begun_with_ = 0;    // Points at the window's beginning.
  std::size_t window_start_ = 0;  // Frame.
  std::size_t frames_ = 0;
  double most_energy_ = -1;
  CameraTrack track_;
};

}  // namespace shotlab
