// SPDX-License-Identifier: Apache-2.0

#include "media/measure/plane.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace shotlab {
namespace {

constexpr int kSmallest = 20;  // Pixels of the shorter side: below, a patch sees only border.
constexpr int kLevels = 4;

Plane half_of(const Plane& in) {
  const int width = in.width() / 2;
  const int height = in.height() / 2;
  Plane across(width, in.height());
  for (int y = 0; y < in.height(); ++y) {
    const float* from = in.row(y);
    float* to = across.row(y);
    for (int x = 0; x < width; ++x) {
      const int i = 2 * x;
      to[x] = (from[i - 1] + 3 * from[i] + 3 * from[i + 1] + from[i + 2]) * 0.125F;
    }
  }
  across.fill_border();
  Plane out(width, height);
  for (int y = 0; y < height; ++y) {
    const float* a = across.row(2 * y - 1);
    const float* b = across.row(2 * y);
    const float* c = across.row(2 * y + 1);
    const float* d = across.row(2 * y + 2);
    float* to = out.row(y);
    for (int x = 0; x < width; ++x) to[x] = (a[x] + 3 * b[x] + 3 * c[x] + d[x]) * 0.125F;
  }
  out.fill_border();
  return out;
}

// For each output pixel: the inputs it covers, and how much of the first and of the last.
struct Span {
  int first = 0;
  int last = 0;  // Included.
  float head = 1;
  float tail = 1;
};

std::vector<Span> spans(int from, int to) {
  std::vector<Span> out;
  const double step = static_cast<double>(from) / to;
  for (int i = 0; i < to; ++i) {
    const double begin = i * step;
    const double end = std::min<double>((i + 1) * step, from);
    Span span;
    span.first = static_cast<int>(begin);
    span.last = std::min(from - 1, static_cast<int>(std::ceil(end)) - 1);
    span.head = static_cast<float>(std::min(end, span.first + 1.0) - begin);
    span.tail = static_cast<float>(end - span.last);
    out.push_back(span);
  }
  return out;
}

}  // namespace

Plane::Plane(int width, int height)
    : width_(width),
      height_(height),
      stride_(width + 2 * kBorder),
      values_(static_cast<std::size_t>(stride_) * static_cast<std::size_t>(height + 2 * kBorder)) {}

void Plane::fill_border() {
  for (int y = 0; y < height_; ++y) {
    float* line = row(y);
    std::fill(line - kBorder, line, line[0]);
    std::fill(line + width_, line + width_ + kBorder, line[width_ - 1]);
  }
  for (int i = 1; i <= kBorder; ++i) {
    std::copy_n(row(0) - kBorder, stride_, row(-i) - kBorder);
    std::copy_n(row(height_ - 1) - kBorder, stride_, row(height_ - 1 + i) - kBorder);
  }
}

Plane luma_of(const Picture& picture) {
  Plane out(picture.width, picture.height);
  for (int y = 0; y < picture.height; ++y) {
    const std::uint8_t* from = picture.row(y);
    float* to = out.row(y);
    if (picture.channels < 3) {
      for (int x = 0; x < picture.width; ++x) to[x] = from[x];
      continue;
    }
    for (int x = 0; x < picture.width; ++x, from += picture.channels) {
      to[x] = 0.2126F * static_cast<float>(from[0]) + 0.7152F * static_cast<float>(from[1]) +
              0.0722F * static_cast<float>(from[2]);
    }
  }
  out.fill_border();
  return out;
}

Pyramid make_pyramid(Plane finest) {
  Pyramid out;
  out.push_back(std::move(finest));
  while (static_cast<int>(out.size()) < kLevels &&
         std::min(out.back().width(), out.back().height()) / 2 >= kSmallest) {
    out.push_back(half_of(out.back()));
  }
  return out;
}

Picture shrink(const Picture& picture, int width) {
  if (picture.empty() || width >= picture.width) return picture;
  const int height = std::max(1, static_cast<int>(std::lround(static_cast<double>(picture.height) *
                                                              width / picture.width)));
  const std::vector<Span> columns = spans(picture.width, width);
  const std::vector<Span> rows = spans(picture.height, height);
  const auto channels = static_cast<std::size_t>(picture.channels);
  Picture out = make_picture(width, height, picture.channels);
  std::vector<float> line(static_cast<std::size_t>(picture.width) * channels);
  for (int y = 0; y < height; ++y) {
    const Span& row = rows[static_cast<std::size_t>(y)];
    std::fill(line.begin(), line.end(), 0.F);
    float weights = 0;
    for (int from = row.first; from <= row.last; ++from) {
      const float weight = from == row.first ? row.head : from == row.last ? row.tail : 1.F;
      const std::uint8_t* in = picture.row(from);
      for (std::size_t i = 0; i < line.size(); ++i) line[i] += weight * static_cast<float>(in[i]);
      weights += weight;
    }
    std::uint8_t* to = out.row(y);
    for (const Span& column : columns) {
      float across = 0;
      for (int from = column.first; from <= column.last; ++from) {
        across += from == column.first ? column.head : from == column.last ? column.tail : 1.F;
      }
      for (std::size_t c = 0; c < channels; ++c) {
        float sum = 0;
        for (int from = column.first; from <= column.last; ++from) {
          const float weight = from == column.first  ? column.head
                               : from == column.last ? column.tail
                                                     : 1.F;
          sum += weight * line[static_cast<std::size_t>(from) * channels + c];
        }
        const float half_up = sum / (across * weights) + 0.5F;
        *to++ = static_cast<std::uint8_t>(half_up);
      }
    }
  }
  return out;
}

}  // namespace shotlab
