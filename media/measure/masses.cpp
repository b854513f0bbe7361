// SPDX-License-Identifier: Apache-2.0

#include "media/measure/masses.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace shotlab {
namespace {

constexpr int kColumns = 16, kRows = 9;
constexpr double kStill = .6;  // Levels of 255 in the liveliest cell: nothing moves.

std::array<double, 3> vector_of(const Lab& lab) { return {lab.l, lab.a, lab.b}; }

// The axis of most variance, by the power method.
std::array<double, 3> main_axis(const LabPicture& picture, const std::array<double, 3>& mean) {
  std::array<std::array<double, 3>, 3> spread{};
  for (const Lab& lab : picture.pixels) {
    const auto v = vector_of(lab);
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 3; ++j) spread[i][j] += (v[i] - mean[i]) * (v[j] - mean[j]);
    }
  }
  std::array<double, 3> axis{1, .1, .1};
  for (int round = 0; round < 24; ++round) {
    std::array<double, 3> next{};
    double length = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 3; ++j) next[i] += spread[i][j] * axis[j];
      length += next[i] * next[i];
    }
    if (length <= 0) return {1, 0, 0};
    for (std::size_t i = 0; i < 3; ++i) axis[i] = next[i] / std::sqrt(length);
  }
  return axis;
}

double otsu(const std::vector<double>& values, double low, double high) {
  constexpr std::size_t kBins = 64;
  std::array<double, kBins> bins{};
  for (const double value : values) {
    bins[std::min(kBins - 1,
                  static_cast<std::size_t>((value - low) / (high - low + 1e-9) * kBins))] += 1;
  }
  double all = 0, sum = 0;
  for (std::size_t i = 0; i < kBins; ++i) all += bins[i], sum += static_cast<double>(i) * bins[i];
  double below = 0, below_sum = 0, best = -1;
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < kBins; ++i) {
    below += bins[i], below_sum += static_cast<double>(i) * bins[i];
    if (below <= 0 || below >= all) continue;
    const double apart = below_sum / below - (sum - below_sum) / (all - below);
    const double between = below * (all - below) * apart * apart;
    if (between > best) best = between, at = i;
  }
  return low + (high - low) * (static_cast<double>(at) + 1) / kBins;
}

// Mean change in each cell, square root taken so that one cell cannot outweigh all.
void add_motion(const Plane& before, const Plane& now, std::vector<float>& out) {
  for (int row = 0; row < kRows; ++row) {
    const int y0 = row * now.height() / kRows, y1 = (row + 1) * now.height() / kRows;
    for (int column = 0; column < kColumns; ++column) {
      const int x0 = column * now.width() / kColumns, x1 = (column + 1) * now.width() / kColumns;
      float sum = 0;
      for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) sum += std::abs(now.row(y)[x] - before.row(y)[x]);
      }
      out.push_back(std::sqrt(sum / static_cast<float>(std::max(1, (y1 - y0) * (x1 - x0)))));
    }
  }
}

double correlation(const std::vector<float>& a, const std::vector<float>& b) {
  const double n = static_cast<double>(a.size());
  double p = 0, q = 0, pp = 0, qq = 0, pq = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    p += a[i], q += b[i];
    pp += static_cast<double>(a[i]) * a[i], qq += static_cast<double>(b[i]) * b[i];
    pq += static_cast<double>(a[i]) * b[i];
  }
  const double va = pp - p * p / n, vb = qq - q * q / n;
  return va > 0 && vb > 0 ? (pq - p * q / n) / std::sqrt(va * vb) : 0;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

Mask masses_of(const LabPicture& picture) {
  Mask out = make_mask(picture.width, picture.height);
  if (picture.pixels.empty()) return out;
  std::array<double, 3> mean{};
  for (const Lab& lab : picture.pixels) {
    const auto v = vector_of(lab);
    for (std::size_t i = 0; i < 3; ++i)
      mean[i] += v[i] / static_cast<double>(picture.pixels.size());
  }
  const std::array<double, 3> axis = main_axis(picture, mean);
  std::vector<double> values;
  values.reserve(picture.pixels.size());
  for (const Lab& lab : picture.pixels) {
    const auto v = vector_of(lab);
    values.push_back((v[0] - mean[0]) * axis[0] + (v[1] - mean[1]) * axis[1] +
                     (v[2] - mean[2]) * axis[2]);
  }
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const double threshold = otsu(values, *low, *high);
  for (std::size_t i = 0; i < values.size(); ++i) out.on[i] = values[i] >= threshold ? 1 : 0;
  // The smaller part is what stands before the rest.
  if (out.share() > .5) {
    for (std::uint8_t& on : out.on) on = on != 0 ? 0 : 1;
  }
  return out;
}

void Masses::add(std::int64_t number, const Picture& take, const Picture& source) {
  const Mask a = masses_of(lab_picture(take)), b = masses_of(lab_picture(source));
  Mask turned = a;
  for (std::uint8_t& on : turned.on) on = on != 0 ? 0 : 1;
  looks_.push_back({number, overlap_of(a, b), overlap_of(turned, b)});
  Plane now_take = luma_of(take), now_source = luma_of(source);
  if (!last_take_.empty()) {
    add_motion(last_take_, now_take, take_motion_);
    add_motion(last_source_, now_source, source_motion_);
  }
  last_take_ = std::move(now_take);
  last_source_ = std::move(now_source);
}

FollowMeasurement Masses::finish() const {
  FollowMeasurement out;
  if (looks_.size() < 3) {
    out.why_not = {"The two clips share less than three moments.", "兩條片的共同時間太短。"};
    return out;
  }
  const float liveliest = *std::max_element(source_motion_.begin(), source_motion_.end());
  if (static_cast<double>(liveliest) * liveliest < kStill) {
    out.why_not = {"Nothing moves in the source, so there is no acting to follow.",
                   "來源片沒有東西在動，沒有動作可跟。"};
    return out;
  }
  // Light on dark may be painted as dark on light, but then all through the clip.
  std::vector<double> same, inverse;
  for (const Look& look : looks_) same.push_back(look.same), inverse.push_back(look.inverse);
  const bool turned = median(inverse) > median(same);
  out.overlap = median(turned ? inverse : same);
  out.motion = correlation(take_motion_, source_motion_);
  const auto worst =
      std::min_element(looks_.begin(), looks_.end(), [&](const Look& p, const Look& q) {
        return turned ? p.inverse < q.inverse : p.same < q.same;
      });
  out.worst_frame = worst->number;
  return out;
}

}  // namespace shotlab
