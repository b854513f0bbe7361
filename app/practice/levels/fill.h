// SPDX-License-Identifier: Apache-2.0
//
// Takes a thing out of a picture: what a mask covers is filled from what lies around it.
//
// Threading: pure function.
// Source:    pull-push on a pyramid (Gortler et al. 1996, "The Lumigraph").

#pragma once

#include "media/model/picture.h"

namespace shotlab::practice {

// `mask`: one channel, as large; 255 where `picture` (RGB) is unknown.
void fill_inside(Picture& picture, const Picture& mask);

}  // namespace shotlab::practice
