// SPDX-License-Identifier: Apache-2.0

#include "media/libav/film_frame.h"

#include <algorithm>
#include <bit>

extern "C" {
#include <libavutil/pixdesc.h>
}

#include "media/libav/complaints.h"

namespace shotlab::av {
namespace {

template <typename Value>
void set_tag(const std::string& name, int (*parse)(const char*), Value* value) {
  const int code = name.empty() ? -1 : parse(name.c_str());
  if (code >= 0) *value = static_cast<Value>(code);
}

}  // namespace

std::optional<FilmPlanes> film_planes(const VideoFacts& look) {
  const AVPixelFormat format = av_get_pix_fmt(look.pix_fmt.c_str());
  const AVPixFmtDescriptor* facts = av_pix_fmt_desc_get(format);
  if (facts == nullptr) return std::nullopt;
  constexpr std::uint64_t kOther = AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL |
                                   AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_ALPHA |
                                   AV_PIX_FMT_FLAG_BITSTREAM | AV_PIX_FMT_FLAG_FLOAT;
  FilmPlanes planes;
  planes.count = facts->nb_components;
  planes.depth = facts->comp[0].depth;
  const bool foreign =
      ((facts->flags & AV_PIX_FMT_FLAG_BE) != 0) == (std::endian::native == std::endian::little);
  if ((facts->flags & kOther) != 0 || (planes.count != 1 && planes.count != 3) ||
      (planes.depth > 8 && foreign) || planes.depth < 8 || planes.depth > 16) {
    return std::nullopt;
  }
  for (int i = 0; i < planes.count; ++i) {
    const AVComponentDescriptor& component = facts->comp[i];
    if (component.plane != i || component.step != planes.bytes() || component.shift != 0 ||
        component.depth != planes.depth) {
      return std::nullopt;
    }
    planes.shift_x[i] = i > 0 ? facts->log2_chroma_w : 0;
    planes.shift_y[i] = i > 0 ? facts->log2_chroma_h : 0;
    planes.black[i] = static_cast<std::uint16_t>(1U << (planes.depth - 1));
  }
  planes.black[0] =
      static_cast<std::uint16_t>(film_shape(look).full_range ? 0U : 16U << (planes.depth - 8));
  return planes;
}

Shape film_shape(const VideoFacts& look) {
  Shape shape{look.width, look.height, av_get_pix_fmt(look.pix_fmt.c_str()), AVCOL_SPC_UNSPECIFIED,
              look.color_range == "pc"};
  shape.format = without_range(shape.format, &shape.full_range);
  set_tag(look.color_space, av_color_space_from_name, &shape.matrix);
  settle_matrix(shape, look.height);
  return shape;
}

Result<Owned<AVFrame>> new_film_frame(const VideoFacts& look) {
  Owned<AVFrame> frame = make_frame();
  if (frame == nullptr) return complain_memory();
  frame->format = av_get_pix_fmt(look.pix_fmt.c_str());
  frame->width = look.width;
  frame->height = look.height;
  if (av_frame_get_buffer(frame.get(), 0) < 0) return complain_memory();
  frame->sample_aspect_ratio = rational(look.sample_aspect);
  set_tag(look.color_range, av_color_range_from_name, &frame->color_range);
  set_tag(look.color_space, av_color_space_from_name, &frame->colorspace);
  set_tag(look.color_primaries, av_color_primaries_from_name, &frame->color_primaries);
  set_tag(look.color_transfer, av_color_transfer_from_name, &frame->color_trc);
  return frame;
}

void fill_plane(AVFrame& frame, const FilmPlanes& planes, int plane) {
  const int width = planes.width(plane, frame.width);
  for (int y = 0; y < planes.height(plane, frame.height); ++y) {
    std::uint8_t* row = frame.data[plane] + std::ptrdiff_t{y} * frame.linesize[plane];
    if (planes.depth > 8) {
      std::fill_n(reinterpret_cast<std::uint16_t*>(row), width, planes.black[plane]);
    } else {
      std::fill_n(row, width, static_cast<std::uint8_t>(planes.black[plane]));
    }
  }
}

}  // namespace shotlab::av
