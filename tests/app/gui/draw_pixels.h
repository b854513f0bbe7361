// SPDX-License-Identifier: Apache-2.0
//
// Draws what Dear ImGui wants drawn, on the processor: pictures of panels that repeat byte for
// byte, without a graphics card.

#pragma once

#include "media/model/picture.h"

struct ImDrawData;

namespace shotlab::test {

class FakePictures;

Picture draw_pixels(const ImDrawData& data, const FakePictures& pictures);

}  // namespace shotlab::test
