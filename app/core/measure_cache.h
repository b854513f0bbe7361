// SPDX-License-Identifier: Apache-2.0
//
// Measures a take once: results and evidence pictures lie in the film's .cache, under the hash of
// its bytes, what was asked and what was drawn on it, so that a changed clip or question is
// measured anew and all of it may be deleted.
//
// Threading: any thread; two at once on one clip both measure, and the last one's file stays.
// Blocking:  decodes the clip unless the cache knows it.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "exercises/engine/verdict.h"
#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/model/measurement.h"

namespace shotlab {

Result<Measurement> measure_once(const std::filesystem::path& clip, const std::string& sha256,
                                 const NeededMeasures& needed, const std::vector<FrameMark>& marks,
                                 const std::filesystem::path& cache_folder, const Cancel& cancel);

}  // namespace shotlab
