// SPDX-License-Identifier: Apache-2.0
//
// Time is a count of ticks in a rational time base, and ranges are half open: in is included, out
// is not. Seconds exist only where a person reads them.
//
// Threading: plain values.

#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace shotlab {

// A positive fraction such as 24000/1001. `den` is never 0 in a valid value; {0, 1} is "none".
struct Rational {
  std::int64_t num = 0;
  std::int64_t den = 1;

  bool operator==(const Rational& other) const;  // By value: 2/4 equals 1/2.
  double value() const { return static_cast<double>(num) / static_cast<double>(den); }
};

// `a * from / to`, rounded to the nearest tick, halves away from zero. Exact in 128 bits.
std::int64_t rescale(std::int64_t ticks, Rational from, Rational to);

struct TimePoint {
  std::int64_t ticks = 0;
  Rational base{1, 1};  // Seconds per tick.

  double seconds() const { return static_cast<double>(ticks) * base.value(); }
};

// Compares instants exactly, whatever their bases.
std::strong_ordering compare(TimePoint a, TimePoint b);
inline bool operator==(TimePoint a, TimePoint b) { return std::is_eq(compare(a, b)); }
inline bool operator<(TimePoint a, TimePoint b) { return std::is_lt(compare(a, b)); }

// Frames [in, out) of a clip: the n-th presented frames, counted from 0.
struct FrameRange {
  std::int64_t in = 0;
  std::int64_t out = 0;

  std::int64_t length() const { return out - in; }
  bool operator==(const FrameRange&) const = default;
};

// The one film clock (design, §5): the first audio sample of film frame `frame`.
// sample(n) = round(n * rate / fps): no rounding adds up, so no cut can drift.
std::int64_t sample_of_frame(std::int64_t frame, Rational fps, int sample_rate);

// "00:00:05:12" for frame `frame` at `fps` (non-drop, counted at the rounded rate).
std::string timecode(std::int64_t frame, Rational fps);

}  // namespace shotlab
