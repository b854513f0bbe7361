// SPDX-License-Identifier: Apache-2.0

#include "media/libav/picture_file.h"

#include <algorithm>
#include <cmath>
#include <optional>

extern "C" {
#include <libavutil/display.h>
}

#include "media/base/files.h"
#include "media/libav/complaints.h"
#include "media/libav/orientation.h"
#include "media/libav/scaler.h"

namespace shotlab {
namespace {

constexpr std::size_t kMostBytes = std::size_t{256} << 20;
constexpr int kJpegQuality = 2;  // FFmpeg's scale: 1 best, 31 worst.

Error not_a_picture(const std::filesystem::path& path) {
  return {ErrorCode::bad_input,
          {"\"" + path.string() + "\" is not a PNG or JPEG picture.",
           "「" + path.string() + "」不是 PNG 或 JPEG 圖片。"},
          {"Save it as PNG or JPEG.", "請另存為 PNG 或 JPEG。"}};
}

Error too_large(const std::filesystem::path& path) {
  return {ErrorCode::bad_input,
          {"\"" + path.string() + "\" is larger than 8192 x 8192 pixels, or damaged.",
           "「" + path.string() + "」大於 8192 x 8192 像素，或已損壞。"},
          {"Export it smaller.", "請匯出較小的版本。"}};
}

Error not_encoded() {
  return {ErrorCode::internal, {"The picture could not be encoded.", "圖片無法編碼。"}, {}};
}

AVCodecID kind_of(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return AV_CODEC_ID_PNG;
  if (bytes.starts_with("\xff\xd8\xff")) return AV_CODEC_ID_MJPEG;
  return AV_CODEC_ID_NONE;
}

av::Owned<AVFrame> decode(AVCodecID kind, std::string_view bytes) {
  const AVCodec* codec = avcodec_find_decoder(kind);
  av::Owned<AVCodecContext> context(avcodec_alloc_context3(codec));
  av::Owned<AVPacket> packet = av::make_packet();
  av::Owned<AVFrame> frame = av::make_frame();
  if (codec == nullptr || context == nullptr || packet == nullptr || frame == nullptr)
    return nullptr;
  context->max_pixels = av::kMaxStillPixels;
  context->thread_count = 1;
  if (avcodec_open2(context.get(), codec, nullptr) < 0) return nullptr;
  if (av_new_packet(packet.get(), static_cast<int>(bytes.size())) < 0) return nullptr;
  std::copy(bytes.begin(), bytes.end(), packet->data);
  if (avcodec_send_packet(context.get(), packet.get()) < 0) return nullptr;
  avcodec_send_packet(context.get(), nullptr);
  if (avcodec_receive_frame(context.get(), frame.get()) < 0) return nullptr;
  av::tame(*frame);
  if (frame->width > av::kMaxClipSide || frame->height > av::kMaxClipSide) return nullptr;
  return frame;
}

// Phones store what the sensor saw, and beside it how to hold it.
Picture upright(Picture picture, const AVFrame& frame) {
  const AVFrameSideData* side = av_frame_get_side_data(&frame, AV_FRAME_DATA_DISPLAYMATRIX);
  if (side == nullptr || side->size < 9 * sizeof(std::int32_t)) return picture;
  std::int32_t matrix[9];
  std::copy_n(reinterpret_cast<const std::int32_t*>(side->data), 9, matrix);
  const double determinant =
      static_cast<double>(matrix[0]) * matrix[4] - static_cast<double>(matrix[1]) * matrix[3];
  const bool mirror = determinant < 0;
  if (mirror) av_display_matrix_flip(matrix, 1, 0);
  const double turn = -av_display_rotation_get(matrix);
  if (std::isnan(turn)) return picture;
  const int quarters = (static_cast<int>(std::lround(turn / 90)) % 4 + 4) % 4;
  if (mirror) picture = av::mirrored(std::move(picture));
  return av::turned(std::move(picture), quarters * 90);
}

// The encoder's own bytes for `picture`, which is converted to `format`.
Result<std::string> encode(const Picture& picture, AVCodecID kind, AVPixelFormat format) {
  av::settle();
  if (picture.empty()) return not_encoded();
  const AVCodec* codec = avcodec_find_encoder(kind);
  av::Owned<AVCodecContext> context(avcodec_alloc_context3(codec));
  av::Owned<AVFrame> frame = av::make_frame();
  av::Owned<AVPacket> packet = av::make_packet();
  if (codec == nullptr || context == nullptr || frame == nullptr || packet == nullptr) {
    return not_encoded();
  }
  context->width = frame->width = picture.width;
  context->height = frame->height = picture.height;
  context->pix_fmt = format;
  context->time_base = {1, 25};
  context->thread_count = 1;
  context->color_range = AVCOL_RANGE_JPEG;
  if (kind == AV_CODEC_ID_MJPEG) {
    context->flags |= AV_CODEC_FLAG_QSCALE;
    context->global_quality = FF_QP2LAMBDA * kJpegQuality;
  }
  if (avcodec_open2(context.get(), codec, nullptr) < 0) return not_encoded();
  frame->format = format;
  frame->quality = context->global_quality;
  frame->color_range = AVCOL_RANGE_JPEG;
  if (av_frame_get_buffer(frame.get(), 0) < 0) return av::complain_memory();

  const AVPixelFormat from_format = picture.channels == 1   ? AV_PIX_FMT_GRAY8
                                    : picture.channels == 4 ? AV_PIX_FMT_RGBA
                                                            : AV_PIX_FMT_RGB24;
  bool full_range = true;
  // JPEG means BT.601 whatever the size (JFIF).
  const av::Shape from{picture.width, picture.height, from_format, AVCOL_SPC_SMPTE170M, true};
  const av::Shape to{picture.width, picture.height, av::without_range(format, &full_range),
                     AVCOL_SPC_SMPTE170M, true};
  av::Scaler scaler(av::kFine);
  Status scaled = scaler.scale_packed(from, picture.pixels.data(), picture.channels, to,
                                      frame->data, frame->linesize);
  if (!scaled) return scaled.error();
  if (avcodec_send_frame(context.get(), frame.get()) < 0 ||
      avcodec_send_frame(context.get(), nullptr) < 0 ||
      avcodec_receive_packet(context.get(), packet.get()) < 0) {
    return not_encoded();
  }
  return std::string(reinterpret_cast<const char*>(packet->data),
                     static_cast<std::size_t>(packet->size));
}

}  // namespace

Result<Picture> read_picture(const std::filesystem::path& path, int channels) {
  av::settle();
  Result<std::string> bytes = read_file(path, kMostBytes);
  if (!bytes) return bytes.error();
  const AVCodecID kind = kind_of(*bytes);
  if (kind == AV_CODEC_ID_NONE) return not_a_picture(path);
  const av::Owned<AVFrame> frame = decode(kind, *bytes);
  if (frame == nullptr) return too_large(path);
  Picture picture = make_picture(frame->width, frame->height, channels == 4 ? 4 : 3);
  av::Shape from = av::shape_of(*frame, frame->height);
  if (kind == AV_CODEC_ID_MJPEG && frame->colorspace == AVCOL_SPC_UNSPECIFIED) {
    from.matrix = AVCOL_SPC_SMPTE170M;
  }
  const av::Shape to{picture.width, picture.height,
                     picture.channels == 4 ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGB24, from.matrix, true};
  av::Scaler scaler(av::kFine);
  Status scaled = scaler.scale_to_packed(from, frame->data, frame->linesize, to,
                                         picture.pixels.data(), picture.channels);
  if (!scaled) return scaled.error();
  return upright(std::move(picture), *frame);
}

Result<std::string> encode_png(const Picture& picture) {
  const AVPixelFormat format = picture.channels == 1   ? AV_PIX_FMT_GRAY8
                               : picture.channels == 4 ? AV_PIX_FMT_RGBA
                                                       : AV_PIX_FMT_RGB24;
  return encode(picture, AV_CODEC_ID_PNG, format);
}

Status write_picture(const std::filesystem::path& path, const Picture& picture) {
  const std::string ending = lower_ascii(path.extension().string());
  const bool png = ending == ".png";
  if (!png && ending != ".jpg" && ending != ".jpeg") {
    return Error{ErrorCode::bad_input,
                 {"A picture's name must end in .png or .jpg: \"" + path.string() + "\".",
                  "圖片檔名須以 .png 或 .jpg 結尾：「" + path.string() + "」。"},
                 {}};
  }
  Result<std::string> bytes =
      png ? encode_png(picture) : encode(picture, AV_CODEC_ID_MJPEG, AV_PIX_FMT_YUVJ444P);
  if (!bytes) return bytes.error();
  return write_file(path, *bytes);
}

}  // namespace shotlab
