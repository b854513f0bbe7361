// SPDX-License-Identifier: Apache-2.0

#include "app/practice/levels/fill.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace shotlab::practice {
namespace {

struct Level {
  int width = 0, height = 0;
  std::vector<std::array<float, 4>> cells;  // Colour times weight, and weight 0..1.
  std::array<float, 4>& at(int x, int y) {
    return cells[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                 static_cast<std::size_t>(x)];
  }
};

Level smaller(Level& fine) {
  Level out;
  out.width = (fine.width + 1) / 2, out.height = (fine.height + 1) / 2;
  out.cells.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height), {});
  for (int y = 0; y < fine.height; ++y) {
    for (int x = 0; x < fine.width; ++x) {
      for (std::size_t c = 0; c < 4; ++c) out.at(x / 2, y / 2)[c] += fine.at(x, y)[c];
    }
  }
  for (auto& cell : out.cells) {
    // More than one known pixel is as good as one.
    const float k = cell[3] > 1 ? 1 / cell[3] : 1;
    for (float& v : cell) v *= k;
  }
  return out;
}

}  // namespace

void fill_inside(Picture& picture, const Picture& mask) {
  std::vector<Level> levels(1);
  levels[0].width = picture.width, levels[0].height = picture.height;
  levels[0].cells.resize(mask.pixels.size());
  for (std::size_t i = 0; i < mask.pixels.size(); ++i) {
    const float w = mask.pixels[i] > 8 ? 0.0F : 1.0F;
    for (std::size_t c = 0; c < 3; ++c)
      levels[0].cells[i][c] = w * static_cast<float>(picture.pixels[i * 3 + c]);
    levels[0].cells[i][3] = w;
  }
  while (levels.back().width > 1 || levels.back().height > 1)
    levels.push_back(smaller(levels.back()));
  // Back up: what is still unknown takes the mean of the coarser cells round it.
  for (std::size_t l = levels.size() - 1; l-- > 0;) {
    Level &fine = levels[l], &coarse = levels[l + 1];
    for (int y = 0; y < fine.height; ++y) {
      for (int x = 0; x < fine.width; ++x) {
        auto& cell = fine.at(x, y);
        if (cell[3] >= 1) continue;
        std::array<float, 4> sum{};
        const double u = (x + 0.5) / 2 - 0.5, v = (y + 0.5) / 2 - 0.5;
        const int u0 = static_cast<int>(std::floor(u)), v0 = static_cast<int>(std::floor(v));
        for (int j = 0; j < 2; ++j) {
          for (int i = 0; i < 2; ++i) {
            const auto w = static_cast<float>((i != 0 ? u - u0 : 1 - (u - u0)) *
                                              (j != 0 ? v - v0 : 1 - (v - v0)));
            const auto& from = coarse.at(std::clamp(u0 + i, 0, coarse.width - 1),
                                         std::clamp(v0 + j, 0, coarse.height - 1));
            for (std::size_t c = 0; c < 4; ++c) sum[c] += w * from[c];
          }
        }
        if (sum[3] <= 0) continue;
        const float missing = (1 - cell[3]) / sum[3];
        for (std::size_t c = 0; c < 4; ++c) cell[c] += missing * sum[c];
      }
    }
  }
  for (std::size_t i = 0; i < mask.pixels.size(); ++i) {
    if (mask.pixels[i] <= 8) continue;
    const auto& cell = levels[0].cells[i];
    for (std::size_t c = 0; c < 3; ++c)
      picture.pixels[i * 3 + c] =
          static_cast<std::uint8_t>(std::clamp(cell[c] / std::max(1e-6F, cell[3]), 0.0F, 255.0F));
  }
}

}  // namespace shotlab::practice
