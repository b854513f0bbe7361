// SPDX-License-Identifier: Apache-2.0
//
// Where a take's frame is kept when it is to go with a shot.
//
// Threading: pure functions.

#pragma once

#include <cstdint>
#include <string>

namespace shotlab {

// Of first and last frames a shot has one each.
bool one_per_shot(const std::string& role);

// "assets/frames/0002-lantern-f00037.png", inside the film; frames are counted from 1 in it, as
// people count them.
std::string frame_file(const std::string& take, std::int64_t frame);

}  // namespace shotlab
