// SPDX-License-Identifier: Apache-2.0

#include "media/libav/splice.h"

#include <algorithm>
#include <optional>

#include "media/libav/clip_source_state.h"
#include "media/libav/complaints.h"
#include "media/libav/frame_reader.h"
#include "media/libav/like_encoder.h"
#include "media/libav/packet_muxer.h"
#include "media/libav/sound_copy.h"
#include "media/libav/sound_encoder.h"
#include "media/libav/splice_bytes.h"
#include "media/libav/splice_check.h"
#include "media/libav/splice_times.h"
#include "media/libav/xmp.h"

namespace shotlab {
namespace {

using av::Owned;

// Sound is handed to the muxer this much before the picture of its time, in seconds.
constexpr Rational kSoundLead{1, 2};

Error same_time() {
  return {ErrorCode::unsupported,
          {"Two pictures of the clip fall on one time, so its packets cannot be put in order.",
           "片段有兩個畫面落在同一時間，無法排出封包次序。"},
          {"Use mode full.", "請改用 full 模式。"}};
}

std::set<unsigned> used_ids(const SpliceOrder& order) {
  std::set<unsigned> ids;
  for (const SplicePiece& piece : order.pieces) {
    const AVCodecParameters& coded = *piece.source->state().demuxer.picture()->codecpar;
    if (coded.codec_id != AV_CODEC_ID_H264) continue;
    const std::vector<std::uint8_t> sets = av::parameter_sets(coded);
    av::note_h264_ids(sets, 0, ids);
  }
  return ids;
}

class Splicer {
 public:
  Splicer(const SpliceOrder& order, const Cancel& cancel,
          const std::function<void(double)>& progress)
      : order_(order),
        cancel_(cancel),
        progress_(progress),
        source_(order.pieces.front().source->state()),
        container_(av::container_for(order.target)),
        mixed_(std::any_of(order.pieces.begin(), order.pieces.end(),
                           [](const SplicePiece& piece) { return !piece.copy; })),
        bytes_(*source_.demuxer.picture()->codecpar, mixed_, container_ == "mpegts") {}

  Result<SpliceReport> run() {
    if (Status ready = prepare(); !ready) return ready.error();
    for (const SplicePiece& piece : order_.pieces) {
      Status written = piece.copy ? copy(piece) : encode(piece);
      if (!written) return written.error();
    }
    if (Status ended = finish(); !ended) return ended.error();
    return av::check_splice(order_, expected_, heard());
  }

 private:
  Status prepare() {
    if (mixed_) {
      if (Status ready = next_encoder(); !ready) return ready;
    }
    std::optional<av::SpliceTimes> times =
        av::splice_times(order_, encoder_ ? encoder_->reorder() : 0);
    if (!times) return same_time();
    times_ = *std::move(times);
    if (Status ready = prepare_sound(); !ready) return ready;
    return open_muxer();
  }

  Status next_encoder() {
    av::LikeOptions options;
    options.clock = order_.clock;
    options.quality = order_.quality;
    options.reorder = source_.facts.video->reorder_frames;
    options.set_id = av::free_set_id(used_ids(order_));
    Result<av::LikeEncoder> encoder = av::LikeEncoder::open(
        source_, options, [this](AVPacket* packet) { return take_encoded(packet); });
    if (!encoder) return encoder.error();
    encoder_.emplace(*std::move(encoder));
    return done();
  }

  Status prepare_sound() {
    sound_length_ = 0;
    if (order_.sound == SpliceOrder::Sound::copy) {
      const SplicePiece& piece = order_.pieces.front();
      // Where the film's zero lies on the source's clock.
      const Rational base = source_.survey.picture.time_base;
      const TimePoint zero{piece.zero - rescale(piece.start, order_.clock, base), base};
      const int rate =
          source_.demuxer.sound() != nullptr ? source_.demuxer.sound()->codecpar->sample_rate : 0;
      if (rate > 0) {
        sound_copy_ = av::plan_sound_copy(source_, zero,
                                          rescale(order_.end, order_.clock, {1, rate}), container_);
      }
      if (!sound_copy_) {
        return Error{ErrorCode::unsupported,
                     {"The sound of the clip cannot be copied.", "片段的聲音不能直接複製。"},
                     {}};
      }
      sound_rate_ = rate;
    } else if (order_.sound == SpliceOrder::Sound::encode) {
      ClipWriterOptions options;
      options.sound_rate = order_.sound_rate;
      options.sound_channels = order_.sound_channels;
      options.sound_bits = order_.sound_bits;
      Result<av::SoundEncoder> encoder =
          av::SoundEncoder::open(options, [this](AVPacket* packet) { return take_sound(packet); });
      if (!encoder) return encoder.error();
      sound_encoder_.emplace(*std::move(encoder));
      sound_rate_ = order_.sound_rate;
      sound_length_ = rescale(order_.end, order_.clock, {1, sound_rate_});
    }
    return done();
  }

