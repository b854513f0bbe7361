// SPDX-License-Identifier: Apache-2.0
//
// Is there one thing in the picture that moves by itself? A box, at most 60 % of the picture, that
// parts the points which stray from those which agree.
//
// Threading: pure.
// Source:    craft 1.2, step 9.

#pragma once

#include <optional>
#include <vector>

#include "media/measure/motion.h"

namespace shotlab {

// Which points lie in the box that parts best; nothing if none parts well.
std::optional<std::vector<bool>> compact_mover(const Flow& flow, const Lens& lens,
                                               const std::vector<bool>& inliers);

}  // namespace shotlab
