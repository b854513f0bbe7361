// SPDX-License-Identifier: Apache-2.0

#include "media/libav/frame_difference.h"

#include <algorithm>
#include <cmath>
#include <cstring>

extern "C" {
#include <libavutil/frame.h>
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
}

#include "media/libav/av.h"
#include "media/libav/scaler.h"

namespace shotlab {
namespace {

constexpr double kSame = 99;

template <typename Sample>
double squares(const std::uint8_t* a, const std::uint8_t* b, int count) {
  double sum = 0;
  for (int i = 0; i < count; ++i) {
    Sample x{};
    Sample y{};
    std::memcpy(&x, a + static_cast<std::size_t>(i) * sizeof(Sample), sizeof(Sample));
    std::memcpy(&y, b + static_cast<std::size_t>(i) * sizeof(Sample), sizeof(Sample));
    const double difference = static_cast<double>(x) - static_cast<double>(y);
    sum += difference * difference;
  }
  return sum;
}

}  // namespace

std::optional<double> frame_psnr(const Frame& a, const Frame& b) {
  if (a.empty() || b.empty()) return std::nullopt;
  const AVFrame& x = *a.get();
  const AVFrame& y = *b.get();
  bool full_range = false;
  const AVPixelFormat format = av::without_range(static_cast<AVPixelFormat>(x.format), &full_range);
  if (format != av::without_range(static_cast<AVPixelFormat>(y.format), &full_range) ||
      x.width != y.width || x.height != y.height) {
    return std::nullopt;
  }
  const AVPixFmtDescriptor* facts = av_pix_fmt_desc_get(format);
  if (facts == nullptr) return std::nullopt;
  bool same = true;
  for (int plane = 0; plane < av_pix_fmt_count_planes(format) && same; ++plane) {
    const bool chroma = (plane == 1 || plane == 2) && (facts->flags & AV_PIX_FMT_FLAG_RGB) == 0;
    const int rows = chroma ? AV_CEIL_RSHIFT(x.height, facts->log2_chroma_h) : x.height;
    const int bytes = av_image_get_linesize(format, x.width, plane);
    for (int row = 0; row < rows && same; ++row) {
      same = std::memcmp(x.data[plane] + std::ptrdiff_t{row} * x.linesize[plane],
                         y.data[plane] + std::ptrdiff_t{row} * y.linesize[plane],
                         static_cast<std::size_t>(std::max(0, bytes))) == 0;
    }
  }
  if (same) return kSame;
  const int depth = facts->comp[0].depth;
  const int samples = x.width * facts->comp[0].step / (depth > 8 ? 2 : 1);
  double sum = 0;
  for (int row = 0; row < x.height; ++row) {
    const std::uint8_t* from = x.data[0] + std::ptrdiff_t{row} * x.linesize[0];
    const std::uint8_t* to = y.data[0] + std::ptrdiff_t{row} * y.linesize[0];
    sum += depth > 8 ? squares<std::uint16_t>(from, to, samples)
                     : squares<std::uint8_t>(from, to, samples);
  }
  if (sum == 0) return kSame;
  const double peak = std::pow(2.0, depth) - 1;
  return std::min(kSame, 10 * std::log10(peak * peak * samples * x.height / sum));
}

}  // namespace shotlab
