// SPDX-License-Identifier: Apache-2.0
//
// Encodes sound. The encoder's run-up has negative times, so that sample 0 is sample 0.
//
// Threading: one thread at a time.

#pragma once

#include <cstdint>
#include <vector>

#include "media/base/result.h"
#include "media/libav/av.h"
#include "media/libav/clip_writer.h"
#include "media/libav/picture_encoder.h"

namespace shotlab::av {

class SoundEncoder {
 public:
  static Result<SoundEncoder> open(const ClipWriterOptions& options, PacketSink sink);

  Status add(const Samples& sound);
  Status finish();

  const AVCodecContext& context() const { return *context_; }
  std::int64_t samples() const { return samples_; }  // So far, per channel.

 private:
  Status encode(std::size_t first, int count);
  Status drain();

  PacketSink sink_;
  Owned<AVCodecContext> context_;
  std::vector<float> waiting_;  // Interleaved; less than one block between calls.
  std::int64_t samples_ = 0;
  std::int64_t encoded_ = 0;
};

}  // namespace shotlab::av
