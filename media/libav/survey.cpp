// SPDX-License-Identifier: Apache-2.0

#include "media/libav/survey.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "media/libav/complaints.h"
#include "media/libav/frame_numbers.h"
#include "media/libav/nal.h"
#include "media/libav/packet_class.h"
#include "media/libav/picture_decoder.h"

namespace shotlab::av {
namespace {

// More packets than ten hours at 60 frames a second; a file with more was made to hurt.
constexpr std::size_t kMostPackets = 2'200'000;

class PictureSurvey {
 public:
  explicit PictureSurvey(const Demuxer& demuxer)
      : path_(demuxer.input().path()),
        stream_(*demuxer.picture()),
        boxes_(demuxer.scan().boxes),
        classifier_(*stream_.codecpar),
        order_(*stream_.codecpar) {
    index_.time_base = rational(stream_.time_base);
  }

  // Packets are empty but for the first few.
  void expect_tables() { tables_ = true; }
  bool found_first() const { return first_.has_value(); }

  Status begin() {
    Result<PictureDecoder> decoder = PictureDecoder::open(path_, stream_, 1, Care::careful);
    if (!decoder) return decoder.error();
    decoder_.emplace(*std::move(decoder));
    return done();
  }

  Status add(AVPacket* packet) {
    if (index_.packets.size() >= kMostPackets)
      return complain_damaged(path_,
                              Text{"it claims to be longer than ten hours", "它聲稱超過十小時"});
    const PacketClass type = tables_ ? PacketClass{} : classifier_.classify(*packet);
    PacketEntry entry;
    entry.pts = packet->pts;
    entry.dts = packet->dts;
    entry.duration = std::max<std::int64_t>(0, packet->duration);
    entry.position = packet->pos;
    entry.size = packet->size;
    entry.key = (packet->flags & AV_PKT_FLAG_KEY) != 0;
    entry.presented = (packet->flags & AV_PKT_FLAG_DISCARD) == 0 && type.shown;
    entry.nal = type.nal;
    index_.packets.push_back(entry);
    if (!tables_) order_.add(*packet);
    if (!first_) {
      // The decoder keeps back what an edit list hides, and would be asked for all of it.
      packet->flags &= ~AV_PKT_FLAG_DISCARD;
      decoder_->send(packet, static_cast<std::int64_t>(index_.packets.size()) - 1);
      note_first();
    }
    return done();
  }

  Result<PacketIndex> finish() {
    if (!first_) {
      decoder_->send(nullptr, 0);
      note_first();
    }
    if (!first_)
      return complain_damaged(path_,
                              Text{"no picture in it can be decoded", "其中沒有能解碼的畫面"});
    if (!tables_) order_.repair(index_, decoder_->context().has_b_frames);
    number_frames(index_, *first_);
    if (index_.frames() == 0)
      return complain_damaged(path_,
                              Text{"no picture in it is ever shown", "其中沒有會顯示的畫面"});
    settle_end();
    return std::move(index_);
  }

  const Colours& colours() const { return colours_; }

  // Of tables: whether they say all that there is to know of the packets so far.
  bool tables_suffice() {
    bool reordered = false;
    const int count = avformat_index_get_entries_count(&stream_);
    if (static_cast<std::size_t>(count) != index_.packets.size()) return false;
    for (int i = 0; i < count; ++i) {
      const AVIndexEntry* entry = avformat_index_get_entry(const_cast<AVStream*>(&stream_), i);
      PacketEntry& packet = index_.packets[static_cast<std::size_t>(i)];
      if (entry == nullptr || entry->pos != packet.position) return false;
      packet.key = (entry->flags & AVINDEX_KEYFRAME) != 0;
      if (packet.pts == AV_NOPTS_VALUE || packet.dts == AV_NOPTS_VALUE) return false;
      reordered = reordered || packet.pts != packet.dts;
    }
    // Without times of presentation the order of pictures is in the packets alone.
    return reordered || decoder_->context().has_b_frames == 0;
  }

