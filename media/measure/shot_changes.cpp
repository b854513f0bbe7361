// SPDX-License-Identifier: Apache-2.0

#include "media/measure/shot_changes.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace shotlab {
namespace {

constexpr double kCutRatio = 3, kCutScore = 15;
constexpr double kRescueRatio = 5, kRescueScore = 6, kRescueCorrelation = .5;
constexpr double kFlashShare = .35, kFlashCorrelation = .5;
constexpr int kFlashFrames = 3;
constexpr double kApartSeconds = .25;
constexpr std::size_t kKept = 10;  // Looks: enough for a flash on either side and the frames ahead.

double correlation(const std::vector<float>& a, const std::vector<float>& b) {
  double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double x = a[i], y = b[i];
    sa += x, sb += y, saa += x * x, sbb += y * y, sab += x * y;
  }
  const double n = static_cast<double>(a.size());
  const double va = saa - sa * sa / n, vb = sbb - sb * sb / n;
  if (va < 1e-6 * n || vb < 1e-6 * n) return va < 1e-6 * n && vb < 1e-6 * n ? 1 : 0;
  return (sab - sa * sb / n) / std::sqrt(va * vb);
}

}  // namespace

ShotChanges::ShotChanges(double fps) : fps_(fps > 0 ? fps : 24) {}

// Mean difference of hue, saturation and value. In the dark the first two are noise, and hue is
// where there is little colour: there they count less.
double ShotChanges::difference(const Look& a, const Look& b) {
  constexpr float kDark = 1 / 48.F, kPale = 1 / 24.F;
  float total = 0;
  for (std::size_t i = 0; i < a.hue.size(); ++i) {
    const float value = static_cast<float>(std::min(a.value[i], b.value[i]));
    const float colour =
        value * static_cast<float>(std::min(a.saturation[i], b.saturation[i])) / 255;
    const int turn = std::abs(a.hue[i] - b.hue[i]);
    total += std::min(1.F, colour * kPale) * static_cast<float>(std::min(turn, 180 - turn)) +
             std::min(1.F, value * kDark) *
                 static_cast<float>(std::abs(a.saturation[i] - b.saturation[i])) +
             static_cast<float>(std::abs(a.value[i] - b.value[i]));
  }
  return a.hue.empty() ? 0 : static_cast<double>(total) / (3.0 * static_cast<double>(a.hue.size()));
}

const ShotChanges::Look& ShotChanges::look(std::int64_t frame) const {
  return recent_[recent_.size() - static_cast<std::size_t>(frames() - frame)];
}

void ShotChanges::add(const Picture& rgb) {
  Look now;
  const std::size_t pixels =
      static_cast<std::size_t>(rgb.width) * static_cast<std::size_t>(rgb.height);
  now.hue.resize(pixels), now.saturation.resize(pixels), now.value.resize(pixels);
  now.luma.resize(pixels);
  double sum = 0, squares = 0;
  for (std::size_t i = 0; i < pixels; ++i) {
    const std::uint8_t* p = &rgb.pixels[i * 3];
    const int r = p[0], g = p[1], b = p[2];
    const int high = std::max({r, g, b}), low = std::min({r, g, b});
    const int chroma = high - low;
    double hue = 0;
    if (chroma > 0) {
      hue = high == r   ? 30.0 * (g - b) / chroma
            : high == g ? 60 + 30.0 * (b - r) / chroma
                        : 120 + 30.0 * (r - g) / chroma;
      if (hue < 0) hue += 180;
    }
    now.hue[i] = static_cast<std::uint8_t>(hue);
    now.saturation[i] = static_cast<std::uint8_t>(high > 0 ? 255 * chroma / high : 0);
    now.value[i] = static_cast<std::uint8_t>(high);
    now.luma[i] = .2126F * static_cast<float>(r) + .7152F * static_cast<float>(g) +
                  .0722F * static_cast<float>(b);
    sum += now.luma[i];
    squares += static_cast<double>(now.luma[i]) * now.luma[i];
  }
  const double count = std::max<double>(1, static_cast<double>(pixels));
  const double mean = sum / count;
  const double variance = std::max(0.0, squares / count - mean * mean);
  evenness_.push_back({mean, std::sqrt(variance)});
  score_.push_back(recent_.empty() ? 0 : difference(recent_.back(), now));
  dissolves_.add(now.luma, rgb.width, rgb.height);
  recent_.push_back(std::move(now));
  if (recent_.size() > kKept) recent_.pop_front();
  while (decided_ + kAhead < frames()) decide(decided_++);
}

bool ShotChanges::is_flash(std::int64_t frame) const {
  const double jump = score_[static_cast<std::size_t>(frame)];
  const std::int64_t oldest = frames() - static_cast<std::int64_t>(recent_.size());
  // The picture before comes back soon after, or the one after was there a moment ago.
  for (int k = 1; k <= kFlashFrames; ++k) {
    for (const auto& [a, b] : {std::pair{frame - 1, frame + k}, {frame - 1 - k, frame}}) {
      if (a < oldest || b >= frames()) continue;
      if (difference(look(a), look(b)) < kFlashShare * jump &&
          correlation(look(a).luma, look(b).luma) > kFlashCorrelation) {
        return true;
      }
    }
  }
  return false;
}

