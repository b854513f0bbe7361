// SPDX-License-Identifier: Apache-2.0
//
// Measures a take beside the clip that it was made of: what changed inside and outside a region,
// whether a repainted take follows its source, how an element sits in its plate. One pass through
// both clips feeds all three.
//
// Blocking:  decodes both clips.
// Threading: any thread.
// Errors:    a clip or mask that cannot be read is an Error. What cannot be measured is not: its
//            measurement says why.
// Source:    checks V.region, V.follow, V.comp.

#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/model/measurement.h"

namespace shotlab {

struct PairRequest {
  std::filesystem::path take, other;  // `other`: the parent, the source or the plate.
  std::filesystem::path mask;  // A picture, white where the take may differ; empty: `regions`.
  std::vector<FrameBox> regions;
  bool region = false, follow = false, composite = false;
  std::filesystem::path evidence_folder;  // Empty: no pictures.
};

struct PairMeasurement {
  std::optional<RegionDifference> region;
  std::optional<FollowMeasurement> follow;
  std::optional<CompositeMeasurement> composite;
};

Result<PairMeasurement> measure_pair(const PairRequest& request, const Cancel& cancel = {});

}  // namespace shotlab