 private:
  // MP4 knows when its last frame ends better than by that frame's packet, whose length is a
  // distance between decoding times. But the edit list that says so may count in milliseconds.
  void settle_end() {
    if (!boxes_ || stream_.duration <= 0 || stream_.start_time == AV_NOPTS_VALUE) return;
    const std::int64_t edit_end = stream_.start_time + stream_.duration;
    const std::int64_t coarse = rescale(2, {1, 1000}, index_.time_base);
    if (edit_end <= index_.frame_pts.back() || std::abs(edit_end - index_.end_pts) <= coarse)
      return;
    const bool whole = index_.frames() == static_cast<std::int64_t>(index_.packets.size());
    // An edit that begins within a frame also ends later than its frames tell.
    if (edit_end < index_.end_pts || whole) index_.end_pts = edit_end;
  }

  void note_first() {
    if (const Owned<AVFrame> frame = decoder_->receive()) {
      colours_ = {frame->color_range, frame->colorspace, frame->color_primaries, frame->color_trc};
      first_ = std::clamp<std::int64_t>(frame->pts, 0,
                                        static_cast<std::int64_t>(index_.packets.size()) - 1);
    }
  }

  const std::filesystem::path path_;
  const AVStream& stream_;
  const bool boxes_;
  bool tables_ = false;
  PacketClassifier classifier_;
  PresentationOrder order_;
  std::optional<PictureDecoder> decoder_;
  PacketIndex index_;
  Colours colours_;
  std::optional<std::int64_t> first_;  // The packet whose picture is the first that can be shown.
};

class SoundSurvey {
 public:
  explicit SoundSurvey(const AVStream& stream) : stream_(stream) {}

  void add(const AVPacket& packet) {
    const std::int64_t pts = packet.pts != AV_NOPTS_VALUE ? packet.pts : packet.dts;
    if (pts == AV_NOPTS_VALUE) return;
    std::int64_t begin = pts;
    std::int64_t end = pts + std::max<std::int64_t>(0, packet.duration);
    std::size_t size = 0;
    const std::uint8_t* skip = av_packet_get_side_data(&packet, AV_PKT_DATA_SKIP_SAMPLES, &size);
    if (skip != nullptr && size >= 8) {
      if (little_endian(skip) > 0) skip_ = ticks(little_endian(skip));
      end -= ticks(little_endian(skip + 4));
    }
    // A skip said with a packet that is not heard goes on into those behind it.
    const std::int64_t skipped = packet.duration > 0 ? std::min(skip_, packet.duration) : skip_;
    skip_ -= skipped;
    begin += skipped;
    if ((packet.flags & AV_PKT_FLAG_DISCARD) != 0) return;
    if (end <= begin && packet.duration > 0) return;  // Skipped as a whole.
    span_ = span_ ? SoundSpan{std::min(span_->begin, begin), std::max(span_->end, end)}
                  : SoundSpan{begin, end};
  }

  std::optional<SoundSpan> finish() const { return span_; }

 private:
  static std::uint32_t little_endian(const std::uint8_t* bytes) {
    return bytes[0] | bytes[1] << 8 | bytes[2] << 16 | std::uint32_t{bytes[3]} << 24;
  }
  std::int64_t ticks(std::uint32_t samples) const {
    const int rate = stream_.codecpar->sample_rate;
    return rate > 0 ? rescale(samples, {1, rate}, rational(stream_.time_base)) : 0;
  }

