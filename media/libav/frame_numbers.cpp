// SPDX-License-Identifier: Apache-2.0

#include "media/libav/frame_numbers.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace shotlab::av {
namespace {

std::int64_t usual_step(const std::vector<std::int64_t>& pts) {
  std::vector<std::int64_t> steps;
  steps.reserve(pts.size());
  for (std::size_t n = 1; n < pts.size(); ++n) steps.push_back(pts[n] - pts[n - 1]);
  if (steps.empty()) return 1;
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  return std::max<std::int64_t>(1, *middle);
}

// Times that a packet lacks are filled from its neighbours, so that every entry has some.
void fill_times(std::vector<PacketEntry>& packets) {
  std::int64_t next = 0;
  for (PacketEntry& packet : packets) {
    if (packet.dts == AV_NOPTS_VALUE) {
      packet.dts = packet.pts != AV_NOPTS_VALUE ? std::min(packet.pts, next) : next;
    }
    if (packet.pts == AV_NOPTS_VALUE) packet.pts = packet.dts;
    next = packet.dts + std::max<std::int64_t>(1, packet.duration);
  }
}

}  // namespace

void mark_leading(std::vector<PacketEntry>& packets) {
  const PacketEntry* key = nullptr;
  for (PacketEntry& packet : packets) {
    if (packet.nal == NalClass::idr || packet.nal == NalClass::open_key) {
      key = &packet;
    } else if (key != nullptr && packet.pts < key->pts) {
      packet.nal = NalClass::leading;
    }
  }
}

PresentationOrder::PresentationOrder(const AVCodecParameters& coded)
    : context_(avcodec_alloc_context3(nullptr)), parser_(av_parser_init(coded.codec_id)) {
  if (context_ == nullptr || avcodec_parameters_to_context(context_.get(), &coded) < 0) {
    parser_ = nullptr;
  }
  if (parser_ != nullptr) parser_->flags |= PARSER_FLAG_COMPLETE_FRAMES;
}

void PresentationOrder::add(const AVPacket& packet) {
  const auto count = static_cast<std::int64_t>(ranks_.size());
  if (parser_ == nullptr) {
    ranks_.push_back({0, count});
    return;
  }
  std::uint8_t* out = nullptr;
  int out_size = 0;
  parser_->output_picture_number = 0;
  av_parser_parse2(parser_.get(), context_.get(), &out, &out_size, packet.data, packet.size,
                   AV_NOPTS_VALUE, AV_NOPTS_VALUE, packet.pos);
  const bool by_number =
      context_->codec_id == AV_CODEC_ID_H264 || context_->codec_id == AV_CODEC_ID_HEVC;
  if (by_number) {
    // The picture order count begins again at 0 where a closed group does.
    if (parser_->output_picture_number == 0 && parser_->key_frame != 0) ++group_;
    ranks_.push_back({group_, parser_->output_picture_number});
  } else {
    // MPEG-1, 2 and 4: a B picture is shown at once, any other when the next such one comes.
    const bool late = parser_->pict_type != AV_PICTURE_TYPE_B;
    if (late) ++group_;
    ranks_.push_back({group_, late ? std::numeric_limits<std::int64_t>::max() : count});
  }
}

void PresentationOrder::repair(PacketIndex& index, int reorder) {
  std::vector<PacketEntry>& packets = index.packets;
  const bool lacking = std::any_of(packets.begin(), packets.end(),
                                   [](const PacketEntry& p) { return p.pts == AV_NOPTS_VALUE; });
  const bool decoding_times = std::all_of(packets.begin(), packets.end(),
                                          [](const PacketEntry& p) { return p.pts == p.dts; });
  fill_times(packets);
  if (reorder == 0 || parser_ == nullptr || !(lacking || decoding_times)) return;
  if (ranks_.size() != packets.size()) return;

  std::vector<std::size_t> shown(packets.size());
  std::iota(shown.begin(), shown.end(), std::size_t{0});
  std::stable_sort(shown.begin(), shown.end(), [&](std::size_t a, std::size_t b) {
    return ranks_[a].group != ranks_[b].group ? ranks_[a].group < ranks_[b].group
                                              : ranks_[a].order < ranks_[b].order;
  });
  std::vector<std::int64_t> times;
  times.reserve(packets.size());
  for (const PacketEntry& packet : packets) times.push_back(lacking ? packet.dts : packet.pts);
  std::sort(times.begin(), times.end());
  for (std::size_t n = 0; n < shown.size(); ++n) packets[shown[n]].pts = times[n];
}

void number_frames(PacketIndex& index, std::int64_t first) {
  std::vector<PacketEntry>& packets = index.packets;
  mark_leading(packets);
  const std::int64_t start = packets[static_cast<std::size_t>(first)].pts;
  std::vector<std::int32_t> shown;
  for (std::size_t i = 0; i < packets.size(); ++i) {
    packets[i].presented = packets[i].presented && packets[i].pts >= start;
    if (packets[i].presented) shown.push_back(static_cast<std::int32_t>(i));
  }
  std::stable_sort(shown.begin(), shown.end(), [&](std::int32_t a, std::int32_t b) {
    return packets[static_cast<std::size_t>(a)].pts < packets[static_cast<std::size_t>(b)].pts;
  });
  index.frame_packet = shown;
  index.frame_pts.clear();
  for (const std::int32_t at : shown) {
    PacketEntry& packet = packets[static_cast<std::size_t>(at)];
    // Two pictures at one time: the later one in the file is shown a tick later.
    if (!index.frame_pts.empty()) packet.pts = std::max(packet.pts, index.frame_pts.back() + 1);
    packet.frame = index.frames();
    index.frame_pts.push_back(packet.pts);
  }
  if (shown.empty()) return;
  const PacketEntry& last = packets[static_cast<std::size_t>(shown.back())];
  index.end_pts = last.pts + (last.duration > 0 ? last.duration : usual_step(index.frame_pts));
}

}  // namespace shotlab::av
