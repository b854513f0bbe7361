// SPDX-License-Identifier: Apache-2.0

#include "media/libav/like_encoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <thread>

extern "C" {
#include <libavutil/mastering_display_metadata.h>
}

#include "media/libav/complaints.h"

namespace shotlab::av {
namespace {

struct Recipe {
  AVCodecID codec;
  const char* encoder;
  std::array<int, 3> crf;  // The usual quality and two finer ones.
};
// Qualities at which luma stays above 45 dB on the clips of the tests.
constexpr Recipe kRecipes[] = {
    {AV_CODEC_ID_H264, "libx264", {12, 7, 3}},
    {AV_CODEC_ID_HEVC, "libx265", {12, 7, 3}},
    {AV_CODEC_ID_VP9, "libvpx-vp9", {10, 5, 2}},
    {AV_CODEC_ID_AV1, "libaom-av1", {10, 5, 2}},
};

const Recipe* recipe_for(AVCodecID codec) {
  const Recipe* found = std::find_if(std::begin(kRecipes), std::end(kRecipes),
                                     [&](const Recipe& recipe) { return recipe.codec == codec; });
  return found != std::end(kRecipes) ? found : nullptr;
}

bool can_write(const AVCodec& encoder, AVPixelFormat format) {
  for (const AVPixelFormat* it = encoder.pix_fmts; it != nullptr && *it != AV_PIX_FMT_NONE; ++it) {
    if (*it == format) return true;
  }
  return false;
}

Error no_encoder(const AVCodecParameters& coded) {
  const std::string name = avcodec_get_name(coded.codec_id);
  return {ErrorCode::unsupported,
          {"Pictures cannot be encoded as this clip's own kind of " + name + " here.",
           "此處不能把畫面編碼成片段原有的 " + name + " 類型。"},
          {"Use mode full.", "請改用 full 模式。"}};
}

Error encoder_failed(int code) {
  return {ErrorCode::internal,
          {"The picture could not be encoded (" + reason(code) + ").",
           "畫面無法編碼（" + reason(code) + "）。"},
          {"Use mode full.", "請改用 full 模式。"}};
}

std::string whole(AVRational value, int scale) {
  return std::to_string(static_cast<long long>(std::llround(av_q2d(value) * scale)));
}

// The clip's HDR values in x265's words; "" if it has none.
std::string hdr_words(const AVStream& stream) {
  std::string words;
  const std::uint8_t* data =
      av_stream_get_side_data(&stream, AV_PKT_DATA_MASTERING_DISPLAY_METADATA, nullptr);
  if (data != nullptr) {
    const auto& m = *reinterpret_cast<const AVMasteringDisplayMetadata*>(data);
    if (m.has_primaries != 0 && m.has_luminance != 0) {
      const auto point = [](const AVRational(&xy)[2]) {
        return "(" + whole(xy[0], 50'000) + "," + whole(xy[1], 50'000) + ")";
      };
      words += ":master-display=G" + point(m.display_primaries[1]) + "B" +
               point(m.display_primaries[2]) + "R" + point(m.display_primaries[0]) + "WP" +
               point(m.white_point) + "L(" + whole(m.max_luminance, 10'000) + "," +
               whole(m.min_luminance, 10'000) + ")";
    }
  }
  data = av_stream_get_side_data(&stream, AV_PKT_DATA_CONTENT_LIGHT_LEVEL, nullptr);
  if (data != nullptr) {
    const auto& light = *reinterpret_cast<const AVContentLightMetadata*>(data);
    words += ":max-cll=" + std::to_string(light.MaxCLL) + "," + std::to_string(light.MaxFALL);
  }
  return words;
}

void set_words(const Recipe& recipe, const AVStream& stream, const LikeOptions& options,
               Dictionary& words) {
  const auto step = static_cast<std::size_t>(std::clamp(options.quality, 0, 2));
  words.set("crf", std::to_string(recipe.crf[step]));
  switch (recipe.codec) {
    case AV_CODEC_ID_H264:
      words.set("preset", "veryfast");
      words.set("x264-params",
                "open-gop=0:b-pyramid=none:sps-id=" + std::to_string(options.set_id));
      break;
    case AV_CODEC_ID_HEVC:
      words.set("preset", "veryfast");
      words.set("x265-params",
                "log-level=none:open-gop=0:repeat-headers=0:info=0:b-pyramid=0:bframes=" +
                    std::to_string(std::min(options.reorder, 2)) + hdr_words(stream));
      break;
    case AV_CODEC_ID_VP9:
      words.set("deadline", "good");
      words.set("cpu-used", "4");
      words.set("auto-alt-ref", "0");
      words.set("lag-in-frames", "0");
      words.set("row-mt", "1");
      break;
    default:
      words.set("cpu-used", "6");
      words.set("lag-in-frames", "0");
      words.set("row-mt", "1");
      break;
  }
}

}  // namespace

bool LikeEncoder::can(const AVCodecParameters& coded) {
  const Recipe* recipe = recipe_for(coded.codec_id);
  if (recipe == nullptr) return false;
  const AVCodec* codec = avcodec_find_encoder_by_name(recipe->encoder);
  const bool fields =
      coded.field_order != AV_FIELD_UNKNOWN && coded.field_order != AV_FIELD_PROGRESSIVE;
  return codec != nullptr && !fields && can_write(*codec, static_cast<AVPixelFormat>(coded.format));
}

Result<LikeEncoder> LikeEncoder::open(const ClipSource::State& source, const LikeOptions& options,
                                      PacketSink sink) {
  const AVStream& stream = *source.demuxer.picture();
  const AVCodecParameters& coded = *stream.codecpar;
  if (!can(coded)) return no_encoder(coded);
  const Recipe& recipe = *recipe_for(coded.codec_id);
  LikeEncoder encoder;
  encoder.sink_ = std::move(sink);
  const AVCodec* codec = avcodec_find_encoder_by_name(recipe.encoder);
  encoder.context_.reset(avcodec_alloc_context3(codec));
  AVCodecContext* context = encoder.context_.get();
  if (context == nullptr) return complain_memory();
  context->width = coded.width;
  context->height = coded.height;
  context->pix_fmt = static_cast<AVPixelFormat>(coded.format);
  context->sample_aspect_ratio = coded.sample_aspect_ratio;
  const Colours& seen = source.survey.colours;
  context->color_range =
      coded.color_range != AVCOL_RANGE_UNSPECIFIED ? coded.color_range : seen.range;
  context->colorspace = coded.color_space != AVCOL_SPC_UNSPECIFIED ? coded.color_space : seen.space;
  context->color_primaries =
      coded.color_primaries != AVCOL_PRI_UNSPECIFIED ? coded.color_primaries : seen.primaries;
  context->color_trc = coded.color_trc != AVCOL_TRC_UNSPECIFIED ? coded.color_trc : seen.transfer;
  context->chroma_sample_location = coded.chroma_location;
  context->time_base = rational(options.clock);
  const Rational fps = source.facts.video->fps;
  if (fps.num > 0 && fps.num <= INT32_MAX) context->framerate = rational(fps);
  context->gop_size = 250;
  context->max_b_frames = std::min(options.reorder, 2);
  context->thread_count = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 8U));
  context->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
  Dictionary words;
  set_words(recipe, stream, options, words);
  const int code = avcodec_open2(context, codec, &words.entries);
  if (code < 0) return encoder_failed(code);
  return encoder;
}

Status LikeEncoder::add(const AVFrame& frame, std::int64_t pts) {
  if (frame.format != context_->pix_fmt || frame.width != context_->width ||
      frame.height != context_->height) {
    return Error{ErrorCode::unsupported,
                 {"The picture's size or format changes in the middle of the clip.",
                  "畫面的尺寸或格式在片段中途改變。"},
                 {"Use mode full.", "請改用 full 模式。"}};
  }
  const Owned<AVFrame> picture(av_frame_clone(&frame));
  if (picture == nullptr) return complain_memory();
  picture->pts = pts;
  picture->pict_type = AV_PICTURE_TYPE_NONE;  // The source's own choice means nothing here.
  picture->key_frame = 0;
  const int code = avcodec_send_frame(context_.get(), picture.get());
  if (code < 0) return encoder_failed(code);
  return drain();
}

Status LikeEncoder::drain() {
  const Owned<AVPacket> packet = make_packet();
  if (packet == nullptr) return complain_memory();
  for (;;) {
    const int code = avcodec_receive_packet(context_.get(), packet.get());
    if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) return done();
    if (code < 0) return encoder_failed(code);
    if (Status taken = sink_(packet.get()); !taken) return taken;
    av_packet_unref(packet.get());
  }
}

Status LikeEncoder::finish() {
  const int code = avcodec_send_frame(context_.get(), nullptr);
  if (code < 0 && code != AVERROR_EOF) return encoder_failed(code);
  return drain();
}

}  // namespace shotlab::av
