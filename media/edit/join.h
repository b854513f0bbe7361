// SPDX-License-Identifier: Apache-2.0
//
// Join renders segments one after the other on one film clock: frame k of the film starts at audio
// sample round(k * rate / fps), so sound and picture cannot drift (design, §5).
//
// Blocking, Threading, Errors: as trim.h.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/edit/trim.h"
#include "media/model/time.h"

namespace shotlab {

struct JoinSegment {
  std::filesystem::path source;
  FrameRange range{0, -1};  // out < 0: to the end.
};

struct JoinRequest {
  std::vector<JoinSegment> segments;  // At least one.
  std::filesystem::path target;
  // Of the film; zeros = as the first segment. Other sizes are fitted inside with black bars, other
  // rates are resampled to the nearest source frame.
  int width = 0;
  int height = 0;
  Rational fps{0, 1};
  std::map<std::string, std::string> metadata;
  std::string digital_source_type;
};

struct JoinReport {
  std::int64_t frames = 0;
  std::int64_t av_offset_samples = 0;  // Sound end minus picture end, samples; padding excluded.
  struct Segment {
    std::string mode;  // "full"
    std::int64_t frames = 0;
  };
  std::vector<Segment> segments;
};

Result<JoinReport> join(const JoinRequest& request, const Cancel& cancel = {},
                        const ProgressFn& progress = {});

}  // namespace shotlab
