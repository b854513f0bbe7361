// SPDX-License-Identifier: Apache-2.0

#include "media/libav/splice_bytes.h"

#include <cstring>

#include "media/libav/complaints.h"

namespace shotlab::av {
namespace {

constexpr int kHevcBlaNoLeading = 18;
constexpr int kHevcCra = 21;
constexpr int kAv1SequenceHeader = 1;
constexpr std::size_t kAv1cHeader = 4;

Status replace(AVPacket* packet, const std::vector<std::uint8_t>& bytes) {
  AVBufferRef* buffer = av_buffer_alloc(bytes.size() + AV_INPUT_BUFFER_PADDING_SIZE);
  if (buffer == nullptr) return complain_memory();
  std::memcpy(buffer->data, bytes.data(), bytes.size());
  std::memset(buffer->data + bytes.size(), 0, AV_INPUT_BUFFER_PADDING_SIZE);
  av_buffer_unref(&packet->buf);
  packet->buf = buffer;
  packet->data = buffer->data;
  packet->size = static_cast<int>(bytes.size());
  return done();
}

// Whether a packet of AV1 gives its sequence header itself: the first unit that is not a delimiter.
bool has_sequence_header(Bytes packet) {
  std::size_t at = 0;
  while (at < packet.size()) {
    const int type = packet[at] >> 3 & 0xf;
    if (type == kAv1SequenceHeader) return true;
    if (type != 2 || (packet[at] & 2) == 0) return false;  // Not a temporal delimiter.
    at += (packet[at] & 4) != 0 ? 3 : 2;
  }
  return false;
}

// The units that an av1C box carries; raw units are taken as they are.
Bytes av1_units(Bytes extra) {
  if (!extra.empty() && extra[0] == 0x81) {
    return extra.size() > kAv1cHeader ? extra.subspan(kAv1cHeader) : Bytes();
  }
  return extra;
}

void append(std::vector<std::uint8_t>& out, Bytes more) {
  out.insert(out.end(), more.begin(), more.end());
}

}  // namespace

StreamBytes::StreamBytes(const AVCodecParameters& coded, bool mixed, bool in_band)
    : codec_(coded.codec_id),
      length_size_(nal_length_size(coded)),
      mixed_(mixed),
      in_band_(in_band),
      units_(coded.codec_id == AV_CODEC_ID_H264 || coded.codec_id == AV_CODEC_ID_HEVC) {
  append(extra_, extradata_of(coded));
  if (units_) sets_ = parameter_sets(coded);
}

Status StreamBytes::copied(AVPacket* packet, bool first, bool key, bool open) const {
  if (!rewrites()) return done();
  const Bytes source = bytes_of(*packet);
  std::vector<std::uint8_t> out;
  if (codec_ == AV_CODEC_ID_AV1) {
    if (!first || has_sequence_header(source)) return done();
    append(out, av1_units(extra_));
    append(out, source);
    return replace(packet, out);
  }
  if (!units_) return done();
  // H.264 keeps all sets in front, under numbers of their own; HEVC's have one number and follow
  // one another: each key picture has its own before it, so that a player may begin there.
  const bool gives_sets = in_band_ || codec_ == AV_CODEC_ID_HEVC ? key || first : false;
  if (gives_sets) out = sets_;
  // What went before is gone, and pictures that need it are left out: as if the link were broken.
  const bool broken = first && open && mixed_ && codec_ == AV_CODEC_ID_HEVC;
  for_each_nal(source, length_size_, [&](Bytes unit) {
    if (in_band_ && is_delimiter(codec_, unit)) return;
    const std::size_t at = out.size() + 4;
    append_unit(out, unit);
    if (broken && (unit[0] >> 1 & 0x3f) == kHevcCra) {
      out[at] = static_cast<std::uint8_t>((unit[0] & 0x81) | kHevcBlaNoLeading << 1);
    }
  });
  return replace(packet, out);
}

Status StreamBytes::encoded(AVPacket* packet, bool first, Bytes sets) const {
  if (!units_) return done();
  std::vector<std::uint8_t> out;
  const bool key = (packet->flags & AV_PKT_FLAG_KEY) != 0;
  const bool gives_sets = in_band_ || codec_ == AV_CODEC_ID_HEVC ? key || first : false;
  if (gives_sets) {
    for_each_nal(sets, 0, [&](Bytes unit) {
      if (is_parameter_set(codec_, unit)) append_unit(out, unit);
    });
  }
  for_each_nal(bytes_of(*packet), 0, [&](Bytes unit) {
    const bool needless =
        is_parameter_set(codec_, unit) || is_delimiter(codec_, unit) || is_user_note(codec_, unit);
    if (!needless) append_unit(out, unit);
  });
  return replace(packet, out);
}

std::vector<std::uint8_t> StreamBytes::extradata(Bytes encoder, bool encoded_first) const {
  if (!rewrites()) return extra_;
  if (!units_) {
    if (!encoded_first || encoder.empty()) return extra_;
    return {encoder.begin(), encoder.end()};
  }
  std::vector<std::uint8_t> fresh;
  for_each_nal(encoder, 0, [&](Bytes unit) {
    if (is_parameter_set(codec_, unit)) append_unit(fresh, unit);
  });
  if (codec_ == AV_CODEC_ID_HEVC) return encoded_first ? fresh : sets_;
  std::vector<std::uint8_t> out = sets_;
  append(out, fresh);
  return out;
}

unsigned free_set_id(const std::set<unsigned>& used) {
  unsigned id = 0;
  while (id < 31 && used.count(id) != 0) ++id;
  return id;
}

}  // namespace shotlab::av
