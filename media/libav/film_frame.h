// SPDX-License-Identifier: Apache-2.0
//
// Frames made for a film, and the arithmetic of their planes.
//
// Threading: pure.

#pragma once

#include <cstdint>
#include <optional>

#include "media/base/result.h"
#include "media/libav/av.h"
#include "media/libav/frame.h"
#include "media/libav/scaler.h"
#include "media/model/clip_facts.h"

namespace shotlab::av {

// How a film's frames lie in memory.
struct FilmPlanes {
  int count = 0;        // 1 (gray) or 3.
  int depth = 8;        // Bits.
  int shift_x[3] = {};  // Of each plane against luma.
  int shift_y[3] = {};
  std::uint16_t black[3] = {};  // Of each plane.

  int bytes() const { return depth > 8 ? 2 : 1; }
  int width(int plane, int luma) const { return -((-luma) >> shift_x[plane]); }
  int height(int plane, int luma) const { return -((-luma) >> shift_y[plane]); }
};

// Nothing if the format is not planar YUV in the machine's own byte order.
std::optional<FilmPlanes> film_planes(const VideoFacts& look);

// The film's frames as libswscale needs to know them.
Shape film_shape(const VideoFacts& look);

// A frame of the film, its pixels not set, its colours and aspect said.
Result<Owned<AVFrame>> new_film_frame(const VideoFacts& look);

void fill_plane(AVFrame& frame, const FilmPlanes& planes, int plane);

inline Frame film_frame(Owned<AVFrame> frame) {
  return Frame(std::shared_ptr<AVFrame>(frame.release(), Freer()), -1, 0);
}

}  // namespace shotlab::av
