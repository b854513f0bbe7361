// SPDX-License-Identifier: Apache-2.0

#include "media/measure/box_look.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "media/measure/colour.h"

namespace shotlab {
namespace {

// Bins of L*, a*, b*. Each pixel is shared by the eight nearest, so that a small change of light
// moves a little weight and not all of it.
constexpr int kL = 8, kA = 12, kB = 12;
constexpr float kLStep = 100.F / kL, kChromaStep = 12, kChromaLeast = -72;
constexpr std::size_t kBins = static_cast<std::size_t>(kL) * kA * kB;
constexpr int kStripes = 3;

struct Pixels {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
};

Pixels pixels_of(const FrameBox& box, const Picture& picture) {
  const auto edge = [](double share, int size) {
    return std::clamp(static_cast<int>(std::lround(share * size)), 0, size);
  };
  Pixels p{edge(box.x, picture.width), edge(box.y, picture.height),
           edge(box.x + box.w, picture.width), edge(box.y + box.h, picture.height)};
  // A box thinner than a pixel still shows one.
  if (p.x1 <= p.x0) p.x0 = std::min(p.x0, picture.width - 1), p.x1 = p.x0 + 1;
  if (p.y1 <= p.y0) p.y0 = std::min(p.y0, picture.height - 1), p.y1 = p.y0 + 1;
  return p;
}

Lab lab_at(const Picture& rgb, int x, int y) {
  const std::uint8_t* p = rgb.row(y) + 3 * x;
  return lab_of(p[0], p[1], p[2]);
}

// Adds a colour to a histogram, shared among its neighbours.
void count(float* bins, const Lab& lab, float weight) {
  const auto place = [](float value, int most, int& low, float& part) {
    const float at = std::clamp(value - .5F, 0.F, static_cast<float>(most - 1));
    low = std::min(static_cast<int>(at), most - 2);
    part = at - static_cast<float>(low);
  };
  std::array<int, 3> low{};
  std::array<float, 3> part{};
  place(lab.l / kLStep, kL, low[0], part[0]);
  place((lab.a - kChromaLeast) / kChromaStep, kA, low[1], part[1]);
  place((lab.b - kChromaLeast) / kChromaStep, kB, low[2], part[2]);
  for (int corner = 0; corner < 8; ++corner) {
    float share = weight;
    std::array<int, 3> bin{};
    for (int axis = 0; axis < 3; ++axis) {
      const auto i = static_cast<std::size_t>(axis);
      const bool up = ((corner >> axis) & 1) != 0;
      share *= up ? part[i] : 1 - part[i];
      bin[i] = low[i] + (up ? 1 : 0);
    }
    bins[static_cast<std::size_t>((bin[0] * kA + bin[1]) * kB + bin[2])] += share;
  }
}

void normalise(float* bins, std::size_t size) {
  float sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += bins[i];
  if (sum <= 0) return;
  for (std::size_t i = 0; i < size; ++i) bins[i] /= sum;
}

double coefficient(const float* p, const float* q, std::size_t size) {
  double sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += std::sqrt(static_cast<double>(p[i]) * q[i]);
  return std::min(sum, 1.0);
}

// 1 in the middle, little at the edge, where a box holds what is behind its subject.
float weight_at(const Pixels& p, int x, int y) {
  const float dx = (static_cast<float>(x - p.x0) + .5F) / static_cast<float>(p.width()) * 2 - 1;
  const float dy = (static_cast<float>(y - p.y0) + .5F) / static_cast<float>(p.height()) * 2 - 1;
  return std::max(.05F, 1 - (dx * dx + dy * dy) / 1.25F);
}

// The colours in a box and those around it, half a box wide on each side.
struct Surroundings {
  std::vector<float> inside, around;
  int ring = 0;  // Pixels around.
};
Surroundings surroundings_of(const Picture& rgb, const FrameBox& box) {
  Surroundings out{std::vector<float>(kBins), std::vector<float>(kBins), 0};
  const Pixels in = pixels_of(box, rgb);
  const FrameBox wide{box.x - box.w / 2, box.y - box.h / 2, 2 * box.w, 2 * box.h};
  const Pixels all = pixels_of(wide, rgb);
  for (int y = all.y0; y < all.y1; ++y) {
    for (int x = all.x0; x < all.x1; ++x) {
      const bool within = x >= in.x0 && x < in.x1 && y >= in.y0 && y < in.y1;
      if (!within) ++out.ring;
      count(within ? out.inside.data() : out.around.data(), lab_at(rgb, x, y),
            within ? weight_at(in, x, y) : 1);
    }
  }
  normalise(out.inside.data(), kBins);
  normalise(out.around.data(), kBins);
  return out;
}

// As if the light were white and of middling strength: each channel scaled to one mean, in linear
// light (grey world). A yellow coat in the evening stays a yellow coat.
Picture in_neutral_light(const Picture& rgb) {
  constexpr double kMean = .25, kFloor = .004;
  static const std::array<double, 256> linear = [] {
    std::array<double, 256> table{};
    for (std::size_t i = 0; i < 256; ++i) {
      const double v = static_cast<double>(i) / 255;
      table[i] = v <= .04045 ? v / 12.92 : std::pow((v + .055) / 1.055, 2.4);
    }
    return table;
  }();
  std::array<double, 3> mean{};
  for (std::size_t i = 0; i < rgb.pixels.size(); ++i) mean[i % 3] += linear[rgb.pixels[i]];
  std::array<std::array<std::uint8_t, 256>, 3> to{};
  for (std::size_t c = 0; c < 3; ++c) {
    const double count = static_cast<double>(rgb.pixels.size()) / 3;
    const double gain = kMean / (mean[c] / count + kFloor);
    for (std::size_t i = 0; i < 256; ++i) {
      const double v = std::min(1.0, linear[i] * gain);
      to[c][i] = static_cast<std::uint8_t>(
          std::lround(255 * (v <= .0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - .055)));
    }
  }
  Picture out = rgb;
  for (std::size_t i = 0; i < out.pixels.size(); ++i) out.pixels[i] = to[i % 3][out.pixels[i]];
  return out;
}

std::size_t bin_of(const Lab& lab) {
  const auto place = [](float value, int most) {
    return std::clamp(static_cast<int>(value), 0, most - 1);
  };
  return static_cast<std::size_t>(
      (place(lab.l / kLStep, kL) * kA + place((lab.a - kChromaLeast) / kChromaStep, kA)) * kB +
      place((lab.b - kChromaLeast) / kChromaStep, kB));
}

std::uint64_t layout_of(const Picture& rgb, const Pixels& p) {
  constexpr int kCells = 8;
  std::array<double, 64> cells{};
  std::array<double, 64> areas{};
  double sum = 0, area = 0;
  for (int y = p.y0; y < p.y1; ++y) {
    for (int x = p.x0; x < p.x1; ++x) {
      const auto cell = static_cast<std::size_t>((y - p.y0) * kCells / p.height() * kCells +
                                                 (x - p.x0) * kCells / p.width());
      const double l = lab_at(rgb, x, y).l;
      cells[cell] += l, areas[cell] += 1;
      sum += l, area += 1;
    }
  }
  const double mean = sum / area;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 64; ++i) {
    if (areas[i] > 0 && cells[i] / areas[i] > mean) bits |= std::uint64_t{1} << i;
  }
  return bits;
}

}  // namespace

