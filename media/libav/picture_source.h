// SPDX-License-Identifier: Apache-2.0
//
// A PictureSource reads the picture packets of a clip in file order from any place in it, and
// always knows which packet of the index it is giving. It never trusts a seek: it looks where it
// landed.
//
// Threading: one thread at a time. Blocking: reads.

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "media/libav/demuxer.h"
#include "media/libav/entry.h"

namespace shotlab::av {

class PictureSource {
 public:
  // REQUIRES: `index` outlives this and was made from the whole of this demuxer's stream.
  PictureSource(Demuxer demuxer, const PacketIndex& index);

  const AVStream& stream() const { return *demuxer_->picture(); }

  // Makes packet `number` the next one.
  Status enter(std::int64_t number);
  // Number of the packet that next() would give.
  std::int64_t position() const { return position_; }
  // The next packet; false at the end.
  Result<bool> next(AVPacket* packet);

 private:
  bool seek_near(std::int64_t number);
  Status rewind();
  // Reads on until `pending_` is packet `number`; false if that is no longer ahead.
  Result<bool> advance_to(std::int64_t number);
  Result<bool> read(AVPacket* packet);

  std::unique_ptr<Demuxer> demuxer_;
  const PacketIndex& index_;
  PacketFinder finder_;
  Owned<AVPacket> pending_;  // Read already, not given yet.
  bool has_pending_ = false;
  std::int64_t position_ = 0;
  int lost_ = 0;          // Seeks that led nowhere.
  bool seekable_ = true;  // False after too many of those: then always from the start.
};

}  // namespace shotlab::av
