// SPDX-License-Identifier: Apache-2.0
//
// Join renders shots one after the other on one film clock: frame k of the film starts at audio
// sample round(k * rate / fps), so sound and picture cannot drift (design, §5).
//
// What can be copied is copied bit for bit: stretches of shots that are of the film's own kind and
// in which nothing happens. Only transitions, titles, and shots of other shapes are encoded, in the
// same kind. What was written is read back and proved; where a copy is not exact, all is encoded,
// and the report says so.
//
// Blocking, Threading: as trim.h.
// Errors:    what could not be done exactly is refused by name, before anything is written. The
//            film appears whole or not at all.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/edit/trim.h"
#include "media/model/cut.h"
#include "media/model/measurement.h"
#include "media/model/time.h"

namespace shotlab {

// A shot of the film; what its fields mean is said at CutEvent.
struct JoinSegment {
  std::filesystem::path source;
  FrameRange range{0, -1};  // out < 0: to the end.
  std::int64_t dissolve = 0;
  std::int64_t fade_in = 0;
  std::int64_t fade_out = 0;
  Rational speed{1, 1};
  double gain_db = 0;
  bool mute = false;
  std::int64_t sound_lead = 0;
};

// automatic: that of the shots that can be copied, or H.264; for .webm VP9, for .mov and the others
// H.264. ProRes wants .mov. png: a folder of numbered pictures and, if there is sound, sound.wav.
enum class FilmCodec { automatic, h264, hevc, vp9, prores, png };

struct JoinRequest {
  std::vector<JoinSegment> segments;  // At least one.
  std::filesystem::path target;       // .mp4, .mov, .mkv, .webm or .ts; a new folder for png.
  // Of the film; zeros = as the first segment. Other sizes are fitted inside with black bars, other
  // rates are resampled to the nearest source frame.
  int width = 0;
  int height = 0;
  Rational fps{0, 1};
  FilmCodec codec = FilmCodec::automatic;
  bool copy = true;  // Whether anything may be copied.
  std::vector<CutTitle> titles;
  std::vector<CutTrack> tracks;  // Their sources are paths as they stand.
  std::optional<double> loudness_lufs;
  double true_peak_dbtp = -1;
  std::map<std::string, std::string> metadata;
  std::string digital_source_type;
};

struct JoinReport {
  std::int64_t frames = 0;             // As read back.
  std::int64_t av_offset_samples = 0;  // Sound end minus picture end, samples; padding excluded.
  std::string codec;                   // "h264", "hevc", "vp9", "prores", "png", ...
  struct Segment {
    std::string mode;         // "copy", "smart" (parts are copied), "full".
    std::int64_t frames = 0;  // In the film, those of a dissolve counted in both shots.
    std::int64_t copied = 0;  // Of them, as they were in the source, bit for bit.
    Text reason;              // Why not all of it was copied; empty if it was.
  };
  std::vector<Segment> segments;
  double worst_psnr = 99;            // Of the encoded frames that were compared, dB; 99: all equal.
  std::optional<Loudness> loudness;  // Measured in the finished film, where one was asked for.
};

Result<JoinReport> join(const JoinRequest& request, const Cancel& cancel = {},
                        const ProgressFn& progress = {});

}  // namespace shotlab
