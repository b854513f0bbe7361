// SPDX-License-Identifier: Apache-2.0

#include "media/libav/picture_encoder.h"

#include <algorithm>
#include <string>

extern "C" {
#include <libavutil/pixdesc.h>
}

#include "media/base/text.h"
#include "media/libav/complaints.h"

namespace shotlab::av {
namespace {

// A track's clock finer than this tells all times apart that anyone can see (as FFmpeg's own
// muxer).
constexpr std::int64_t kFineClock = 10'000;

Error bad_option(const Text& message) { return {ErrorCode::bad_input, message, {}}; }

Error encoder_failed(int code) {
  return {ErrorCode::internal,
          {"The picture could not be encoded (" + reason(code) + ").",
           "畫面無法編碼（" + reason(code) + "）。"},
          {"Try a smaller size.", "請試用較小的尺寸。"}};
}

struct Recipe {
  PictureCodec codec;
  const char* encoder;
  const char* name;  // For people.
};
constexpr Recipe kRecipes[] = {
    {PictureCodec::h264, "libx264", "H.264"},
    {PictureCodec::hevc, "libx265", "HEVC"},
    {PictureCodec::vp9, "libvpx-vp9", "VP9"},
    {PictureCodec::prores, "prores_ks", "ProRes"},
};

const Recipe& recipe_for(PictureCodec codec) {
  return *std::find_if(std::begin(kRecipes), std::end(kRecipes),
                       [&](const Recipe& recipe) { return recipe.codec == codec; });
}

void set_words(const ClipWriterOptions& options, Dictionary& words) {
  switch (options.codec) {
    case PictureCodec::h264:
      words.set("preset", options.preset);
      words.set("crf", std::to_string(std::clamp(options.crf, 0, 51)));
      // With x264's macroblock tree (164, AVX-512) the same pictures gave other bytes each time in
      // sizes such as 320x180; without it, or without AVX-512, they do not.
      if (options.reproducible) words.set("mbtree", "0");
      if (!options.look_ahead) words.set("b_strategy", "0");
      break;
    case PictureCodec::hevc:
      words.set("preset", options.preset);
      words.set("crf", std::to_string(std::clamp(options.crf, 0, 51)));
      words.set("x265-params", "log-level=none:open-gop=0");
      break;
    case PictureCodec::vp9:
      words.set("crf", std::to_string(std::clamp(options.crf, 0, 63)));
      words.set("b", "0");
      words.set("deadline", "good");
      words.set("cpu-used", "4");
      words.set("row-mt", "1");
      break;
    case PictureCodec::prores:
      words.set("profile", "hq");
      words.set("vendor", "apl0");
      break;
  }
}

// The encoder's nearest format to `wanted`. Odd sizes need full chroma: half a chroma sample cannot
// be kept.
AVPixelFormat encodable(const AVCodec& codec, AVPixelFormat wanted, bool odd) {
  int loss = 0;
  if (odd) {
    const AVPixFmtDescriptor* facts = av_pix_fmt_desc_get(wanted);
    const bool deep = facts != nullptr && facts->comp[0].depth > 8;
    return deep ? AV_PIX_FMT_YUV444P10LE : AV_PIX_FMT_YUV444P;
  }
  return avcodec_find_best_pix_fmt_of_list(codec.pix_fmts, wanted, 0, &loss);
}

template <typename Value>
void set_tag(const std::string& name, int (*parse)(const char*), Value* value) {
  const int code = name.empty() ? -1 : parse(name.c_str());
  if (code >= 0) *value = static_cast<Value>(code);
}

void set_colours(AVCodecContext& context, const std::optional<VideoFacts>& like) {
  if (!like) {
    context.color_range = AVCOL_RANGE_MPEG;
    context.colorspace = AVCOL_SPC_BT709;
    context.color_primaries = AVCOL_PRI_BT709;
    context.color_trc = AVCOL_TRC_BT709;
    return;
  }
  set_tag(like->color_range, av_color_range_from_name, &context.color_range);
  set_tag(like->color_space, av_color_space_from_name, &context.colorspace);
  set_tag(like->color_primaries, av_color_primaries_from_name, &context.color_primaries);
  set_tag(like->color_transfer, av_color_transfer_from_name, &context.color_trc);
  // H.264 carries RGB under its own matrix; here it has been turned into YUV.
  if (context.colorspace == AVCOL_SPC_RGB) context.colorspace = AVCOL_SPC_BT709;
}

}  // namespace

Result<PictureEncoder> PictureEncoder::open(const ClipWriterOptions& options, PacketSink sink) {
  if (options.width < 2 || options.height < 2 || options.width > kMaxClipSide ||
      options.height > kMaxClipSide ||
      std::int64_t{options.width} * options.height > kMaxClipPixels) {
    return bad_option({"A clip of " + std::to_string(options.width) + " x " +
                           std::to_string(options.height) + " pixels cannot be written.",
                       "無法寫入 " + std::to_string(options.width) + " x " +
                           std::to_string(options.height) + " 像素的影片。"});
  }
  const Rational ticks =
      options.time_base.num > 0 ? options.time_base : Rational{options.fps.den, options.fps.num};
  const bool sane = options.fps.num > 0 && options.fps.den > 0 && ticks.num > 0 && ticks.den > 0 &&
                    ticks.num <= INT32_MAX && ticks.den <= INT32_MAX &&
                    options.fps.num <= INT32_MAX;
  if (!sane) {
    return bad_option({"A clip needs a frame rate above zero.", "影片的影格率必須大於零。"});
  }
  const Recipe& recipe = recipe_for(options.codec);
  const AVCodec* codec = avcodec_find_encoder_by_name(recipe.encoder);
  if (codec == nullptr) {
    return Error{ErrorCode::unsupported,
                 fill(Text{"This FFmpeg cannot write {0} ({1} is missing).",
                           "此 FFmpeg 不能寫入 {0}（缺少 {1}）。"},
                      {recipe.name, recipe.encoder}),
                 fill(Text{"Install FFmpeg with {1}.", "請安裝帶 {1} 的 FFmpeg。"},
                      {recipe.name, recipe.encoder})};
  }

  PictureEncoder encoder(options, std::move(sink));
  encoder.context_.reset(avcodec_alloc_context3(codec));
  AVCodecContext* context = encoder.context_.get();
  if (context == nullptr) return complain_memory();
  context->width = options.width;
  context->height = options.height;
  const Rational scaled = reduced(ticks);
  std::int64_t clock = scaled.den;
  while (clock < kFineClock) clock *= 2;
  encoder.tick_ = clock / scaled.den * scaled.num;
  context->time_base = {1, static_cast<int>(clock)};
  context->framerate = rational(options.fps);
  context->gop_size = std::max(1, options.key_interval);
  context->thread_count = options.reproducible ? 1 : std::clamp(options.threads, 0, 16);
  context->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
  if (options.reproducible) context->flags |= AV_CODEC_FLAG_BITEXACT;
  set_colours(*context, options.like);
  AVPixelFormat wanted = AV_PIX_FMT_YUV420P;
  if (options.like) {
    wanted = av_get_pix_fmt(options.like->pix_fmt.c_str());
    context->sample_aspect_ratio = rational(options.like->sample_aspect);
  }
  if (wanted == AV_PIX_FMT_NONE) wanted = AV_PIX_FMT_YUV420P;
  bool full_range = context->color_range == AVCOL_RANGE_JPEG;
  wanted = without_range(wanted, &full_range);
  if (full_range) context->color_range = AVCOL_RANGE_JPEG;
  const bool odd =
      (options.width % 2 != 0 || options.height % 2 != 0) && options.codec != PictureCodec::prores;
  if (options.codec == PictureCodec::hevc) context->codec_tag = MKTAG('h', 'v', 'c', '1');
  context->pix_fmt = encodable(*codec, wanted, odd);

  Dictionary extra;
  set_words(options, extra);
  const int code = avcodec_open2(context, codec, &extra.entries);
  if (code < 0) return encoder_failed(code);

  encoder.shape_ = {options.width, options.height, context->pix_fmt, context->colorspace,
                    context->color_range == AVCOL_RANGE_JPEG};
  settle_matrix(encoder.shape_, options.height);
  return encoder;
}

Result<Owned<AVFrame>> PictureEncoder::blank() const {
  Owned<AVFrame> frame = make_frame();
  if (frame == nullptr) return complain_memory();
  frame->format = context_->pix_fmt;
  frame->width = context_->width;
  frame->height = context_->height;
  if (av_frame_get_buffer(frame.get(), 0) < 0) return complain_memory();
  return frame;
}

Status PictureEncoder::add(const Picture& picture) {
  if (picture.width != options_.width || picture.height != options_.height ||
      (picture.channels != 3 && picture.channels != 4)) {
    return Error{ErrorCode::internal,
                 {"A picture of another size or kind than the clip's was handed over.",
                  "畫面的尺寸或格式與影片不符。"},
                 {}};
  }
  Result<Owned<AVFrame>> frame = blank();
  if (!frame) return frame.error();
  const AVPixelFormat format = picture.channels == 4 ? AV_PIX_FMT_RGB0 : AV_PIX_FMT_RGB24;
  const Shape from{picture.width, picture.height, format, shape_.matrix, true};
  Status scaled = scaler_.scale_packed(from, picture.pixels.data(), picture.channels, shape_,
                                       (*frame)->data, (*frame)->linesize);
  if (!scaled) return scaled;
  const auto count = static_cast<std::int64_t>(times_.size());
  const Rational one_frame{options_.fps.den, options_.fps.num};
  return encode(*std::move(frame), rescale(count, one_frame, rational(context_->time_base)));
}

Status PictureEncoder::add(const AVFrame& source, std::int64_t pts) {
  const Shape from = shape_of(source, source.height);
  Owned<AVFrame> frame;
  const bool same_layout = from.width == shape_.width && from.height == shape_.height &&
                           from.format == shape_.format && from.full_range == shape_.full_range;
  if (same_layout && from.matrix == shape_.matrix) {
    frame.reset(av_frame_clone(&source));
    if (frame == nullptr) return complain_memory();
    frame->format = context_->pix_fmt;
  } else {
    Result<Owned<AVFrame>> made = blank();
    if (!made) return made.error();
    frame = *std::move(made);
    Status scaled =
        scaler_.scale(from, source.data, source.linesize, shape_, frame->data, frame->linesize);
    if (!scaled) return scaled;
  }
  return encode(std::move(frame), pts * tick_);
}

Status PictureEncoder::encode(Owned<AVFrame> frame, std::int64_t pts) {
  if (!times_.empty() && pts <= times_.back()) {
    return Error{
        ErrorCode::internal, {"Frames were handed over out of order.", "影格的次序有誤。"}, {}};
  }
  frame->pts = pts;
  frame->pict_type = AV_PICTURE_TYPE_NONE;  // The source's own choice means nothing here.
  frame->key_frame = 0;
  frame->color_range = context_->color_range;
  frame->colorspace = context_->colorspace;
  frame->color_primaries = context_->color_primaries;
  frame->color_trc = context_->color_trc;
  times_.push_back(pts);
  const int code = avcodec_send_frame(context_.get(), frame.get());
  if (code < 0) return encoder_failed(code);
  return drain();
}

std::int64_t PictureEncoder::length_of(std::int64_t pts) const {
  const auto next = std::upper_bound(times_.begin(), times_.end(), pts);
  if (next != times_.end()) return *next - pts;
  if (end_ > pts) return end_ - pts;
  return std::max<std::int64_t>(
      1, rescale(1, {options_.fps.den, options_.fps.num}, rational(context_->time_base)));
}

Status PictureEncoder::drain() {
  const Owned<AVPacket> packet = make_packet();
  if (packet == nullptr) return complain_memory();
  for (;;) {
    const int code = avcodec_receive_packet(context_.get(), packet.get());
    if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) return done();
    if (code < 0) return encoder_failed(code);
    packet->duration = length_of(packet->pts);
    if (Status taken = sink_(packet.get()); !taken) return taken;
    av_packet_unref(packet.get());
  }
}

Status PictureEncoder::finish() {
  const int code = avcodec_send_frame(context_.get(), nullptr);
  if (code < 0 && code != AVERROR_EOF) return encoder_failed(code);
  return drain();
}

}  // namespace shotlab::av
