// SPDX-License-Identifier: Apache-2.0
//
// A SoundDecoder lays decoded sound on a clip's clock, gaps as silence, and mixes and resamples it
// on the way. What is at sample k of the result was heard k / rate seconds after the origin.
//
// Threading: one thread at a time. Blocking: decodes.

#pragma once

#include <cstdint>
#include <filesystem>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/libav/av.h"
#include "media/libav/demuxer.h"
#include "media/libav/survey.h"
#include "media/model/samples.h"

namespace shotlab::av {

class SoundDecoder {
 public:
  static Result<SoundDecoder> open(const std::filesystem::path& path, const Cancel& cancel);

  int rate() const { return context_->sample_rate; }
  int channels() const { return context_->ch_layout.nb_channels; }

  // Fills `out`, whose first sample is sample `begin` after `origin`. Call once.
  // 5.1 and the like become stereo by the usual weights, scaled so that nothing can clip.
  Status read(TimePoint origin, const SoundSpan& span, std::int64_t begin, Samples& out);

 private:
  Status configure(const AVFrame& frame, const Samples& out);
  Status place(const AVFrame& frame);
  void feed(const std::uint8_t** data, int count);
  void feed_silence(std::int64_t count);
  void pull(const std::uint8_t** data, int count);
  bool full() const;

  Demuxer demuxer_;
  Owned<AVCodecContext> context_;
  Owned<SwrContext> mixer_;
  AVChannelLayout layout_{};  // Of what mixer_ takes; never owns memory (native layouts).
  AVSampleFormat format_ = AV_SAMPLE_FMT_NONE;
  int source_rate_ = 0;

  TimePoint origin_;
  std::int64_t last_ = 0;    // Source samples after the origin where the sound ends.
  std::int64_t next_ = 0;    // Source sample after the origin that mixer_ wants next.
  std::int64_t placed_ = 0;  // Where the frame before ended, as the file's times have it.
  bool any_ = false;
  std::int64_t skip_ = 0;   // Result samples still to be dropped before out's first.
  std::size_t filled_ = 0;  // Values of *out_ that are done.
  Samples* out_ = nullptr;
};

}  // namespace shotlab::av
