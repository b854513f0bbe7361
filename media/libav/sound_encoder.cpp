// SPDX-License-Identifier: Apache-2.0

#include "media/libav/sound_encoder.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "media/libav/complaints.h"

namespace shotlab::av {
namespace {

Error sound_failed(int code) {
  return {ErrorCode::internal,
          {"The sound could not be encoded (" + reason(code) + ").",
           "聲音無法編碼（" + reason(code) + "）。"},
          {"Use 44100 or 48000 Hz, mono or stereo.", "請使用 44100 或 48000 Hz、單聲道或立體聲。"}};
}

constexpr int kBlockOfPcm = 1024;

const AVCodec* encoder_for(SoundCodec codec) {
  switch (codec) {
    case SoundCodec::opus:
      return avcodec_find_encoder_by_name("libopus");
    case SoundCodec::pcm:
      return avcodec_find_encoder(AV_CODEC_ID_PCM_S24LE);
    default:
      return avcodec_find_encoder(AV_CODEC_ID_AAC);
  }
}

// A sample as the encoder wants it, at place `i` of its kind.
void put(std::uint8_t* out, AVSampleFormat format, int i, float value) {
  const float level = std::isnan(value) ? 0.0F : std::clamp(value, -1.0F, 1.0F);
  if (av_get_packed_sample_fmt(format) == AV_SAMPLE_FMT_S32) {
    constexpr double kMost = 2147483647.0;
    reinterpret_cast<std::int32_t*>(out)[i] =
        static_cast<std::int32_t>(std::llround(std::min(level * 2147483648.0, kMost)));
  } else {
    reinterpret_cast<float*>(out)[i] = level;
  }
}

}  // namespace

Result<SoundEncoder> SoundEncoder::open(const ClipWriterOptions& options, PacketSink sink) {
  const AVCodec* codec = encoder_for(options.sound_codec);
  if (codec == nullptr) return sound_failed(AVERROR_ENCODER_NOT_FOUND);
  SoundEncoder encoder;
  encoder.sink_ = std::move(sink);
  encoder.context_.reset(avcodec_alloc_context3(codec));
  AVCodecContext* context = encoder.context_.get();
  if (context == nullptr) return complain_memory();
  if (options.sound_channels < 1 || options.sound_channels > 8)
    return sound_failed(AVERROR(EINVAL));
  context->sample_fmt = options.sound_codec == SoundCodec::aac    ? AV_SAMPLE_FMT_FLTP
                        : options.sound_codec == SoundCodec::opus ? AV_SAMPLE_FMT_FLT
                                                                  : AV_SAMPLE_FMT_S32;
  context->sample_rate = options.sound_rate;
  context->bit_rate = options.sound_bits;
  context->time_base = {1, options.sound_rate};
  av_channel_layout_default(&context->ch_layout, options.sound_channels);
  context->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
  if (options.reproducible) context->flags |= AV_CODEC_FLAG_BITEXACT;
  const int code = avcodec_open2(context, codec, nullptr);
  if (code < 0) return sound_failed(code);
  if (context->frame_size <= 0) context->frame_size = kBlockOfPcm;
  return encoder;
}

Status SoundEncoder::add(const Samples& sound) {
  const int channels = context_->ch_layout.nb_channels;
  if (sound.rate != context_->sample_rate || sound.channels != channels) {
    return Error{ErrorCode::internal,
                 {"Sound of another rate or number of channels than the clip's was handed over.",
                  "聲音的取樣率或聲道數與影片不符。"},
                 {}};
  }
  waiting_.insert(waiting_.end(), sound.values.begin(), sound.values.end());
  samples_ += sound.frames();
  const auto block =
      static_cast<std::size_t>(context_->frame_size) * static_cast<std::size_t>(channels);
  std::size_t used = 0;
  for (; waiting_.size() - used >= block; used += block) {
    if (Status encoded = encode(used, context_->frame_size); !encoded) return encoded;
  }
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(used));
  return done();
}

Status SoundEncoder::encode(std::size_t first, int count) {
  const int channels = context_->ch_layout.nb_channels;
  const Owned<AVFrame> frame = make_frame();
  if (frame == nullptr) return complain_memory();
  frame->format = context_->sample_fmt;
  frame->nb_samples = count;
  frame->sample_rate = context_->sample_rate;
  if (av_channel_layout_copy(&frame->ch_layout, &context_->ch_layout) < 0 ||
      av_frame_get_buffer(frame.get(), 0) < 0) {
    return complain_memory();
  }
  const bool planar = av_sample_fmt_is_planar(context_->sample_fmt) != 0;
  for (int channel = 0; channel < channels; ++channel) {
    std::uint8_t* out = frame->extended_data[planar ? channel : 0];
    for (int i = 0; i < count; ++i) {
      const float value = waiting_[first + static_cast<std::size_t>(i * channels + channel)];
      put(out, context_->sample_fmt, planar ? i : i * channels + channel, value);
    }
  }
  frame->pts = encoded_;
  encoded_ += count;
  const int code = avcodec_send_frame(context_.get(), frame.get());
  if (code < 0) return sound_failed(code);
  return drain();
}

Status SoundEncoder::drain() {
  const Owned<AVPacket> packet = make_packet();
  if (packet == nullptr) return complain_memory();
  for (;;) {
    const int code = avcodec_receive_packet(context_.get(), packet.get());
    if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) return done();
    if (code < 0) return sound_failed(code);
    if (Status taken = sink_(packet.get()); !taken) return taken;
    av_packet_unref(packet.get());
  }
}

Status SoundEncoder::finish() {
  const int left = static_cast<int>(waiting_.size()) / context_->ch_layout.nb_channels;
  if (left > 0) {
    if (Status encoded = encode(0, left); !encoded) return encoded;
    waiting_.clear();
  }
  if (encoded_ == 0) return done();
  const int code = avcodec_send_frame(context_.get(), nullptr);
  if (code < 0 && code != AVERROR_EOF) return sound_failed(code);
  return drain();
}

}  // namespace shotlab::av
