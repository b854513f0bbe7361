// SPDX-License-Identifier: Apache-2.0

#include "media/libav/nal.h"

#include <array>

namespace shotlab::av {
namespace {

constexpr int kH264Sei = 6;
constexpr int kH264Sps = 7;
constexpr int kH264Pps = 8;
constexpr int kH264Delimiter = 9;
constexpr int kH264SpsExtension = 13;
constexpr int kH264SubsetSps = 15;
constexpr int kHevcVps = 32;
constexpr int kHevcPps = 34;
constexpr int kHevcDelimiter = 35;
constexpr int kHevcPrefixSei = 39;
constexpr int kSeiUserNote = 5;

// AV1: units that containers leave out or put in as they like (delimiters, tile lists, padding).
bool is_loose_av1(int type) { return type == 2 || type == 8 || type == 15; }

// Calls visit(type, unit) for each unit of AV1; the rest as one if a length is missing or lies.
template <typename Visit>
void for_each_av1(Bytes data, Visit visit) {
  std::size_t at = 0;
  while (at < data.size()) {
    const std::size_t begin = at;
    const int type = data[at] >> 3 & 0xf;
    const bool sized = (data[at] & 2) != 0;
    at += (data[at] & 4) != 0 ? 2 : 1;
    std::uint64_t size = 0;
    for (int i = 0; sized && i < 8 && at < data.size(); ++i) {
      const std::uint8_t byte = data[at++];
      size |= std::uint64_t{byte & 0x7fU} << (7 * i);
      if ((byte & 0x80) == 0) break;
    }
    const bool whole = sized && at <= data.size() && size <= data.size() - at;
    at = whole ? at + static_cast<std::size_t>(size) : data.size();
    visit(type, data.subspan(begin, at - begin));
  }
}

bool has_units(AVCodecID codec) { return codec == AV_CODEC_ID_H264 || codec == AV_CODEC_ID_HEVC; }

int type_of(AVCodecID codec, Bytes nal) {
  return codec == AV_CODEC_ID_H264 ? nal[0] & 0x1f : nal[0] >> 1 & 0x3f;
}

std::size_t take(Bytes data, std::size_t& at, int count) {
  std::size_t value = 0;
  for (int i = 0; i < count; ++i, ++at) value = value << 8 | (at < data.size() ? data[at] : 0U);
  return value;
}

void take_sets(Bytes extra, std::size_t& at, std::size_t count, std::vector<std::uint8_t>& out) {
  for (std::size_t i = 0; i < count && at < extra.size(); ++i) {
    const std::size_t size = take(extra, at, 2);
    if (at >= extra.size()) return;
    const Bytes unit = extra.subspan(at, std::min(size, extra.size() - at));
    if (!unit.empty()) append_unit(out, unit);
    at += size;
  }
}

// FNV-1a over eight bytes at a time, good enough to tell two packets of one clip apart.
void mix(std::uint64_t& hash, Bytes data) {
  constexpr std::uint64_t kPrime = 0x100000001b3;
  std::size_t at = 0;
  for (; at + 8 <= data.size(); at += 8) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8; ++i) word |= std::uint64_t{data[at + i]} << (8 * i);
    hash = (hash ^ word) * kPrime;
    hash ^= hash >> 29;
  }
  for (; at < data.size(); ++at) hash = (hash ^ data[at]) * kPrime;
  hash = (hash ^ data.size()) * kPrime;
}

}  // namespace

int nal_length_size(const AVCodecParameters& coded) {
  const Bytes extra = extradata_of(coded);
  if (coded.codec_id == AV_CODEC_ID_H264 && extra.size() >= 7 && extra[0] == 1) {
    return (extra[4] & 3) + 1;
  }
  // hvcC begins with its version, 1; what begins with 0 is a start code.
  if (coded.codec_id == AV_CODEC_ID_HEVC && extra.size() >= 23 && extra[0] != 0) {
    return (extra[21] & 3) + 1;
  }
  return 0;
}