BoxLook look_in(const Picture& rgb, std::int64_t frame, const FrameBox& box) {
  BoxLook out;
  out.frame = frame;
  out.box = box;
  out.colours.assign(kBins, 0);
  out.stripes.assign(kBins * kStripes, 0);
  if (rgb.empty()) return out;
  const Picture seen = in_neutral_light(rgb);
  const Pixels p = pixels_of(box, seen);
  const Surroundings bins = surroundings_of(seen, box);
  for (int y = p.y0; y < p.y1; ++y) {
    const auto stripe = static_cast<std::size_t>((y - p.y0) * kStripes / p.height());
    for (int x = p.x0; x < p.x1; ++x) {
      const Lab lab = lab_at(seen, x, y);
      // Colours that are also all around the box belong to the place.
      const std::size_t bin = bin_of(lab);
      const float own = bins.inside[bin] / (bins.inside[bin] + bins.around[bin] + 1e-6F);
      const float weight = weight_at(p, x, y) * own * own;
      count(out.colours.data(), lab, weight);
      count(out.stripes.data() + stripe * kBins, lab, weight);
    }
  }
  normalise(out.colours.data(), kBins);
  for (std::size_t i = 0; i < kStripes; ++i) normalise(out.stripes.data() + i * kBins, kBins);
  out.layout = layout_of(seen, p);
  return out;
}

Likeness likeness_of(const BoxLook& a, const BoxLook& b) {
  Likeness out;
  if (a.colours.size() != kBins || b.colours.size() != kBins) return out;
  out.colours = coefficient(a.colours.data(), b.colours.data(), kBins);
  for (std::size_t i = 0; i < kStripes; ++i) {
    out.stripes +=
        coefficient(a.stripes.data() + i * kBins, b.stripes.data() + i * kBins, kBins) / kStripes;
  }
  for (std::uint64_t differing = a.layout ^ b.layout; differing != 0; differing &= differing - 1) {
    ++out.layout_bits;
  }
  out.aspect = a.box.w / a.box.h / (b.box.w / b.box.h);
  return out;
}

std::optional<double> stands_out(const Picture& rgb, const FrameBox& box) {
  if (rgb.empty()) return std::nullopt;
  const Pixels in = pixels_of(box, rgb);
  const Surroundings bins = surroundings_of(rgb, box);
  // A twentieth of the box around it is too little to compare with.
  if (bins.ring < in.width() * in.height() / 20 || bins.ring < 8) return std::nullopt;
  return 1 - coefficient(bins.inside.data(), bins.around.data(), kBins);
}

SideLight side_light(const Picture& rgb, const FrameBox& box) {
  SideLight out;
  if (rgb.empty()) return out;
  const Pixels p = pixels_of(box, rgb);
  // Left, right, top, bottom: sums of luminance and of weight.
  std::array<double, 4> light{}, area{};
  double l_sum = 0, all = 0;
  for (int y = p.y0; y < p.y1; ++y) {
    for (int x = p.x0; x < p.x1; ++x) {
      const Lab lab = lab_at(rgb, x, y);
      const double weight = weight_at(p, x, y);
      const double fy = (lab.l + 16) / 116;
      const double luminance = lab.l > 8 ? fy * fy * fy : lab.l / 903.3;
      const std::size_t across = 2 * (x - p.x0) < p.width() ? 0 : 1;
      const std::size_t down = 2 * (y - p.y0) < p.height() ? 2 : 3;
      light[across] += weight * luminance, area[across] += weight;
      light[down] += weight * luminance, area[down] += weight;
      l_sum += weight * lab.l, all += weight;
    }
  }
  // Black against black has no side: the floor is a hundredth of white.
  constexpr double kFloor = .01;
  const auto ratio = [&](std::size_t a, std::size_t b) {
    if (area[a] <= 0 || area[b] <= 0) return 1.0;
    return (light[a] / area[a] + kFloor) / (light[b] / area[b] + kFloor);
  };
  out.left_right = ratio(0, 1);
  out.top_bottom = ratio(2, 3);
  out.mean_l = l_sum / all;
  return out;
}

}  // namespace shotlab
