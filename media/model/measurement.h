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
#include "media/model/mark.h"
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

// What is seen in a box of one frame, as numbers that two boxes can be compared by.
struct BoxLook {
  std::int64_t frame = 0;
  FrameBox box;
  std::vector<float> colours;  // CIE Lab, kColourBins of them, sum 1; the middle counts most.
  std::vector<float> stripes;  // The same of three stripes: head, trunk, legs.
  std::uint64_t layout = 0;    // 8 x 8 cells, row by row: lighter than the box is on average.
  bool operator==(const BoxLook&) const = default;
};

// How alike two boxes look. Colours and layout, never who somebody is.
struct Likeness {
  double colours = 0;   // Bhattacharyya coefficient of the colours, 0..1.
  double stripes = 0;   // The same of head, trunk and legs, averaged.
  int layout_bits = 0;  // Cells of 64 that differ.
  double aspect = 1;    // Of the first box over that of the second.
};

// What lies in a box that a learner drew (V.head, V.key, V.same, V.drift).
struct BoxMeasurement {
  FrameMark mark;
  BoxLook look;
  // How much its colours differ from those around it, 0..1: a box round nothing stands out little.
  // Absent: it fills the picture, so nothing is around it.
  std::optional<double> stands_out;
  // Luminance of one half over that of the other: above 1, the light is from the left, the top.
  double left_right = 1, top_bottom = 1;
  double mean_l = 0;  // CIE L*
  // The box in the first and the last third of the clip, followed there from the mark (or marked
  // there), and how alike the two look.
  std::optional<BoxLook> early, late;
  std::optional<Likeness> drift;
  Text not_followed;               // Why they are absent.
  std::filesystem::path evidence;  // The frame with the box.
};

// Does a take's camera fly as another did (V.path). Shapes of paths are compared, not places.
struct PathMatch {
  double distance = 2;  // Mean distance of the two shapes, each scaled to 1; 0..2, under 0.2 alike.
  double direction = 0;            // Cosine between where both end, 1 = the same way.
  double amount = 0;               // How far it goes, over how far the reference goes.
  double steadiness = 1;           // Its jitter over the reference's.
  Text why_not;                    // When it cannot be measured: the reference stands still, ...
  std::filesystem::path evidence;  // Both paths, drawn over each other.
};

// What changed between a take and the one that it was made of (V.region).
struct RegionDifference {
  double outside_ssim = 0;       // 0..1, mean over the clip; 1 = untouched.
  double inside_delta = 0;       // Mean CIE76 difference.
  double share = 0;              // Of the picture that is inside.
  std::int64_t worst_frame = 0;  // Where the outside changed most.
  Text why_not;
  std::filesystem::path evidence;  // That frame of both, and where they differ.
};

// Does a repainted take follow its source (V.follow).
struct FollowMeasurement {
  double overlap = 0;  // Of the masses, intersection over union, median of the frames, 0..1.
  double motion = 0;   // Correlation of where and when something moves, -1..1.
  std::int64_t worst_frame = 0;
  Text why_not;
  std::filesystem::path evidence;  // The worst frame of both, with their masses.
};

// How an element sits in its plate (V.comp).
struct CompositeMeasurement {
  double edge_delta = 0;   // CIE76 between just inside and just outside the element's edge.
  double left_right = 1;   // Luminance of the element's left over its right.
  double slide = 0;        // RMS of its way off the plate's, in picture widths.
  double share = 0;        // Of the picture that it covers.
  FrameBox box;            // Of the element in the middle of the clip.
  std::int64_t frame = 0;  // That frame.
  Text why_not;
  std::filesystem::path evidence;  // The element's outline on the plate.
};

// The finish of a picture: brush, boil, detail.
struct TextureMeasurement {
  double energy = 0;     // Mean |L* - its surroundings|, of fine texture.
  double boil = 0;       // Mean |change of L*| from frame to frame where nothing moves.
  double flicker = 0;    // RMS of the mean luma about that of its neighbours, levels of 255.
  double sharpness = 0;  // Variance of the Laplacian over that of luma; between takes only.
  double detail = 0;     // Fine detail over that of the picture halved and enlarged again.
};

// Seconds of a clip's sound, [begin, end).
struct SoundRun {
  double begin = 0, end = 0;
  double length() const { return end - begin; }
  bool operator==(const SoundRun&) const = default;
};

// What is heard, and when (A.sync, A.bed, A.duck, A.layers).
struct SoundMeasurement {
  double duration_s = 0;
  std::vector<double> onsets;      // Seconds at which something begins to sound, to some 10 ms.
  std::vector<SoundRun> silences;  // Under -50 dBFS for half a second or more.
  std::vector<SoundRun> zeros;     // Nothing but zeros, 20 ms or more: digital silence.
  std::int64_t clipped = 0;        // Runs of three samples or more at full scale.
  std::vector<float> levels;       // RMS of each tenth of a second, dBFS, all channels; -120: none.
  std::filesystem::path evidence;  // The levels over time, with onsets and silences.
};

// Everything asked for of one clip. Absent = not asked for, or there is no such stream.
struct Measurement {
  std::optional<PictureSoundness> soundness;
  std::optional<ShotMeasurement> shots;
  std::optional<MoveMeasurement> move;  // Of the longest shot when there are cuts.
  std::optional<Loudness> loudness;
  std::optional<Tone> tone;
  std::vector<Swatch> palette;  // Largest share first.
  std::optional<TextureMeasurement> texture;
  std::optional<SoundMeasurement> sound;
  std::vector<BoxMeasurement> boxes;  // One per mark of a head or a subject that was asked for.
  // One per shot, in order; without evidence pictures. `move` is that of the longest.
  std::vector<MoveMeasurement> moves;
};

}  // namespace shotlab