  Status open_muxer() {
    const AVStream& like = *source_.demuxer.picture();
    AVCodecParameters* coded = avcodec_parameters_alloc();
    if (coded == nullptr || avcodec_parameters_copy(coded, like.codecpar) < 0) {
      avcodec_parameters_free(&coded);
      return av::complain_memory();
    }
    picture_.reset(coded);
    const av::Bytes fresh =
        encoder_ ? av::Bytes(encoder_->context().extradata,
                             static_cast<std::size_t>(encoder_->context().extradata_size))
                 : av::Bytes();
    const std::vector<std::uint8_t> extra = bytes_.extradata(fresh, !order_.pieces.front().copy);
    av_freep(&coded->extradata);
    coded->extradata_size = 0;
    if (!extra.empty()) {
      coded->extradata =
          static_cast<std::uint8_t*>(av_mallocz(extra.size() + AV_INPUT_BUFFER_PADDING_SIZE));
      if (coded->extradata == nullptr) return av::complain_memory();
      std::copy(extra.begin(), extra.end(), coded->extradata);
      coded->extradata_size = static_cast<int>(extra.size());
    }
    // Sets between the pictures are only allowed under this name.
    if (mixed_ && coded->codec_id == AV_CODEC_ID_HEVC) coded->codec_tag = MKTAG('h', 'e', 'v', '1');

    av::TrackSpec picture{coded, &like, order_.clock,
                          static_cast<std::int64_t>(times_.shown.size())};
    std::optional<av::TrackSpec> sound;
    if (sound_copy_) {
      const AVStream& stream = *source_.demuxer.sound();
      sound = {stream.codecpar,
               &stream,
               {1, sound_rate_},
               static_cast<std::int64_t>(sound_copy_->at.size())};
    } else if (sound_encoder_) {
      sound_coded_.reset(avcodec_parameters_alloc());
      if (sound_coded_ == nullptr ||
          avcodec_parameters_from_context(sound_coded_.get(), &sound_encoder_->context()) < 0) {
        return av::complain_memory();
      }
      sound = {sound_coded_.get(), nullptr, {1, sound_rate_}, sound_length_ / 1024 + 4};
    }
    av::PacketMuxer::Options options;
    options.container = container_;
    options.metadata = source_.demuxer.format()->metadata;
    if (av::has_edit_lists(container_) && !order_.digital_source_type.empty()) {
      options.tail = av::xmp_box(av::xmp_packet({}, order_.digital_source_type));
    }
    Result<av::PacketMuxer> muxer = av::PacketMuxer::open(order_.file, order_.target, options,
                                                          picture, sound ? &*sound : nullptr);
    if (!muxer) return muxer.error();
    muxer_.emplace(*std::move(muxer));
    return done();
  }

  // The next packet of the picture, its pts on the film's clock.
  Status write_picture(AVPacket* packet) {
    if (cancel_.requested()) return av::complain_cancelled();
    if (written_ >= times_.decoded.size() || packet->pts < times_.decoded[written_]) {
      return same_time();
    }
    packet->dts = times_.decoded[written_++];
    packet->duration = times_.duration_at(packet->pts, order_.end);
    expected_.push_back(fingerprint_(av::bytes_of(*packet)));
    const std::int64_t heard_until =
        rescale(packet->dts, order_.clock, {1, std::max(1, sound_rate_)}) +
        rescale(kSoundLead.num, {1, kSoundLead.den}, {1, std::max(1, sound_rate_)});
    if (Status sounded = advance_sound(heard_until); !sounded) return sounded;
    if (progress_) {
      progress_(static_cast<double>(written_) / static_cast<double>(times_.decoded.size()));
    }
    return muxer_->write_picture(packet);
  }

