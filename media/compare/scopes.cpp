// SPDX-License-Identifier: Apache-2.0

#include "media/compare/scopes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>

namespace shotlab {
namespace {

constexpr int kLeastSize = 16;
constexpr int kMostSamples = 1 << 18;  // Of a frame; more tell nothing new.
constexpr std::uint8_t kLine = 46;
// The "skin tone line": 123 degrees from +Cb, where the I axis of NTSC lies.
constexpr double kSkinDegrees = 123;

struct Counts {
  int width, height;
  std::vector<int> of;
  Counts(int w, int h)
      : width(w), height(h), of(static_cast<std::size_t>(w) * static_cast<std::size_t>(h)) {}
  int& at(int x, int y) {
    return of[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
              static_cast<std::size_t>(x)];
  }
};

bool usable(const Picture& frame, int width, int height) {
  return !frame.empty() && width >= kLeastSize && height >= kLeastSize;
}

struct Pixel {
  int r, g, b;
};

Pixel pixel(const Picture& frame, int x, int y) {
  const std::uint8_t* at =
      frame.row(y) + static_cast<std::size_t>(x) * static_cast<std::size_t>(frame.channels);
  if (frame.channels < 3) return {at[0], at[0], at[0]};
  return {at[0], at[1], at[2]};
}

double luma(Pixel p) { return .2126 * p.r + .7152 * p.g + .0722 * p.b; }  // BT.709

// Calls `see` with pixels on a grid that is fine enough.
template <typename See>
void sample(const Picture& frame, See see) {
  const double all = static_cast<double>(frame.width) * frame.height;
  const int step = std::max(1, static_cast<int>(std::ceil(std::sqrt(all / kMostSamples))));
  for (int y = 0; y < frame.height; y += step) {
    for (int x = 0; x < frame.width; x += step) see(x, pixel(frame, x, y));
  }
}

std::uint8_t bright(int count, int most) {
  if (count == 0) return 0;
  const double share = std::sqrt(std::sqrt(static_cast<double>(count) / most));
  return static_cast<std::uint8_t>(std::lround(48 + 207 * share));
}

int most_of(const Counts& counts) {
  return std::max(1, *std::max_element(counts.of.begin(), counts.of.end()));
}

void put(Picture& picture, int x, int y, std::array<std::uint8_t, 3> color) {
  std::uint8_t* to = picture.row(y) + static_cast<std::size_t>(x) * 3;
  for (std::size_t c = 0; c < 3; ++c) to[c] = std::max(to[c], color[c]);
}

void quarter_lines(Picture& picture) {
  for (int n = 0; n <= 4; ++n) {
    const int y = std::min(picture.height - 1, n * picture.height / 4);
    for (int x = 0; x < picture.width; ++x) put(picture, x, y, {kLine, kLine, kLine});
  }
}

int row_of(double level, int height) {
  const double share = std::clamp(level / 255, 0.0, 1.0);
  return height - 1 - static_cast<int>(std::lround(share * (height - 1)));
}

}  // namespace

Picture waveform(const Picture& frame, int width, int height) {
  if (!usable(frame, width, height)) return {};
  Counts counts(width, height);
  sample(frame, [&](int x, Pixel p) {
    ++counts.at(static_cast<int>(static_cast<long>(x) * width / frame.width),
                row_of(luma(p), height));
  });
  Picture out = make_picture(width, height, 3);
  quarter_lines(out);
  const int most = most_of(counts);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const std::uint8_t v = bright(counts.at(x, y), most);
      put(out, x, y, {v, v, v});
    }
  }
  return out;
}

Picture parade(const Picture& frame, int width, int height) {
  if (!usable(frame, width, height) || width < 3 * kLeastSize) return {};
  const int third = width / 3;
  Picture out = make_picture(width, height, 3);
  quarter_lines(out);
  for (int channel = 0; channel < 3; ++channel) {
    Counts counts(third, height);
    sample(frame, [&](int x, Pixel p) {
      const int level = channel == 0 ? p.r : channel == 1 ? p.g : p.b;
      ++counts.at(static_cast<int>(static_cast<long>(x) * third / frame.width),
                  row_of(level, height));
    });
    const int most = most_of(counts);
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x + 1 < third; ++x) {
        const std::uint8_t v = bright(counts.at(x, y), most);
        const auto weak = static_cast<std::uint8_t>(v / 3);
        std::array<std::uint8_t, 3> color{weak, weak, weak};
        color[static_cast<std::size_t>(channel)] = v;
        put(out, channel * third + x, y, color);
      }
    }
  }
  return out;
}