  const AVStream& stream_;
  std::optional<SoundSpan> span_;
  std::int64_t skip_ = 0;  // Ticks that the decoder still has to drop.
};

// So many packets of the picture are really read, to see the first picture.
constexpr int kOpening = 32;

bool has_tables(const Demuxer& demuxer) {
  const AVStream* picture = demuxer.picture();
  const AVStream* sound = demuxer.sound();
  if (picture == nullptr || !demuxer.scan().boxes || demuxer.scan().fragments) return false;
  if (!std::string_view(demuxer.format()->iformat->name).starts_with("mov")) return false;
  if (picture->codecpar->codec_id != AV_CODEC_ID_H264) return false;
  if (nal_length_size(*picture->codecpar) == 0) return false;
  // Sound of other kinds is taken apart before it is handed on.
  return sound == nullptr || sound->codecpar->codec_id == AV_CODEC_ID_AAC;
}

std::vector<Span> opening_of(AVStream* picture) {
  std::vector<Span> spans;
  const int count = std::min(kOpening, avformat_index_get_entries_count(picture));
  for (int i = 0; i < count; ++i) {
    const AVIndexEntry* entry = avformat_index_get_entry(picture, i);
    spans.push_back({entry->pos, entry->pos + entry->size});
  }
  return spans;
}

}  // namespace

Result<std::optional<Survey>> survey_tables(Demuxer& demuxer, const PacketObserver& observer) {
  if (!has_tables(demuxer)) return std::optional<Survey>();
  PictureSurvey picture(demuxer);
  picture.expect_tables();
  if (Status begun = picture.begin(); !begun) return begun.error();
  std::optional<SoundSurvey> sound;
  if (demuxer.sound() != nullptr) sound.emplace(*demuxer.sound());
  demuxer.input().read_only(opening_of(demuxer.picture()));
  const Owned<AVPacket> packet = make_packet();
  if (packet == nullptr) return complain_memory();
  int seen = 0;
  for (;; av_packet_unref(packet.get())) {
    Result<bool> more = demuxer.next(packet.get());
    if (!more) return more.error();
    if (!*more) break;
    if (observer) observer(*packet);
    if (packet->stream_index == demuxer.picture()->index) {
      if (Status added = picture.add(packet.get()); !added) return added.error();
      ++seen;
      if (picture.found_first()) demuxer.input().read_only({});
      if (seen == kOpening && !picture.found_first()) return std::optional<Survey>();
    } else if (sound && packet->stream_index == demuxer.sound()->index) {
      sound->add(*packet);
    }
  }
  if (!picture.found_first() || !picture.tables_suffice()) return std::optional<Survey>();
  Survey result;
  if (sound) result.sound = sound->finish();
  Result<PacketIndex> index = picture.finish();
  if (!index) return index.error();
  result.picture = *std::move(index);
  result.colours = picture.colours();
  return std::optional<Survey>(std::move(result));
}

Result<Survey> survey(Demuxer& demuxer, const PacketObserver& observer) {
  std::optional<PictureSurvey> picture;
  std::optional<SoundSurvey> sound;
  if (demuxer.picture() != nullptr && demuxer.picture()->discard != AVDISCARD_ALL) {
    picture.emplace(demuxer);
    if (Status begun = picture->begin(); !begun) return begun.error();
  }
  if (demuxer.sound() != nullptr) sound.emplace(*demuxer.sound());

  const Owned<AVPacket> packet = make_packet();
  if (packet == nullptr) return complain_memory();
  for (;;) {
    Result<bool> more = demuxer.next(packet.get());
    if (!more) return more.error();
    if (!*more) break;
    if (observer) observer(*packet);
    if (picture && packet->stream_index == demuxer.picture()->index) {
      if (Status added = picture->add(packet.get()); !added) return added.error();
    } else if (sound && packet->stream_index == demuxer.sound()->index) {
      sound->add(*packet);
    }
    av_packet_unref(packet.get());
  }

  Survey result;
  if (sound) result.sound = sound->finish();
  if (picture) {
    Result<PacketIndex> index = picture->finish();
    if (!index) return index.error();
    result.picture = *std::move(index);
    result.colours = picture->colours();
  } else if (!result.sound) {
    return complain_nothing_inside(demuxer.input().path());
  }
  return result;
}

}  // namespace shotlab::av
