// SPDX-License-Identifier: Apache-2.0
//
// The instruments of the practice generator: noises, struck things, voices. Everything that is
// heard is made of them.
//
// Threading: one Track per thread.

#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "app/practice/random.h"
#include "app/practice/vec.h"

namespace shotlab::practice {

inline constexpr int kSoundRate = 48000;  // Hz

// Two channels of one length.
class Track {
 public:
  explicit Track(std::int64_t frames) : values_(static_cast<std::size_t>(frames) * 2) {}
  std::int64_t frames() const { return static_cast<std::int64_t>(values_.size() / 2); }
  void add(std::int64_t i, double left, double right) {
    if (i < 0 || i >= frames()) return;
    values_[static_cast<std::size_t>(i) * 2] += static_cast<float>(left);
    values_[static_cast<std::size_t>(i) * 2 + 1] += static_cast<float>(right);
  }
  double at(std::int64_t i, std::size_t channel) const {
    return values_[static_cast<std::size_t>(i) * 2 + channel];
  }
  std::vector<float>& values() { return values_; }

 private:
  std::vector<float> values_;
};

// Noise through a band, breathing slowly; different in the two ears.
void bed(Track& t, Random draw, double hertz, double q, double gain, double breath_hz,
         double breath_depth);
// A struck thing: partials {hertz, share, seconds} that die away. `pan` -1 left .. 1 right.
void strike(Track& t, double at, const std::vector<std::array<double, 3>>& partials, double gain,
            double pan);
void burst(Track& t, Random draw, double at, double hertz, double q, double seconds, double gain,
           double pan);
void step_sound(Track& t, Random& draw, double at, double pan);
void bell(Track& t, double at, double gain, double pan);
void bird(Track& t, Random& draw, double at, double pan);
void creak(Track& t, Random& draw, double at, double seconds, double pan);
// For the whole track:
void crowd(Track& t, Random& draw, double gain);
void hum(Track& t, double gain);
void voice(Track& t, Random& draw);
void wind(Track& t, Random& draw);
void music(Track& t, Random& draw);

}  // namespace shotlab::practice
