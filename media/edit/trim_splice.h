// SPDX-License-Identifier: Apache-2.0
//
// One attempt at a trim by copying packets: writes a file beside the target, proves it, and only
// then gives it the target's name.
//
// Blocking, Threading, Errors: as trim.h. An attempt that fails leaves nothing behind.

#pragma once

#include "media/edit/cut_plan.h"
#include "media/edit/trim.h"
#include "media/libav/clip_source.h"

namespace shotlab {

struct TrimAttempt {
  CutPlan plan;
  FrameRange range;
  std::filesystem::path target;
  bool hidden_sound = true;  // Sound may be copied with a few packets that are not heard.
};

struct TrimProof {
  std::int64_t frames = 0;  // As read back.
  std::int64_t hidden = 0;  // Pictures in the file that are not shown.
  bool sound_copied = false;
  double worst_psnr = 99;  // Of the encoded frames that were compared, dB; 99: all equal.
};

Result<TrimProof> try_splice(ClipSource& source, const TrimAttempt& attempt, const Cancel& cancel,
                             const ProgressFn& progress);

}  // namespace shotlab
