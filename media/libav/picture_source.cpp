// SPDX-License-Identifier: Apache-2.0

#include "media/libav/picture_source.h"

#include <algorithm>
#include <string_view>

#include "media/libav/complaints.h"

namespace shotlab::av {
namespace {

constexpr int kSeekTries = 3;
constexpr std::int64_t kSeekStep = 32;  // Packets.

}  // namespace

PictureSource::PictureSource(Demuxer demuxer, const PacketIndex& index)
    : demuxer_(std::make_unique<Demuxer>(std::move(demuxer))),
      index_(index),
      finder_(index),
      pending_(make_packet()),
      position_(static_cast<std::int64_t>(index.packets.size())) {}

Result<bool> PictureSource::read(AVPacket* packet) {
  for (;;) {
    Result<bool> more = demuxer_->next(packet);
    if (!more || !*more || packet->stream_index == demuxer_->picture()->index) return more;
    av_packet_unref(packet);
  }
}

bool PictureSource::seek_near(std::int64_t number) {
  const PacketEntry& target = index_.packets[static_cast<std::size_t>(number)];
  AVFormatContext* format = demuxer_->format();
  const std::string_view name = format->iformat->name;
  const int stream = demuxer_->picture()->index;
  if (name == "mpegts") {
    // Its own search by time is a guess between clock marks; bytes are exact.
    return target.position >= 0 &&
           av_seek_frame(format, stream, target.position, AVSEEK_FLAG_BYTE) >= 0;
  }
  // MP4 keeps its table by decoding time, the others by time of presentation.
  const bool by_decoding = name.starts_with("mov") || name == "avi";
  return av_seek_frame(format, stream, by_decoding ? target.dts : target.pts,
                       AVSEEK_FLAG_BACKWARD) >= 0;
}

Status PictureSource::rewind() {
  // Opening again is the one way that no container can get wrong.
  const std::filesystem::path path = demuxer_->input().path();
  Result<Demuxer> fresh = Demuxer::open(path, Streams::picture, demuxer_->input().cancel());
  if (!fresh) return fresh.error();
  if (fresh->picture() == nullptr) return complain_no_picture(path);
  demuxer_ = std::make_unique<Demuxer>(*std::move(fresh));
  position_ = 0;
  return done();
}

Result<bool> PictureSource::advance_to(std::int64_t number) {
  for (;;) {
    av_packet_unref(pending_.get());
    Result<bool> more = read(pending_.get());
    if (!more) return more.error();
    if (!*more) return false;
    const std::optional<std::int64_t> found =
        finder_.is(*pending_, position_) ? position_ : finder_.find(*pending_);
    if (!found || *found > number) return false;
    position_ = *found;
    if (position_ == number) return true;
    ++position_;
  }
}

Status PictureSource::enter(std::int64_t number) {
  if (number == position_) return done();
  const Cancel& cancel = demuxer_->input().cancel();
  has_pending_ = false;
  // A seek may land behind its aim; an aim further back then finds the place.
  std::int64_t aim = number;
  for (int tries = 0; tries < kSeekTries && aim > 0 && seekable_; ++tries) {
    if (!seek_near(aim)) break;
    position_ = aim;
    Result<bool> there = advance_to(number);
    if (there && *there) {
      has_pending_ = true;
      return done();
    }
    if (cancel.requested()) return complain_cancelled();
    aim -= kSeekStep << (2 * tries);
  }
  if (number > 0 && ++lost_ >= kSeekTries) seekable_ = false;
  if (Status rewound = rewind(); !rewound) return rewound;
  Result<bool> there = advance_to(number);
  if (!there) return there.error();
  if (!*there) {
    return complain_damaged(demuxer_->input().path(),
                            Text{"it changed while it was being read", "讀取期間檔案有變"});
  }
  has_pending_ = true;
  return done();
}

Result<bool> PictureSource::next(AVPacket* packet) {
  if (has_pending_) {
    av_packet_move_ref(packet, pending_.get());
    has_pending_ = false;
    ++position_;
    return true;
  }
  Result<bool> more = read(packet);
  if (more && *more) ++position_;
  return more;
}

}  // namespace shotlab::av
