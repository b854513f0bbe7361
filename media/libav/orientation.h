// SPDX-License-Identifier: Apache-2.0
//
// Turning pictures by quarter turns.
//
// Threading: pure functions.

#pragma once

#include "media/model/picture.h"

namespace shotlab::av {

// `degrees` clockwise: 0, 90, 180 or 270.
Picture turned(Picture picture, int degrees);
Picture mirrored(Picture picture);  // Left and right changed over.

}  // namespace shotlab::av
