// SPDX-License-Identifier: Apache-2.0
//
// The sound of a whole cut as the exported film has it: the shots at their speeds, J- and L-cuts,
// crossings, levels and tracks, by the exporter's own mixer; but not yet brought to a loudness.
// Whoever plays a cut without rendering it hears this.
//
// Blocking: decodes the sound of every shot and track.
// Errors:   as join.h; unsupported for a film too long to be held as a whole.

#pragma once

#include <filesystem>
#include <memory>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/model/cut.h"
#include "media/model/measurement.h"
#include "media/model/samples.h"

namespace shotlab {

struct CutMix {
  Samples sound;      // 48 kHz stereo, from film frame 0 to the end; empty: the film has no sound.
  Loudness loudness;  // Of all of it; silent if there is none.
};

// 69 MB of it.
inline constexpr double kLongestMix = 180;  // Seconds.

// `folder`: of the film. REQUIRES: a cut with at least one shot.
Result<std::shared_ptr<const CutMix>> mix_cut(const Cut& cut, const std::filesystem::path& folder,
                                              const Cancel& cancel = {});

}  // namespace shotlab
