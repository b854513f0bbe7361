// SPDX-License-Identifier: Apache-2.0
//
// Sound faster or slower at the same pitch.
//
// Threading: pure. Source: libavfilter's atempo (WSOLA).

#pragma once

#include <cstdint>

#include "media/base/result.h"
#include "media/model/samples.h"
#include "media/model/time.h"

namespace shotlab {

// The sound at `speed` times its tempo, exactly `length` samples long: what the stretching leaves
// short or long by a few is silence or cut off. REQUIRES: speed from 1/16 to 16.
Result<Samples> at_tempo(const Samples& sound, Rational speed, std::int64_t length);

}  // namespace shotlab
