// SPDX-License-Identifier: Apache-2.0
//
// Where to begin decoding for a wanted frame, and which packet of the index one from the file is.
//
// Threading: pure.

#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "media/libav/av.h"
#include "media/libav/packet_index.h"

namespace shotlab::av {

// The latest packet, at or before `latest`, from which the picture of packet `wanted` decodes
// exactly. 0, the start of the file, is always one.
std::int64_t entry_for(const PacketIndex& index, std::int64_t wanted, std::int64_t latest);

// Finds packets by what does not change when a file is entered elsewhere: place, size, decoding
// time.
class PacketFinder {
 public:
  explicit PacketFinder(const PacketIndex& index);

  // Its number in the index; nothing if it is unknown or could be several.
  std::optional<std::int64_t> find(const AVPacket& packet) const;
  // Whether it is that one.
  bool is(const AVPacket& packet, std::int64_t number) const;

 private:
  const PacketIndex& index_;
  std::unordered_multimap<std::int64_t, std::int64_t> by_place_;  // Position, else decoding time.
};

}  // namespace shotlab::av
