// SPDX-License-Identifier: Apache-2.0

#include "media/measure/compact_mover.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace shotlab {

std::optional<std::vector<bool>> compact_mover(const Flow& flow, const Lens& lens,
                                               const std::vector<bool>& inliers) {
  constexpr std::size_t kWide = 12, kHigh = 8;
  // Sums of points over the cells above and to the left, so that any box is four look-ups.
  std::array<std::array<int, kWide + 1>, kHigh + 1> in{}, out{};
  int all_in = 0, all_out = 0;
  const auto cell = [](double angle, double focal, double size, std::size_t cells) {
    const double part = (angle * focal / size + .5) * static_cast<double>(cells);
    return static_cast<std::size_t>(std::clamp(part, 0.0, static_cast<double>(cells) - .01));
  };
  std::vector<std::size_t> column, line;
  for (std::size_t i = 0; i < flow.size(); ++i) {
    column.push_back(cell(flow.x[i], lens.focal, lens.width, kWide));
    line.push_back(cell(flow.y[i], lens.focal, lens.height, kHigh));
    ++(inliers[i] ? in : out)[line[i] + 1][column[i] + 1];
    ++(inliers[i] ? all_in : all_out);
  }
  if (all_out < .06 * static_cast<double>(flow.size())) return std::nullopt;
  for (auto* table : {&in, &out}) {
    for (std::size_t y = 1; y <= kHigh; ++y) {
      for (std::size_t x = 1; x <= kWide; ++x) {
        (*table)[y][x] += (*table)[y - 1][x] + (*table)[y][x - 1] - (*table)[y - 1][x - 1];
      }
    }
  }
  const auto inside = [](const auto& table, std::size_t x0, std::size_t y0, std::size_t x1,
                         std::size_t y1) {
    return table[y1][x1] - table[y0][x1] - table[y1][x0] + table[y0][x0];
  };
  const double all = static_cast<double>(flow.size());
  int best = 0;
  std::array<std::size_t, 4> box{};
  for (std::size_t y0 = 0; y0 < kHigh; ++y0) {
    for (std::size_t y1 = y0 + 1; y1 <= kHigh; ++y1) {
      for (std::size_t x0 = 0; x0 < kWide; ++x0) {
        for (std::size_t x1 = x0 + 1; x1 <= kWide; ++x1) {
          if ((x1 - x0) * (y1 - y0) > kWide * kHigh * 6 / 10) continue;
          const int held = inside(out, x0, y0, x1, y1);
          const int right = held + all_in - inside(in, x0, y0, x1, y1);
          if (held >= .70 * all_out && right >= .88 * all && right > best) {
            best = right;
            box = {x0, y0, x1, y1};
          }
        }
      }
    }
  }
  if (best == 0) return std::nullopt;
  std::vector<bool> held(flow.size());
  for (std::size_t i = 0; i < flow.size(); ++i) {
    held[i] = column[i] >= box[0] && column[i] < box[2] && line[i] >= box[1] && line[i] < box[3];
  }
  return held;
}

}  // namespace shotlab