void ShotChanges::decide(std::int64_t frame) {
  const double jump = score_[static_cast<std::size_t>(frame)];
  if (jump < kRescueScore) return;
  double neighbours = 0;
  int count = 0;
  for (const std::int64_t k : {frame - 2, frame - 1, frame + 1, frame + 2}) {
    if (k < 1 || k >= frames()) continue;
    neighbours += score_[static_cast<std::size_t>(k)];
    ++count;
  }
  const double ratio = count > 0 ? jump * count / std::max(neighbours, 1e-3 * count) : 0;
  const bool clear = ratio >= kCutRatio && jump >= kCutScore;
  const bool rescued = ratio >= kRescueRatio &&
                       correlation(look(frame - 1).luma, look(frame).luma) < kRescueCorrelation;
  if ((!clear && !rescued) || is_flash(frame)) return;
  if (!cuts_.empty() && static_cast<double>(frame - cuts_.back()) < kApartSeconds * fps_) return;
  cuts_.push_back(frame);
}

namespace {

enum class Even { no, black, white };

Even even(const Evenness& frame) {
  if (frame.deviation * frame.deviation >= 40) return Even::no;
  return frame.mean < 24 ? Even::black : frame.mean > 232 ? Even::white : Even::no;
}

double distance(const Evenness& frame, Even from) {
  return frame.deviation + (from == Even::black ? frame.mean : 255 - frame.mean);
}

// From `edge`, an even frame, along `way` (1 or -1): the last frame of a steady rise into a
// picture, or `edge` if there is none. A rise of which one frame makes half is a cut.
std::int64_t end_of_rise(const std::vector<Evenness>& frames, std::int64_t edge, int way, Even from,
                         double fps) {
  constexpr double kLongest = 3;  // Seconds.
  constexpr int kFewest = 4;      // Frames that rise.
  constexpr int kStill = 4;       // Frames without a rise end it.
  const auto n = static_cast<std::int64_t>(frames.size());
  const auto level = [&](std::int64_t k) {
    return distance(frames[static_cast<std::size_t>(k)], from) -
           distance(frames[static_cast<std::size_t>(edge)], from);
  };
  double largest = 0;
  int still = 0;
  std::int64_t end = edge;
  for (std::int64_t k = edge; k + way >= 0 && k + way < n; k += way) {
    if (static_cast<double>(std::abs(k + way - edge)) > kLongest * fps) break;
    const double rise = level(k), step = level(k + way) - rise;
    if (step < -.02 * rise - .3) break;
    still = step < .004 * rise + .02 ? still + 1 : 0;
    if (still >= kStill) break;
    if (still == 0) end = k + way;
    largest = std::max(largest, step);
  }
  const bool fades = std::abs(end - edge) >= kFewest && level(end) > 8 && largest < .5 * level(end);
  return fades ? end : edge;
}

}  // namespace

std::vector<Fade> find_fades(const std::vector<Evenness>& frames, double fps) {
  const auto n = static_cast<std::int64_t>(frames.size());
  const auto kind = [&](std::int64_t k) { return even(frames[static_cast<std::size_t>(k)]); };
  std::vector<Fade> out;
  for (std::int64_t begin = 0, end = 0; begin < n; begin = end) {
    end = begin + 1;
    const Even from = kind(begin);
    if (from == Even::no) continue;
    while (end < n && kind(end) == from) ++end;
    // The first and the last frame of the run that are as even as it gets.
    double least = 1e9;
    const auto level = [&](std::int64_t k) {
      return distance(frames[static_cast<std::size_t>(k)], from);
    };
    for (std::int64_t k = begin; k < end; ++k) least = std::min(least, level(k));
    std::int64_t first = begin, last = end - 1;
    while (level(first) > least + 1) ++first;
    while (level(last) > least + 1) --last;
    const std::int64_t before = end_of_rise(frames, first, -1, from, fps);
    if (before < first) out.push_back({.frames = {before, end == n ? n : first + 1}, .in = false});
    const std::int64_t after = end_of_rise(frames, last, 1, from, fps);
    if (after > last) out.push_back({.frames = {begin == 0 ? 0 : last, after + 1}, .in = true});
  }
  return out;
}

ShotMeasurement ShotChanges::finish() {
  while (decided_ < frames()) decide(decided_++);
  ShotMeasurement out;
  out.fades = find_fades(evenness_, fps_);
  for (const std::int64_t cut : cuts_) {
    const bool inside = std::any_of(out.fades.begin(), out.fades.end(), [&](const Fade& fade) {
      return cut > fade.frames.in && cut < fade.frames.out;
    });
    if (!inside) out.cuts.push_back(cut);
  }
  for (const FrameRange& range : dissolves_.finish()) {
    const auto touches = [&](const FrameRange& other) {
      return range.in < other.out && other.in < range.out;
    };
    const bool taken = std::any_of(out.cuts.begin(), out.cuts.end(),
                                   [&](std::int64_t cut) {
                                     return touches({cut - 1, cut + 1});
                                   }) ||
                       std::any_of(out.fades.begin(), out.fades.end(),
                                   [&](const Fade& fade) { return touches(fade.frames); });
    if (!taken) out.dissolves.push_back(range);
  }
  return out;
}

}  // namespace shotlab
