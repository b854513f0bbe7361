// SPDX-License-Identifier: Apache-2.0
//
// A thing alone, with alpha and its own shadow: what the words name, in the light that they name,
// to be laid into other pictures (level G4).
//
// Threading: pure function.

#pragma once

#include "app/practice/painter.h"
#include "media/model/picture.h"

namespace shotlab::practice {

// RGBA, not premultiplied, cropped to what is there; `height` pixels high at most. `light_side`
// -1 or +1 overrules the words; 0 does not. Empty when nothing can be painted.
Picture paint_element(const PaintRequest& request, int height, double light_side = 0);

}  // namespace shotlab::practice
