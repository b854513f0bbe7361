// SPDX-License-Identifier: Apache-2.0
//
// A camera path as a file, in the words of take.json:
//   {"version": 1, "camera_path": [{"seconds": 0, "at": [0, 1.5, -6], "look": [0, 1, 0],
//                                   "fov": 50}, ...]}
//
// Errors: bad_input for what is no such file, a key that lacks its time or one of its places, one
// key alone, more than a thousand keys. Whether it can be flown the generator says.

#pragma once

#include <filesystem>
#include <vector>

#include "media/base/result.h"
#include "media/model/controls.h"

namespace shotlab {

Result<std::vector<CameraKey>> read_camera_path(const std::filesystem::path& file);

}  // namespace shotlab
