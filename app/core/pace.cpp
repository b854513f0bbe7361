// SPDX-License-Identifier: Apache-2.0

#include "app/core/pace.h"

#include <algorithm>
#include <cmath>

namespace shotlab {
namespace {

constexpr Clock::Duration kMostAsked = std::chrono::minutes(5);

}  // namespace

double Pace::chance() {
  random_ ^= random_ << 13;
  random_ ^= random_ >> 17;
  random_ ^= random_ << 5;
  return static_cast<double>(random_) / 4294967296.0;
}

Clock::Duration Pace::next(std::optional<double> asked_s) {
  const auto grown =
      Clock::Duration(std::llround(static_cast<double>(wait_.count()) * pacing_.factor));
  const Clock::Duration now = wait_;
  wait_ = std::min(grown, pacing_.most);
  if (asked_s && std::isfinite(*asked_s) && *asked_s > 0) {
    const double most_s = static_cast<double>(kMostAsked.count()) / 1000.0;
    const auto asked = Clock::Duration(std::llround(std::min(*asked_s, most_s) * 1000.0));
    return std::max(asked, pacing_.first);
  }
  const double uneven = 1.0 + pacing_.jitter * (2.0 * chance() - 1.0);
  return Clock::Duration(std::llround(static_cast<double>(now.count()) * uneven));
}

}  // namespace shotlab