  Status copy(const SplicePiece& piece) {
    av::PacketFeed feed(*piece.source);
    const PacketIndex& index = piece.source->index();
    for (std::int64_t i = piece.first; i < piece.end; ++i) {
      if (!av::is_written(piece, i)) continue;
      Result<Owned<AVPacket>> packet = feed.picture(i);
      if (!packet) return packet.error();
      const PacketEntry& entry = index.packets[static_cast<std::size_t>(i)];
      const bool open = entry.nal == NalClass::open_key;
      const bool key = entry.nal == NalClass::idr || open;
      AVPacket* raw = packet->get();
      raw->flags = key ? AV_PKT_FLAG_KEY : 0;
      av_packet_side_data_to_keep(raw);
      if (Status ready = bytes_.copied(raw, i == piece.first, key, open); !ready) return ready;
      raw->pts = av::film_time(piece, order_.clock, entry.pts);
      if (Status taken = write_picture(raw); !taken) return taken;
    }
    return done();
  }

  static void av_packet_side_data_to_keep(AVPacket* packet) {
    // Skips, edit lists and new formats of the source mean nothing in another file.
    for (int i = packet->side_data_elems; i-- > 0;) {
      const AVPacketSideDataType type = packet->side_data[i].type;
      if (type != AV_PKT_DATA_MATROSKA_BLOCKADDITIONAL) {
        av_free(packet->side_data[i].data);
        packet->side_data[i] = packet->side_data[--packet->side_data_elems];
      }
    }
  }

  Status encode(const SplicePiece& piece) {
    if (!encoder_) {
      if (Status ready = next_encoder(); !ready) return ready;
    }
    first_encoded_ = true;
    Result<FrameReader> reader = FrameReader::open(*piece.source, {.cancel = cancel_});
    if (!reader) return reader.error();
    for (std::int64_t n = piece.first; n < piece.end; ++n) {
      if (cancel_.requested()) return av::complain_cancelled();
      Result<Frame> frame = reader->read(n);
      if (!frame) return frame.error();
      const std::int64_t pts = av::film_time(piece, order_.clock, frame->pts());
      if (Status added = encoder_->add(*frame->get(), pts); !added) return added;
    }
    if (Status ended = encoder_->finish(); !ended) return ended;
    encoder_.reset();  // The next piece begins with a key picture of its own.
    return done();
  }

  Status take_encoded(AVPacket* packet) {
    const AVCodecContext& context = encoder_->context();
    const av::Bytes sets(context.extradata, static_cast<std::size_t>(context.extradata_size));
    if (Status ready = bytes_.encoded(packet, first_encoded_, sets); !ready) return ready;
    first_encoded_ = false;
    return write_picture(packet);
  }

  // Hands over sound up to sample `until`.
  Status advance_sound(std::int64_t until) {
    if (sound_encoder_) {
      const std::int64_t end = std::min(until, sound_length_);
      if (end <= sounded_) return done();
      Result<Samples> samples = order_.sound_at(sounded_, end);
      if (!samples) return samples.error();
      sounded_ = end;
      return sound_encoder_->add(*samples);
    }
    if (!sound_copy_) return done();
    if (!sound_feed_) sound_feed_.emplace(*order_.pieces.front().source);
    const std::vector<std::int64_t>& at = sound_copy_->at;
    for (; sound_next_ < at.size() && at[sound_next_] < until; ++sound_next_) {
      Result<Owned<AVPacket>> packet = sound_feed_->sound(sound_copy_->first + sound_next_);
      if (!packet) return packet.error();
      AVPacket* raw = packet->get();
      av_packet_free_side_data(raw);
      raw->pts = raw->dts = at[sound_next_];
      const bool last = sound_next_ + 1 == at.size();
      raw->duration = (last ? sound_copy_->end : at[sound_next_ + 1]) - at[sound_next_];
      raw->flags = AV_PKT_FLAG_KEY;
      if (Status taken = muxer_->write_sound(raw); !taken) return taken;
    }
    return done();
  }

