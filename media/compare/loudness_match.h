// SPDX-License-Identifier: Apache-2.0
//
// Gains at which takes sound equally loud: of two, the louder one always seems the better.
//
// Threading: pure function.
// Source:    integrated loudness of EBU R128 (ITU-R BS.1770-4), as measured by media/libav.

#pragma once

#include <vector>

#include "media/model/measurement.h"

namespace shotlab {

// One gain in dB per take, none above 0: all come down to the quietest, so nothing clips. A silent
// take keeps 0 and holds no other down.
std::vector<double> matching_gains(const std::vector<Loudness>& takes);

}  // namespace shotlab
