// SPDX-License-Identifier: Apache-2.0
//
// The loops over samples are plain so that the compiler makes vectors of them (this file is
// compiled with -O3).

#include "media/libav/frame_blend.h"

#include <algorithm>
#include <cmath>

#include "media/libav/complaints.h"
#include "media/libav/film_frame.h"

namespace shotlab {
namespace {

using av::FilmPlanes;
using av::Owned;

constexpr std::uint32_t kOne = 1U << 16;

std::uint32_t weight(double share) {
  return static_cast<std::uint32_t>(std::lround(std::clamp(share, 0.0, 1.0) * kOne));
}

template <typename Sample>
void mix_row(const Sample* a, const Sample* b, Sample* out, int count, std::uint32_t of_b) {
  const std::uint32_t of_a = kOne - of_b;
  for (int i = 0; i < count; ++i) {
    out[i] = static_cast<Sample>((a[i] * of_a + b[i] * of_b + kOne / 2) >> 16);
  }
}

template <typename Sample>
void fade_row(const Sample* a, Sample* out, int count, std::uint32_t of_a, std::uint32_t black) {
  const std::uint32_t rest = black * (kOne - of_a) + kOne / 2;
  for (int i = 0; i < count; ++i) out[i] = static_cast<Sample>((a[i] * of_a + rest) >> 16);
}

// `mask` 0..255, its level 0..256.
template <typename Sample>
void paint_row(Sample* row, const std::uint8_t* mask, int count, std::uint32_t colour,
               std::uint32_t level) {
  for (int i = 0; i < count; ++i) {
    const std::uint32_t share = mask[i] * level;  // 0..65280
    const std::uint32_t full = 255U * 256U;
    row[i] = static_cast<Sample>((row[i] * (full - share) + colour * share + full / 2) / full);
  }
}

template <typename Sample>
Sample* row_of(const AVFrame& frame, int plane, int y) {
  return reinterpret_cast<Sample*>(frame.data[plane] + std::ptrdiff_t{y} * frame.linesize[plane]);
}

// Calls `work(plane, width, height)` for each plane, with a sample of the right type.
template <typename Work>
void each_plane(const FilmPlanes& planes, const VideoFacts& look, Work work) {
  for (int i = 0; i < planes.count; ++i) {
    const int width = planes.width(i, look.width);
    const int height = planes.height(i, look.height);
    if (planes.depth > 8)
      work(i, width, height, std::uint16_t{});
    else
      work(i, width, height, std::uint8_t{});
  }
}

// The mask as chroma sees it: the mean over each of its samples.
std::vector<std::uint8_t> shrunk(const std::vector<std::uint8_t>& mask, int width, int height,
                                 int shift_x, int shift_y) {
  const int wide = width >> shift_x, high = height >> shift_y;
  std::vector<std::uint8_t> out(static_cast<std::size_t>(wide) * static_cast<std::size_t>(high));
  const int count = 1 << (shift_x + shift_y);
  for (int y = 0; y < high; ++y) {
    for (int x = 0; x < wide; ++x) {
      int sum = count / 2;
      for (int v = 0; v < 1 << shift_y; ++v) {
        for (int u = 0; u < 1 << shift_x; ++u) {
          const auto at =
              static_cast<std::size_t>((y << shift_y) + v) * static_cast<std::size_t>(width) +
              static_cast<std::size_t>((x << shift_x) + u);
          sum += mask[at];
        }
      }
      out[static_cast<std::size_t>(y) * static_cast<std::size_t>(wide) +
          static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(sum / count);
    }
  }
  return out;
}

}  // namespace

Result<Frame> dissolved(const Frame& from, const Frame& to, double share, const VideoFacts& look) {
  Result<Owned<AVFrame>> made = av::new_film_frame(look);
  if (!made) return made.error();
  const std::uint32_t of_b = weight(share);
  each_plane(*av::film_planes(look), look, [&](int plane, int width, int height, auto sample) {
    using Sample = decltype(sample);
    for (int y = 0; y < height; ++y) {
      mix_row(row_of<const Sample>(*from.get(), plane, y),
              row_of<const Sample>(*to.get(), plane, y), row_of<Sample>(**made, plane, y), width,
              of_b);
    }
  });
  return av::film_frame(*std::move(made));
}

Result<Frame> faded(const Frame& frame, double level, const VideoFacts& look) {
  Result<Owned<AVFrame>> made = av::new_film_frame(look);
  if (!made) return made.error();
  const FilmPlanes planes = *av::film_planes(look);
  const std::uint32_t of_a = weight(level);
  each_plane(planes, look, [&](int plane, int width, int height, auto sample) {
    using Sample = decltype(sample);
    for (int y = 0; y < height; ++y) {
      fade_row(row_of<const Sample>(*frame.get(), plane, y), row_of<Sample>(**made, plane, y),
               width, of_a, planes.black[plane]);
    }
  });
  return av::film_frame(*std::move(made));
}

Result<Frame> with_title(const Frame& frame, const TitleArt& art, double level,
                         const VideoFacts& look) {
  Owned<AVFrame> copy(av_frame_clone(frame.get()));
  if (copy == nullptr || av_frame_make_writable(copy.get()) < 0) return av::complain_memory();
  const FilmPlanes planes = *av::film_planes(look);
  const auto share = static_cast<std::uint32_t>(std::lround(std::clamp(level, 0.0, 1.0) * 256));
  each_plane(planes, look, [&](int plane, int width, int height, auto sample) {
    using Sample = decltype(sample);
    const int sx = planes.shift_x[plane], sy = planes.shift_y[plane];
    const std::vector<std::uint8_t> edge = shrunk(art.edge, art.width, art.height, sx, sy);
    const std::vector<std::uint8_t> ink = shrunk(art.ink, art.width, art.height, sx, sy);
    const int left = art.x >> sx, top = art.y >> sy, stride = art.width >> sx;
    const int count = std::min(stride, width - left);
    for (int y = 0; y < art.height >> sy && top + y < height; ++y) {
      const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(stride);
      Sample* row = row_of<Sample>(*copy, plane, top + y) + left;
      paint_row(row, edge.data() + at, count, art.edge_colour[plane], share);
      paint_row(row, ink.data() + at, count, art.ink_colour[plane], share);
    }
  });
  return av::film_frame(std::move(copy));
}

}  // namespace shotlab
