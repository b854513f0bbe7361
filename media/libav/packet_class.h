// SPDX-License-Identifier: Apache-2.0
//
// Looks into the packets of a picture stream far enough to say where decoding may begin. The key
// flag of a container is not enough: an open key picture is followed by pictures that need older
// ones, and some files flag everything, or nothing.
//
// Threading: one thread at a time. Pure: reads the packet, keeps a little state between packets.
// Source:    H.264 (ITU-T H.264, 7.3.1, D.2.8), HEVC (H.265, 7.4.2.2), VP8 (RFC 6386, 9.1),
//            VP9 bitstream specification (6.2, Annex B).

#pragma once

#include "media/libav/av.h"
#include "media/libav/packet_index.h"

namespace shotlab::av {

struct PacketClass {
  NalClass nal = NalClass::other;
  bool shown =
      true;  // False: gives no picture (hidden reference, leading picture that cannot be decoded).
};

class PacketClassifier {
 public:
  explicit PacketClassifier(const AVCodecParameters& coded);

  PacketClass classify(const AVPacket& packet);

 private:
  PacketClass classify_h264(const AVPacket& packet) const;
  PacketClass classify_hevc(const AVPacket& packet);

  AVCodecID codec_;
  int length_size_ = 0;       // Bytes of a NAL's length; 0: start codes.
  bool broken_link_ = false;  // HEVC: RASL pictures after the last key picture cannot be decoded.
  bool end_of_sequence_ = false;  // HEVC: the next CRA starts a new sequence.
};

}  // namespace shotlab::av
