// SPDX-License-Identifier: Apache-2.0
//
// Casts one ray per pixel against the rectangles that may lie there; trilinear mip-maps keep far
// textures from flickering, which an estimator would take for noise.

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "tests/support/world_shot.h"

namespace shotlab::test {
namespace {

struct Axes {
  Vec3 right, down, ahead;
};

Axes axes_of(const WorldCamera& camera) {
  const double cy = std::cos(camera.yaw), sy = std::sin(camera.yaw);
  const double cp = std::cos(camera.pitch), sp = std::sin(camera.pitch);
  const double cr = std::cos(camera.roll), sr = std::sin(camera.roll);
  const Vec3 ahead{sy * cp, sp, cy * cp};
  const Vec3 right0{cy, 0, -sy};
  const Vec3 down0 = cross(ahead, right0);
  return {right0 * cr + down0 * sr, down0 * cr - right0 * sr, ahead};
}

float bilinear(const std::vector<float>& level, int side, double u, double v) {
  const double fu = std::floor(u), fv = std::floor(v);
  const int x = static_cast<int>(fu), y = static_cast<int>(fv);
  const auto ax = static_cast<float>(u - fu), ay = static_cast<float>(v - fv);
  const int mask = side - 1;
  const auto value = [&](int px, int py) {
    return level[static_cast<std::size_t>(py & mask) * static_cast<std::size_t>(side) +
                 static_cast<std::size_t>(px & mask)];
  };
  const float top = value(x, y) + ax * (value(x + 1, y) - value(x, y));
  const float low = value(x, y + 1) + ax * (value(x + 1, y + 1) - value(x, y + 1));
  return top + ay * (low - top);
}

// `footprint`: how many texels one pixel covers.
float trilinear(const Texture& texture, double u, double v, double footprint) {
  const int last = static_cast<int>(texture.levels.size()) - 1;
  const double level = std::clamp(std::log2(std::max(footprint, 1e-6)), 0.0, last - 1e-6);
  const int lower = static_cast<int>(level);
  const auto blend = static_cast<float>(level - lower);
  const auto sample = [&](int n) {
    const double scale = std::ldexp(1.0, -n);
    return bilinear(texture.levels[static_cast<std::size_t>(n)], 512 >> n, u * scale - .5,
                    v * scale - .5);
  };
  const float fine = sample(lower);
  return blend < 1e-3F ? fine : fine + blend * (sample(lower + 1) - fine);
}

struct Box {
  int x0, y0, x1, y1;
};

// Where on the screen a quad may be. The whole screen if part of it lies behind the camera.
Box screen_box(const Quad& quad, const WorldCamera& camera, const Axes& axes, int width,
               int height) {
  const double focal = camera.focal * width;
  double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;
  for (int i = 0; i < 4; ++i) {
    const Vec3 corner =
        quad.corner + quad.along_u * (i & 1) + quad.along_v * (i >> 1) - camera.position;
    const double depth = dot(corner, axes.ahead);
    if (depth < 0.05) return {0, 0, width, height};
    const double x = dot(corner, axes.right) / depth * focal + width / 2.0;
    const double y = dot(corner, axes.down) / depth * focal + height / 2.0;
    x0 = std::min(x0, x), x1 = std::max(x1, x), y0 = std::min(y0, y), y1 = std::max(y1, y);
  }
  const auto bound = [](double value, int limit) {
    return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(limit)));
  };
  return {bound(x0 - 1, width), bound(y0 - 1, height), bound(x1 + 2, width), bound(y1 + 2, height)};
}

}  // namespace

std::vector<float> render_world(const Scene& scene, const WorldCamera& camera, int width,
                                int height) {
  const std::size_t pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  std::vector<float> out(pixels * 3);
  for (std::size_t i = 0; i < pixels; ++i) std::copy_n(scene.sky.data(), 3, &out[i * 3]);
  std::vector<double> nearest(pixels, std::numeric_limits<double>::infinity());
  const Axes axes = axes_of(camera);
  const double focal = camera.focal * width;

  for (const Quad& quad : scene.quads) {
    const Vec3 normal = cross(quad.along_u, quad.along_v);
    const double area = std::sqrt(dot(normal, normal));
    const Vec3 to_corner = quad.corner - camera.position;
    const double plane = dot(normal, to_corner);
    const double uu = dot(quad.along_u, quad.along_u), vv = dot(quad.along_v, quad.along_v);
    const double u_texels = std::sqrt(uu) * quad.texels_per_metre;
    const double v_texels = std::sqrt(vv) * quad.texels_per_metre;
    const Texture& texture = scene.textures[static_cast<std::size_t>(quad.texture)];
    const Box box = screen_box(quad, camera, axes, width, height);

    for (int y = box.y0; y < box.y1; ++y) {
      const Vec3 row = axes.ahead + axes.down * ((y + .5 - height / 2.0) / focal);
      for (int x = box.x0; x < box.x1; ++x) {
        const Vec3 ray = row + axes.right * ((x + .5 - width / 2.0) / focal);
        const double slope = dot(normal, ray);
        if (std::abs(slope) < 1e-12) continue;
        const double distance = plane / slope;  // In units of `ray`, so it is the depth.
        const std::size_t pixel = static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                  static_cast<std::size_t>(x);
        if (distance < 0.05 || distance >= nearest[pixel]) continue;
        const Vec3 hit = ray * distance - to_corner;
        const double u = dot(hit, quad.along_u) / uu, v = dot(hit, quad.along_v) / vv;
        if (u < 0 || u > 1 || v < 0 || v > 1) continue;
        nearest[pixel] = distance;
        const double length = std::sqrt(dot(ray, ray));
        const double facing = std::max(std::abs(slope) / (area * length), 0.02);
        const double footprint =
            distance * length / focal * quad.texels_per_metre / std::sqrt(facing);
        const float value = trilinear(texture, u * u_texels, v * v_texels, footprint);
        for (std::size_t c = 0; c < 3; ++c) out[pixel * 3 + c] = value * quad.light[c];
      }
    }
  }
  return out;
}

}  // namespace shotlab::test
