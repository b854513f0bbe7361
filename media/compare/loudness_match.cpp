// SPDX-License-Identifier: Apache-2.0

#include "media/compare/loudness_match.h"

#include <algorithm>
#include <limits>

namespace shotlab {

std::vector<double> matching_gains(const std::vector<Loudness>& takes) {
  double quietest = std::numeric_limits<double>::infinity();
  for (const Loudness& take : takes) {
    if (!take.silent) quietest = std::min(quietest, take.integrated_lufs);
  }
  std::vector<double> gains;
  gains.reserve(takes.size());
  for (const Loudness& take : takes) {
    gains.push_back(take.silent ? 0 : quietest - take.integrated_lufs);
  }
  return gains;
}

}  // namespace shotlab
