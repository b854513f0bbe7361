// SPDX-License-Identifier: Apache-2.0
//
// Draws the words of a title once, as a picture that is then laid over frames: FreeType through
// libavfilter's drawtext, with fonts by the names that fontconfig knows.
//
// Threading: any thread, but one at a time (fontconfig's own lock is not relied upon).
// Errors:    a font that is not there, a character that no font has, and a line that does not fit
//            are refused by name.

#pragma once

#include <array>

#include "media/base/result.h"
#include "media/libav/frame_blend.h"
#include "media/model/clip_facts.h"
#include "media/model/cut.h"

namespace shotlab {

// Red, green and blue of the letters, and the grey of the edge around them, 0..1: dark letters get
// a light edge, light ones a dark. REQUIRES: a colour as "#rrggbb".
struct TitleInk {
  std::array<double, 3> rgb{};
  double edge = 0;
};
TitleInk ink_of(const CutTitle& title);

// REQUIRES: can_compose(look).
Result<TitleArt> draw_title(const CutTitle& title, const VideoFacts& look);

}  // namespace shotlab
