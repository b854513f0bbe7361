// SPDX-License-Identifier: Apache-2.0
//
// Draws what a measurer looked at, so that a learner can see it and disagree.
//
// Threading: pure; pictures in, picture out.

#pragma once

#include <cstdint>
#include <vector>

#include "media/measure/camera_tracker.h"
#include "media/model/measurement.h"
#include "media/model/picture.h"

namespace shotlab {

inline constexpr int kEvidenceWidth = 960;

// The frame that matters most (see frame_of_interest), a note on what is wrong with it, and the
// brightness of the whole clip below with black frames and frozen runs marked.
Picture draw_soundness(const PictureSoundness& measured, const std::vector<float>& brightness,
                       std::int64_t shown_number, const Picture& shown);
// First black frame, else the middle of the longest frozen run, else the middle of the clip.
std::int64_t frame_of_interest(const PictureSoundness& measured, std::int64_t clip_frames);

// Followed points as arrows (green: as the camera says; orange: by themselves) on the picture they
// start from, the border ring that counts thrice, and the path over time.
Picture draw_move(const MoveMeasurement& measured, const CameraTrack& track, const Picture& shown);

// Two frames before and two after each cut, or frames spread over a clip without one.
struct ShotStrip {
  std::vector<std::int64_t> numbers;
  std::vector<Picture> pictures;
  int cut_before = -1;  // The new shot begins at this position of the strip; -1: no cut here.
};
Picture draw_shots(const std::vector<ShotStrip>& strips);

// Levels over time: onsets yellow, silences orange, digital silence red.
Picture draw_sound(const SoundMeasurement& measured);

// The frame with the box that a learner drew; of a head, its height as a share of the picture's.
Picture draw_box(const BoxMeasurement& measured, const Picture& shown);

}  // namespace shotlab
