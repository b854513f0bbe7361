// SPDX-License-Identifier: Apache-2.0

#include "media/compare/views.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "media/model/canvas.h"

namespace shotlab {
namespace {

bool match(const Picture& a, const Picture& b) {
  return !a.empty() && a.channels == 3 && b.channels == 3 && a.width == b.width &&
         a.height == b.height;
}

std::uint8_t byte(double value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

double luma(const std::uint8_t* rgb) {  // BT.709
  return .2126 * rgb[0] + .7152 * rgb[1] + .0722 * rgb[2];
}

using Rgb = std::array<std::uint8_t, 3>;

// Rises evenly in lightness, so that twice the difference looks like more, also in grey.
Rgb heat(double share) {
  static constexpr std::array<std::array<double, 3>, 5> kStops{
      {{0, 0, 0}, {72, 20, 110}, {200, 60, 70}, {250, 170, 40}, {255, 255, 240}}};
  const double at = std::clamp(share, 0.0, 1.0) * (kStops.size() - 1);
  const auto low = std::min(static_cast<std::size_t>(at), kStops.size() - 2);
  Rgb out{};
  for (std::size_t c = 0; c < 3; ++c) {
    out[c] = byte(std::lerp(kStops[low][c], kStops[low + 1][c], at - static_cast<double>(low)));
  }
  return out;
}

}  // namespace

Picture difference(const Picture& a, const Picture& b, DifferenceLook look, double gain) {
  if (!match(a, b)) return {};
  Picture out = make_picture(a.width, a.height, 3);
  for (std::size_t i = 0; i < out.pixels.size(); i += 3) {
    const std::uint8_t* pa = a.pixels.data() + i;
    const std::uint8_t* pb = b.pixels.data() + i;
    std::uint8_t* to = out.pixels.data() + i;
    if (look == DifferenceLook::absolute) {
      for (int c = 0; c < 3; ++c) to[c] = byte(gain * std::abs(pa[c] - pb[c]));
    } else if (look == DifferenceLook::toned) {
      std::fill_n(to, 3, byte(128 + gain * (luma(pa) - luma(pb)) / 2));
    } else {
      const Rgb color = heat(gain * std::abs(luma(pa) - luma(pb)) / 255);
      std::copy(color.begin(), color.end(), to);
    }
  }
  return out;
}

Picture wipe(const Picture& a, const Picture& b, double position, double angle) {
  if (!match(a, b)) return {};
  const double turn = angle * 3.14159265358979323846 / 180;
  const double ux = std::cos(turn), uy = std::sin(turn);
  // The way of the wipe runs over the whole picture, corner to corner.
  const double reach = (std::abs(ux) * a.width + std::abs(uy) * a.height) / 2;
  const double edge = (2 * std::clamp(position, 0.0, 1.0) - 1) * reach;
  Picture out = make_picture(a.width, a.height, 3);
  for (int y = 0; y < a.height; ++y) {
    const std::uint8_t* pa = a.row(y);
    const std::uint8_t* pb = b.row(y);
    std::uint8_t* to = out.row(y);
    for (int x = 0; x < a.width; ++x) {
      const double along = ux * (x + .5 - a.width / 2.0) + uy * (y + .5 - a.height / 2.0);
      const std::ptrdiff_t at = 3 * static_cast<std::ptrdiff_t>(x);
      std::copy_n((along < edge ? pa : pb) + at, 3, to + at);
    }
  }
  return out;
}

Picture onion(const Picture& a, const Picture& b, double share) {
  if (!match(a, b)) return {};
  const double of_b = std::clamp(share, 0.0, 1.0);
  Picture out = make_picture(a.width, a.height, 3);
  for (std::size_t i = 0; i < out.pixels.size(); ++i) {
    out.pixels[i] = byte(std::lerp<double, double, double>(a.pixels[i], b.pixels[i], of_b));
  }
  return out;
}

int blink(double seconds, double hold, int count) {
  return static_cast<int>(static_cast<std::int64_t>(std::floor(seconds / hold)) % count);
}

Picture tiles(const std::vector<Picture>& pictures, int columns, int gap, int cell_width) {
  if (pictures.empty() || pictures.front().empty()) return {};
  const int count = static_cast<int>(pictures.size());
  if (columns <= 0) columns = static_cast<int>(std::ceil(std::sqrt(count)));
  columns = std::min(columns, count);
  const int rows = (count + columns - 1) / columns;
  const Picture& first = pictures.front();
  const int wide = cell_width > 0 ? cell_width : first.width;
  const int high = std::max(
      1, static_cast<int>(std::lround(static_cast<double>(wide) * first.height / first.width)));
  Canvas canvas(columns * wide + (columns - 1) * gap, rows * high + (rows - 1) * gap);
  for (int i = 0; i < count; ++i) {
    const Picture& picture = pictures[static_cast<std::size_t>(i)];
    if (picture.empty()) continue;
    const double scale = std::min(static_cast<double>(wide) / picture.width,
                                  static_cast<double>(high) / picture.height);
    const double w = std::round(scale * picture.width), h = std::round(scale * picture.height);
    const int left = i % columns * (wide + gap), top = i / columns * (high + gap);
    canvas.box(left, top, wide, high, {0, 0, 0});
    canvas.image(picture, std::floor(left + (wide - w) / 2), std::floor(top + (high - h) / 2), w,
                 h);
  }
  return canvas.picture();
}

Picture loupe(const Picture& picture, double x, double y, int zoom, int width, int height) {
  if (picture.empty() || zoom < 1 || width < 1 || height < 1) return {};
  // The corner, in pixels of the source; inside, as far as the picture is large enough.
  const auto corner = [zoom](double at, int whole, int shown) {
    const double part = static_cast<double>(shown) / zoom;
    return std::clamp(at * whole - part / 2, 0.0, std::max(0.0, whole - part));
  };
  const double left = corner(x, picture.width, width);
  const double top = corner(y, picture.height, height);
  Picture out = make_picture(width, height, picture.channels);
  for (int oy = 0; oy < height; ++oy) {
    const int sy = std::min(picture.height - 1, static_cast<int>(top + (oy + .5) / zoom));
    for (int ox = 0; ox < width; ++ox) {
      const int sx = std::min(picture.width - 1, static_cast<int>(left + (ox + .5) / zoom));
      std::copy_n(picture.row(sy) + static_cast<std::ptrdiff_t>(sx) * picture.channels,
                  picture.channels,
                  out.row(oy) + static_cast<std::ptrdiff_t>(ox) * picture.channels);
    }
  }
  return out;
}

}  // namespace shotlab
