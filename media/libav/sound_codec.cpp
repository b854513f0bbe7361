// SPDX-License-Identifier: Apache-2.0

#include "media/libav/sound_codec.h"

#include <algorithm>
#include <cmath>

#include "media/libav/clip_writer.h"
#include "media/libav/complaints.h"
#include "media/libav/sound_encoder.h"

namespace shotlab {
namespace {

using av::Owned;

class Listener {
 public:
  explicit Listener(Samples& out) : out_(out) {}

  Status open(const AVCodecContext& encoder) {
    const AVCodec* codec = avcodec_find_decoder(encoder.codec_id);
    context_.reset(codec != nullptr ? avcodec_alloc_context3(codec) : nullptr);
    AVCodecParameters* coded = avcodec_parameters_alloc();
    const bool ready = context_ != nullptr && coded != nullptr &&
                       avcodec_parameters_from_context(coded, &encoder) >= 0 &&
                       avcodec_parameters_to_context(context_.get(), coded) >= 0;
    avcodec_parameters_free(&coded);
    if (!ready) return av::complain_memory();
    context_->pkt_timebase = encoder.time_base;
    context_->thread_count = 1;
    // The run-up is dropped here, by count: a container would do it by its edit list.
    context_->flags2 |= AV_CODEC_FLAG2_SKIP_MANUAL;
    skip_ = std::max(encoder.initial_padding, 0);
    return avcodec_open2(context_.get(), codec, nullptr) < 0 ? Status(av::complain_memory())
                                                             : done();
  }

  void send(AVPacket* packet) {
    avcodec_send_packet(context_.get(), packet);
    const Owned<AVFrame> frame = av::make_frame();
    while (frame != nullptr && avcodec_receive_frame(context_.get(), frame.get()) >= 0) {
      take(*frame);
      av_frame_unref(frame.get());
    }
  }

 private:
  void take(const AVFrame& frame) {
    const auto format = static_cast<AVSampleFormat>(frame.format);
    for (int i = 0; i < frame.nb_samples; ++i) {
      if (skip_ > 0) {
        --skip_;
        continue;
      }
      for (int c = 0; c < out_.channels; ++c) out_.values.push_back(value(frame, format, i, c));
    }
  }

  float value(const AVFrame& frame, AVSampleFormat format, int i, int channel) const {
    const bool planar = av_sample_fmt_is_planar(format) != 0;
    const std::uint8_t* data = frame.extended_data[planar ? channel : 0];
    const int at = planar ? i : i * out_.channels + channel;
    switch (av_get_packed_sample_fmt(format)) {
      case AV_SAMPLE_FMT_FLT:
        return reinterpret_cast<const float*>(data)[at];
      case AV_SAMPLE_FMT_S32:
        return static_cast<float>(reinterpret_cast<const std::int32_t*>(data)[at]) / 2147483648.0F;
      case AV_SAMPLE_FMT_S16:
        return static_cast<float>(reinterpret_cast<const std::int16_t*>(data)[at]) / 32768.0F;
      default:
        return 0;
    }
  }

  Samples& out_;
  Owned<AVCodecContext> context_;
  int skip_ = 0;
};

}  // namespace

Result<Samples> after_coding(const Samples& sound, SoundCodec codec, int bits) {
  av::settle();
  ClipWriterOptions options;
  options.sound_rate = sound.rate;
  options.sound_channels = sound.channels;
  options.sound_bits = bits;
  options.sound_codec = codec;
  Samples heard{.rate = sound.rate, .channels = sound.channels, .values = {}};
  heard.values.reserve(sound.values.size() + 8192);
  Listener listener(heard);
  Result<av::SoundEncoder> encoder = av::SoundEncoder::open(options, [&](AVPacket* packet) {
    listener.send(packet);
    return done();
  });
  if (!encoder) return encoder.error();
  if (Status ready = listener.open(encoder->context()); !ready) return ready.error();
  if (Status added = encoder->add(sound); !added) return added.error();
  if (Status ended = encoder->finish(); !ended) return ended.error();
  listener.send(nullptr);
  heard.values.resize(sound.values.size(), 0.0F);
  return heard;
}

}  // namespace shotlab
