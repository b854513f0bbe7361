// SPDX-License-Identifier: Apache-2.0

#include "media/measure/lab_picture.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace shotlab {

LabPicture lab_picture(const Picture& rgb) {
  LabPicture out{rgb.width, rgb.height, {}};
  const std::size_t count =
      static_cast<std::size_t>(rgb.width) * static_cast<std::size_t>(rgb.height);
  out.pixels.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint8_t* p = &rgb.pixels[3 * i];
    out.pixels.push_back(lab_of(p[0], p[1], p[2]));
  }
  return out;
}

double Mask::share() const {
  if (on.empty()) return 0;
  double sum = 0;
  for (const std::uint8_t value : on) sum += value;
  return sum / static_cast<double>(on.size());
}

Mask make_mask(int width, int height) {
  return {width, height,
          std::vector<std::uint8_t>(static_cast<std::size_t>(width) *
                                    static_cast<std::size_t>(height))};
}

Mask grown(const Mask& mask, int by) {
  Mask out = mask;
  const int reach = std::abs(by);
  const bool grow = by > 0;
  if (reach == 0) return out;
  // Along the rows, then along the columns: a square of side 2 * reach + 1.
  const auto spread = [&](const Mask& from, bool across) {
    Mask to = from;
    for (int y = 0; y < from.height; ++y) {
      for (int x = 0; x < from.width; ++x) {
        bool any = false, all = true;
        for (int d = -reach; d <= reach; ++d) {
          // What lies outside the picture is as its edge.
          const int u = std::clamp(across ? x + d : x, 0, from.width - 1);
          const int v = std::clamp(across ? y : y + d, 0, from.height - 1);
          const bool on = from.at(u, v);
          any = any || on, all = all && on;
        }
        to.on[to.index(x, y)] = (grow ? any : all) ? 1 : 0;
      }
    }
    return to;
  };
  return spread(spread(mask, true), false);
}

double overlap_of(const Mask& a, const Mask& b) {
  double both = 0, either = 0;
  for (std::size_t i = 0; i < a.on.size() && i < b.on.size(); ++i) {
    both += a.on[i] & b.on[i];
    either += a.on[i] | b.on[i];
  }
  return either > 0 ? both / either : 0;
}

double distance_of(const Lab& a, const Lab& b) {
  const double l = static_cast<double>(a.l) - b.l, u = static_cast<double>(a.a) - b.a,
               v = static_cast<double>(a.b) - b.b;
  return std::sqrt(l * l + u * u + v * v);
}

double similarity_where(const LabPicture& a, const LabPicture& b, const Mask& where) {
  constexpr int kWindow = 8, kStep = 4;
  constexpr double kLuma = .01 * 100 * .01 * 100, kContrast = .03 * 100 * .03 * 100;
  double sum = 0;
  int windows = 0;
  for (int y = 0; y + kWindow <= a.height; y += kStep) {
    for (int x = 0; x + kWindow <= a.width; x += kStep) {
      double p = 0, q = 0, pp = 0, qq = 0, pq = 0;
      bool whole = true;
      for (int v = y; v < y + kWindow && whole; ++v) {
        for (int u = x; u < x + kWindow; ++u) {
          if (!where.at(u, v)) {
            whole = false;
            break;
          }
          const double i = a.at(u, v).l, j = b.at(u, v).l;
          p += i, q += j, pp += i * i, qq += j * j, pq += i * j;
        }
      }
      if (!whole) continue;
      constexpr double kCount = kWindow * kWindow;
      p /= kCount, q /= kCount;
      const double vp = pp / kCount - p * p, vq = qq / kCount - q * q, cov = pq / kCount - p * q;
      sum += (2 * p * q + kLuma) * (2 * cov + kContrast) /
             ((p * p + q * q + kLuma) * (vp + vq + kContrast));
      ++windows;
    }
  }
  return windows > 0 ? sum / windows : -1;
}

}  // namespace shotlab
