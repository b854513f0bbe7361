// SPDX-License-Identifier: Apache-2.0
//
// The scopes of a grading room, as functions from a frame to a picture: where its tones and colours
// lie. Grey on black with faint lines at the quarters; values are those of the 8-bit RGB frame.
//
// Method: waveform and parade count, per column of the frame, how often each level occurs;
// the vectorscope counts Cb and Cr of BT.709; counts are shown by their fourth root so that small
// areas stay visible.
//
// Threading: pure functions. Of an empty frame, or a size below 16, an empty picture comes back.

#pragma once

#include "media/model/picture.h"

namespace shotlab {

// Luma from left to right as in the frame, black at the bottom.
Picture waveform(const Picture& frame, int width, int height);
// The same of red, green and blue, beside each other.
Picture parade(const Picture& frame, int width, int height);
// Hue as an angle, saturation as a distance from the middle; a line marks the hue of skin.
Picture vectorscope(const Picture& frame, int size);
// How often each level occurs, red, green and blue over each other; the tallest reaches the top.
Picture histogram(const Picture& frame, int width, int height);

}  // namespace shotlab
