// SPDX-License-Identifier: Apache-2.0
//
// The packet index is the map of a video stream: where every packet lies, what it is, and which
// presented frame it gives. Everything exact in Shotlab starts from it.
//
// Threading: plain values; index_video() may run on any thread.
// Blocking:  reads every packet header of the file once, decodes nothing.
// Source:    frame n is the n-th presented frame by its own PTS, edit lists applied (design, §5).

#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/model/time.h"

namespace shotlab {

// What a packet's picture may be used for when a stream is entered at it.
enum class NalClass {
  other,  // Ordinary picture, or a codec whose packets are not looked into.
  idr,  // Closed random access: nothing before it is needed (H.264 IDR, HEVC IDR/BLA, VP9/AV1 key).
  open_key,  // Marked as key, but pictures shown before it may need older ones (CRA, recovery
             // point).
  leading,   // Shown before the key picture that it follows in the file.
};

struct PacketEntry {
  std::int64_t pts = 0;  // Ticks of PacketIndex::time_base, on the file's clock after edit lists.
  std::int64_t dts = 0;
  std::int64_t duration = 0;   // 0 if the container does not say.
  std::int64_t position = -1;  // Byte offset in the file; -1 if the container does not say.
  std::int32_t size = 0;       // Bytes.
  bool key = false;            // As the container says.
  bool presented = true;       // False: decoded but never shown (edit list, discard flag).
  NalClass nal = NalClass::other;
  std::int64_t frame = -1;  // Number of the presented frame; -1 if not presented.
};

struct PacketIndex {
  Rational time_base{1, 1};
  std::vector<PacketEntry> packets;        // In file (decoding) order.
  std::vector<std::int64_t> frame_pts;     // PTS of presented frame n, strictly rising.
  std::vector<std::int32_t> frame_packet;  // Position in `packets` of presented frame n.
  std::int64_t end_pts = 0;                // Where the last presented frame ends.

  std::int64_t frames() const { return static_cast<std::int64_t>(frame_pts.size()); }
};

Result<PacketIndex> index_video(const std::filesystem::path& path, const Cancel& cancel = {});

}  // namespace shotlab
