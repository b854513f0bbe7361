// SPDX-License-Identifier: Apache-2.0

#include "media/libav/sound_decoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "media/libav/complaints.h"

namespace shotlab::av {
namespace {

constexpr int kMostChannels = 8;
// FFmpeg 5.1 scales 64 rows of 64 weights whatever it is told, so it must be given room for them.
constexpr std::size_t kWeightColumns = 64;
// Times in a file may be rounded to milliseconds; a real gap is at least half a coded block.
constexpr int kJitterParts = 100;  // 1/100 s
// A stretch that begins later than this is found by seeking, with a run-up for the decoder's
// overlap.
constexpr std::int64_t kFarSeconds = 20;
constexpr std::int64_t kRunUpSeconds = 1;

Error odd_sound(const std::filesystem::path& path) {
  return {ErrorCode::unsupported,
          {"The sound of \"" + path.string() + "\" changes its format midway.",
           "「" + path.string() + "」的聲音在中途改變格式。"},
          {"Convert it to AAC or WAV first.", "請先轉成 AAC 或 WAV。"}};
}

// Native layout with as many channels, whatever the file called them.
AVChannelLayout native(const AVChannelLayout& layout) {
  AVChannelLayout result{};
  if (layout.order == AV_CHANNEL_ORDER_NATIVE) {
    av_channel_layout_from_mask(&result, layout.u.mask);
  } else {
    av_channel_layout_default(&result, layout.nb_channels);
  }
  return result;
}

// How much of each source channel goes into each channel of the result.
bool set_weights(SwrContext* mixer, const AVChannelLayout& from, const AVChannelLayout& to) {
  if (av_channel_layout_compare(&from, &to) == 0) return true;
  std::vector<double> weights(kWeightColumns * kWeightColumns, 0.0);
  const auto weight = [&](int row, int column) -> double& {
    return weights[static_cast<std::size_t>(row) * kWeightColumns +
                   static_cast<std::size_t>(column)];
  };
  if (from.nb_channels == 1) {
    // One voice in the middle of 5.1 belongs into the centre alone.
    const int centre = av_channel_layout_index_from_channel(&to, AV_CHAN_FRONT_CENTER);
    for (int row = 0; row < to.nb_channels; ++row) {
      weight(row, 0) = to.nb_channels == 2 || row == std::max(0, centre) ? 1 : 0;
    }
  } else if (from.nb_channels == 2 && to.nb_channels == 1) {
    weight(0, 0) = weight(0, 1) = 0.5;
  } else if (swr_build_matrix2(&from, &to, M_SQRT1_2, M_SQRT1_2, 0, 1.0, 1.0, weights.data(),
                               kWeightColumns, AV_MATRIX_ENCODING_NONE, nullptr) < 0) {
    return false;
  }
  return swr_set_matrix(mixer, weights.data(), kWeightColumns) >= 0;
}

}  // namespace

Result<SoundDecoder> SoundDecoder::open(const std::filesystem::path& path, const Cancel& cancel) {
  Result<Demuxer> demuxer = Demuxer::open(path, Streams::sound, cancel);
  if (!demuxer) return demuxer.error();
  const AVStream* stream = demuxer->sound();
  if (stream == nullptr) return complain_no_sound(path);
  const AVCodecParameters& coded = *stream->codecpar;
  const AVCodec* codec = avcodec_find_decoder(coded.codec_id);
  if (codec == nullptr) return complain_codec(path, avcodec_get_name(coded.codec_id));
  SoundDecoder decoder;
  decoder.context_.reset(avcodec_alloc_context3(codec));
  AVCodecContext* context = decoder.context_.get();
  if (context == nullptr || avcodec_parameters_to_context(context, &coded) < 0) {
    return complain_memory();
  }
  context->pkt_timebase = stream->time_base;
  context->thread_count = 1;
  const int code = avcodec_open2(context, codec, nullptr);
  if (code < 0) return complain_damaged(path, code);
  if (context->sample_rate <= 0 || context->ch_layout.nb_channels <= 0 ||
      context->ch_layout.nb_channels > kMostChannels) {
    return complain_codec(path, avcodec_get_name(coded.codec_id));
  }
  decoder.demuxer_ = *std::move(demuxer);
  return decoder;
}

Status SoundDecoder::configure(const AVFrame& frame, const Samples& out) {
  layout_ = native(frame.ch_layout);
  format_ = static_cast<AVSampleFormat>(frame.format);
  source_rate_ = frame.sample_rate;
  AVChannelLayout to{};
  av_channel_layout_default(&to, out.channels);
  SwrContext* mixer = nullptr;
  const int code = swr_alloc_set_opts2(&mixer, &to, AV_SAMPLE_FMT_FLT, out.rate, &layout_, format_,
                                       source_rate_, 0, nullptr);
  mixer_.reset(mixer);
  if (code < 0 || layout_.nb_channels > kMostChannels || !set_weights(mixer, layout_, to) ||
      swr_init(mixer) < 0) {
    return odd_sound(demuxer_.input().path());
  }
  // Begin where a source sample and a sample of the result fall on the same instant.
  const std::int64_t common = std::gcd(source_rate_, out.rate);
  const std::int64_t step = source_rate_ / common;
  const std::int64_t begin = rescale(skip_, {1, out.rate}, {1, source_rate_});
  next_ = std::max<std::int64_t>(0, begin - source_rate_ / 10) / step * step;
  skip_ -= next_ / step * (out.rate / common);
  return done();
}

bool SoundDecoder::full() const { return filled_ >= out_->values.size(); }

void SoundDecoder::pull(const std::uint8_t** data, int count) {
  std::array<float, 4096> block{};
  const auto channels = static_cast<std::size_t>(out_->channels);
  const int room = static_cast<int>(block.size() / channels);
  // Nothing at an address asks for what is ready; no address at all would mean that the sound has
  // ended.
  const std::uint8_t* none[kMostChannels] = {reinterpret_cast<const std::uint8_t*>(block.data())};
  std::fill(std::begin(none), std::end(none), none[0]);
  while (!full()) {
    auto* target = reinterpret_cast<std::uint8_t*>(block.data());
    const int made = swr_convert(mixer_.get(), &target, room, data != nullptr ? data : none, count);
    data = nullptr;
    count = 0;
    if (made <= 0) return;
    const auto dropped = static_cast<std::size_t>(std::min<std::int64_t>(skip_, made));
    skip_ -= static_cast<std::int64_t>(dropped);
    const std::size_t values = (static_cast<std::size_t>(made) - dropped) * channels;
    const std::size_t kept = std::min(values, out_->values.size() - filled_);
    std::copy_n(block.data() + dropped * channels, kept,
                out_->values.begin() + static_cast<std::ptrdiff_t>(filled_));
    filled_ += kept;
  }
}

void SoundDecoder::feed(const std::uint8_t** data, int count) {
  next_ += count;
  pull(data, count);
}

void SoundDecoder::feed_silence(std::int64_t count) {
  while (count > 0 && !full()) {
    const int part = static_cast<int>(std::min<std::int64_t>(count, 8192));
    if (swr_inject_silence(mixer_.get(), part) < 0) return;
    next_ += part;
    count -= part;
    pull(nullptr, 0);
  }
}

Status SoundDecoder::place(const AVFrame& frame) {
  const AVChannelLayout layout = native(frame.ch_layout);
  if (frame.format != format_ || frame.sample_rate != source_rate_ ||
      av_channel_layout_compare(&layout, &layout_) != 0) {
    return odd_sound(demuxer_.input().path());
  }
  const Rational samples{1, source_rate_};
  const Rational base = rational(demuxer_.sound()->time_base);
  std::int64_t at = placed_;
  if (frame.best_effort_timestamp != AV_NOPTS_VALUE) {
    const std::int64_t said = rescale(frame.best_effort_timestamp, base, samples) -
                              rescale(origin_.ticks, origin_.base, samples);
    if (!any_ || std::abs(said - placed_) > source_rate_ / kJitterParts) at = said;
  }
  any_ = true;
  placed_ = at + frame.nb_samples;

  const std::int64_t first = std::max(at, next_);
  const std::int64_t end = std::min(placed_, last_);
  if (end <= first) return done();
  feed_silence(first - next_);
  std::array<const std::uint8_t*, kMostChannels> planes{};
  const bool planar = av_sample_fmt_is_planar(format_) != 0;
  const int width = av_get_bytes_per_sample(format_) * (planar ? 1 : layout_.nb_channels);
  for (int i = 0; i < (planar ? layout_.nb_channels : 1); ++i) {
    planes[static_cast<std::size_t>(i)] = frame.extended_data[i] + (first - at) * width;
  }
  feed(planes.data(), static_cast<int>(end - first));
  return done();
}

Status SoundDecoder::read(TimePoint origin, const SoundSpan& span, std::int64_t begin,
                          Samples& out) {
  origin_ = origin;
  out_ = &out;
  skip_ = begin;
  const AVStream* stream = demuxer_.sound();
  const Rational base = rational(stream->time_base);
  if (begin / out.rate > kFarSeconds && demuxer_.scan().boxes) {
    const std::int64_t target = rescale(origin.ticks, origin.base, base) +
                                rescale(begin / out.rate - kRunUpSeconds, {1, 1}, base);
    av_seek_frame(demuxer_.format(), stream->index, target, AVSEEK_FLAG_BACKWARD);
  }

  const Owned<AVPacket> packet = make_packet();
  const Owned<AVFrame> frame = make_frame();
  if (packet == nullptr || frame == nullptr) return complain_memory();
  for (bool more = true; more && !full();) {
    Result<bool> got = demuxer_.next(packet.get());
    if (!got) return got.error();
    more = *got;
    if (more && packet->stream_index != stream->index) {
      av_packet_unref(packet.get());
      continue;
    }
    avcodec_send_packet(context_.get(), more ? packet.get() : nullptr);
    av_packet_unref(packet.get());
    while (!full() && avcodec_receive_frame(context_.get(), frame.get()) >= 0) {
      if (mixer_ == nullptr) {
        if (Status ready = configure(*frame, out); !ready) return ready;
        const Rational samples{1, source_rate_};
        last_ = rescale(span.end, base, samples) - rescale(origin.ticks, origin.base, samples);
        // Where the file counts in milliseconds, its end is not known to the sample.
        if (base.value() * source_rate_ > 1.5) last_ += source_rate_ / kJitterParts;
      }
      if (Status placed = place(*frame); !placed) return placed;
    }
  }
  // What the resampler still holds back comes out when more is fed; behind the end there is
  // silence.
  if (mixer_ != nullptr) feed_silence(source_rate_ / 10);
  return done();
}

}  // namespace shotlab::av
