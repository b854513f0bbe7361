// SPDX-License-Identifier: Apache-2.0
//
// The sound of a spliced clip: packets of the source copied, or samples encoded, handed to the
// muxer a little ahead of the picture.
//
// Threading: one thread at a time.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "media/libav/edit_list.h"
#include "media/libav/packet_muxer.h"
#include "media/libav/sound_copy.h"
#include "media/libav/sound_encoder.h"
#include "media/libav/splice.h"
#include "media/libav/splice_check.h"

namespace shotlab::av {

class SpliceSound {
 public:
  // REQUIRES: the order outlives this.
  explicit SpliceSound(const SpliceOrder& order) : order_(order) {}
  SpliceSound(const SpliceSound&) = delete;
  SpliceSound& operator=(const SpliceSound&) = delete;
  ~SpliceSound();

  Status prepare(const std::string& container);
  // Nothing: the film has no sound.
  Result<std::optional<TrackSpec>> track();
  // Hands over all that is heard before tick `until` of the film's clock, and some more.
  Status advance(std::int64_t until, PacketMuxer& muxer);
  Status finish(PacketMuxer& muxer);

  // REQUIRES: there is a track.
  EditList edit_list(Rational movie) const;
  Heard heard() const;

 private:
  Status hand_over(std::int64_t until, PacketMuxer& muxer);
  Status take(AVPacket* packet);

  const SpliceOrder& order_;
  PacketMuxer* muxer_ = nullptr;  // While packets are handed over.
  std::optional<SoundEncoder> encoder_;
  std::optional<SoundCopy> copy_;
  std::optional<PacketFeed> feed_;
  AVCodecParameters* coded_ = nullptr;
  int rate_ = 0;
  std::int64_t length_ = 0;  // Samples.
  std::int64_t asked_ = 0;   // Samples that were asked for so far.
  std::size_t next_ = 0;
  std::optional<std::int64_t> first_;
};

}  // namespace shotlab::av
