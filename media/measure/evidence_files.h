// SPDX-License-Identifier: Apache-2.0
//
// Fetches the frames that evidence needs, draws and writes the pictures, and notes their paths.
//
// Blocking:  decodes a few frames again, at full size; writes PNG files.
// Errors:    a full disk or a folder that cannot be made.

#pragma once

#include <filesystem>
#include <vector>

#include "media/base/result.h"
#include "media/libav/frame_reader.h"
#include "media/measure/camera_by_shot.h"
#include "media/model/measurement.h"

namespace shotlab {

// Writes soundness.png, move.png and shots.png for what `measured` holds.
Status write_evidence(const std::filesystem::path& folder, FrameReader& reader,
                      const std::vector<ShotTrack>& tracks, const std::vector<float>& brightness,
                      Measurement& measured);

}  // namespace shotlab
