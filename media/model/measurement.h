// SPDX-License-Identifier: Apache-2.0
//
// What was measured in a clip: numbers with their unit and the picture that shows them.
// `media/measure` fills these in, `exercises/engine` reads them, the command line prints them.
//
// Threading: plain values.
// Source:    methods and thresholds in exercises' checks V.ok, V.move, V.static; conventions below.

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/text.h"
#include "media/model/time.h"

namespace shotlab {

// The primary move of a shot, by what the camera does (picture content moving right = camera left).
// The coarse classes decide; `fine` only comments (a pan and a truck look alike without depth).
enum class Move {
  static_shot,
  left,
  right,  // pan or truck
  up,
  down,  // tilt or pedestal
  in,
  out,  // zoom or dolly
  roll_cw,
  roll_ccw,  // turn of the camera
  handheld,  // shaking or wandering without one direction
  unknown,   // cannot measure
};

enum class FineMove {
  none,
  pan,
  truck,
  tilt,
  pedestal,
  zoom,
  dolly,
  orbit,
  roll,
  static_shot,
  handheld,
  unsure,  // directed, but without the evidence to tell pan from truck, ...
};

std::string_view name_of(Move move);      // "static", "left", "roll_cw", "unknown", ...
std::string_view name_of(FineMove move);  // "pan", "truck", "unsure", ...
Text words_of(Move move);                 // "pan or truck to the left" / 「向左搖或橫移」
Text words_of(FineMove move);

// Camera path, cumulative from the first frame. One entry per frame.
struct PathPoint {
  double x = 0;      // Camera right, in picture widths.
  double y = 0;      // Camera down, in picture widths.
  double scale = 0;  // Natural log of the picture's growth: in > 0.
  double roll = 0;   // Radians, camera clockwise > 0.
};

struct MoveMeasurement {
  Move coarse = Move::unknown;
  FineMove fine = FineMove::unsure;
  std::vector<Move> also;  // Further directed channels, strongest first.
  double confidence = 0;   // 0..1: inlier share x directness of the primary channel.
  double x = 0, y = 0, scale = 0, roll = 0;  // Totals, units of PathPoint.
  double energy = 0;                         // Of the primary channel, in picture widths.
  double dominance = 0;         // Share of the primary channel in the energy of all, 0..1.
  double sign_share = 0;        // Share of frames that move the way of the total, 0..1.
  double directness = 0;        // |total| / path length of the primary channel, 0..1.
  double jitter = 0;            // RMS about a local quadratic, picture widths.
  double background_speed = 0;  // Mean speed, picture widths per second (V.static).
  double inlier_share = 0;      // Mean share of tracks that agree.
  int tracks = 0;               // Median number of tracks per step.
  std::string parallax;         // "yes", "no", "unknown".
  double near_far_ratio = 0;    // Near to far displacement; 0 when it cannot be told. Pan = 1.
  std::vector<PathPoint> path;
  Text why_not;                    // When coarse is unknown: why it cannot be measured.
  std::filesystem::path evidence;  // Picture with tracks and path graph; empty if not asked for.
  FrameRange frames;               // Of the clip: the shot that was measured.
};

struct Fade {
  FrameRange frames;
  bool in = false;  // From black (or white) into picture.
};

struct ShotMeasurement {
  std::vector<std::int64_t> cuts;  // First frame of each new shot.
  std::vector<Fade> fades;
  std::vector<FrameRange> dissolves;  // Advisory.
  std::filesystem::path evidence;     // Frames on both sides of each cut.
};

struct FrozenRun {
  FrameRange frames;
};

// Is it a sound picture at all (V.ok).
struct PictureSoundness {
  std::int64_t frames = 0;       // Decoded.
  std::int64_t undecodable = 0;  // Frames that the index has and the decoder did not give.
  double duration_s = 0;
  std::int64_t black_frames = 0;
  std::int64_t frozen_frames = 0;   // In runs of at least half a second.
  std::int64_t longest_frozen = 0;  // Frames.
  std::vector<FrozenRun> frozen;
  std::optional<std::int64_t> first_black;  // Frame number, for the evidence.
  double mean_luma = 0;                     // 0..255, BT.709.
  std::filesystem::path evidence;           // The worst frame, or the middle one if all is well.
};

struct Loudness {
  double integrated_lufs = 0;  // EBU R128
  double true_peak_dbtp = 0;
  bool silent = false;  // Nothing above the gate: the numbers mean nothing.
};

struct Tone {
  double mean_l = 0;    // CIE L*, 0..100
  double spread_l = 0;  // p95 - p5
  double mean_b = 0;    // CIE b* of the midtones: warm > 0
};

struct Swatch {
  int r = 0, g = 0, b = 0;  // sRGB
  double share = 0;         // 0..1
};

// Everything asked for of one clip. Absent = not asked for, or there is no such stream.
struct Measurement {
  std::optional<PictureSoundness> soundness;
  std::optional<ShotMeasurement> shots;
  std::optional<MoveMeasurement> move;  // Of the longest shot when there are cuts.
  std::optional<Loudness> loudness;
  std::optional<Tone> tone;
  std::vector<Swatch> palette;  // Largest share first.
  // One per shot, in order; without evidence pictures. `move` is that of the longest.
  std::vector<MoveMeasurement> moves;
};

}  // namespace shotlab
