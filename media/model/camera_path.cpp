// SPDX-License-Identifier: Apache-2.0

#include "media/model/camera_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace shotlab {
namespace {

using Metres = std::array<double, 3>;

double length(const Metres& v) { return std::sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]); }
Metres place(const CameraKey& key) { return {key.x, key.y, key.z}; }
Metres minus(const Metres& a, const Metres& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }

double degrees_between(const CameraKey& a, const CameraKey& b) {
  const Metres u{a.look_x - a.x, a.look_y - a.y, a.look_z - a.z};
  const Metres v{b.look_x - b.x, b.look_y - b.y, b.look_z - b.z};
  const double both = length(u) * length(v);
  if (both <= 0) return 0;
  const double cosine = (u[0] * v[0] + u[1] * v[1] + u[2] * v[2]) / both;
  return std::acos(std::clamp(cosine, -1.0, 1.0)) * 180 / std::numbers::pi;
}

constexpr std::size_t kValues = 7;
using Values = std::array<double, kValues>;
Values values(const CameraKey& k) { return {k.x, k.y, k.z, k.look_x, k.look_y, k.look_z, k.fov}; }

}  // namespace

CameraKey camera_at(const std::vector<CameraKey>& keys, double seconds) {
  if (keys.size() < 2) return keys.empty() ? CameraKey() : keys.front();
  std::size_t i = 0;
  while (i + 2 < keys.size() && seconds >= keys[i + 1].seconds) ++i;
  const double t0 = keys[i].seconds, t1 = keys[i + 1].seconds, d = t1 - t0;
  // Keys of one time are no flight: the later one holds.
  const double u = d > 0 ? std::clamp((seconds - t0) / d, 0.0, 1.0) : 1;
  const Values a = values(keys[i]), b = values(keys[i + 1]);
  const auto slope = [&](std::size_t at, std::size_t v) {
    if (at == 0 || at + 1 == keys.size()) return 0.0;
    const double time = keys[at + 1].seconds - keys[at - 1].seconds;
    return time > 0 ? (values(keys[at + 1])[v] - values(keys[at - 1])[v]) / time : 0.0;
  };
  Values p{};
  for (std::size_t v = 0; v < kValues; ++v) {
    const double u2 = u * u, u3 = u2 * u;
    p[v] = (2 * u3 - 3 * u2 + 1) * a[v] + (u3 - 2 * u2 + u) * d * slope(i, v) +
           (3 * u2 - 2 * u3) * b[v] + (u3 - u2) * d * slope(i + 1, v);
  }
  return {seconds, p[0], p[1], p[2], p[3], p[4], p[5], p[6]};
}

Flight flight_of(const std::vector<CameraKey>& keys) {
  Flight flight;
  for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
    const double time = std::max(1e-6, keys[i + 1].seconds - keys[i].seconds);
    const double turn = degrees_between(keys[i], keys[i + 1]) / time;
    if (turn > flight.turn) flight.turn = turn, flight.turn_at = i + 2;
    if (i == 0) continue;
    const double before = std::max(1e-6, keys[i].seconds - keys[i - 1].seconds);
    const Metres in = minus(place(keys[i]), place(keys[i - 1]));
    const Metres out = minus(place(keys[i + 1]), place(keys[i]));
    Metres change{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
      change[axis] = out[axis] / time - in[axis] / before;
    }
    const double jump = length(change) / ((before + time) / 2);
    if (jump > flight.jump) flight.jump = jump, flight.jump_at = i + 1;
  }
  return flight;
}

}  // namespace shotlab
