// SPDX-License-Identifier: Apache-2.0

#include "media/libav/splice_sound.h"

#include <algorithm>

#include "media/libav/clip_source_state.h"
#include "media/libav/complaints.h"

namespace shotlab::av {
namespace {

// Sound is handed to the muxer this much before the picture of its time, in seconds.
constexpr Rational kLead{1, 2};

Error not_copyable() {
  return {ErrorCode::unsupported,
          {"The sound of the clip cannot be copied.", "片段的聲音不能直接複製。"},
          {}};
}

}  // namespace

SpliceSound::~SpliceSound() { avcodec_parameters_free(&coded_); }

Status SpliceSound::prepare(const std::string& container) {
  if (order_.sound == SpliceOrder::Sound::copy) {
    const SplicePiece& piece = order_.pieces.front();
    const ClipSource::State& source = piece.source->state();
    // Where the film's zero lies on the source's clock.
    const Rational base = source.survey.picture.time_base;
    const TimePoint zero{piece.zero - rescale(piece.start, order_.clock, base), base};
    const AVStream* stream = source.demuxer.sound();
    rate_ = stream != nullptr ? stream->codecpar->sample_rate : 0;
    if (rate_ > 0) {
      copy_ =
          plan_sound_copy(source, zero, rescale(order_.end, order_.clock, {1, rate_}), container);
    }
    return copy_ ? done() : Status(not_copyable());
  }
  if (order_.sound == SpliceOrder::Sound::encode) {
    ClipWriterOptions options;
    options.sound_rate = order_.sound_rate;
    options.sound_channels = order_.sound_channels;
    options.sound_bits = order_.sound_bits;
    options.sound_codec = order_.sound_codec;
    Result<SoundEncoder> encoder =
        SoundEncoder::open(options, [this](AVPacket* packet) { return take(packet); });
    if (!encoder) return encoder.error();
    encoder_.emplace(*std::move(encoder));
    rate_ = order_.sound_rate;
    length_ = rescale(order_.end, order_.clock, {1, rate_});
  }
  return done();
}

Result<std::optional<TrackSpec>> SpliceSound::track() {
  if (copy_) {
    const AVStream& stream = *order_.pieces.front().source->state().demuxer.sound();
    return std::optional<TrackSpec>(TrackSpec{
        stream.codecpar, &stream, {1, rate_}, static_cast<std::int64_t>(copy_->at.size())});
  }
  if (!encoder_) return std::optional<TrackSpec>();
  coded_ = avcodec_parameters_alloc();
  if (coded_ == nullptr || avcodec_parameters_from_context(coded_, &encoder_->context()) < 0) {
    return complain_memory();
  }
  const std::int64_t block = std::max(1, encoder_->context().frame_size);
  return std::optional<TrackSpec>(TrackSpec{coded_, nullptr, {1, rate_}, length_ / block + 4});
}

Status SpliceSound::advance(std::int64_t until, PacketMuxer& muxer) {
  if (rate_ == 0) return done();
  const Rational samples{1, rate_};
  return hand_over(
      rescale(until, order_.clock, samples) + rescale(kLead.num, {1, kLead.den}, samples), muxer);
}

Status SpliceSound::hand_over(std::int64_t until, PacketMuxer& muxer) {
  muxer_ = &muxer;
  if (encoder_) {
    const std::int64_t end = std::min(until, length_);
    if (end <= asked_) return done();
    Result<Samples> sound = order_.sound_at(asked_, end);
    if (!sound) return sound.error();
    asked_ = end;
    return encoder_->add(*sound);
  }
  if (!copy_) return done();
  if (!feed_) feed_.emplace(*order_.pieces.front().source);
  const std::vector<std::int64_t>& at = copy_->at;
  for (; next_ < at.size() && at[next_] < until; ++next_) {
    Result<Owned<AVPacket>> packet = feed_->sound(copy_->first + next_);
    if (!packet) return packet.error();
    AVPacket* raw = packet->get();
    av_packet_free_side_data(raw);
    raw->pts = raw->dts = at[next_];
    const bool last = next_ + 1 == at.size();
    raw->duration = (last ? copy_->end : at[next_ + 1]) - at[next_];
    raw->flags = AV_PKT_FLAG_KEY;
    if (Status taken = muxer.write_sound(raw); !taken) return taken;
  }
  return done();
}

Status SpliceSound::take(AVPacket* packet) {
  if (!first_) first_ = packet->pts;
  return muxer_->write_sound(packet);
}

Status SpliceSound::finish(PacketMuxer& muxer) {
  if (rate_ == 0) return done();
  if (Status rest = hand_over(INT64_MAX, muxer); !rest) return rest;
  return encoder_ ? encoder_->finish() : done();
}

EditList SpliceSound::edit_list(Rational movie) const {
  const Rational samples{1, std::max(1, rate_)};
  if (!copy_) return {{rescale(length_, samples, movie), -first_.value_or(0)}};
  EditList list;
  if (copy_->begin > 0) list.push_back({rescale(copy_->begin, samples, movie), -1});
  list.push_back(
      {rescale(copy_->end - copy_->begin, samples, movie), copy_->begin - copy_->at.front()});
  return list;
}

Heard SpliceSound::heard() const {
  if (copy_) return {rate_, copy_->begin, copy_->end, copy_->plain};
  if (encoder_) return {rate_, 0, length_, true};
  return {};
}

}  // namespace shotlab::av
