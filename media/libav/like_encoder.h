// SPDX-License-Identifier: Apache-2.0
//
// Encodes pictures of a clip again so that they can stand beside the clip's own packets in one
// stream: same codec, pixel format, size, pixel aspect and colours, and parameter sets that do not
// collide with the clip's.
//
// Threading: one thread at a time (the encoder inside may use several).

#pragma once

#include <cstdint>
#include <vector>

#include "media/base/result.h"
#include "media/libav/clip_source_state.h"
#include "media/libav/picture_encoder.h"

namespace shotlab::av {

struct LikeOptions {
  Rational clock{1, 1};  // Of the pictures' times.
  int quality = 0;       // 0 the usual one; each step halves the error or so.
  int reorder = 0;       // At most so many pictures may be decoded ahead.
  unsigned set_id = 0;   // H.264: the number of its parameter sets.
};

class LikeEncoder {
 public:
  // unsupported if this FFmpeg has no encoder that can write the clip's kind of picture.
  static Result<LikeEncoder> open(const ClipSource::State& source, const LikeOptions& options,
                                  PacketSink sink);

  // Whether a clip can be encoded again in its own kind at all. Pure.
  static bool can(const AVCodecParameters& coded);

  Status add(const AVFrame& frame, std::int64_t pts);
  Status finish();

  const AVCodecContext& context() const { return *context_; }
  // Without pyramids no picture is decoded more than one ahead.
  int reorder() const { return context_->max_b_frames > 0 ? 1 : 0; }

 private:
  LikeEncoder() = default;
  Status drain();

  PacketSink sink_;
  Owned<AVCodecContext> context_;
};

}  // namespace shotlab::av
