// SPDX-License-Identifier: Apache-2.0

#include "media/measure/dissolves.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace shotlab {
namespace {

constexpr std::array<int, 7> kHalfWidths = {4, 6, 9, 12, 16, 20, 24};
constexpr int kWidest = 24;
constexpr double kLeastChange = 400;  // Mean squared levels between before and after.
constexpr double kLeastArea = .5;     // Of the picture that changes: a title covers less.
constexpr double kAreaLevels = 12;
constexpr double kMostAlike = .6;  // Correlation of before and after.
constexpr double kMisfit = .12;    // Of the blend, mean of three moments.

struct Pair {
  double squared = 0;  // Mean squared difference.
  double correlation = 0;
  double area = 0;  // Share of pixels that differ.
};

Pair compare(const std::vector<float>& a, const std::vector<float>& b) {
  double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0, changed = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double x = a[i], y = b[i];
    sa += x, sb += y, saa += x * x, sbb += y * y, sab += x * y;
    changed += std::abs(x - y) > kAreaLevels ? 1 : 0;
  }
  const double n = static_cast<double>(a.size());
  const double va = saa - sa * sa / n, vb = sbb - sb * sb / n;
  Pair out;
  out.squared = (saa + sbb - 2 * sab) / n;
  out.correlation = va > 0 && vb > 0 ? (sab - sa * sb / n) / std::sqrt(va * vb) : 1;
  out.area = changed / n;
  return out;
}

struct Blend {
  double share = 0;   // Of the later picture.
  double misfit = 1;  // What a blend leaves unexplained.
};

Blend blend(const std::vector<float>& now, const std::vector<float>& a,
            const std::vector<float>& b) {
  double dot = 0, length = 0, whole = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double way = b[i] - a[i], moved = now[i] - a[i];
    dot += way * moved, length += way * way, whole += moved * moved;
  }
  if (length <= 0) return {};
  const double share = dot / length;
  return {share, std::max(0.0, whole - share * dot) / length};
}

}  // namespace

const std::vector<float>& Dissolves::at(std::int64_t frame) const {
  return recent_[recent_.size() - static_cast<std::size_t>(frames_ - frame)];
}

void Dissolves::add(const std::vector<float>& luma, int width, int height) {
  std::vector<float> small;
  for (int y = 0; y + 1 < height; y += 2) {
    const float* a = &luma[static_cast<std::size_t>(y) * static_cast<std::size_t>(width)];
    const float* b = a + width;
    for (int x = 0; x + 1 < width; x += 2) small.push_back((a[x] + a[x + 1] + b[x] + b[x + 1]) / 4);
  }
  recent_.push_back(std::move(small));
  if (recent_.size() > 2 * kWidest + 1) recent_.pop_front();
  ++frames_;
  while (tested_ + kWidest < frames_) test(tested_++);
}

void Dissolves::test(std::int64_t frame) {
  const std::int64_t oldest = frames_ - static_cast<std::int64_t>(recent_.size());
  Hit best;
  double least = 1e9;
  for (const int half : kHalfWidths) {
    if (frame - half < oldest || frame + half >= frames_) break;
    const std::vector<float>& a = at(frame - half);
    const std::vector<float>& b = at(frame + half);
    const Blend middle = blend(at(frame), a, b);
    if (middle.misfit > 2 * kMisfit || middle.share < .3 || middle.share > .7) continue;
    const Pair ends = compare(a, b);
    if (ends.squared < kLeastChange || ends.correlation > kMostAlike || ends.area < kLeastArea) {
      continue;
    }
    const Blend early = blend(at(frame - half / 2), a, b);
    const Blend late = blend(at(frame + half / 2), a, b);
    const double misfit = (early.misfit + middle.misfit + late.misfit) / 3;
    if (misfit >= kMisfit || early.share >= middle.share || middle.share >= late.share) continue;
    // A blend is straight: over its own length a quarter is there early, three quarters late. A
    // wider look fits too, but sees the still pictures on both sides.
    const double bend = std::abs(early.share - .25) + std::abs(late.share - .75);
    if (bend < least) {
      least = bend;
      best = {frame, half};
    }
  }
  if (best.half > 0) hits_.push_back(best);
}

std::vector<FrameRange> Dissolves::finish() {
  while (tested_ < frames_) test(tested_++);
  std::vector<FrameRange> out;
  for (std::size_t i = 0; i < hits_.size();) {
    std::size_t end = i + 1;
    int half = hits_[i].half;
    while (end < hits_.size() && hits_[end].frame <= hits_[end - 1].frame + 2) {
      half = std::max(half, hits_[end].half);
      ++end;
    }
    if (end - i >= 2) {  // Two in a row: one alone is chance.
      const std::int64_t middle = (hits_[i].frame + hits_[end - 1].frame + 1) / 2;
      out.push_back({std::max<std::int64_t>(0, middle - half), std::min(frames_, middle + half)});
    }
    i = end;
  }
  return out;
}

}  // namespace shotlab
