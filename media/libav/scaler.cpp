// SPDX-License-Identifier: Apache-2.0

#include "media/libav/scaler.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

#include "media/libav/complaints.h"

namespace shotlab::av {
namespace {

constexpr int kUnity = 1 << 16;

int coefficients_of(AVColorSpace matrix) {
  switch (matrix) {
    case AVCOL_SPC_BT709:
      return SWS_CS_ITU709;
    case AVCOL_SPC_FCC:
      return SWS_CS_FCC;
    case AVCOL_SPC_SMPTE240M:
      return SWS_CS_SMPTE240M;
    case AVCOL_SPC_BT2020_NCL:
    case AVCOL_SPC_BT2020_CL:
      return SWS_CS_BT2020;
    default:
      return SWS_CS_ITU601;
  }
}

bool is_rgb(AVPixelFormat format) {
  const AVPixFmtDescriptor* facts = av_pix_fmt_desc_get(format);
  return facts != nullptr && (facts->flags & AV_PIX_FMT_FLAG_RGB) != 0;
}

}  // namespace

AVPixelFormat without_range(AVPixelFormat format, bool* full_range) {
  switch (format) {
    case AV_PIX_FMT_YUVJ420P:
      *full_range = true;
      return AV_PIX_FMT_YUV420P;
    case AV_PIX_FMT_YUVJ422P:
      *full_range = true;
      return AV_PIX_FMT_YUV422P;
    case AV_PIX_FMT_YUVJ444P:
      *full_range = true;
      return AV_PIX_FMT_YUV444P;
    case AV_PIX_FMT_YUVJ440P:
      *full_range = true;
      return AV_PIX_FMT_YUV440P;
    case AV_PIX_FMT_YUVJ411P:
      *full_range = true;
      return AV_PIX_FMT_YUV411P;
    default:
      return format;
  }
}

void settle_matrix(Shape& shape, int display_height) {
  if (shape.matrix == AVCOL_SPC_UNSPECIFIED || shape.matrix == AVCOL_SPC_RESERVED ||
      shape.matrix == AVCOL_SPC_RGB) {
    shape.matrix = display_height < 720 ? AVCOL_SPC_SMPTE170M : AVCOL_SPC_BT709;
  }
}

Shape shape_of(const AVFrame& frame, int display_height) {
  Shape shape{frame.width, frame.height, static_cast<AVPixelFormat>(frame.format), frame.colorspace,
              frame.color_range == AVCOL_RANGE_JPEG};
  shape.format = without_range(shape.format, &shape.full_range);
  settle_matrix(shape, display_height);
  if (is_rgb(shape.format)) shape.full_range = true;
  return shape;
}

Status Scaler::scale(const Shape& from, const std::uint8_t* const planes[], const int strides[],
                     const Shape& to, std::uint8_t* const to_planes[], const int to_strides[]) {
  if (context_ == nullptr || from != from_ || to != to_) {
    context_.reset(sws_getContext(from.width, from.height, from.format, to.width, to.height,
                                  to.format, flags_, nullptr, nullptr, nullptr));
    if (context_ == nullptr) return complain_memory();
    sws_setColorspaceDetails(
        context_.get(), sws_getCoefficients(coefficients_of(from.matrix)), from.full_range ? 1 : 0,
        sws_getCoefficients(coefficients_of(to.matrix)), to.full_range ? 1 : 0, 0, kUnity, kUnity);
    from_ = from;
    to_ = to;
  }
  if (sws_scale(context_.get(), planes, strides, 0, from.height, to_planes, to_strides) <= 0) {
    return complain_memory();
  }
  return done();
}

}  // namespace shotlab::av
