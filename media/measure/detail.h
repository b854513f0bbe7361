// SPDX-License-Identifier: Apache-2.0
//
// Is there real detail in a picture, or was a smaller one enlarged: fine detail over that of the
// same picture halved and enlarged again. An enlarged picture has nothing that this takes away.
//
// Threading: pure.
// Source:    checks V.resol ("high-frequency ratio against plain bicubic").

#pragma once

#include "media/model/picture.h"

namespace shotlab {

// `luma`: one channel, at the size of the clip. About 1 for one enlarged twice, more for real
// detail. 1 for a picture without any detail.
double detail_ratio(const Picture& luma);

// Bicubic (a = -0.5), to twice the size.
Picture doubled(const Picture& luma);

}  // namespace shotlab
