// SPDX-License-Identifier: Apache-2.0
//
// Carries pictures between high and standard dynamic range, and between colour primaries, through
// linear light: FFmpeg's zscale (zimg), and its tone curve where bright light must fit a screen.
//
// Threading: one thread at a time.
// Errors:    unsupported where this FFmpeg lacks zscale.
// Source:    ITU-R BT.2408 (203 cd/m2 is the white of a diagram), BT.2100 (PQ, HLG).

#pragma once

#include <memory>

#include "media/base/result.h"
#include "media/libav/frame.h"
#include "media/model/clip_facts.h"

namespace shotlab::av {

// Whether libswscale alone would show the clip's colours wrongly in the film: it knows matrices and
// ranges only.
bool needs_bridge(const VideoFacts& clip, const VideoFacts& look);

class ToneBridge {
 public:
  ToneBridge(const VideoFacts& clip, const VideoFacts& look);
  ToneBridge(ToneBridge&&) noexcept;
  ToneBridge& operator=(ToneBridge&&) noexcept;
  ~ToneBridge();

  // The same picture, same size, in the film's pixel format and colours.
  Result<Frame> operator()(const Frame& frame);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace shotlab::av
