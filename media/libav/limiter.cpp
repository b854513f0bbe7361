// SPDX-License-Identifier: Apache-2.0

#include "media/libav/limiter.h"

#include <algorithm>
#include <cmath>
#include <deque>

#include "media/libav/av.h"

namespace shotlab {
namespace {

constexpr int kFiner = 4;               // Times the rate.
constexpr double kLookSeconds = 0.004;  // Before and after a peak.
constexpr double kRelease = 0.15;       // Seconds in which it comes back to 1/e.

// The least of the 2 * reach + 1 values round each.
std::vector<float> least_around(const std::vector<float>& values, std::size_t reach) {
  std::vector<float> out(values.size());
  std::deque<std::size_t> low;  // Places of rising values.
  for (std::size_t i = 0; i < values.size() + reach; ++i) {
    if (i < values.size()) {
      while (!low.empty() && values[low.back()] >= values[i]) low.pop_back();
      low.push_back(i);
    }
    if (i < reach) continue;
    const std::size_t at = i - reach;
    while (low.front() + reach < at) low.pop_front();
    out[at] = values[low.front()];
  }
  return out;
}

// The mean of the 2 * reach + 1 values round each; beyond the ends they go on as they are.
std::vector<float> mean_around(const std::vector<float>& values, std::size_t reach) {
  std::vector<float> out(values.size());
  const auto last = static_cast<std::ptrdiff_t>(values.size()) - 1;
  const auto wide = static_cast<std::ptrdiff_t>(reach);
  const auto at = [&](std::ptrdiff_t i) {
    return static_cast<double>(
        values[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, last))]);
  };
  double sum = 0;
  for (std::ptrdiff_t i = -wide; i <= wide; ++i) sum += at(i);
  for (std::ptrdiff_t i = 0; i <= last; ++i) {
    out[static_cast<std::size_t>(i)] =
        static_cast<float>(sum / (2.0 * static_cast<double>(wide) + 1));
    sum += at(i + wide + 1) - at(i - wide);
  }
  return out;
}

}  // namespace

std::vector<float> true_peaks(const Samples& sound) {
  const std::int64_t frames = sound.frames();
  const auto channels = static_cast<std::size_t>(sound.channels);
  std::vector<float> peaks(static_cast<std::size_t>(frames), 0.0F);
  for (std::size_t i = 0; i < peaks.size(); ++i) {
    for (std::size_t c = 0; c < channels; ++c) {
      peaks[i] = std::max(peaks[i], std::abs(sound.values[i * channels + c]));
    }
  }
  AVChannelLayout layout{};
  av_channel_layout_default(&layout, sound.channels);
  SwrContext* raw = nullptr;
  const int code = swr_alloc_set_opts2(&raw, &layout, AV_SAMPLE_FMT_FLT, kFiner * sound.rate,
                                       &layout, AV_SAMPLE_FMT_FLT, sound.rate, 0, nullptr);
  const av::Owned<SwrContext> finer(raw);
  if (code < 0 || swr_init(raw) < 0) return peaks;
  std::vector<float> block(16384 * channels);
  std::int64_t made = 0;  // Fine samples so far; number k lies k / 4 samples in.
  const auto take = [&](const std::uint8_t* in, int count) {
    for (;;) {
      auto* out = reinterpret_cast<std::uint8_t*>(block.data());
      const int got = swr_convert(raw, &out, 16384, in != nullptr ? &in : nullptr, count);
      if (got <= 0) return;
      count = 0;
      for (int i = 0; i < got; ++i, ++made) {
        float peak = 0;
        for (std::size_t c = 0; c < channels; ++c) {
          peak = std::max(peak, std::abs(block[static_cast<std::size_t>(i) * channels + c]));
        }
        // It counts for the samples on both sides.
        for (const std::int64_t n : {made / kFiner, (made + kFiner - 1) / kFiner}) {
          if (n < frames) {
            float& there = peaks[static_cast<std::size_t>(n)];
            there = std::max(there, peak);
          }
        }
      }
    }
  };
  for (std::int64_t at = 0; at < frames; at += 4096) {
    const auto count = static_cast<int>(std::min<std::int64_t>(4096, frames - at));
    const float* values = sound.values.data() + static_cast<std::size_t>(at) * channels;
    take(reinterpret_cast<const std::uint8_t*>(values), count);
  }
  take(nullptr, 0);
  return peaks;
}

std::vector<float> limiter_gain(const std::vector<float>& peaks, float ceiling, int rate) {
  std::vector<float> gain(peaks.size(), 1.0F);
  if (peaks.empty()) return gain;
  bool any = false;
  for (std::size_t i = 0; i < peaks.size(); ++i) {
    if (peaks[i] <= ceiling) continue;
    gain[i] = ceiling / peaks[i];
    any = true;
  }
  if (!any) return gain;
  // The least around, and then the mean of that: at a peak all that is averaged lies as low as it
  // must. In between comes a slow return, which is never higher than what it returns from.
  const auto reach = static_cast<std::size_t>(std::max(1.0, kLookSeconds * rate));
  gain = least_around(gain, reach);
  const auto back = static_cast<float>(1 - std::exp(-1 / (kRelease * rate)));
  for (std::size_t i = 1; i < gain.size(); ++i) {
    gain[i] = std::min(gain[i], gain[i - 1] + (1 - gain[i - 1]) * back);
  }
  return mean_around(gain, reach);
}

Samples limited(const Samples& sound, double ceiling_dbtp) {
  const auto ceiling = static_cast<float>(std::pow(10.0, ceiling_dbtp / 20));
  const std::vector<float> gain = limiter_gain(true_peaks(sound), ceiling, sound.rate);
  Samples out = sound;
  const auto channels = static_cast<std::size_t>(sound.channels);
  for (std::size_t i = 0; i < gain.size(); ++i) {
    for (std::size_t c = 0; c < channels; ++c) out.values[i * channels + c] *= gain[i];
  }
  return out;
}

}  // namespace shotlab
