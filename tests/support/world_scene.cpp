// SPDX-License-Identifier: Apache-2.0

#include "tests/support/world_scene.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

namespace shotlab::test {
namespace {

constexpr int kSide = 512;

std::size_t at(int x, int y, int side) {
  return static_cast<std::size_t>(y & (side - 1)) * static_cast<std::size_t>(side) +
         static_cast<std::size_t>(x & (side - 1));
}

void add_half_sizes(Texture& texture) {
  for (int side = kSide / 2; side >= 1; side /= 2) {
    const std::vector<float>& big = texture.levels.back();
    std::vector<float> small(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    for (int y = 0; y < side; ++y) {
      for (int x = 0; x < side; ++x) {
        small[at(x, y, side)] =
            (big[at(2 * x, 2 * y, 2 * side)] + big[at(2 * x + 1, 2 * y, 2 * side)] +
             big[at(2 * x, 2 * y + 1, 2 * side)] + big[at(2 * x + 1, 2 * y + 1, 2 * side)]) /
            4;
      }
    }
    texture.levels.push_back(std::move(small));
  }
}

// Value noise: random lattices of rising fineness, smoothly interpolated. About 0..1.
std::vector<float> value_noise(std::mt19937_64& random, int coarsest, int octaves, double fall) {
  std::vector<float> out(static_cast<std::size_t>(kSide) * kSide, 0.F);
  std::uniform_real_distribution<float> uniform(0, 1);
  double weight = 1;
  double total = 0;
  for (int octave = 0, cells = coarsest; octave < octaves && cells <= kSide; ++octave, cells *= 2) {
    std::vector<float> lattice(static_cast<std::size_t>(cells) * static_cast<std::size_t>(cells));
    for (float& value : lattice) value = uniform(random);
    const int step = kSide / cells;
    for (int y = 0; y < kSide; ++y) {
      for (int x = 0; x < kSide; ++x) {
        const float fx = static_cast<float>(x % step) / static_cast<float>(step);
        const float fy = static_cast<float>(y % step) / static_cast<float>(step);
        const float sx = fx * fx * (3 - 2 * fx);
        const float sy = fy * fy * (3 - 2 * fy);
        const int cx = x / step;
        const int cy = y / step;
        const float top = std::lerp(lattice[at(cx, cy, cells)], lattice[at(cx + 1, cy, cells)], sx);
        const float low =
            std::lerp(lattice[at(cx, cy + 1, cells)], lattice[at(cx + 1, cy + 1, cells)], sx);
        out[at(x, y, kSide)] += static_cast<float>(weight) * std::lerp(top, low, sy);
      }
    }
    total += weight;
    weight *= fall;
  }
  for (float& value : out) value /= static_cast<float>(total);
  return out;
}

Texture finish(std::vector<float> values, double contrast) {
  for (float& value : values) {
    value = static_cast<float>(0.5 +
                               contrast * (std::clamp(static_cast<double>(value), 0.0, 1.0) - 0.5));
  }
  Texture texture;
  texture.levels.push_back(std::move(values));
  add_half_sizes(texture);
  return texture;
}

std::vector<float> tiles(std::mt19937_64& random, int cells) {
  std::vector<float> out = value_noise(random, 8, 6, 0.7);
  std::uniform_real_distribution<float> uniform(0.35F, 1.F);
  std::vector<float> shade(static_cast<std::size_t>(cells) * static_cast<std::size_t>(cells));
  for (float& value : shade) value = uniform(random);
  const int step = kSide / cells;
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      out[at(x, y, kSide)] =
          0.3F * out[at(x, y, kSide)] + 0.7F * shade[at(x / step, y / step, cells)];
    }
  }
  return out;
}

std::vector<float> bricks(std::mt19937_64& random) {
  std::vector<float> out = value_noise(random, 16, 5, 0.8);
  std::uniform_real_distribution<float> uniform(0.4F, 0.95F);
  std::vector<float> shade(32 * 32);
  for (float& value : shade) value = uniform(random);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      const int row = y / 32;
      const int along = x + (row % 2) * 32;
      const bool mortar = y % 32 < 4 || along % 64 < 4;
      const float brick = shade[at(along / 64, row, 32)];
      out[at(x, y, kSide)] = 0.3F * out[at(x, y, kSide)] + 0.7F * (mortar ? 0.2F : brick);
    }
  }
  return out;
}

class Builder {
 public:
  Builder(std::uint64_t seed, double contrast) : random_(seed * 7919 + 17) {
    for (int i = 0; i < 2; ++i) {
      scene.textures.push_back(finish(tiles(random_, i == 0 ? 16 : 8), contrast));
      scene.textures.push_back(finish(bricks(random_), contrast));
      scene.textures.push_back(finish(value_noise(random_, 8, 6, 0.85), 1.6 * contrast));
    }
  }

