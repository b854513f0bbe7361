// SPDX-License-Identifier: Apache-2.0
//
// Milliseconds since it was made, and what is said of many of them.

#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

namespace shotlab::bench {

class Stopwatch {
 public:
  double ms() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin_)
        .count();
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

// The value that `share` of them do not exceed. REQUIRES: there is one.
inline double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(
      std::lround(share * static_cast<double>(values.size() - 1)))];
}

}  // namespace shotlab::bench
