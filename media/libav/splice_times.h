// SPDX-License-Identifier: Apache-2.0
//
// When each packet of a spliced clip is decoded and shown, on the film's clock.
//
// Threading: pure.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "media/libav/splice.h"

namespace shotlab::av {

struct SpliceTimes {
  std::vector<std::int64_t> shown;    // Of all packets, hidden ones too, sorted.
  std::vector<std::int64_t> decoded;  // Of the k-th packet written, rising.

  std::int64_t duration_at(std::int64_t pts, std::int64_t end) const;
};

// Whether packet `number` is written: a leading picture may be left out.
bool is_written(const SplicePiece& piece, std::int64_t number);
// Where a PTS of the piece's source falls on the film's clock.
std::int64_t film_time(const SplicePiece& piece, Rational clock, std::int64_t pts);

// Where frame n, or a packet, of the piece falls.
std::int64_t frame_time(const SplicePiece& piece, Rational clock, std::int64_t n);
std::int64_t packet_time(const SplicePiece& piece, Rational clock, const PacketEntry& packet);

// `encoder_reorder`: how many pictures an encoder decodes ahead. Nothing: two pictures fall on one
// time, so that no order of them can be told.
std::optional<SpliceTimes> splice_times(const SpliceOrder& order, int encoder_reorder);

}  // namespace shotlab::av
