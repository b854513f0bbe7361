// SPDX-License-Identifier: Apache-2.0

#include "media/edit/cut_plan.h"

#include <algorithm>

namespace shotlab {
namespace {

const PacketEntry& packet_at(const PacketIndex& index, std::int64_t number) {
  return index.packets[static_cast<std::size_t>(number)];
}

std::int64_t packet_of(const PacketIndex& index, std::int64_t frame) {
  return index.frame_packet[static_cast<std::size_t>(frame)];
}

bool inside(const PacketEntry& packet, FrameRange range) {
  return packet.frame >= range.in && packet.frame < range.out;
}

// The last key picture at or before packet `latest` with which decoding of all that is shown from
// `pts` on may begin.
std::optional<std::int64_t> entry_before(const PacketIndex& index, std::int64_t latest,
                                         std::int64_t pts, CutHabits habits) {
  for (std::int64_t i = latest; i >= 0; --i) {
    const PacketEntry& packet = packet_at(index, i);
    if (packet.nal == NalClass::idr) return i;
    const bool open = packet.nal == NalClass::open_key && !habits.closed_only;
    if (open && packet.pts <= pts) return i;
  }
  return std::nullopt;
}

// A picture that no edit list shows must not fall among those that are shown: a list of ours could
// not hide it.
bool can_be_hidden(const PacketIndex& index, std::int64_t first, std::int64_t end,
                   FrameRange range) {
  const std::int64_t in = index.frame_pts[static_cast<std::size_t>(range.in)];
  const std::int64_t last = index.frame_pts[static_cast<std::size_t>(range.out - 1)];
  std::vector<std::int64_t> times;
  for (std::int64_t i = first; i < end; ++i) {
    const PacketEntry& packet = packet_at(index, i);
    if (!inside(packet, range) && packet.pts >= in && packet.pts <= last) return false;
    times.push_back(packet.pts);
  }
  std::sort(times.begin(), times.end());
  return std::adjacent_find(times.begin(), times.end()) == times.end();
}

// Whether the stretch can begin at packet `first` and nothing before it is missed.
bool starts_body(const PacketIndex& index, std::int64_t first, FrameRange range, CutHabits habits) {
  const PacketEntry& packet = packet_at(index, first);
  if (!inside(packet, range)) return false;
  if (packet.nal == NalClass::idr) return true;
  return packet.nal == NalClass::open_key && habits.drops_leading && !habits.closed_only;
}

struct Body {
  std::int64_t first = 0;
  std::int64_t end = 0;
  FrameRange frames;
};

// From key picture `first` on: the longest run of packets that gives frames without a gap, none of
// them outside the range.
std::optional<Body> body_from(const PacketIndex& index, std::int64_t first, FrameRange range) {
  const PacketEntry& key = packet_at(index, first);
  const auto count = static_cast<std::int64_t>(index.packets.size());
  std::optional<Body> body;
  std::int64_t highest = key.frame;
  std::int64_t taken = 0;
  for (std::int64_t i = first; i < count; ++i) {
    const PacketEntry& packet = packet_at(index, i);
    // A later closed group needs nothing of what is left out, so leading pictures of the first key
    // are the only ones that can be shown before it.
    if (packet.pts < key.pts) continue;
    if (packet.frame < 0) break;
    highest = std::max(highest, packet.frame);
    ++taken;
    const bool gapless = highest - key.frame + 1 == taken;
    if (gapless && highest < range.out) body = Body{first, i + 1, {key.frame, highest + 1}};
    // Beyond this nothing can close the run again inside the range.
    if (highest >= range.out + 32) break;
  }
  return body;
}

}  // namespace

std::optional<CutPlan> plan_copy(const PacketIndex& index, FrameRange range, CutHabits habits) {
  std::int64_t earliest = packet_of(index, range.in);
  std::int64_t last = earliest;
  for (std::int64_t n = range.in; n < range.out; ++n) {
    earliest = std::min(earliest, packet_of(index, n));
    last = std::max(last, packet_of(index, n));
  }
  const std::int64_t in = index.frame_pts[static_cast<std::size_t>(range.in)];
  const std::optional<std::int64_t> first = entry_before(index, earliest, in, habits);
  if (!first || !can_be_hidden(index, *first, last + 1, range)) return std::nullopt;
  const PacketEntry& key = packet_at(index, *first);
  CutPiece piece{true, *first, last + 1, habits.drops_leading};
  CutPlan plan{{}, 0, 0, key.nal == NalClass::idr};
  for (std::int64_t i = piece.first; i < piece.end; ++i) {
    const PacketEntry& packet = packet_at(index, i);
    const bool left_out = piece.skip_leading && packet.pts < key.pts;
    if (!left_out && !inside(packet, range)) ++plan.hidden;
  }
  plan.pieces.push_back(piece);
  return plan;
}

std::optional<CutPlan> plan_smart(const PacketIndex& index, FrameRange range, CutHabits habits) {
  std::optional<Body> best;
  const auto count = static_cast<std::int64_t>(index.packets.size());
  for (std::int64_t i = 0; i < count; ++i) {
    if (!starts_body(index, i, range, habits)) continue;
    const std::optional<Body> body = body_from(index, i, range);
    if (body && (!best || body->frames.length() > best->frames.length())) best = body;
    // Later keys can only give shorter runs, unless this one broke off.
    if (best && best->frames.out + 32 >= range.out) break;
  }
  if (!best) return std::nullopt;
  CutPlan plan;
  const FrameRange head{range.in, best->frames.in};
  const FrameRange tail{best->frames.out, range.out};
  if (head.length() > 0) plan.pieces.push_back({false, head.in, head.out, false});
  plan.pieces.push_back({true, best->first, best->end, true});
  if (tail.length() > 0) plan.pieces.push_back({false, tail.in, tail.out, false});
  plan.encoded = head.length() + tail.length();
  return plan;
}

}  // namespace shotlab
