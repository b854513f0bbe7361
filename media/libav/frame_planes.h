// SPDX-License-Identifier: Apache-2.0
//
// The samples of decoded frames as planes of Y, U and V, for measures that must see what the codec
// gave and not what a screen shows. A frame that is planar already is not copied.
//
// Threading: one thread at a time per PlaneReader.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "media/base/result.h"
#include "media/libav/frame.h"
#include "media/model/clip_facts.h"

namespace shotlab {

// One plane. Samples are bytes where the depth is 8, else 16-bit words in the machine's order.
struct SamplePlane {
  const std::uint8_t* data = nullptr;
  std::ptrdiff_t stride = 0;  // Bytes from row to row; may be negative.
  int width = 0;              // Samples.
  int height = 0;
};

// What planes look like: two frames can be set against each other when these are equal.
struct PlaneShape {
  int width = 0;  // Of the picture as coded, pixels.
  int height = 0;
  int depth = 8;           // Bits of a sample, 8..16.
  int chroma_shift_x = 1;  // The chroma planes are width / 2^shift wide, rounded up.
  int chroma_shift_y = 1;
  bool gray = false;        // Luma only.
  bool full_range = false;  // 0..max, else "video" range.
  bool operator==(const PlaneShape&) const = default;
};

struct PlaneSet {
  std::array<SamplePlane, 3> planes;  // Y, U, V.
  int count = 0;                      // 1 or 3.
  int depth = 8;
};

// The shape that holds the frame's picture without loss: its own where it is planar YUV (alpha is
// left out), 4:4:4 of its depth for RGB. REQUIRES: a frame.
PlaneShape plane_shape_of(const Frame& frame);

class PlaneReader {
 public:
  PlaneReader();
  PlaneReader(PlaneReader&&) noexcept;
  PlaneReader& operator=(PlaneReader&&) noexcept;
  ~PlaneReader();

  // The frame in that shape: as it is, or converted by libswscale (bicubic, as FFmpeg's own filter
  // graphs do). `facts`: of the frame's clip.
  // The planes stay valid until the next call, and no longer than `frame`.
  Result<PlaneSet> read(const Frame& frame, const PlaneShape& shape, const ClipFacts& facts);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace shotlab
