// SPDX-License-Identifier: Apache-2.0
//
// A FrameFitter puts frames of one clip into a film of another shape: the whole picture, turned as
// a player would turn it, in the middle, with black bars, in the film's pixel format and colours.
// It stays in YUV all the way, so that nothing is rounded twice.
//
// Threading: one thread at a time. Keeps its tables between frames.
// Errors:    a pixel format that libswscale cannot read is unsupported.

#pragma once

#include <memory>

#include "media/base/result.h"
#include "media/libav/frame.h"
#include "media/model/clip_facts.h"

namespace shotlab {

// Whether film frames can be composed in this pixel format: planar YUV or gray of 8 to 16 bits.
bool can_compose(const VideoFacts& look);

// Whether frames of a clip stand in the film as they were decoded.
bool looks_alike(const VideoFacts& clip, const VideoFacts& look);

class FrameFitter {
 public:
  // `look`: size, pixel aspect, rotation, pixel format and colours of the film's frames.
  // REQUIRES: source.video, can_compose(look).
  FrameFitter(const ClipFacts& source, const VideoFacts& look);
  FrameFitter(FrameFitter&&) noexcept;
  FrameFitter& operator=(FrameFitter&&) noexcept;
  ~FrameFitter();

  // The frame itself if the clip looks like the film.
  Result<Frame> operator()(const Frame& frame);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A black frame of the film.
Result<Frame> black_frame(const VideoFacts& look);

}  // namespace shotlab
