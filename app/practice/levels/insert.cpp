// SPDX-License-Identifier: Apache-2.0

#include "app/practice/levels/insert.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/practice/levels/source_clip.h"

namespace shotlab::practice {
namespace {

double luma_of(const std::uint8_t* p) { return 0.2126 * p[0] + 0.7152 * p[1] + 0.0722 * p[2]; }

struct Tones {
  double low = 16, high = 235;  // 5th and 95th of a hundred.
  std::array<double, 3> mean{0, 0, 0};
};

template <typename Each>
Tones tones_of(const Each& each) {
  std::vector<double> lumas;
  Tones t;
  each([&](const std::uint8_t* p) {
    lumas.push_back(luma_of(p));
    for (std::size_t c = 0; c < 3; ++c) t.mean[c] += p[c];
  });
  if (lumas.empty()) return t;
  for (double& m : t.mean) m /= static_cast<double>(lumas.size());
  std::sort(lumas.begin(), lumas.end());
  t.low = lumas[lumas.size() / 20], t.high = lumas[lumas.size() - 1 - lumas.size() / 20];
  return t;
}

Picture mirrored(const Picture& picture) {
  Picture out = picture;
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      for (int c = 0; c < picture.channels; ++c)
        out.row(y)[(picture.width - 1 - x) * picture.channels + c] =
            picture.row(y)[x * picture.channels + c];
    }
  }
  return out;
}

}  // namespace

double light_side_of(const Picture& plate) {
  double left = 0, right = 0;
  for (int y = 0; y < plate.height; y += 3) {
    for (int x = 0; x < plate.width; x += 3)
      (x < plate.width / 2 ? left : right) += luma_of(plate.row(y) + x * plate.channels);
  }
  if (left > right * 1.04) return -1;
  if (right > left * 1.04) return 1;
  return 0;
}

double lit_side_of(const Picture& element) {
  // Each row for itself, so that a dark hat over a bright coat says nothing.
  double left = 0, right = 0;
  for (int y = 0; y < element.height; ++y) {
    int x0 = element.width, x1 = -1;
    for (int x = 0; x < element.width; ++x) {
      if (element.row(y)[x * 4 + 3] > 200) x0 = std::min(x0, x), x1 = x;
    }
    if (x1 - x0 < 6) continue;
    const int third = (x1 - x0) / 3;
    for (int i = 0; i < third; ++i) {
      left += luma_of(element.row(y) + (x0 + i) * 4);
      right += luma_of(element.row(y) + (x1 - i) * 4);
    }
  }
  if (left > right * 1.03) return -1;
  if (right > left * 1.03) return 1;
  return 0;
}

ElementPlace place_in(const Picture& mask, double shape) {
  int x0 = mask.width, x1 = -1, y0 = mask.height, y1 = -1;
  for (int y = 0; y < mask.height; ++y) {
    for (int x = 0; x < mask.width; ++x) {
      if (mask.row(y)[x * mask.channels] < 128) continue;
      x0 = std::min(x0, x), x1 = std::max(x1, x), y0 = std::min(y0, y), y1 = std::max(y1, y);
    }
  }
  if (x1 < x0) return {};
  ElementPlace place;
  place.x = (x0 + x1 + 1) / 2.0 / mask.width;
  place.y = (y1 + 1.0) / mask.height;
  place.height = std::min(y1 - y0 + 1.0, (x1 - x0 + 1.0) * shape) / mask.height;
  return place;
}

Inserter::Inserter(Picture element, const ElementPlace& place, const Picture& first_plate,
                   double light_side)
    : light_side_(light_side) {
  const double ratio = static_cast<double>(first_plate.height) / first_plate.width;
  high_ = place.height * ratio;
  wide_ = high_ * element.width / element.height;
  foot_ = {place.x - 0.5, (place.y - 0.5) * ratio};
  const double lit = lit_side_of(element);
  if (light_side != 0 && lit != 0 && lit != light_side) element = mirrored(element);
  const int w = std::max(2, static_cast<int>(std::lround(wide_ * first_plate.width)));
  const int h = std::max(2, static_cast<int>(std::lround(high_ * first_plate.width)));
  // Premultiplied while it is scaled, so that no colour from outside bleeds into the edge.
  for (std::size_t i = 0; i + 3 < element.pixels.size(); i += 4) {
    for (std::size_t c = 0; c < 3; ++c)
      element.pixels[i + c] =
          static_cast<std::uint8_t>(element.pixels[i + c] * element.pixels[i + 3] / 255);
  }
  element_ = scaled(element, w, h);
  match(first_plate);
}

