// SPDX-License-Identifier: Apache-2.0
//
// What goes with the request of a worked take: references, frames, a source, a mask, an element,
// and the path of the camera.
//
//   with = [{ role = "image", take = 1, frame = 48 },     a frame of an earlier take
//           { role = "video", take = 1 },                 its clip
//           { role = "element", paint = "a dog", seed = 3 },
//           { role = "mask", ellipse = [0.4, 0.5, 0.2, 0.3] }]
//   path = [{ seconds = 0, at = [0, 1.5, -6], look = [0, 1, 0], fov = 50 }, ...]
//
// Errors: written down in the reader's issues, with file and line.

#pragma once

#include <cstddef>
#include <vector>

#include "exercises/engine/pack.h"
#include "exercises/engine/toml_reader.h"

namespace shotlab {

// `earlier`: how many takes of the answer stand before this one.
std::vector<WorkedFile> read_worked_files(TomlReader& take, std::size_t earlier);
std::vector<CameraKey> read_worked_path(TomlReader& take);

}  // namespace shotlab
