// SPDX-License-Identifier: Apache-2.0
//
// ClipWriter makes a clip (H.264 and AAC in MP4 unless told otherwise) that appears at its path
// whole or not at all.
//
// Threading: one thread at a time (encoding inside may use several).
// Blocking:  encodes and writes.
// Errors:    the first failure (disk full, bad size) sticks: later calls repeat it. Without
// finish(),
//            or after an error, nothing is left at the path or beside it.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "media/base/result.h"
#include "media/libav/frame.h"
#include "media/libav/sound_codec.h"
#include "media/model/clip_facts.h"
#include "media/model/picture.h"
#include "media/model/samples.h"
#include "media/model/time.h"

namespace shotlab {

enum class PictureCodec { h264, hevc, vp9, prores };

struct ClipWriterOptions {
  int width = 1280;  // Pixels; even.
  int height = 720;
  Rational fps{24, 1};
  // Tick of frame PTS given to add_frame(); {0, 1} = one tick a frame.
  Rational time_base{0, 1};
  PictureCodec codec = PictureCodec::h264;
  int crf = 18;  // The encoder's own quality: 0 lossless ... 51 (VP9: 63); ProRes has none.
  std::string preset = "veryfast";
  bool look_ahead = true;  // H.264: weighs where B-frames go; if not, a tenth less work.
  int key_interval = 48;   // Frames.
  int threads = 0;
  int sound_rate = 0;  // Hz; 0 = no sound.
  int sound_channels = 2;
  int sound_bits = 160'000;  // Per second.
  SoundCodec sound_codec = SoundCodec::aac;
  int rotation = 0;  // Degrees clockwise a player must turn the picture.
  // Pixel format, colour tags and pixel aspect are taken from here when re-encoding a clip;
  // absent: yuv420p, BT.709, limited range.
  std::optional<VideoFacts> like;
  std::map<std::string, std::string> metadata;  // title, comment, ...
  // IPTC digital source type written as XMP and as metadata, e.g. "algorithmicMedia"; empty: none.
  std::string digital_source_type;
  bool reproducible =
      false;  // No dates, no random ids: same input, same bytes (single-threaded encoding).
};

class ClipWriter {
 public:
  static Result<ClipWriter> create(const std::filesystem::path& path,
                                   const ClipWriterOptions& options);
  ClipWriter(ClipWriter&&) noexcept;
  ClipWriter& operator=(ClipWriter&&) noexcept;
  ~ClipWriter();

  // The next picture, RGB or RGBA (alpha ignored), of exactly the clip's size.
  Status add_picture(const Picture& picture);
  // The next picture at `pts` ticks of options.time_base; scaled if its size differs.
  Status add_frame(const Frame& frame, std::int64_t pts);
  // Where the last frame ends, in ticks of options.time_base; unsaid: one frame of options.fps
  // after it began. For clips whose frames are not equally long.
  void set_end(std::int64_t pts);
  // More sound, at options.sound_rate and sound_channels; any amount at a time.
  Status add_sound(const Samples& sound);
  // Flushes, closes, checks, renames into place.
  Status finish();

 private:
  struct State;
  explicit ClipWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace shotlab
