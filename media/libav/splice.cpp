// SPDX-License-Identifier: Apache-2.0

#include "media/libav/splice.h"

#include <algorithm>
#include <map>
#include <optional>

#include "media/libav/clip_source_state.h"
#include "media/libav/complaints.h"
#include "media/libav/container_scan.h"
#include "media/libav/frame_reader.h"
#include "media/libav/like_encoder.h"
#include "media/libav/packet_muxer.h"
#include "media/libav/sound_copy.h"
#include "media/libav/splice_bytes.h"
#include "media/libav/splice_check.h"
#include "media/libav/splice_kind.h"
#include "media/libav/splice_sound.h"
#include "media/libav/splice_times.h"
#include "media/libav/xmp.h"

namespace shotlab {
namespace {

using av::Owned;

Error same_time() {
  return {ErrorCode::unsupported,
          {"Two pictures of the clip fall on one time, so its packets cannot be put in order.",
           "片段有兩個畫面落在同一時間，無法排出封包次序。"},
          {"Use mode full.", "請改用 full 模式。"}};
}

class Splicer {
 public:
  Splicer(const SpliceOrder& order, const Cancel& cancel,
          const std::function<void(double)>& progress)
      : order_(order),
        cancel_(cancel),
        progress_(progress),
        source_(av::like_of(order).state()),
        container_(av::container_for(order.target)),
        mixture_(av::mixture_of(order)),
        sound_(order) {}

  Result<SpliceReport> run() {
    if (Status ready = prepare(); !ready) return ready.error();
    for (const SplicePiece& piece : order_.pieces) {
      Status written = piece.copy ? copy(piece) : encode(piece);
      if (!written) return written.error();
    }
    if (Status ended = finish(); !ended) return ended.error();
    return av::check_splice(order_, expected_, sound_.heard());
  }

 private:
  bool encodes() const {
    return std::any_of(order_.pieces.begin(), order_.pieces.end(),
                       [](const SplicePiece& piece) { return !piece.copy; });
  }

  av::StreamBytes& bytes_for(const ClipSource* source) {
    const auto there = bytes_.find(source);
    if (there != bytes_.end()) return there->second;
    const bool in_band = mixture_.differs || container_ == "mpegts";
    const av::StreamBytes made(av::coded_of(*source), mixture_.mixed, in_band);
    return bytes_.emplace(source, made).first->second;
  }
  av::StreamBytes& own_bytes() { return bytes_for(&av::like_of(order_)); }

  Status prepare() {
    if (encodes()) {
      if (Status ready = next_encoder(); !ready) return ready;
    }
    std::optional<av::SpliceTimes> times =
        av::splice_times(order_, encoder_ ? encoder_->reorder() : 0);
    if (!times) return same_time();
    times_ = *std::move(times);
    if (Status ready = sound_.prepare(container_); !ready) return ready;
    fingerprint_.emplace(av::coded_of(av::like_of(order_)).codec_id, own_bytes().length_size());
    return open_muxer();
  }

  Status next_encoder() {
    av::LikeOptions options;
    options.clock = order_.clock;
    options.quality = order_.quality;
    options.reorder = source_.facts.video->reorder_frames;
    options.set_id = av::free_set_id(av::used_ids(order_));
    Result<av::LikeEncoder> encoder = av::LikeEncoder::open(
        source_, options, [this](AVPacket* packet) { return take_encoded(packet); });
    if (!encoder) return encoder.error();
    encoder_.emplace(*std::move(encoder));
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
    const SplicePiece& first = order_.pieces.front();
    const av::StreamBytes& described = first.copy ? bytes_for(first.source) : own_bytes();
    const std::vector<std::uint8_t> extra = described.extradata(fresh, !first.copy);
    av_freep(&coded->extradata);
    coded->extradata_size = 0;
    if (!extra.empty()) {
      coded->extradata =
          static_cast<std::uint8_t*>(av_mallocz(extra.size() + AV_INPUT_BUFFER_PADDING_SIZE));
      if (coded->extradata == nullptr) return av::complain_memory();
      std::copy(extra.begin(), extra.end(), coded->extradata);
      coded->extradata_size = static_cast<int>(extra.size());
    }
    // Sets between the pictures are only allowed under these names.
    if (mixture_.mixed && coded->codec_id == AV_CODEC_ID_HEVC) {
      coded->codec_tag = MKTAG('h', 'e', 'v', '1');
    }
    if (mixture_.differs && coded->codec_id == AV_CODEC_ID_H264) {
      coded->codec_tag = MKTAG('a', 'v', 'c', '3');
    }

    av::TrackSpec picture{coded, &like, order_.clock,
                          static_cast<std::int64_t>(times_.shown.size())};
    Result<std::optional<av::TrackSpec>> sound = sound_.track();
    if (!sound) return sound.error();
    av::PacketMuxer::Options options;
    options.container = container_;
    const std::map<std::string, std::string> words =
        order_.metadata.value_or(std::map<std::string, std::string>());
    for (const auto& [key, value] : words) words_.set(key.c_str(), value);
    if (!order_.digital_source_type.empty() && order_.metadata) {
      words_.set("keywords", std::string(av::kDigitalSourceTypes) + order_.digital_source_type);
    }
    options.metadata = order_.metadata ? words_.entries : source_.demuxer.format()->metadata;
    if (av::has_edit_lists(container_) && (!order_.digital_source_type.empty() || !words.empty())) {
      options.tail = av::xmp_box(av::xmp_packet(words, order_.digital_source_type));
    }
    Result<av::PacketMuxer> muxer = av::PacketMuxer::open(order_.file, order_.target, options,
                                                          picture, *sound ? &**sound : nullptr);
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
    expected_.push_back((*fingerprint_)(av::bytes_of(*packet)));
    if (Status sounded = sound_.advance(packet->dts, *muxer_); !sounded) return sounded;
    if (progress_) {
      progress_(static_cast<double>(written_) / static_cast<double>(times_.decoded.size()));
    }
    return muxer_->write_picture(packet);
  }