// The plate's own blacks, whites and tint, as they are round the place.
void Inserter::match(const Picture& plate) {
  const double cx = (foot_.x + 0.5) * plate.width, cy = foot_.y * plate.width + plate.height / 2.0;
  const double rx = std::max(wide_ * plate.width, 0.12 * plate.width);
  const double ry = std::max(high_ * plate.width, 0.12 * plate.width);
  const Tones of_plate = tones_of([&](auto use) {
    for (int y = std::max(0, static_cast<int>(cy - 1.4 * ry));
         y < std::min<double>(plate.height, cy + 0.4 * ry); y += 2) {
      for (int x = std::max(0, static_cast<int>(cx - rx));
           x < std::min<double>(plate.width, cx + rx); x += 2)
        use(plate.row(y) + x * plate.channels);
    }
  });
  std::vector<std::array<std::uint8_t, 3>> solid;
  for (std::size_t i = 0; i + 3 < element_.pixels.size(); i += 4) {
    const int a = element_.pixels[i + 3];
    if (a < 200) continue;
    std::array<std::uint8_t, 3> p{};
    for (std::size_t c = 0; c < 3; ++c)
      p[c] = static_cast<std::uint8_t>(std::min(255, element_.pixels[i + c] * 255 / a));
    solid.push_back(p);
  }
  if (solid.empty()) return;
  const Tones own = tones_of([&](auto use) {
    for (const auto& p : solid) use(p.data());
  });
  const double stretch =
      std::clamp((of_plate.high - of_plate.low) / std::max(20.0, own.high - own.low), 0.45, 1.5);
  const double plate_grey = (of_plate.mean[0] + of_plate.mean[1] + of_plate.mean[2]) / 3;
  for (std::size_t i = 0; i + 3 < element_.pixels.size(); i += 4) {
    const double a = element_.pixels[i + 3];
    if (a == 0) continue;
    const double luma = luma_of(&element_.pixels[i]) * 255 / a;
    const double wanted = of_plate.low + (luma - own.low) * stretch;
    const double gain = mix(1.0, std::max(0.0, wanted) / std::max(6.0, luma), 0.65);
    for (std::size_t c = 0; c < 3; ++c) {
      const double tint = plate_grey > 8 ? mix(1.0, of_plate.mean[c] / plate_grey, 0.30) : 1;
      element_.pixels[i + c] =
          static_cast<std::uint8_t>(std::clamp(element_.pixels[i + c] * gain * tint, 0.0, a));
    }
  }
}

void Inserter::lay(Picture& frame, const Similarity& placed) const {
  const double n = frame.width;
  const auto to_picture = [&](Point p) {
    const Point q = placed.apply(p);
    return Point{q.x * n + frame.width / 2.0, q.y * n + frame.height / 2.0};
  };
  // A soft shadow on what it stands on, thrown away from the light.
  const double scale = std::sqrt(placed.a * placed.a + placed.b * placed.b);
  const Point s = to_picture({foot_.x - light_side_ * wide_ * 0.28, foot_.y});
  const double rx = wide_ * 0.62 * n * scale, ry = std::max(2.0, rx * 0.20);
  for (int y = std::max(0, static_cast<int>(s.y - ry));
       y < std::min<double>(frame.height, s.y + ry + 1); ++y) {
    for (int x = std::max(0, static_cast<int>(s.x - rx));
         x < std::min<double>(frame.width, s.x + rx + 1); ++x) {
      const double dx = (x - s.x) / rx, dy = (y - s.y) / ry, d = dx * dx + dy * dy;
      if (d >= 1) continue;
      const double k = 1 - 0.45 * (1 - d) * (1 - d);
      for (int c = 0; c < 3; ++c) {
        std::uint8_t& v = frame.row(y)[x * 3 + c];
        v = static_cast<std::uint8_t>(std::lround(v * k));
      }
    }
  }
  // Every pixel asks where it lies in the element.
  const Similarity back = placed.inverse();
  const std::array<Point, 4> corners = {to_picture({foot_.x - wide_ / 2, foot_.y - high_}),
                                        to_picture({foot_.x + wide_ / 2, foot_.y - high_}),
                                        to_picture({foot_.x - wide_ / 2, foot_.y}),
                                        to_picture({foot_.x + wide_ / 2, foot_.y})};
  double x0 = 1e9, x1 = -1e9, y0 = 1e9, y1 = -1e9;
  for (Point p : corners)
    x0 = std::min(x0, p.x), x1 = std::max(x1, p.x), y0 = std::min(y0, p.y), y1 = std::max(y1, p.y);
  const double ew = element_.width, eh = element_.height;
  for (int y = std::max(0, static_cast<int>(y0) - 1); y < std::min<double>(frame.height, y1 + 2);
       ++y) {
    for (int x = std::max(0, static_cast<int>(x0) - 1); x < std::min<double>(frame.width, x1 + 2);
         ++x) {
      const Point p =
          back.apply({(x + 0.5 - frame.width / 2.0) / n, (y + 0.5 - frame.height / 2.0) / n});
      const double u = (p.x - foot_.x + wide_ / 2) / wide_ * ew - 0.5;
      const double v = (p.y - foot_.y + high_) / high_ * eh - 0.5;
      if (u <= -1 || v <= -1 || u >= ew || v >= eh) continue;
      const int u0 = static_cast<int>(std::floor(u)), v0 = static_cast<int>(std::floor(v));
      std::array<double, 4> sum{};
      for (int j = 0; j < 2; ++j) {
        for (int i = 0; i < 2; ++i) {
          const int px = u0 + i, py = v0 + j;
          if (px < 0 || py < 0 || px >= element_.width || py >= element_.height) continue;
          const double w = (i != 0 ? u - u0 : 1 - (u - u0)) * (j != 0 ? v - v0 : 1 - (v - v0));
          for (std::size_t c = 0; c < 4; ++c)
            sum[c] += w * element_.row(py)[px * 4 + static_cast<int>(c)];
        }
      }
      if (sum[3] < 0.5) continue;
      for (std::size_t c = 0; c < 3; ++c) {
        std::uint8_t& to = frame.row(y)[x * 3 + static_cast<int>(c)];
        to = static_cast<std::uint8_t>(std::clamp(to * (1 - sum[3] / 255) + sum[c], 0.0, 255.0));
      }
    }
  }
}

}  // namespace shotlab::practice
