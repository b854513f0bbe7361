// SPDX-License-Identifier: Apache-2.0
//
// Rain and snow between the camera and the place: drops that have their own place in the world, so
// that a camera that moves passes them.
//
// Threading: pure function; one canvas per thread.

#pragma once

#include "app/practice/plan.h"
#include "app/practice/raster/canvas.h"
#include "app/practice/raster/view.h"

namespace shotlab::practice {

void draw_weather(Canvas& canvas, const View& view, const Plan& plan, Rgb light, double seconds);

}  // namespace shotlab::practice
