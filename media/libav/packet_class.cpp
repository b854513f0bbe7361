// SPDX-License-Identifier: Apache-2.0

#include "media/libav/packet_class.h"

#include <cstdint>
#include <vector>

#include "media/libav/nal.h"

namespace shotlab::av {
namespace {

constexpr int kH264Idr = 5;
constexpr int kH264Sei = 6;
constexpr int kSeiRecoveryPoint = 6;
constexpr int kHevcRaslN = 8;
constexpr int kHevcRaslR = 9;
constexpr int kHevcBlaFirst = 16;
constexpr int kHevcIdrFirst = 19;
constexpr int kHevcCra = 21;
constexpr int kHevcEndOfSequence = 36;
constexpr int kHevcEndOfBitstream = 37;

// True if the SEI says that decoding may begin right here and be exact. A recovery that takes some
// frames (periodic intra refresh) is not an entry for us.
bool exact_recovery_point(Bytes nal) {
  const std::vector<std::uint8_t> sei = unescaped(nal);
  std::size_t at = 1;
  while (at + 2 <= sei.size() && sei[at] != 0x80) {
    int type = 0;
    while (at < sei.size() && sei[at] == 0xff) type += 255, ++at;
    if (at >= sei.size()) return false;
    type += sei[at++];
    std::size_t size = 0;
    while (at < sei.size() && sei[at] == 0xff) size += 255, ++at;
    if (at >= sei.size()) return false;
    size += sei[at++];
    if (size > sei.size() - at) return false;
    if (type == kSeiRecoveryPoint) {
      BitReader bits(Bytes(sei).subspan(at, size));
      const unsigned frames = bits.exp_golomb();
      const bool exact = bits.bit() == 1;
      const bool broken_link = bits.bit() == 1;
      return frames == 0 && exact && !broken_link;
    }
    at += size;
  }
  return false;
}

// VP9: is any picture of this (possibly bundled) packet shown?
bool vp9_frame_shown(Bytes frame) {
  BitReader bits(frame);
  bits.bit(), bits.bit();  // Frame marker.
  const unsigned profile = bits.bit() | bits.bit() << 1;
  if (profile == 3) bits.bit();
  if (bits.bit() == 1) return true;  // Shows a picture that was decoded before.
  bits.bit();                        // Frame type.
  return bits.bit() == 1;
}

bool vp9_shown(Bytes packet) {
  if (packet.empty()) return false;
  const unsigned marker = packet.back();
  if ((marker & 0xe0U) == 0xc0U) {
    const std::size_t count = (marker & 7U) + 1;
    const std::size_t width = (marker >> 3 & 3U) + 1;
    const std::size_t index = 2 + width * count;
    if (packet.size() >= index && packet[packet.size() - index] == marker) {
      Bytes sizes = packet.subspan(packet.size() - index + 1, width * count);
      Bytes frames = packet.first(packet.size() - index);
      for (std::size_t i = 0; i < count; ++i) {
        std::size_t size = 0;
        for (std::size_t k = 0; k < width; ++k)
          size |= std::size_t{sizes[i * width + k]} << (8 * k);
        if (size > frames.size()) break;
        if (size > 0 && vp9_frame_shown(frames.first(size))) return true;
        frames = frames.subspan(size);
      }
      return false;
    }
  }
  return vp9_frame_shown(packet);
}

// Codecs in which a key picture closes off all that came before it.
bool key_is_closed(AVCodecID codec) {
  switch (codec) {
    case AV_CODEC_ID_VP8:
    case AV_CODEC_ID_VP9:
    case AV_CODEC_ID_AV1:
    case AV_CODEC_ID_FLV1:
    case AV_CODEC_ID_THEORA:
    case AV_CODEC_ID_H263:
    case AV_CODEC_ID_VP6F:
    case AV_CODEC_ID_MSMPEG4V3:
      return true;
    default: {
      const AVCodecDescriptor* facts = avcodec_descriptor_get(codec);
      return facts != nullptr && (facts->props & AV_CODEC_PROP_INTRA_ONLY) != 0;
    }
  }
}

}  // namespace

PacketClassifier::PacketClassifier(const AVCodecParameters& coded)
    : codec_(coded.codec_id), length_size_(nal_length_size(coded)) {}

PacketClass PacketClassifier::classify_h264(const AVPacket& packet) const {
  PacketClass result;
  for_each_nal(bytes_of(packet), length_size_, [&](Bytes nal) {
    const int type = nal[0] & 0x1f;
    if (type == kH264Idr) result.nal = NalClass::idr;
    if (type == kH264Sei && result.nal == NalClass::other && exact_recovery_point(nal)) {
      result.nal = NalClass::open_key;
    }
  });
  return result;
}

PacketClass PacketClassifier::classify_hevc(const AVPacket& packet) {
  PacketClass result;
  for_each_nal(bytes_of(packet), length_size_, [&](Bytes nal) {
    const int type = nal[0] >> 1 & 0x3f;
    if (type == kHevcEndOfSequence || type == kHevcEndOfBitstream) end_of_sequence_ = true;
    const bool layered = nal.size() > 1 && ((nal[0] & 1) != 0 || nal[1] >> 3 != 0);
    if (type > 31 || layered) return;  // Not a slice of the base layer.
    if (type >= kHevcBlaFirst && type <= kHevcCra) {
      const bool cra = type == kHevcCra;
      result.nal = cra && !end_of_sequence_ ? NalClass::open_key : NalClass::idr;
      broken_link_ = result.nal == NalClass::idr && type < kHevcIdrFirst;
      broken_link_ = broken_link_ || (cra && end_of_sequence_);
      end_of_sequence_ = false;
    }
    if ((type == kHevcRaslN || type == kHevcRaslR) && broken_link_) result.shown = false;
  });
  return result;
}

PacketClass PacketClassifier::classify(const AVPacket& packet) {
  const Bytes data = bytes_of(packet);
  const bool key = (packet.flags & AV_PKT_FLAG_KEY) != 0;
  switch (codec_) {
    case AV_CODEC_ID_H264:
      return classify_h264(packet);
    case AV_CODEC_ID_HEVC:
      return classify_hevc(packet);
    case AV_CODEC_ID_VP8:
      return {key ? NalClass::idr : NalClass::other, !data.empty() && (data[0] & 0x10) != 0};
    case AV_CODEC_ID_VP9:
      return {key ? NalClass::idr : NalClass::other, vp9_shown(data)};
    default:
      if (!key) return {};
      return {key_is_closed(codec_) ? NalClass::idr : NalClass::open_key, true};
  }
}

}  // namespace shotlab::av
