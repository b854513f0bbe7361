// SPDX-License-Identifier: Apache-2.0

#include "media/edit/loudness_fit.h"

#include <algorithm>
#include <cmath>

#include "media/edit/requests.h"
#include "media/libav/limiter.h"
#include "media/libav/sound_reader.h"

namespace shotlab {
namespace {

constexpr int kTries = 10;
constexpr double kNear =
    0.03;  // LU from the goal that is good enough; the meter counts hundredths.
constexpr double kOver = 0.02;        // dB over the peak that no one can measure.
constexpr double kMostLimiting = 20;  // dB taken off peaks: beyond that it is distortion.

Samples louder(const Samples& sound, double db) {
  Samples out = sound;
  const auto level = static_cast<float>(std::pow(10.0, db / 20));
  for (float& value : out.values) value *= level;
  return out;
}

Error silent() {
  return {ErrorCode::bad_input,
          {"The film is silent, so it cannot be brought to a loudness.",
           "影片沒有聲音，無法調到指定響度。"},
          {"Leave the loudness out.", "請不要指定響度。"}};
}

Error out_of_reach(const LoudnessGoal& goal, double reached) {
  return {
      ErrorCode::unsupported,
      fill(Text{"The sound cannot be brought to {0} LUFS with peaks at {1} dBTP; it came to {2}.",
                "在峰值 {1} dBTP 之下，聲音不能調到 {0} LUFS，只到 {2}。"},
           {number(goal.integrated_lufs, 1), number(goal.true_peak_dbtp, 1), number(reached, 1)}),
      {"Ask for a quieter film.", "請要求較低的響度。"}};
}

}  // namespace

Result<Samples> at_loudness(const Samples& sound, const LoudnessGoal& goal, const Cancel& cancel) {
  Result<Loudness> before = measure_loudness(sound);
  if (!before) return before.error();
  if (before->silent) return silent();
  double gain = goal.integrated_lufs - before->integrated_lufs;
  double ceiling = goal.true_peak_dbtp;
  double reached = before->integrated_lufs;
  for (int i = 0; i < kTries; ++i) {
    if (cancel.requested()) return stopped();
    const double peak = before->true_peak_dbtp + gain;
    const Samples raised = louder(sound, gain);
    const Samples tried = peak > ceiling ? limited(raised, ceiling) : raised;
    Result<Samples> coded = after_coding(tried, goal.codec, goal.bits);
    if (!coded) return coded;
    Result<Loudness> heard = measure_loudness(*coded);
    if (!heard) return heard.error();
    const double off = goal.integrated_lufs - heard->integrated_lufs;
    const double over = heard->true_peak_dbtp - goal.true_peak_dbtp;
    reached = heard->integrated_lufs;
    if (std::abs(off) <= kNear && over <= kOver) return tried;
    gain += off;
    if (over > kOver) ceiling -= over + kOver;
    if (before->true_peak_dbtp + gain - ceiling > kMostLimiting) break;
  }
  return out_of_reach(goal, reached);
}

Result<Samples> under_peak(const Samples& sound, const LoudnessGoal& goal) {
  double ceiling = goal.true_peak_dbtp;
  Samples tried = sound;
  for (int i = 0; i < kTries; ++i) {
    Result<Samples> coded = after_coding(tried, goal.codec, goal.bits);
    if (!coded) return coded;
    Result<Loudness> heard = measure_loudness(*coded);
    if (!heard) return heard.error();
    const double over = heard->true_peak_dbtp - goal.true_peak_dbtp;
    if (over <= kOver) return tried;
    if (i > 0) ceiling -= over + kOver;
    tried = limited(sound, ceiling);
  }
  return tried;
}

}  // namespace shotlab
