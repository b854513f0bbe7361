// SPDX-License-Identifier: Apache-2.0
//
// Encodes pictures as the codec, in the shape and colours that ClipWriterOptions ask for.
//
// Threading: one thread at a time (x264 inside may use several).

#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "media/base/result.h"
#include "media/libav/av.h"
#include "media/libav/clip_writer.h"
#include "media/libav/scaler.h"

namespace shotlab::av {

// Takes a finished packet, times in ticks of the encoder's time base.
using PacketSink = std::function<Status(AVPacket*)>;

class PictureEncoder {
 public:
  static Result<PictureEncoder> open(const ClipWriterOptions& options, PacketSink sink);

  Status add(const Picture& picture);
  Status add(const AVFrame& frame, std::int64_t pts);
  Status finish();
  void set_end(std::int64_t pts) { end_ = pts * tick_; }

  const AVCodecContext& context() const { return *context_; }
  // Presented times so far, in ticks of context().time_base.
  const std::vector<std::int64_t>& times() const { return times_; }

 private:
  PictureEncoder(const ClipWriterOptions& options, PacketSink sink)
      : options_(options), sink_(std::move(sink)), scaler_(kFine) {}
  Result<Owned<AVFrame>> blank() const;
  Status encode(Owned<AVFrame> frame, std::int64_t pts);
  Status drain();
  std::int64_t length_of(std::int64_t pts) const;

  ClipWriterOptions options_;
  PacketSink sink_;
  Owned<AVCodecContext> context_;
  Shape shape_;
  Scaler scaler_;
  std::int64_t tick_ = 1;  // Ticks of the encoder's time base in one of the caller's.
  std::int64_t end_ = -1;
  std::vector<std::int64_t> times_;
};

}  // namespace shotlab::av
