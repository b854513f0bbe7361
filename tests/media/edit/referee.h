// SPDX-License-Identifier: Apache-2.0
//
// Judges of a trim: our own reader frame by frame, and the ffmpeg program, which shares neither our
// index nor our edit lists.
//
// Threading: plain functions. Blocking: decode whole clips.

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "media/libav/frame.h"
#include "media/model/time.h"

namespace shotlab::test {

struct FrameComparison {
  std::int64_t frames = 0;     // Of the target.
  std::int64_t differing = 0;  // That are not the source's frame to the last bit.
  double worst_psnr = 99;      // Of luma, dB.
  bool times_equal = true;     // From the first frame, exactly or to the target's tick.
};

// Frame in + n of `source` against frame n of `target`, all of them. Fails the test where either
// cannot be read.
FrameComparison compare_frames(const std::filesystem::path& source,
                               const std::filesystem::path& target, FrameRange range);

// Whether two decoded frames are equal to the last bit.
bool frames_equal(const Frame& a, const Frame& b);

// What ffmpeg shows of a clip.
struct RefereeFrame {
  double seconds = 0;  // As the file has it, edit lists applied.
  std::string hash;    // Of the decoded picture, not rotated.
};
// REQUIRES: ffmpeg is installed. Nothing if it cannot read the file to its end.
std::optional<std::vector<RefereeFrame>> shown_by_ffmpeg(const std::filesystem::path& clip);

}  // namespace shotlab::test
