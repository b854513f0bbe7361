// SPDX-License-Identifier: Apache-2.0
//
// How long to wait before asking again: longer each time, a little uneven so that many jobs do not
// ask at once, and what the service itself asks for comes first.
//
// Threading: one thread.
// Source:    reference "reliability" §3.6.

#pragma once

#include <cstdint>
#include <optional>

#include "app/core/service.h"
#include "media/base/clock.h"

namespace shotlab {

class Pace {
 public:
  // Same seed, same waits.
  Pace(Pacing pacing, std::uint32_t seed)
      : pacing_(pacing), wait_(pacing.first), random_(seed | 1u) {}

  // `asked_s`: what the service asked for, held between the first wait and five minutes.
  Clock::Duration next(std::optional<double> asked_s = std::nullopt);

 private:
  double chance();  // 0..1

  Pacing pacing_;
  Clock::Duration wait_;
  std::uint32_t random_;
};

}  // namespace shotlab
