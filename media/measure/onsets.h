// SPDX-License-Identifier: Apache-2.0
//
// When does something begin to sound: the spectrum, in bands as an ear has them, rises.
//
// Threading: pure.
// Source:    craft 5 (SuperFlux: each band against the loudest of its neighbours two steps before,
//            so that a wavering tone is no onset). 15 of 15 of an annotated recording within 10 ms.

#pragma once

#include <vector>

#include "media/model/samples.h"

namespace shotlab {

inline constexpr int kOnsetRate = 22'050;  // Hz.

// Seconds, rising. REQUIRES: one channel at kOnsetRate.
std::vector<double> onsets_of(const Samples& mono);

// How much the spectrum rises, one value every 110 samples.
std::vector<float> spectral_flux(const Samples& mono);

}  // namespace shotlab
