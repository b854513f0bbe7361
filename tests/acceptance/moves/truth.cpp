// SPDX-License-Identifier: Apache-2.0

#include "tests/acceptance/moves/truth.h"

#include <algorithm>
#include <cmath>

#include "media/measure/measure.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace shotlab::test {

PaintRequest take_of(const std::string& prompt, std::int64_t seed) {
  PaintRequest request;
  request.prompt = prompt;
  request.seed = seed;
  request.width = 320, request.height = 180;
  return request;
}

Shot shoot(const PaintRequest& request, Kind kind) {
  TempDir folder;
  Result<PaintReport> painted = paint_take(request, folder / "take.mp4", {});
  REQUIRE(painted);
  Result<Measurement> measured = measure({.source = folder / "take.mp4",
                                          .soundness = kind == Kind::soundness,
                                          .move = kind == Kind::move,
                                          .loudness = false,
                                          .tone = false,
                                          .palette = kind == Kind::palette});
  REQUIRE(measured);
  return {std::move(*painted), std::move(*measured)};
}

std::vector<PathPoint> true_path(const std::vector<CameraPose>& poses) {
  std::vector<PathPoint> out(1);
  for (std::size_t i = 1; i < poses.size(); ++i) {
    const CameraPose &a = poses[i - 1], &b = poses[i];
    const double focal = (a.focal + b.focal) / 2;
    PathPoint p = out.back();
    p.x += focal * std::tan(b.yaw - a.yaw);
    p.y -= focal * std::tan(b.pitch - a.pitch);
    p.scale += std::log(b.focal / a.focal);
    p.roll += b.roll - a.roll;
    out.push_back(p);
  }
  return out;
}

double path_error(const std::vector<PathPoint>& measured, const std::vector<PathPoint>& truth,
                  double PathPoint::*channel) {
  REQUIRE(measured.size() == truth.size());
  double low = 0, high = 0, squares = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    low = std::min(low, truth[i].*channel), high = std::max(high, truth[i].*channel);
    const double off = measured[i].*channel - truth[i].*channel;
    squares += off * off;
  }
  REQUIRE(high > low);
  return std::sqrt(squares / static_cast<double>(truth.size())) / (high - low);
}

}  // namespace shotlab::test