  Status copy(const SplicePiece& piece) {
    av::PacketFeed feed(*piece.source);
    const av::StreamBytes& bytes = bytes_for(piece.source);
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
      if (Status ready = bytes.copied(raw, i == piece.first, key, open); !ready) return ready;
      raw->pts = av::packet_time(piece, order_.clock, entry);
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
    std::optional<FrameReader> reader;
    if (!piece.picture) {
      Result<FrameReader> opened = FrameReader::open(*piece.source, {.cancel = cancel_});
      if (!opened) return opened.error();
      reader.emplace(*std::move(opened));
    }
    for (std::int64_t n = piece.first; n < piece.end; ++n) {
      if (cancel_.requested()) return av::complain_cancelled();
      Result<Frame> frame = reader ? reader->read(n) : piece.picture(n);
      if (!frame) return frame.error();
      const std::int64_t pts = av::frame_time(piece, order_.clock, n);
      if (Status added = encoder_->add(*frame->get(), pts); !added) return added;
    }
    if (Status ended = encoder_->finish(); !ended) return ended;
    encoder_.reset();  // The next piece begins with a key picture of its own.
    return done();
  }

  Status take_encoded(AVPacket* packet) {
    const AVCodecContext& context = encoder_->context();
    const av::Bytes sets(context.extradata, static_cast<std::size_t>(context.extradata_size));
    Status ready = own_bytes().encoded(packet, first_encoded_, sets);
    if (!ready) return ready;
    first_encoded_ = false;
    return write_picture(packet);
  }

  Status finish() {
    if (written_ != times_.decoded.size()) return same_time();
    if (Status sounded = sound_.finish(*muxer_); !sounded) return sounded;
    return muxer_->finish(edit_lists());
  }

  std::vector<av::EditList> edit_lists() const {
    if (!av::has_edit_lists(container_)) return {};
    const Rational movie = muxer_->movie_clock();
    const std::int64_t begin =
        rescale(-times_.decoded.front(), order_.clock, muxer_->track_clock(0));
    std::vector<av::EditList> lists = {{{rescale(order_.end, order_.clock, movie), begin}}};
    if (order_.sound != SpliceOrder::Sound::none) lists.push_back(sound_.edit_list(movie));
    return lists;
  }

  struct ParametersFreer {
    void operator()(AVCodecParameters* coded) const { avcodec_parameters_free(&coded); }
  };
  using Parameters = std::unique_ptr<AVCodecParameters, ParametersFreer>;

  const SpliceOrder& order_;
  const Cancel& cancel_;
  const std::function<void(double)>& progress_;
  ClipSource::State& source_;  // Of the clip that the film is like.
  std::string container_;
  av::Mixture mixture_;
  std::map<const ClipSource*, av::StreamBytes> bytes_;
  std::optional<av::Fingerprint> fingerprint_;
  av::SpliceTimes times_;
  std::optional<av::LikeEncoder> encoder_;
  bool first_encoded_ = false;
  av::SpliceSound sound_;
  av::Dictionary words_;
  Parameters picture_;
  std::optional<av::PacketMuxer> muxer_;
  std::vector<std::uint64_t> expected_;  // Fingerprints, in the order of writing.
  std::size_t written_ = 0;
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
