// SPDX-License-Identifier: Apache-2.0

#include "media/libav/splice_times.h"

#include <algorithm>

namespace shotlab::av {
namespace {

// How many packets decoding must run ahead of these times of presentation.
std::int64_t reorder_of(const std::vector<std::int64_t>& pts) {
  std::vector<std::int64_t> sorted = pts;
  std::sort(sorted.begin(), sorted.end());
  std::int64_t most = 0;
  for (std::size_t i = 0; i < pts.size(); ++i) {
    const auto rank = std::lower_bound(sorted.begin(), sorted.end(), pts[i]) - sorted.begin();
    most = std::max(most, static_cast<std::int64_t>(i) - rank);
  }
  return most;
}

// The source's own decoding times, if they can stay as they are.
std::optional<std::vector<std::int64_t>> own_times(const SpliceOrder& order) {
  if (order.pieces.size() != 1 || !order.pieces[0].copy || order.pieces[0].step > 0) {
    return std::nullopt;
  }
  const SplicePiece& piece = order.pieces[0];
  std::vector<std::int64_t> decoded;
  for (std::int64_t i = piece.first; i < piece.end; ++i) {
    if (!is_written(piece, i)) continue;
    const PacketEntry& packet = piece.source->index().packets[static_cast<std::size_t>(i)];
    const std::int64_t dts = film_time(piece, order.clock, packet.dts);
    const bool rising = decoded.empty() || dts > decoded.back();
    if (!rising || dts > film_time(piece, order.clock, packet.pts)) return std::nullopt;
    decoded.push_back(dts);
  }
  return decoded;
}

}  // namespace

bool is_written(const SplicePiece& piece, std::int64_t number) {
  if (!piece.skip_leading) return true;
  const std::vector<PacketEntry>& packets = piece.source->index().packets;
  return packets[static_cast<std::size_t>(number)].pts >=
         packets[static_cast<std::size_t>(piece.first)].pts;
}

std::int64_t film_time(const SplicePiece& piece, Rational clock, std::int64_t pts) {
  return piece.start + rescale(pts - piece.zero, piece.source->index().time_base, clock);
}

std::int64_t frame_time(const SplicePiece& piece, Rational clock, std::int64_t n) {
  if (piece.step > 0) return piece.start + (n - piece.zero) * piece.step;
  return film_time(piece, clock, piece.source->index().frame_pts[static_cast<std::size_t>(n)]);
}

std::int64_t packet_time(const SplicePiece& piece, Rational clock, const PacketEntry& packet) {
  if (piece.step > 0 && packet.frame >= 0) return frame_time(piece, clock, packet.frame);
  return film_time(piece, clock, packet.pts);
}

std::int64_t SpliceTimes::duration_at(std::int64_t pts, std::int64_t end) const {
  const auto next = std::upper_bound(shown.begin(), shown.end(), pts);
  if (next != shown.end()) return *next - pts;
  return std::max<std::int64_t>(1, end - pts);
}

std::optional<SpliceTimes> splice_times(const SpliceOrder& order, int encoder_reorder) {
  SpliceTimes times;
  std::int64_t ahead = 0;
  for (const SplicePiece& piece : order.pieces) {
    std::vector<std::int64_t> pts;
    for (std::int64_t i = piece.first; i < piece.end; ++i) {
      if (!piece.copy) {
        pts.push_back(frame_time(piece, order.clock, i));
      } else if (is_written(piece, i)) {
        const auto at = static_cast<std::size_t>(i);
        pts.push_back(packet_time(piece, order.clock, piece.source->index().packets[at]));
      }
    }
    ahead = std::max(ahead, piece.copy ? reorder_of(pts) : std::int64_t{encoder_reorder});
    times.shown.insert(times.shown.end(), pts.begin(), pts.end());
  }
  std::sort(times.shown.begin(), times.shown.end());
  const bool repeated =
      std::adjacent_find(times.shown.begin(), times.shown.end()) != times.shown.end();
  if (times.shown.empty() || repeated) return std::nullopt;
  if (auto own = own_times(order)) {
    times.decoded = *std::move(own);
    return times;
  }
  // Decoding runs `ahead` pictures before what is shown; before the first, at the shortest step.
  std::int64_t step = INT64_MAX;
  for (std::size_t i = 1; i < times.shown.size(); ++i) {
    step = std::min(step, times.shown[i] - times.shown[i - 1]);
  }
  if (step == INT64_MAX) step = 1;
  const auto count = static_cast<std::int64_t>(times.shown.size());
  for (std::int64_t i = 0; i < count; ++i) {
    times.decoded.push_back(i < ahead ? times.shown.front() - (ahead - i) * step
                                      : times.shown[static_cast<std::size_t>(i - ahead)]);
  }
  return times;
}

}  // namespace shotlab::av
