// SPDX-License-Identifier: Apache-2.0
//
// The units (NALs) that packets of H.264 and HEVC are made of: walking over them, turning packets
// from one framing into the other, and the parameter sets that a decoder needs first.
//
// Threading: pure functions. Nothing here trusts a length that it reads.
// Source:    H.264 Annex B and ISO/IEC 14496-15 (avcC, hvcC).

#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "media/libav/av.h"

namespace shotlab::av {

using Bytes = std::span<const std::uint8_t>;

inline Bytes bytes_of(const AVPacket& packet) {
  return {packet.data, static_cast<std::size_t>(std::max(0, packet.size))};
}
inline Bytes extradata_of(const AVCodecParameters& coded) {
  return {coded.extradata, static_cast<std::size_t>(std::max(0, coded.extradata_size))};
}

// Bytes of the length in front of each unit; 0: start codes (Annex B), or a codec without units.
int nal_length_size(const AVCodecParameters& coded);

// A unit as a start code ends it: zeros in front of the next one belong to neither.
inline Bytes without_zeros_behind(Bytes unit) {
  while (unit.size() > 1 && unit.back() == 0) unit = unit.first(unit.size() - 1);
  return unit;
}

// Calls visit(Bytes unit) for each unit that is not empty.
template <typename Visit>
void for_each_nal(Bytes data, int length_size, Visit visit) {
  std::size_t at = 0;
  if (length_size > 0) {
    const auto width = static_cast<std::size_t>(length_size);
    while (at + width < data.size()) {
      std::size_t size = 0;
      for (std::size_t i = 0; i < width; ++i) size = size << 8 | data[at + i];
      at += width;
      size = std::min(size, data.size() - at);
      if (size > 0) visit(data.subspan(at, size));
      at += size;
    }
    return;
  }
  std::optional<std::size_t> begin;
  for (; at + 3 <= data.size(); ++at) {
    if (data[at] != 0 || data[at + 1] != 0 || data[at + 2] != 1) continue;
    if (begin && at > *begin) visit(without_zeros_behind(data.subspan(*begin, at - *begin)));
    begin = at + 3;
    at += 2;
  }
  if (begin && *begin < data.size()) visit(without_zeros_behind(data.subspan(*begin)));
}

// The payload without the bytes that keep start codes out of it.
std::vector<std::uint8_t> unescaped(Bytes nal);

// Reads bits, most significant first; zeros behind the end.
class BitReader {
 public:
  explicit BitReader(Bytes bytes) : bytes_(bytes) {}
  bool left() const { return at_ < bytes_.size() * 8; }
  unsigned bit() {
    if (!left()) return 0;
    const unsigned value = bytes_[at_ / 8] >> (7 - at_ % 8) & 1U;
    ++at_;
    return value;
  }
  unsigned exp_golomb() {
    int zeros = 0;
    while (left() && zeros < 31 && bit() == 0) ++zeros;
    unsigned value = 1;
    for (int i = 0; i < zeros; ++i) value = value << 1 | bit();
    return value - 1;
  }

 private:
  Bytes bytes_;
  std::size_t at_ = 0;
};

// What a unit is, as far as joining streams needs to know. `codec` is H.264 or HEVC.
bool is_parameter_set(AVCodecID codec, Bytes nal);
bool is_delimiter(AVCodecID codec, Bytes nal);  // Says only that a new picture begins.
bool is_user_note(AVCodecID codec, Bytes nal);  // An encoder's remarks about itself.

// The parameter sets in extradata of either framing, with start codes in front of each.
std::vector<std::uint8_t> parameter_sets(const AVCodecParameters& coded);

// `unit` with a start code in front, behind `out`.
void append_unit(std::vector<std::uint8_t>& out, Bytes unit);

// Notes the numbers by which H.264's sequence and picture parameter sets among `units` are called.
void note_h264_ids(Bytes data, int length_size, std::set<unsigned>& ids);

// Tells packets apart by what is in them, whatever the framing; parameter sets and delimiters,
// which some containers move, do not count.
class Fingerprint {
 public:
  Fingerprint(AVCodecID codec, int length_size);
  std::uint64_t operator()(Bytes packet) const;

 private:
  AVCodecID codec_;
  int length_size_;
};

}  // namespace shotlab::av
