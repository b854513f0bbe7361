// SPDX-License-Identifier: Apache-2.0
//
// Measures a clip: one decoding pass feeds every measurer that was asked for.
//
// Blocking:  decodes the whole clip.
// Threading: any thread; may use a second one inside.
// Errors:    an unreadable clip is an Error. What cannot be measured is not: its measurement says
// why.

#pragma once

#include <filesystem>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/model/measurement.h"

namespace shotlab {

struct MeasureRequest {
  std::filesystem::path source;
  bool soundness = true, move = true, shots = true, loudness = true, tone = true, palette = true;
  bool sound = true;    // Onsets, silences, levels.
  bool texture = true;  // Brush, boil, flicker, detail.
  // What a learner drew on this clip: heads and subjects are measured, one BoxMeasurement each.
  std::vector<FrameMark> marks;
  // Where evidence pictures go (PNG, names begin with the measurer's); empty: none are made.
  std::filesystem::path evidence_folder;
};

Result<Measurement> measure(const MeasureRequest& request, const Cancel& cancel = {});

}  // namespace shotlab