  void quad(Vec3 corner, Vec3 u, Vec3 v, double texels_per_metre) {
    std::uniform_real_distribution<float> shade(150, 255);
    scene.quads.push_back({.corner = corner,
                           .along_u = u,
                           .along_v = v,
                           .texture = next_++ % static_cast<int>(scene.textures.size()),
                           .texels_per_metre = texels_per_metre,
                           .light = {shade(random_), shade(random_), shade(random_)}});
  }

  // A box that stands on the ground: the faces that a camera near the origin may see.
  void box(double x, double ground, double z, double width, double height, double depth,
           double texels_per_metre) {
    const double left = x - width / 2;
    const double top = ground - height;
    quad({left, top, z}, {width, 0, 0}, {0, height, 0}, texels_per_metre);
    quad({left, top, z}, {0, 0, depth}, {0, height, 0}, texels_per_metre);
    quad({left + width, top, z}, {0, 0, depth}, {0, height, 0}, texels_per_metre);
    quad({left, top, z}, {width, 0, 0}, {0, 0, depth}, texels_per_metre);
  }

  double uniform(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random_);
  }

  Scene scene;

 private:
  std::mt19937_64 random_;
  int next_ = 0;
};

void build_street(Builder& b) {
  b.quad({-30, 1.6, -8}, {60, 0, 0}, {0, 0, 90}, 40);
  b.quad({-4.5, -6, -8}, {0, 0, 70}, {0, 7.6, 0}, 50);
  b.quad({4.5, -6, -8}, {0, 0, 70}, {0, 7.6, 0}, 50);
  b.quad({-120, -70, 62}, {240, 0, 0}, {0, 72, 0}, 8);
  const std::array<double, 7> z = {4, 6, 8, 11, 15, 21, 30};
  for (std::size_t i = 0; i < z.size(); ++i) {
    const double side = i % 2 == 0 ? -1 : 1;
    b.box(side * b.uniform(1.2, 3.2), 1.6, z[i] + b.uniform(-.5, .5), b.uniform(.6, 1.4),
          b.uniform(.7, 2.6), b.uniform(.5, 1.2), 90);
  }
}

void build_room(Builder& b) {
  const double floor = 1.6, ceiling = -1.5, back = -3, front = 5.5, side = 3.2;
  b.quad({-side, floor, back}, {2 * side, 0, 0}, {0, 0, front - back}, 70);
  b.quad({-side, ceiling, back}, {2 * side, 0, 0}, {0, 0, front - back}, 60);
  b.quad({-side, ceiling, back}, {0, 0, front - back}, {0, floor - ceiling, 0}, 60);
  b.quad({side, ceiling, back}, {0, 0, front - back}, {0, floor - ceiling, 0}, 60);
  b.quad({-side, ceiling, front}, {2 * side, 0, 0}, {0, floor - ceiling, 0}, 60);
  b.quad({-side, ceiling, back}, {2 * side, 0, 0}, {0, floor - ceiling, 0}, 60);
  b.box(-1.6, floor, 2.2, .7, 1.1, .6, 120);
  b.box(1.5, floor, 2.6, .8, 1.5, .5, 120);
  b.box(-.4, floor, 4.2, 1.1, .9, .6, 110);
  b.box(2.3, floor, 4.3, .7, 2.2, .7, 110);
  b.scene.reach = 0.8;
  b.scene.subject_distance = 2.4;
}

void build_landscape(Builder& b) {
  b.quad({-900, 6, -200}, {1800, 0, 0}, {0, 0, 1100}, 3);
  b.quad({-1200, -190, 700}, {2400, 0, 0}, {0, 205, 0}, .9);
  for (int i = 0; i < 8; ++i) {
    b.box(b.uniform(-60, 60), 6, 40 + 120.0 * i / 7 + b.uniform(-4, 4), b.uniform(6, 16),
          b.uniform(6, 22), b.uniform(5, 12), 10);
  }
  b.scene.reach = 12;
  b.scene.subject_distance = 40;
}

void build_photo(Builder& b) {
  b.quad({-60, -60, 10}, {120, 0, 0}, {0, 120, 0}, 45);
  b.scene.quads.back().texture = 2;
}

}  // namespace

Scene make_scene(Place place, std::uint64_t seed) {
  Builder builder(seed, place == Place::low_texture ? 0.05 : 0.9);
  switch (place) {
    case Place::street:
    case Place::low_texture:
      build_street(builder);
      break;
    case Place::room:
      build_room(builder);
      break;
    case Place::landscape:
      build_landscape(builder);
      break;
    case Place::photo:
      build_photo(builder);
      break;
  }
  return std::move(builder.scene);
}

}  // namespace shotlab::test
