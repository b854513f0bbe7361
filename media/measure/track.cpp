// SPDX-License-Identifier: Apache-2.0

#include "media/measure/track.h"

#include <array>
#include <cmath>
#include <cstring>
#include <optional>

namespace shotlab {
namespace {

constexpr int kHalf = 7;  // Patch of 15 x 15 pixels.
constexpr int kSide = 2 * kHalf + 1;
constexpr int kIterations = 10;
constexpr float kSmallStep = .03F;    // Pixels.
constexpr float kMaxReturn = .7F;     // Pixels between a point and its way forth and back.
constexpr float kMaxDifference = 25;  // Mean levels of 255 between the patches.
constexpr int kEdge = 8;  // A patch that sticks out of the picture sees invented pixels.

// One row of a patch: 15 pixels and one spare lane, which the mask takes out. Four vectors of four
// are what every x86-64 and ARM machine has; sums are always made in the same order.
using Four = float __attribute__((vector_size(16)));

struct Row {
  std::array<Four, 4> part{};

  friend Row operator+(Row a, const Row& b) { return a += b; }
  friend Row operator-(Row a, const Row& b) {
    for (std::size_t i = 0; i < 4; ++i) a.part[i] -= b.part[i];
    return a;
  }
  friend Row operator*(Row a, const Row& b) {
    for (std::size_t i = 0; i < 4; ++i) a.part[i] *= b.part[i];
    return a;
  }
  friend Row operator*(float k, Row a) {
    for (std::size_t i = 0; i < 4; ++i) a.part[i] *= k;
    return a;
  }
  Row& operator+=(const Row& b) {
    for (std::size_t i = 0; i < 4; ++i) part[i] += b.part[i];
    return *this;
  }
};

const Row kMask{{Four{1, 1, 1, 1}, Four{1, 1, 1, 1}, Four{1, 1, 1, 1}, Four{1, 1, 1, 0}}};

Row load(const float* from) {
  Row row;
  std::memcpy(row.part.data(), from, sizeof row.part);
  return row;
}

Row absolute_of(Row row) {
  for (std::size_t i = 0; i < 4; ++i) row.part[i] = row.part[i] < 0 ? -row.part[i] : row.part[i];
  return row;
}

float sum(const Row& row) {
  const Four four = (row.part[0] + row.part[1]) + (row.part[2] + row.part[3]);
  return (four[0] + four[1]) + (four[2] + four[3]);
}

struct Corner {
  int x = 0;
  int y = 0;
  float ax = 0;  // Part of the next pixel, 0..1.
  float ay = 0;
};

// Where to read so that the patch about `point` is covered; nothing if that is too far outside.
std::optional<Corner> locate(const Plane& plane, Point point) {
  constexpr float kOutside = 12;  // Less than the border of a plane minus a patch.
  if (!(point.x > -kOutside && point.x < static_cast<float>(plane.width()) + kOutside &&
        point.y > -kOutside && point.y < static_cast<float>(plane.height()) + kOutside)) {
    return std::nullopt;
  }
  const float fx = std::floor(point.x);
  const float fy = std::floor(point.y);
  return Corner{static_cast<int>(fx), static_cast<int>(fy), point.x - fx, point.y - fy};
}

struct Patch {
  std::array<Row, kSide> value, gx, gy;
  float xx = 0, xy = 0, yy = 0;
};

// Samples a patch and its gradients by bilinear interpolation.
void take_patch(const Plane& plane, const Corner& at, Patch& patch) {
  std::array<Row, kSide + 2> line;
  std::array<Row, kSide + 2> slope;
  const auto sample = [&](int y) {  // Interpolated in x only: values, and half differences in x.
    const float* from = plane.row(at.y + y) + at.x - kHalf;
    const Row l0 = load(from - 1), l1 = load(from), l2 = load(from + 1), l3 = load(from + 2);
    const Row before = l0 + at.ax * (l1 - l0);
    const Row here = l1 + at.ax * (l2 - l1);
    const Row after = l2 + at.ax * (l3 - l2);
    return std::pair{here, .5F * (after - before)};
  };
  auto previous = sample(-kHalf - 1);
  for (int i = 0; i < kSide + 2; ++i) {
    const auto next = sample(i - kHalf);
    line[static_cast<std::size_t>(i)] = previous.first + at.ay * (next.first - previous.first);
    slope[static_cast<std::size_t>(i)] = previous.second + at.ay * (next.second - previous.second);
    previous = next;
  }
  Row xx{}, xy{}, yy{};
  for (std::size_t i = 0; i < kSide; ++i) {
    patch.value[i] = line[i + 1];
    patch.gx[i] = slope[i + 1] * kMask;
    patch.gy[i] = .5F * (line[i + 2] - line[i]) * kMask;
    xx += patch.gx[i] * patch.gx[i];
    xy += patch.gx[i] * patch.gy[i];
    yy += patch.gy[i] * patch.gy[i];
  }
  patch.xx = sum(xx);
  patch.xy = sum(xy);
  patch.yy = sum(yy);
}

struct Mismatch {
  float x = 0, y = 0, absolute = 0;
};

Mismatch compare(const Plane& plane, const Corner& at, const Patch& patch) {
  Row bx{}, by{}, absolute{};
  const auto sample = [&](int y) {
    const float* from = plane.row(at.y + y) + at.x - kHalf;
    const Row left = load(from), right = load(from + 1);
    return left + at.ax * (right - left);
  };
  Row previous = sample(-kHalf);
  for (int i = 0; i < kSide; ++i) {
    const Row next = sample(i - kHalf + 1);
    const auto k = static_cast<std::size_t>(i);
    const Row difference = (patch.value[k] - (previous + at.ay * (next - previous))) * kMask;
    bx += difference * patch.gx[k];
    by += difference * patch.gy[k];
    absolute += absolute_of(difference);
    previous = next;
  }
  return {sum(bx), sum(by), sum(absolute)};
}

struct Step {
  Point to;
  float difference = 0;  // Mean absolute, levels.
};

// Refines `to` at one level. Nothing if the patch has no structure or leaves the picture.
std::optional<Step> refine(const Plane& a, const Plane& b, Point from, Point to) {
  const std::optional<Corner> start = locate(a, from);
  if (!start) return std::nullopt;
  Patch patch;
  take_patch(a, *start, patch);
  const float det = patch.xx * patch.yy - patch.xy * patch.xy;
  if (!(det > 1e-2F * (patch.xx + patch.yy) + 1)) return std::nullopt;
  Step step{to, 0};
  for (int i = 0; i < kIterations; ++i) {
    const std::optional<Corner> at = locate(b, step.to);
    if (!at) return std::nullopt;
    const Mismatch miss = compare(b, *at, patch);
    const float dx = (patch.yy * miss.x - patch.xy * miss.y) / det;
    const float dy = (patch.xx * miss.y - patch.xy * miss.x) / det;
    step.difference = miss.absolute / (kSide * kSide);
    step.to.x += dx;
    step.to.y += dy;
    if (dx * dx + dy * dy < kSmallStep * kSmallStep) break;
  }
  return step;
}

Point at_level(Point point, int level) {
  const float scale = 1.F / static_cast<float>(1 << level);
  return {(point.x + .5F) * scale - .5F, (point.y + .5F) * scale - .5F};
}

std::optional<Step> track(const Pyramid& a, const Pyramid& b, Point from, Point guess) {
  Step step{guess, 0};
  for (int level = static_cast<int>(a.size()) - 1; level >= 0; --level) {
    const auto k = static_cast<std::size_t>(level);
    const std::optional<Step> finer =
        refine(a[k], b[k], at_level(from, level), at_level(step.to, level));
    if (!finer) {
      if (level == 0) return std::nullopt;
      continue;  // Too flat at this scale: a finer one may know.
    }
    const float scale = static_cast<float>(1 << level);
    step.to = {(finer->to.x + .5F) * scale - .5F, (finer->to.y + .5F) * scale - .5F};
    step.difference = finer->difference;
  }
  return step;
}

bool inside(const Plane& plane, Point point) {
  return point.x >= kEdge && point.x <= static_cast<float>(plane.width() - 1 - kEdge) &&
         point.y >= kEdge && point.y <= static_cast<float>(plane.height() - 1 - kEdge);
}

}  // namespace

std::vector<Tracked> track_points(const Pyramid& a, const Pyramid& b,
                                  const std::vector<Point>& from, const std::vector<Point>& guess) {
  std::vector<Tracked> out(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) {
    const std::optional<Step> forth = track(a, b, from[i], guess[i]);
    if (!forth || forth->difference > kMaxDifference || !inside(b[0], forth->to)) continue;
    // The way back starts where the point came from, as the way forth started from the guess.
    const std::optional<Step> back = track(b, a, forth->to, from[i]);
    if (!back) continue;
    const float dx = back->to.x - from[i].x;
    const float dy = back->to.y - from[i].y;
    if (dx * dx + dy * dy > kMaxReturn * kMaxReturn) continue;
    out[i] = {forth->to, true};
  }
  return out;
}

}  // namespace shotlab
