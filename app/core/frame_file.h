// SPDX-License-Identifier: Apache-2.0
//
// A frame of a take as a picture of its own, to go with a shot.
//
// Threading: any thread. Blocking: write_frame() decodes and writes.
// Errors:    write_frame(): no such frame, a clip that cannot be read, a full disk.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "media/base/cancel.h"
#include "media/base/result.h"

namespace shotlab {

// Of all but reference pictures a shot has one each.
bool one_per_shot(const std::string& role);

// "assets/frames/0002-lantern-f00037.png", inside the film; frames are counted from 1 in it, as
// people count them.
std::string frame_file(const std::string& take, std::int64_t frame);

// Frame `number` (from 0) of the clip as it is shown, in full size. What is there already stays.
Status write_frame(const std::filesystem::path& clip, std::int64_t number,
                   const std::filesystem::path& file, const Cancel& cancel);

}  // namespace shotlab
