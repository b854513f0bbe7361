// SPDX-License-Identifier: Apache-2.0
//
// Turns packets of several origins into packets of one stream: one framing, the right parameter
// sets at each seam, no remarks of an encoder about itself.
//
// Threading: pure, but for the packets that are handed over.
// Source:    ITU-T H.264 7.4.1.2.1, H.265 7.4.2.4.4 and 8.1.3 (BLA), AV1 specification 7.5.

#pragma once

#include <cstdint>
#include <vector>

#include "media/base/result.h"
#include "media/libav/clip_source_state.h"
#include "media/libav/nal.h"

namespace shotlab::av {

class StreamBytes {
 public:
  // mixed: pieces of different encoders follow one another. in_band: parameter sets stand in front
  // of every key picture (MPEG-TS wants it; so do pieces whose sets go by the same numbers).
  StreamBytes(const AVCodecParameters& coded, bool mixed, bool in_band);

  // Start codes and parameter sets, as the muxer then frames them itself.
  bool rewrites() const { return mixed_ || in_band_; }

  // A copied packet. `first`: the first of its piece. `open`: a key picture with which decoding
  // may begin only if nothing before it is asked for.
  Status copied(AVPacket* packet, bool first, bool key, bool open) const;
  // A packet that an encoder gave; `sets`: that encoder's extradata.
  Status encoded(AVPacket* packet, bool first, Bytes sets) const;

  // The stream's extradata. `encoder`: extradata of the encoder, empty if nothing is encoded;
  // `encoded_first`: the film begins with an encoded piece.
  std::vector<std::uint8_t> extradata(Bytes encoder, bool encoded_first) const;

  // Length size of the packets that come out of this, for fingerprints.
  int length_size() const { return rewrites() ? 0 : length_size_; }

 private:
  AVCodecID codec_;
  int length_size_;
  bool mixed_;
  bool in_band_;
  bool units_;  // H.264 or HEVC.
  std::vector<std::uint8_t> extra_;
  std::vector<std::uint8_t> sets_;  // With start codes.
};

// H.264: the lowest number that no parameter set of the clip is called by, up to 31.
unsigned free_set_id(const std::set<unsigned>& used);

}  // namespace shotlab::av
