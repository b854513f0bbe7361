// SPDX-License-Identifier: Apache-2.0

#include "media/compare/alignment.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace shotlab {
namespace {

// Below this a picture has no structure to compare, in grey levels.
constexpr double kFlat = 1.5;
// What takes of one event must reach; takes of one prompt by two seeds stay far below.
constexpr double kAgreement = .8;
// Every other offset must disagree by so much more, or it is no finding: a shot that holds still
// disagrees with itself by its noise alone, whatever the offset.
constexpr double kClearer = 1.25;
constexpr double kLead = .0005;
// Offsets this near share most of what they see.
constexpr std::int64_t kNeighbour = 2;
constexpr std::size_t kFewest = 6;  // Pairs.

// The same thing for pair_frames() and align(): times of b, extended by its mean step on both
// sides.
double shift_for(const std::vector<double>& times, std::int64_t offset) {
  const auto count = static_cast<std::int64_t>(times.size());
  if (offset >= 0 && offset < count) return times[static_cast<std::size_t>(offset)] - times[0];
  const double step =
      count > 1 ? (times.back() - times.front()) / static_cast<double>(count - 1) : 0;
  return step * static_cast<double>(offset);
}

std::vector<double> times_of(const PacketIndex& index) {
  std::vector<double> out;
  out.reserve(index.frame_pts.size());
  for (const std::int64_t pts : index.frame_pts) {
    out.push_back(static_cast<double>(pts - index.frame_pts.front()) * index.time_base.value());
  }
  return out;
}

double length_of(const PacketIndex& index) {
  return static_cast<double>(index.end_pts - index.frame_pts.front()) * index.time_base.value();
}

bool one_to_one(const PacketIndex& a, const PacketIndex& b) {
  // Same steps on the same clock: then pairs are counted, and no rounding of times can slip one.
  const std::size_t count = std::min(a.frame_pts.size(), b.frame_pts.size());
  for (std::size_t i = 1; i < count; ++i) {
    const double step_a =
        static_cast<double>(a.frame_pts[i] - a.frame_pts[i - 1]) * a.time_base.value();
    const double step_b =
        static_cast<double>(b.frame_pts[i] - b.frame_pts[i - 1]) * b.time_base.value();
    // Containers round times to a millisecond (Matroska) each.
    if (std::abs(step_a - step_b) > .0021) return false;
  }
  const double drift =
      static_cast<double>(a.frame_pts[count - 1] - a.frame_pts[0]) * a.time_base.value() -
      static_cast<double>(b.frame_pts[count - 1] - b.frame_pts[0]) * b.time_base.value();
  return std::abs(drift) <= .0021;
}

double correlation(const Thumbprint& a, const Thumbprint& b) {
  if (a.flat || b.flat) return a.flat && b.flat ? 1 : 0;
  double sum = 0;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    sum += static_cast<double>(a.values[i]) * static_cast<double>(b.values[i]);
  }
  return sum / static_cast<double>(a.values.size());
}

}  // namespace

std::vector<FramePair> pair_frames(const PacketIndex& a, const PacketIndex& b,
                                   std::int64_t offset) {
  std::vector<FramePair> out;
  if (a.frame_pts.empty() || b.frame_pts.empty()) return out;
  if (one_to_one(a, b)) {
    for (std::int64_t i = std::max<std::int64_t>(0, -offset); i < a.frames(); ++i) {
      if (i + offset >= b.frames()) break;
      out.push_back({i, i + offset});
    }
    return out;
  }
  const std::vector<double> times_a = times_of(a);
  const std::vector<double> times_b = times_of(b);
  const double shift = shift_for(times_b, offset);
  const double end_b = length_of(b);
  // A frame whose time a container rounded up (by half a millisecond at most) is still the one that
  // is shown.
  const double slack = std::min(.0006, .5 * std::max(a.time_base.value(), b.time_base.value()));
  std::size_t next = 0;
  for (std::size_t i = 0; i < times_a.size(); ++i) {
    const double now = times_a[i] + shift;
    if (now < -slack) continue;
    if (now + slack >= end_b) break;
    while (next + 1 < times_b.size() && times_b[next + 1] <= now + slack) ++next;
    out.push_back({static_cast<std::int64_t>(i), static_cast<std::int64_t>(next)});
  }
  return out;
}

Thumbprint thumbprint(const Picture& luma) {
  Thumbprint out;
  out.values.reserve(luma.pixels.size());
  double sum = 0;
  for (const std::uint8_t value : luma.pixels) sum += value;
  const double mean = sum / static_cast<double>(luma.pixels.size());
  double squares = 0;
  for (const std::uint8_t value : luma.pixels) squares += (value - mean) * (value - mean);
  const double deviation = std::sqrt(squares / static_cast<double>(luma.pixels.size()));
  out.flat = deviation < kFlat;
  const double scale = out.flat ? 0 : 1 / deviation;
  for (const std::uint8_t value : luma.pixels) {
    out.values.push_back(static_cast<float>((value - mean) * scale));
  }
  return out;
}

Alignment align(const std::vector<Thumbprint>& a, const std::vector<double>& a_times,
                const std::vector<Thumbprint>& b, const std::vector<double>& b_times,
                std::int64_t reach) {
  if (a.empty() || b.empty()) return {};
  // What both hold of the shorter must be enough to judge by.
  const std::size_t wanted = std::max(kFewest, std::min(a.size(), b.size()) / 3);
  const double step = b_times.size() > 1 ? (b_times.back() - b_times.front()) /
                                               static_cast<double>(b_times.size() - 1)
                                         : 0;
  struct Try {
    std::int64_t offset = 0;
    double agreement = -1;
  };
  std::vector<Try> tries;
  for (std::int64_t offset = -reach; offset <= reach; ++offset) {
    const double shift = shift_for(b_times, offset);
    double sum = 0;
    std::size_t pairs = 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      const double now = a_times[i] + shift + step / 4;
      if (now < 0) continue;
      if (now > b_times.back() + step) break;
      while (next + 1 < b.size() && b_times[next + 1] <= now) ++next;
      sum += correlation(a[i], b[next]);
      ++pairs;
    }
    if (pairs >= wanted) tries.push_back({offset, sum / static_cast<double>(pairs)});
  }
  if (tries.empty()) return {};
  // Of equals, the nearest to no offset at all.
  const auto better = [](const Try& x, const Try& y) {
    if (x.agreement != y.agreement) return x.agreement > y.agreement;
    return std::abs(x.offset) < std::abs(y.offset);
  };
  const Try best = *std::min_element(tries.begin(), tries.end(), better);
  double rival = -1;
  for (const Try& other : tries) {
    if (std::abs(other.offset - best.offset) > kNeighbour) {
      rival = std::max(rival, other.agreement);
    }
  }
  Alignment out;
  out.agreement = best.agreement;
  out.lead = best.agreement - rival;
  out.found = best.agreement >= kAgreement && 1 - rival >= kClearer * (1 - best.agreement) + kLead;
  out.offset = out.found ? best.offset : 0;
  return out;
}

}  // namespace shotlab