std::vector<std::uint8_t> unescaped(Bytes nal) {
  std::vector<std::uint8_t> out;
  int zeros = 0;
  for (const std::uint8_t byte : nal) {
    if (zeros >= 2 && byte == 3) {
      zeros = 0;
      continue;
    }
    zeros = byte == 0 ? zeros + 1 : 0;
    out.push_back(byte);
  }
  return out;
}

bool is_parameter_set(AVCodecID codec, Bytes nal) {
  const int type = type_of(codec, nal);
  if (codec == AV_CODEC_ID_HEVC) return type >= kHevcVps && type <= kHevcPps;
  return type == kH264Sps || type == kH264Pps || type == kH264SpsExtension ||
         type == kH264SubsetSps;
}

bool is_delimiter(AVCodecID codec, Bytes nal) {
  return type_of(codec, nal) == (codec == AV_CODEC_ID_H264 ? kH264Delimiter : kHevcDelimiter);
}

bool is_user_note(AVCodecID codec, Bytes nal) {
  const bool h264 = codec == AV_CODEC_ID_H264;
  const std::size_t header = h264 ? 1 : 2;
  return type_of(codec, nal) == (h264 ? kH264Sei : kHevcPrefixSei) && nal.size() > header &&
         nal[header] == kSeiUserNote;
}

void append_unit(std::vector<std::uint8_t>& out, Bytes unit) {
  constexpr std::array<std::uint8_t, 4> kStart = {0, 0, 0, 1};
  out.insert(out.end(), kStart.begin(), kStart.end());
  out.insert(out.end(), unit.begin(), unit.end());
}

std::vector<std::uint8_t> parameter_sets(const AVCodecParameters& coded) {
  const Bytes extra = extradata_of(coded);
  std::vector<std::uint8_t> out;
  if (nal_length_size(coded) == 0) {
    for_each_nal(extra, 0, [&](Bytes unit) {
      if (is_parameter_set(coded.codec_id, unit)) append_unit(out, unit);
    });
    return out;
  }
  if (coded.codec_id == AV_CODEC_ID_H264) {
    std::size_t at = 5;
    take_sets(extra, at, take(extra, at, 1) & 0x1f, out);
    take_sets(extra, at, take(extra, at, 1), out);
    return out;
  }
  std::size_t at = 22;
  const std::size_t kinds = take(extra, at, 1);
  for (std::size_t i = 0; i < kinds && at < extra.size(); ++i) {
    ++at;  // Which kind the sets are; they say so themselves.
    take_sets(extra, at, take(extra, at, 2), out);
  }
  return out;
}

void note_h264_ids(Bytes data, int length_size, std::set<unsigned>& ids) {
  for_each_nal(data, length_size, [&](Bytes unit) {
    const int type = type_of(AV_CODEC_ID_H264, unit);
    // An SPS gives profile and level before its number.
    const std::size_t skip = type == kH264Sps || type == kH264SubsetSps ? 4 : 1;
    if (!is_parameter_set(AV_CODEC_ID_H264, unit) || unit.size() <= skip) return;
    const std::vector<std::uint8_t> start =
        unescaped(unit.subspan(0, std::min<std::size_t>(unit.size(), 16)));
    if (start.size() > skip) ids.insert(BitReader(Bytes(start).subspan(skip)).exp_golomb());
  });
}

Fingerprint::Fingerprint(AVCodecID codec, int length_size)
    : codec_(codec), length_size_(length_size) {}

std::uint64_t Fingerprint::operator()(Bytes packet) const {
  std::uint64_t hash = 0xcbf29ce484222325;
  if (codec_ == AV_CODEC_ID_AV1) {
    for_each_av1(packet, [&](int type, Bytes unit) {
      if (!is_loose_av1(type)) mix(hash, unit);
    });
    return hash;
  }
  if (!has_units(codec_)) {
    mix(hash, packet);
    return hash;
  }
  for_each_nal(packet, length_size_, [&](Bytes unit) {
    if (is_parameter_set(codec_, unit) || is_delimiter(codec_, unit)) return;
    // Some muxers take zeros between units along; they say nothing.
    mix(hash, without_zeros_behind(unit));
  });
  return hash;
}

}  // namespace shotlab::av