Picture vectorscope(const Picture& frame, int size) {
  if (!usable(frame, size, size)) return {};
  const int middle = size / 2;
  // Full saturation of any RGB colour stays inside: |Cb|, |Cr| <= 127.5.
  const double scale = (middle - 1) / 127.5;
  Counts counts(size, size);
  sample(frame, [&](int, Pixel p) {
    const double y = luma(p);
    const double cb = (p.b - y) / 1.8556;
    const double cr = (p.r - y) / 1.5748;
    const int x = std::clamp(middle + static_cast<int>(std::lround(cb * scale)), 0, size - 1);
    const int v = std::clamp(middle - static_cast<int>(std::lround(cr * scale)), 0, size - 1);
    ++counts.at(x, v);
  });
  Picture out = make_picture(size, size, 3);
  for (int n = 0; n < size; ++n) {
    put(out, n, middle, {kLine, kLine, kLine});
    put(out, middle, n, {kLine, kLine, kLine});
  }
  const double skin = kSkinDegrees * std::numbers::pi / 180;
  for (int n = 0; n < middle; ++n) {
    const int x = middle + static_cast<int>(std::lround(std::cos(skin) * n));
    const int y = middle - static_cast<int>(std::lround(std::sin(skin) * n));
    put(out, std::clamp(x, 0, size - 1), std::clamp(y, 0, size - 1), {96, 70, 56});
  }
  const int most = most_of(counts);
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      const int count = counts.at(x, y);
      if (count == 0) continue;
      // Its own colour at a middle lightness, so that the trace explains itself.
      const double cb = (x - middle) / scale;
      const double cr = (middle - y) / scale;
      const double light = bright(count, most) / 255.0;
      const auto level = [&](double value) {
        return static_cast<std::uint8_t>(std::clamp(value * light, 0.0, 255.0));
      };
      put(out, x, y,
          {level(150 + 1.5748 * cr), level(150 - .1873 * cb - .4681 * cr),
           level(150 + 1.8556 * cb)});
    }
  }
  return out;
}

Picture histogram(const Picture& frame, int width, int height) {
  if (!usable(frame, width, height)) return {};
  std::array<std::array<int, 256>, 3> counts{};
  sample(frame, [&](int, Pixel p) {
    ++counts[0][static_cast<std::size_t>(p.r)];
    ++counts[1][static_cast<std::size_t>(p.g)];
    ++counts[2][static_cast<std::size_t>(p.b)];
  });
  // Bins of the picture's columns: several levels share one where it is narrow.
  std::array<std::vector<int>, 3> bins;
  int most = 1;
  for (std::size_t c = 0; c < 3; ++c) {
    bins[c].assign(static_cast<std::size_t>(width), 0);
    for (int x = 0; x < width; ++x) {
      const int from = x * 256 / width;
      const int to = std::max(from + 1, (x + 1) * 256 / width);
      int sum = 0;
      for (int level = from; level < to; ++level) sum += counts[c][static_cast<std::size_t>(level)];
      bins[c][static_cast<std::size_t>(x)] = sum;
      most = std::max(most, sum);
    }
  }
  Picture out = make_picture(width, height, 3);
  for (int x = 0; x < width; ++x) {
    for (std::size_t c = 0; c < 3; ++c) {
      const double share =
          std::sqrt(static_cast<double>(bins[c][static_cast<std::size_t>(x)]) / most);
      const int tall = static_cast<int>(std::lround(share * height));
      for (int y = height - tall; y < height; ++y) {
        std::array<std::uint8_t, 3> color{30, 30, 30};
        color[c] = 190;
        put(out, x, y, color);
      }
    }
  }
  return out;
}

}  // namespace shotlab
