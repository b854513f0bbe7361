// SPDX-License-Identifier: Apache-2.0
//
// What a ClipSource keeps, and the reading of its packets by number.
//
// Threading: as ClipSource.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "media/libav/clip_source.h"
#include "media/libav/demuxer.h"
#include "media/libav/picture_source.h"
#include "media/libav/survey.h"

namespace shotlab {

namespace av {

// A packet of sound, times in ticks of its stream.
struct SoundEntry {
  std::int64_t pts = 0;
  std::int64_t duration = 0;
  std::int64_t position = -1;
  std::int32_t size = 0;
};

}  // namespace av

struct ClipSource::State {
  std::filesystem::path path;
  Cancel cancel;
  av::Demuxer demuxer;
  av::Survey survey;
  ClipFacts facts;
  std::vector<av::SoundEntry> sound;  // In file order; empty if some packet has no time.
  bool new_format = false;            // The picture's format changes midway.
  bool layered = false;               // Packets carry a second picture, such as transparency.

  bool by_place() const;  // Packets are whole and bare at their place in the file (MP4, MOV).
};

namespace av {

// Reads packets of a clip by number; forward without waste. REQUIRES: the source outlives this.
class PacketFeed {
 public:
  explicit PacketFeed(ClipSource& source) : source_(source.state()) {}

  // Packet `number` of the index, payload and side data; times as the index has them.
  Result<Owned<AVPacket>> picture(std::int64_t number);
  // Packet `number` of the sound, payload only.
  Result<Owned<AVPacket>> sound(std::size_t number);

 private:
  Result<Owned<AVPacket>> at_place(std::int64_t position, std::int32_t size) const;

  ClipSource::State& source_;
  std::optional<PictureSource> pictures_;
  std::optional<Demuxer> sounds_;
  std::size_t next_sound_ = 0;
};

}  // namespace av
}  // namespace shotlab
