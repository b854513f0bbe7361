// SPDX-License-Identifier: Apache-2.0
//
// A camera path flown through the whitebox: the plain set that the practice generator builds
// without textures, to watch a flight before it is shot, and to measure a take against.
//
// Threading: any thread. Blocking: paints a small clip (some seconds), unless it is there already.
// Errors:    as paint_take(); cancelled leaves nothing.

#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/model/controls.h"

namespace shotlab {

struct WhiteboxFlight {
  std::string place = "street";  // In a prompt's words.
  double seconds = 4;
  std::vector<CameraKey> path;  // Two keys or more.
};

// The clip in `<cache>/reference`, named by what it shows, 640x360 at 24 frames a second.
Result<std::filesystem::path> whitebox_clip(const WhiteboxFlight& flight,
                                            const std::filesystem::path& cache,
                                            const Cancel& cancel,
                                            const std::function<void(double)>& progress = {});

}  // namespace shotlab