  Status take_sound(AVPacket* packet) {
    if (!first_sound_) first_sound_ = packet->pts;
    return muxer_->write_sound(packet);
  }

  Status finish() {
    if (written_ != times_.decoded.size()) return same_time();
    if (Status sounded = advance_sound(INT64_MAX); !sounded) return sounded;
    if (sound_encoder_) {
      if (Status ended = sound_encoder_->finish(); !ended) return ended;
    }
    return muxer_->finish(edit_lists());
  }

  std::vector<av::EditList> edit_lists() const {
    if (!av::has_edit_lists(container_)) return {};
    const Rational movie = muxer_->movie_clock();
    const std::int64_t begin =
        rescale(-times_.decoded.front(), order_.clock, muxer_->track_clock(0));
    std::vector<av::EditList> lists = {{{rescale(order_.end, order_.clock, movie), begin}}};
    const Rational samples{1, std::max(1, sound_rate_)};
    if (sound_copy_) {
      av::EditList list;
      if (sound_copy_->begin > 0) list.push_back({rescale(sound_copy_->begin, samples, movie), -1});
      list.push_back({rescale(sound_copy_->end - sound_copy_->begin, samples, movie),
                      sound_copy_->begin - sound_copy_->at.front()});
      lists.push_back(list);
    } else if (sound_encoder_) {
      lists.push_back({{rescale(sound_length_, samples, movie), -first_sound_.value_or(0)}});
    }
    return lists;
  }

  av::Heard heard() const {
    if (sound_copy_) return {sound_rate_, sound_copy_->begin, sound_copy_->end, sound_copy_->plain};
    if (sound_encoder_) return {sound_rate_, 0, sound_length_, true};
    return {};
  }

  struct ParametersFreer {
    void operator()(AVCodecParameters* coded) const { avcodec_parameters_free(&coded); }
  };
  using Parameters = std::unique_ptr<AVCodecParameters, ParametersFreer>;

  const SpliceOrder& order_;
  const Cancel& cancel_;
  const std::function<void(double)>& progress_;
  ClipSource::State& source_;  // Of the first piece; the others are like it.
  std::string container_;
  bool mixed_;
  av::StreamBytes bytes_;
  av::Fingerprint fingerprint_{source_.demuxer.picture()->codecpar->codec_id, bytes_.length_size()};
  av::SpliceTimes times_;
  std::optional<av::LikeEncoder> encoder_;
  bool first_encoded_ = false;
  std::optional<av::SoundEncoder> sound_encoder_;
  std::optional<av::SoundCopy> sound_copy_;
  std::optional<av::PacketFeed> sound_feed_;
  Parameters picture_;
  Parameters sound_coded_;
  std::optional<av::PacketMuxer> muxer_;
  std::vector<std::uint64_t> expected_;  // Fingerprints, in the order of writing.
  std::size_t written_ = 0;
  int sound_rate_ = 0;
  std::int64_t sound_length_ = 0;
  std::int64_t sounded_ = 0;
  std::size_t sound_next_ = 0;
  std::optional<std::int64_t> first_sound_;
};

}  // namespace

bool can_splice(const ClipSource& source) {
  return av::LikeEncoder::can(*source.state().demuxer.picture()->codecpar);
}

bool can_copy_sound(const ClipSource& source, std::int64_t zero, std::int64_t end,
                    const std::filesystem::path& target) {
  const ClipSource::State& state = source.state();
  if (state.demuxer.sound() == nullptr) return false;
  const int rate = state.demuxer.sound()->codecpar->sample_rate;
  const Rational base = state.survey.picture.time_base;
  return rate > 0 && av::plan_sound_copy(state, {zero, base}, rescale(end - zero, base, {1, rate}),
                                         av::container_for(target))
                         .has_value();
}

bool keeps_edit_lists(const std::filesystem::path& target) {
  return av::has_edit_lists(av::container_for(target));
}

bool is_clip_name(const std::filesystem::path& target) {
  return !av::container_for(target).empty();
}

Result<SpliceReport> splice(const SpliceOrder& order, const Cancel& cancel,
                            const std::function<void(double)>& progress) {
  return Splicer(order, cancel, progress).run();
}

}  // namespace shotlab
