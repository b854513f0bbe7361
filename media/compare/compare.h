// SPDX-License-Identifier: Apache-2.0
//
// Compares a take with another, frame by frame: PSNR, SSIM and, where asked for, MS-SSIM, with the
// worst frames. Of two to nine takes, each is compared with the first.
//
// PSNR and SSIM are those of FFmpeg's `psnr` and `ssim` filters on the same pairs of frames. A take
// of another size or pixel format is brought to the first one's for the numbers, and the report
// says so: such numbers tell of the scaling too.
//
// Blocking:  decodes both takes; looks at the cancel token at every frame.
// Threading: any thread; decoders use more inside.
// Errors:    an unreadable take, or one that is turned (rotation) otherwise than the first.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/compare/alignment.h"
#include "media/model/clip_facts.h"
#include "media/model/picture.h"

namespace shotlab {

struct FrameScore {
  FramePair frames;
  double psnr_y = 0;    // dB; infinity for equal pictures.
  double psnr_all = 0;  // Over all planes.
  double ssim_y = 0;    // 0..1
  double ssim_all = 0;
  std::optional<double> ms_ssim_y;
};

// Over all pairs. PSNR is pooled as FFmpeg does it: of the mean squared error, not of decibels.
struct PooledScore {
  double psnr_y = 0, psnr_all = 0, ssim_y = 0, ssim_all = 0;
  std::optional<double> ms_ssim_y;
  // Of the frames' own: the worst one, and the one that 5 % are worse than.
  double psnr_y_min = 0, psnr_y_p5 = 0, ssim_y_min = 0, ssim_y_p5 = 0;
};

struct CompareRequest {
  std::filesystem::path a, b;
  std::optional<std::int64_t> offset;  // As pair_frames() takes it; absent: found by align().
  bool ms_ssim = false;                // Takes some ten times as long as all else.
  int worst = 5;                       // How many worst frames to name.
};

struct CompareReport {
  ClipFacts a, b;
  Alignment alignment;  // `found` is false when the offset was given or could not be found.
  bool offset_given = false;
  bool resized = false;      // b was scaled to a's size.
  bool reformatted = false;  // b was converted to a's pixel format.
  std::vector<FrameScore> frames;
  PooledScore pooled;
  std::vector<std::size_t> worst;  // Positions in `frames`, worst first, half a second apart.
  bool identical = false;          // Every frame of both has a partner that equals it.
  Text ms_ssim_why_not;            // Where it was asked for and cannot be had.
};

Result<CompareReport> compare_takes(const CompareRequest& request, const Cancel& cancel = {},
                                    const std::function<void(double)>& progress = {});

// A contact sheet: a row of [a, b, difference] for each of `rows` pairs of frames: the worst ones
// of the report and others spread evenly, in order of time. RGB.
Result<Picture> contact_sheet(const CompareRequest& request, const CompareReport& report, int rows,
                              const Cancel& cancel = {});

}  // namespace shotlab
