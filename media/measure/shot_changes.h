// SPDX-License-Identifier: Apache-2.0
//
// Finds where one shot ends and the next begins: hard cuts at the exact frame, fades, and (as
// advice only) dissolves. Pictures go in one by one; cuts come out a few frames later.
//
// Threading: one thread at a time.
// Source:    craft 2.2. Flashes and whip pans are no cuts.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "media/measure/dissolves.h"
#include "media/model/measurement.h"
#include "media/model/picture.h"

namespace shotlab {

inline constexpr int kShotPictureWidth = 128;  // Of the RGB pictures that add() takes.

// How near a frame is to an even black or white one.
struct Evenness {
  double mean = 0;       // Luma, 0..255.
  double deviation = 0;  // Of the luma.
};

class ShotChanges {
 public:
  // add() must have seen this many frames after a cut before the cut is known.
  static constexpr int kAhead = 4;

  explicit ShotChanges(double fps);

  void add(const Picture& rgb);
  // First frames of new shots found so far; complete up to frame frames() - kAhead.
  const std::vector<std::int64_t>& cuts_so_far() const { return cuts_; }
  std::int64_t frames() const { return static_cast<std::int64_t>(evenness_.size()); }
  // Call once, after the last picture.
  ShotMeasurement finish();

 private:
  // Hue (0..180), saturation and value, one plane each, and luma: of the last few frames.
  struct Look {
    std::vector<std::uint8_t> hue, saturation, value;
    std::vector<float> luma;
  };

  static double difference(const Look& a, const Look& b);
  const Look& look(std::int64_t frame) const;
  void decide(std::int64_t frame);
  bool is_flash(std::int64_t frame) const;

  double fps_;
  std::deque<Look> recent_;    // Ends with the newest frame.
  std::vector<double> score_;  // Difference of a frame to the one before; first is 0.
  std::vector<Evenness> evenness_;
  std::vector<std::int64_t> cuts_;
  std::int64_t decided_ = 1;  // Frames before this one are decided.
  Dissolves dissolves_;
};

// Fades, from the evenness of each frame. A clip that begins (ends) black fades from (to) its edge.
std::vector<Fade> find_fades(const std::vector<Evenness>& frames, double fps);

}  // namespace shotlab
