// SPDX-License-Identifier: Apache-2.0
//
// Ways to look at takes beside each other, as functions from frames to a picture. The window draws
// with them, the contact sheet too, and so can anyone else.
//
// Threading: pure functions. Pictures are RGB. Two pictures are REQUIRED to be of one size, unless
// said otherwise; of what is not, an empty picture comes back.

#pragma once

#include <cstdint>
#include <vector>

#include "media/model/picture.h"

namespace shotlab {

enum class DifferenceLook {
  absolute,  // |a - b| of each channel on black.
  toned,     // a - b of luma about mid grey: lighter where a is lighter.
  heat,      // |a - b| of luma from black over violet and orange to white.
};
// `gain`: 1 shows differences as they are, more makes small ones visible (they stop at white).
Picture difference(const Picture& a, const Picture& b,
                   DifferenceLook look = DifferenceLook::absolute, double gain = 1);

// a on one side of a line, b on the other. `position` 0..1 along the way of the wipe: 0 shows b
// only, 1 shows a only. `angle`: of that way, in degrees: 0 from left to right, 90 from top to
// bottom.
Picture wipe(const Picture& a, const Picture& b, double position, double angle = 0);

// b laid over a; `share` of b, 0..1.
Picture onion(const Picture& a, const Picture& b, double share = .5);

// One after the other: which of `count` takes is to be seen `seconds` after the start, each for
// `hold` seconds. REQUIRES: count > 0, hold > 0, seconds >= 0.
int blink(double seconds, double hold, int count);

// Two to nine of any sizes: all are fitted into cells of the first one's shape, in `columns`
// (0: as square as it gets), `gap` pixels apart. `cell_width`: pixels; 0: of the first picture.
Picture tiles(const std::vector<Picture>& pictures, int columns = 0, int gap = 4,
              int cell_width = 0);

// The part of a picture about (x, y) (0..1 of width and height), each pixel `zoom` times as large,
// unsmoothed: what the codec made of it. Keeps inside the picture. The same place and zoom on two
// takes gives linked loupes.
Picture loupe(const Picture& picture, double x, double y, int zoom, int width, int height);

}  // namespace shotlab
