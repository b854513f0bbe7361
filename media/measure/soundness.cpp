// SPDX-License-Identifier: Apache-2.0

#include "media/measure/soundness.h"

#include <algorithm>
#include <cmath>

namespace shotlab {
namespace {

constexpr double kBlackMean = 16, kBlackVariance = 10;  // Levels of 255, and their square.
constexpr double kFrozenMean = .35;
constexpr double kFrozenBlock = 2;  // Mean change of the liveliest 8 x 8 block.
constexpr double kFrozenSeconds = .5;

bool same_picture(const Plane& a, const Plane& b) {
  constexpr int kBlock = 8;
  if (a.width() != b.width() || a.height() != b.height()) return false;
  double total = 0;
  for (int top = 0; top < a.height(); top += kBlock) {
    const int bottom = std::min(top + kBlock, a.height());
    for (int left = 0; left < a.width(); left += kBlock) {
      const int right = std::min(left + kBlock, a.width());
      float block = 0;
      for (int y = top; y < bottom; ++y) {
        const float* p = a.row(y);
        const float* q = b.row(y);
        for (int x = left; x < right; ++x) block += std::abs(p[x] - q[x]);
      }
      total += block;
      if (block > kFrozenBlock * (bottom - top) * (right - left)) return false;
    }
  }
  return total < kFrozenMean * a.width() * a.height();
}

}  // namespace

Soundness::Soundness(double fps) : fps_(fps > 0 ? fps : 24) {}

void Soundness::add(std::int64_t number, const Plane& luma) {
  double sum = 0, squares = 0;
  for (int y = 0; y < luma.height(); ++y) {
    const float* row = luma.row(y);
    float line = 0, line_squares = 0;
    for (int x = 0; x < luma.width(); ++x) {
      line += row[x];
      line_squares += row[x] * row[x];
    }
    sum += line;
    squares += line_squares;
  }
  const double count = std::max(1, luma.width() * luma.height());
  const double mean = sum / count;
  if (mean < kBlackMean && squares / count - mean * mean < kBlackVariance) {
    ++out_.black_frames;
    if (!out_.first_black) out_.first_black = number;
  }
  brightness_.push_back(static_cast<float>(mean));
  luma_total_ += mean;
  ++out_.frames;

  const bool follows = last_number_ >= 0 && number == last_number_ + 1;
  if (!follows || !same_picture(last_, luma)) {
    if (last_number_ >= 0) end_run(last_number_ + 1);
    run_start_ = number;
  }
  last_ = luma;
  last_number_ = number;
}

void Soundness::add_undecodable(std::int64_t) { ++out_.undecodable; }

void Soundness::end_run(std::int64_t end) {
  const std::int64_t length = end - run_start_;
  if (run_start_ < 0 || static_cast<double>(length) < kFrozenSeconds * fps_) return;
  out_.frozen.push_back({{run_start_, end}});
  out_.frozen_frames += length;
  out_.longest_frozen = std::max(out_.longest_frozen, length);
}

PictureSoundness Soundness::finish(double duration_s) {
  if (last_number_ >= 0) end_run(last_number_ + 1);
  run_start_ = -1;
  out_.duration_s = duration_s;
  if (out_.frames > 0) out_.mean_luma = luma_total_ / static_cast<double>(out_.frames);
  return out_;
}

}  // namespace shotlab
