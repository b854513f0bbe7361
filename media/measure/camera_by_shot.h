// SPDX-License-Identifier: Apache-2.0
//
// Feeds the camera tracker shot by shot: pictures wait until it is known whether a cut precedes
// them, so that no camera is followed across a cut.
//
// Threading: one thread at a time.

#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "media/measure/camera_tracker.h"
#include "media/model/time.h"

namespace shotlab {

struct ShotTrack {
  FrameRange frames;
  CameraTrack track;
};

class CameraByShot {
 public:
  explicit CameraByShot(double fps) : fps_(fps) {}

  void add(Plane luma) { waiting_.push_back(std::move(luma)); }
  // `cuts`: first frames of new shots, complete up to frame `known`.
  void advance(const std::vector<std::int64_t>& cuts, std::int64_t known);
  // Call once, after the last picture, with all cuts.
  std::vector<ShotTrack> finish(const std::vector<std::int64_t>& cuts);

 private:
  void end_shot();

  double fps_;
  std::deque<Plane> waiting_;
  std::int64_t next_ = 0;   // Number of waiting_.front().
  std::int64_t begun_ = 0;  // First frame of the shot being followed.
  std::optional<CameraTracker> tracker_;
  std::vector<ShotTrack> done_;
};

}  // namespace shotlab
