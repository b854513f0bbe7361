// SPDX-License-Identifier: Apache-2.0
//
// Trim cuts frames [in, out) out of a clip, exactly, or refuses with the reason. Where it can it
// copies packets bit for bit; what it wrote it reads back, and what is not exact it throws away and
// makes in another way.
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

// copy: nothing is encoded again; with an edit list where the container has one. smart: only frames
// in front of the first and behind the last usable key picture are. full: all are, as H.264.
enum class TrimMode { automatic, copy, smart, full };

struct TrimRequest {
  std::filesystem::path source;
  // .mp4, .mov, .mkv or .ts. Sound is exact to the sample in the first two; in the others it begins
  // and ends with whole packets, in step with the picture.
  std::filesystem::path target;
  FrameRange range;  // Presented frames of the source.
  TrimMode mode = TrimMode::automatic;
  // Whether pictures outside the range may stay in the file, hidden by its edit list. Players
  // honour it; services and other tools may not.
  bool hidden_frames = true;
  // Places as parse_frame() reads them; where both are given they stand in for `range`.
  std::string in = {};
  std::string out = {};
};

struct TrimReport {
  std::string mode;         // "copy", "copy-editlist", "smart", "full": what was really done.
  std::int64_t frames = 0;  // As read back from the written file.
  double first_pts_s = 0;   // Of the source frames that were kept, on the source's clock.
  double last_pts_s = 0;
  std::int64_t hidden_frames = 0;  // Pictures in the file that its edit list hides.
  double worst_psnr = 99;          // Least of the encoded frames looked at, dB; 99: none differs.
  bool sound_copied = false;       // Bit for bit; otherwise encoded again, or there is none.
  Text reason;                     // Why this mode; what stood against the modes before it.
};

using ProgressFn = std::function<void(double done)>;  // 0..1, from the working thread.

Result<TrimReport> trim(const TrimRequest& request, const Cancel& cancel = {},
                        const ProgressFn& progress = {});

// "120" is a frame, "5.0s" seconds, "00:00:05:00" timecode at the clip's rounded rate. A time names
// the first frame shown at or after it. REQUIRES: `facts.video`.
Result<std::int64_t> parse_frame(std::string_view text, const ClipFacts& facts,
                                 const std::vector<std::int64_t>& frame_pts);

}  // namespace shotlab
