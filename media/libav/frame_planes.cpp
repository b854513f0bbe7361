// SPDX-License-Identifier: Apache-2.0

#include "media/libav/frame_planes.h"

#include <bit>

extern "C" {
#include <libavutil/pixdesc.h>
}

#include "media/libav/av.h"
#include "media/libav/complaints.h"
#include "media/libav/scaler.h"

namespace shotlab {
namespace {

// Where one exists; the depths that codecs really use.
AVPixelFormat format_of(const PlaneShape& shape) {
  struct Row {
    int depth;
    AVPixelFormat gray, yuv420, yuv422, yuv444, yuv440, yuv411, yuv410;
  };
  constexpr AVPixelFormat kNone = AV_PIX_FMT_NONE;
  static constexpr Row kRows[] = {
      {8, AV_PIX_FMT_GRAY8, AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUV422P, AV_PIX_FMT_YUV444P,
       AV_PIX_FMT_YUV440P, AV_PIX_FMT_YUV411P, AV_PIX_FMT_YUV410P},
      {9, AV_PIX_FMT_GRAY9, AV_PIX_FMT_YUV420P9, AV_PIX_FMT_YUV422P9, AV_PIX_FMT_YUV444P9, kNone,
       kNone, kNone},
      {10, AV_PIX_FMT_GRAY10, AV_PIX_FMT_YUV420P10, AV_PIX_FMT_YUV422P10, AV_PIX_FMT_YUV444P10,
       AV_PIX_FMT_YUV440P10, kNone, kNone},
      {12, AV_PIX_FMT_GRAY12, AV_PIX_FMT_YUV420P12, AV_PIX_FMT_YUV422P12, AV_PIX_FMT_YUV444P12,
       AV_PIX_FMT_YUV440P12, kNone, kNone},
      {14, AV_PIX_FMT_GRAY14, AV_PIX_FMT_YUV420P14, AV_PIX_FMT_YUV422P14, AV_PIX_FMT_YUV444P14,
       kNone, kNone, kNone},
      {16, AV_PIX_FMT_GRAY16, AV_PIX_FMT_YUV420P16, AV_PIX_FMT_YUV422P16, AV_PIX_FMT_YUV444P16,
       kNone, kNone, kNone},
  };
  for (const Row& row : kRows) {
    if (row.depth != shape.depth) continue;
    if (shape.gray) return row.gray;
    const int x = shape.chroma_shift_x, y = shape.chroma_shift_y;
    if (x == 1 && y == 1) return row.yuv420;
    if (x == 1 && y == 0) return row.yuv422;
    if (x == 0 && y == 0) return row.yuv444;
    if (x == 0 && y == 1) return row.yuv440;
    if (x == 2 && y == 0) return row.yuv411;
    if (x == 2 && y == 2) return row.yuv410;
  }
  return kNone;
}

// Depths without a format of their own are held in the next one up.
int known_depth(int depth) {
  for (const int known : {8, 9, 10, 12, 14}) {
    if (depth <= known) return known;
  }
  return 16;
}

int shifted(int size, int shift) { return -((-size) >> shift); }

// Planes that lie in memory as PlaneSet says them.
PlaneSet planes_in(const std::uint8_t* const data[], const int strides[], const PlaneShape& shape) {
  PlaneSet out;
  out.count = shape.gray ? 1 : 3;
  out.depth = shape.depth;
  for (int i = 0; i < out.count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    out.planes[at] = {data[i], strides[i],
                      i == 0 ? shape.width : shifted(shape.width, shape.chroma_shift_x),
                      i == 0 ? shape.height : shifted(shape.height, shape.chroma_shift_y)};
  }
  return out;
}

// Planar samples that lie low in their words, in the machine's byte order.
bool is_plain(const AVPixFmtDescriptor& facts) {
  const bool foreign_order =
      ((facts.flags & AV_PIX_FMT_FLAG_BE) != 0) == (std::endian::native == std::endian::little);
  if (facts.comp[0].depth > 8 && foreign_order) return false;
  if ((facts.flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_HWACCEL)) != 0)
    return false;
  const int step = facts.comp[0].depth > 8 ? 2 : 1;
  const int colours = facts.nb_components >= 3 ? 3 : 1;
  for (int i = 0; i < colours; ++i) {
    const AVComponentDescriptor& component = facts.comp[i];
    if (component.plane != i || component.step != step || component.offset != 0 ||
        component.shift != 0 || component.depth != facts.comp[0].depth) {
      return false;
    }
  }
  return true;
}

}  // namespace

PlaneShape plane_shape_of(const Frame& frame) {
  const AVFrame& picture = *frame.get();
  const av::Shape shape = av::shape_of(picture, picture.height);
  const AVPixFmtDescriptor* facts = av_pix_fmt_desc_get(shape.format);
  PlaneShape out{picture.width, picture.height, 8, 0, 0, false, shape.full_range};
  if (facts == nullptr) return out;
  out.depth = known_depth(facts->comp[0].depth);
  if ((facts->flags & AV_PIX_FMT_FLAG_RGB) != 0) {
    out.full_range = false;  // Converted to YUV as a codec would hold it.
    return out;
  }
  out.gray = facts->nb_components < 3;
  out.chroma_shift_x = out.gray ? 0 : facts->log2_chroma_w;
  out.chroma_shift_y = out.gray ? 0 : facts->log2_chroma_h;
  return out;
}

struct PlaneReader::State {
  av::Scaler scaler{SWS_BICUBIC};
  av::Owned<AVFrame> converted;
};

PlaneReader::PlaneReader() : state_(std::make_unique<State>()) {}
PlaneReader::PlaneReader(PlaneReader&&) noexcept = default;
PlaneReader& PlaneReader::operator=(PlaneReader&&) noexcept = default;
PlaneReader::~PlaneReader() = default;

Result<PlaneSet> PlaneReader::read(const Frame& frame, const PlaneShape& shape,
                                   const ClipFacts& facts) {
  if (frame.empty() || !facts.video) {
    return Error{ErrorCode::internal, {"There is no frame to read.", "沒有可讀取的影格。"}, {}};
  }
  const AVFrame& source = *frame.get();
  const av::Shape from = av::shape_of(source, facts.video->display_height());
  const AVPixFmtDescriptor* described = av_pix_fmt_desc_get(from.format);
  if (described != nullptr && is_plain(*described) && plane_shape_of(frame) == shape) {
    return planes_in(source.data, source.linesize, shape);
  }

  const av::Shape to{shape.width, shape.height, format_of(shape), from.matrix, shape.full_range};
  if (to.format == AV_PIX_FMT_NONE) {
    return Error{ErrorCode::unsupported,
                 {"This clip's pixel format cannot be compared.", "無法比較這種像素格式的片段。"},
                 {}};
  }
  AVFrame* held = state_->converted.get();
  if (held == nullptr || held->width != shape.width || held->height != shape.height ||
      held->format != to.format) {
    state_->converted = av::make_frame();
    held = state_->converted.get();
    if (held == nullptr) return av::complain_memory();
    held->width = shape.width;
    held->height = shape.height;
    held->format = to.format;
    if (av_frame_get_buffer(held, 0) < 0) {
      state_->converted.reset();
      return av::complain_memory();
    }
  }
  Status scaled =
      state_->scaler.scale(from, source.data, source.linesize, to, held->data, held->linesize);
  if (!scaled) return scaled.error();
  return planes_in(held->data, held->linesize, shape);
}

}  // namespace shotlab
