// SPDX-License-Identifier: Apache-2.0
//
// From packets in file order to frames in order of presentation.
//
// Threading: one thread at a time. Pure.

#pragma once

#include <cstdint>
#include <vector>

#include "media/libav/av.h"
#include "media/libav/packet_index.h"

namespace shotlab::av {

// Some files give no times of presentation (AVI), or the decoding times in their place (MP4 without
// ctts). The order of pictures is then in the stream itself.
class PresentationOrder {
 public:
  explicit PresentationOrder(const AVCodecParameters& coded);

  // Every packet of the stream, in file order.
  void add(const AVPacket& packet);
  // Gives entries of `index` honest times if they have none. `reorder`: the depth that the decoder
  // found.
  void repair(PacketIndex& index, int reorder);

 private:
  struct Rank {
    std::int64_t group = 0;  // Pictures of a later group are all shown later.
    std::int64_t order = 0;  // Within the group.
  };

  Owned<AVCodecContext> context_;
  Owned<AVCodecParserContext> parser_;
  std::vector<Rank> ranks_;
  std::int64_t group_ = 0;
};

// Marks the pictures that follow an open key picture in the file but are shown before it.
void mark_leading(std::vector<PacketEntry>& packets);

// Numbers the presented frames. `first`: the packet whose picture the decoder gave first; what
// would be shown before it cannot be decoded, so it is not presented.
void number_frames(PacketIndex& index, std::int64_t first);

}  // namespace shotlab::av
