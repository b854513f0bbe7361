// SPDX-License-Identifier: Apache-2.0
//
// Trim cuts frames [in, out) out of a clip, exactly, or refuses with the reason.
//
// Blocking:  reads, encodes, writes, verifies what it wrote.
// Threading: any thread.
// Errors:    a range outside the clip is bad_input and tells the clip's length; nothing
// half-written.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/model/clip_facts.h"
#include "media/model/time.h"

namespace shotlab {

enum class TrimMode { automatic, copy, smart, full };

struct TrimRequest {
  std::filesystem::path source;
  std::filesystem::path target;  // .mp4
  FrameRange range;              // Presented frames of the source.
  TrimMode mode = TrimMode::automatic;
};

struct TrimReport {
  std::string mode;         // "copy", "copy-editlist", "smart", "full": what was really done.
  std::int64_t frames = 0;  // As read back from the written file.
  double first_pts_s = 0;   // Of the source frames that were kept, on the source's clock.
  double last_pts_s = 0;
  Text reason;  // Why this mode.
};

using ProgressFn = std::function<void(double done)>;  // 0..1, from the working thread.

Result<TrimReport> trim(const TrimRequest& request, const Cancel& cancel = {},
                        const ProgressFn& progress = {});

// "120" is a frame, "5.0s" seconds, "00:00:05:00" timecode at the clip's rounded rate. A time names
// the first frame shown at or after it. REQUIRES: `facts.video`.
Result<std::int64_t> parse_frame(std::string_view text, const ClipFacts& facts,
                                 const std::vector<std::int64_t>& frame_pts);

}  // namespace shotlab
