// SPDX-License-Identifier: Apache-2.0
//
// What is known of a clip without looking at its pixels.
//
// Threading: plain values.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "media/model/time.h"

namespace shotlab {

struct VideoFacts {
  std::string codec;    // FFmpeg's short name: "h264", "hevc", "vp9", "av1".
  std::string profile;  // "High", "Main 10"; empty if unknown.
  std::string pix_fmt;  // "yuv420p", "yuv420p10le".
  int width = 0;        // Coded picture, before rotation and pixel aspect, in pixels.
  int height = 0;
  Rational sample_aspect{1, 1};
  int rotation = 0;    // Degrees clockwise that a player must turn the picture: 0, 90, 180, 270.
  Rational fps{0, 1};  // Mean presented rate; exact for a constant rate.
  bool vfr = false;    // Presented frames are not equally spaced.
  std::int64_t frames = 0;  // Presented frames, edit lists applied.
  Rational time_base{1, 1};
  std::int64_t first_pts = 0;  // Of the first presented frame, in time_base.
  int reorder_frames = 0;      // How many frames decoding order runs ahead of presentation.
  std::int64_t key_frames = 0;
  std::string color_range, color_space, color_primaries, color_transfer;  // FFmpeg's names or "".
  bool operator==(const VideoFacts&) const = default;

  // As a player shows it: pixel aspect and rotation applied.
  int display_width() const;
  int display_height() const;
};

struct AudioFacts {
  std::string codec;  // "aac", "opus", "vorbis".
  int sample_rate = 0;
  int channels = 0;
  double start_s = 0;  // Of the first presented sample, in seconds on the file's clock.
  double duration_s = 0;
  bool operator==(const AudioFacts&) const = default;
};

struct ClipFacts {
  std::string container;  // "mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm", ...
  std::int64_t bytes = 0;
  double duration_s = 0;  // Of the picture if there is one, else of the sound.
  std::optional<VideoFacts> video;
  std::optional<AudioFacts> audio;
  // Content credentials found, never verified here: "c2pa" (a C2PA box), "xmp" (an XMP packet).
  std::vector<std::string> credentials;
  std::string
      digital_source_type;  // IPTC term found in the file, e.g. "algorithmicMedia"; else "".
  bool operator==(const ClipFacts&) const = default;
};

inline int VideoFacts::display_width() const {
  const std::int64_t wide = rescale(width, sample_aspect, {1, 1});
  return static_cast<int>(rotation % 180 == 0 ? wide : height);
}
inline int VideoFacts::display_height() const {
  const std::int64_t wide = rescale(width, sample_aspect, {1, 1});
  return static_cast<int>(rotation % 180 == 0 ? height : wide);
}

}  // namespace shotlab
