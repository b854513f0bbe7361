// SPDX-License-Identifier: Apache-2.0

#include "media/libav/scaler.h"

#include <algorithm>

extern "C" {
#include <libavutil/pixdesc.h>
}

#include "media/libav/complaints.h"

namespace shotlab::av {
namespace {

constexpr int kUnity = 1 << 16;

// swscale's vector code works in blocks of up to 64 bytes. On rows without padding it writes past
// the end of the buffer, and which of its variants runs, and so how it rounds, hangs on where the
// allocator happened to put the pixels.
constexpr std::size_t kBlock = 64;

std::size_t padded_stride(int width, int channels) {
  const std::size_t bytes = static_cast<std::size_t>(width) * static_cast<std::size_t>(channels);
  return (bytes + kBlock - 1) / kBlock * kBlock + kBlock;
}

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

std::uint8_t* Scaler::padded(std::size_t stride, int height) {
  padded_.resize(stride * static_cast<std::size_t>(height) + 2 * kBlock);
  const auto address = reinterpret_cast<std::uintptr_t>(padded_.data());
  return padded_.data() + (kBlock - address % kBlock) % kBlock;
}

Status Scaler::scale_packed(const Shape& from, const std::uint8_t* pixels, int channels,
                            const Shape& to, std::uint8_t* const to_planes[],
                            const int to_strides[]) {
  const std::size_t row = static_cast<std::size_t>(from.width) * static_cast<std::size_t>(channels);
  const std::size_t stride = padded_stride(from.width, channels);
  std::uint8_t* rows = padded(stride, from.height);
  for (int y = 0; y < from.height; ++y) {
    const auto line = static_cast<std::size_t>(y);
    std::copy_n(pixels + line * row, row, rows + line * stride);
    std::fill_n(rows + line * stride + row, stride - row, std::uint8_t{0});
  }
  const std::uint8_t* const planes[4] = {rows};
  const int strides[4] = {static_cast<int>(stride)};
  return scale(from, planes, strides, to, to_planes, to_strides);
}

Status Scaler::scale_to_packed(const Shape& from, const std::uint8_t* const planes[],
                               const int strides[], const Shape& to, std::uint8_t* pixels,
                               int channels) {
  const std::size_t row = static_cast<std::size_t>(to.width) * static_cast<std::size_t>(channels);
  const std::size_t stride = padded_stride(to.width, channels);
  std::uint8_t* rows = padded(stride, to.height);
  std::uint8_t* const to_planes[4] = {rows};
  const int to_strides[4] = {static_cast<int>(stride)};
  Status scaled = scale(from, planes, strides, to, to_planes, to_strides);
  if (!scaled) return scaled;
  for (int y = 0; y < to.height; ++y) {
    const auto line = static_cast<std::size_t>(y);
    std::copy_n(rows + line * stride, row, pixels + line * row);
  }
  return done();
}

}  // namespace shotlab::av
