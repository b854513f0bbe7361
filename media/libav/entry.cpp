// SPDX-License-Identifier: Apache-2.0

#include "media/libav/entry.h"

#include <algorithm>

namespace shotlab::av {
namespace {

std::int64_t place(std::int64_t position, std::int64_t dts) {
  return position >= 0 ? position : dts;
}

}  // namespace

std::int64_t entry_for(const PacketIndex& index, std::int64_t wanted, std::int64_t latest) {
  const PacketEntry& target = index.packets[static_cast<std::size_t>(wanted)];
  for (std::int64_t i = std::min(wanted, latest); i > 0; --i) {
    const PacketEntry& packet = index.packets[static_cast<std::size_t>(i)];
    if (packet.nal == NalClass::idr) return i;
    if (packet.nal == NalClass::open_key && target.pts >= packet.pts) return i;
  }
  return 0;
}

PacketFinder::PacketFinder(const PacketIndex& index) : index_(index) {
  by_place_.reserve(index.packets.size());
  for (std::size_t i = 0; i < index.packets.size(); ++i) {
    const PacketEntry& packet = index.packets[i];
    by_place_.emplace(place(packet.position, packet.dts), static_cast<std::int64_t>(i));
  }
}

std::optional<std::int64_t> PacketFinder::find(const AVPacket& packet) const {
  std::optional<std::int64_t> found;
  const auto [first, last] = by_place_.equal_range(place(packet.pos, packet.dts));
  int matches = 0;
  for (auto it = first; it != last; ++it) {
    const PacketEntry& entry = index_.packets[static_cast<std::size_t>(it->second)];
    if (entry.size != packet.size) continue;
    // An edit list may show one sample several times; its decoding times then differ.
    if (entry.dts == packet.dts) return it->second;
    found = it->second;
    ++matches;
  }
  return matches == 1 ? found : std::nullopt;
}

bool PacketFinder::is(const AVPacket& packet, std::int64_t number) const {
  if (number < 0 || number >= static_cast<std::int64_t>(index_.packets.size())) return false;
  const PacketEntry& entry = index_.packets[static_cast<std::size_t>(number)];
  return entry.size == packet.size && entry.position == packet.pos;
}

}  // namespace shotlab::av
