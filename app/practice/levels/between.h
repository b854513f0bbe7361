// SPDX-License-Identifier: Apache-2.0
//
// From a first frame to a last one (level G2): the first picture of the take is the first that was
// given, its last the last, and in between one becomes the other.
//
// Threading: one thread at a time.

#pragma once

#include "app/practice/levels/footage.h"

namespace shotlab::practice {

Result<FootageTake> open_between(const PaintRequest& request, const Scene& scene);

}  // namespace shotlab::practice
