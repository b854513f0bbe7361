// SPDX-License-Identifier: Apache-2.0
//
// A Scaler changes size, format and colour coding of pictures through libswscale, saying out loud
// the colour matrix and range of both sides, which swscale would otherwise guess.
//
// Threading: one thread at a time. Keeps its tables between calls of one shape.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "media/base/result.h"
#include "media/libav/av.h"

namespace shotlab::av {

// How a picture is coded, as swscale needs it.
struct Shape {
  int width = 0;
  int height = 0;
  AVPixelFormat format = AV_PIX_FMT_NONE;
  AVColorSpace matrix = AVCOL_SPC_BT709;
  bool full_range = false;
  bool operator==(const Shape&) const = default;
};

// Of a decoded picture. `display_height` settles the matrix of pictures that do not say theirs.
Shape shape_of(const AVFrame& frame, int display_height);

// Gives a shape that does not say its matrix the usual one: BT.601 below 720 lines, else BT.709.
void settle_matrix(Shape& shape, int display_height);

// The "j" formats of old say full range in their name; here it is said once, beside the format.
AVPixelFormat without_range(AVPixelFormat format, bool* full_range);

class Scaler {
 public:
  explicit Scaler(int flags) : flags_(flags) {}

  // REQUIRES: both sides hold pictures of their shapes, in memory that swscale may touch a little
  // beyond the end of each row, as av_frame_get_buffer() makes it.
  Status scale(const Shape& from, const std::uint8_t* const planes[], const int strides[],
               const Shape& to, std::uint8_t* const to_planes[], const int to_strides[]);

  // The same from and to packed pixels without any padding, such as a Picture's: `channels` bytes a
  // pixel, GRAY8, RGB24, RGBA or RGB0.
  Status scale_packed(const Shape& from, const std::uint8_t* pixels, int channels, const Shape& to,
                      std::uint8_t* const to_planes[], const int to_strides[]);
  Status scale_to_packed(const Shape& from, const std::uint8_t* const planes[], const int strides[],
                         const Shape& to, std::uint8_t* pixels, int channels);

 private:
  // Room for a packed picture with aligned, padded rows; the same from call to call.
  std::uint8_t* padded(std::size_t stride, int height);

  std::vector<std::uint8_t> padded_;
  int flags_;
  Shape from_;
  Shape to_;
  Owned<SwsContext> context_;
};

// Careful colours and edges; for pictures that are looked at or encoded.
inline constexpr int kFine =
    SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP;
// Averages; for pictures that are made smaller and measured.
inline constexpr int kArea = SWS_AREA;

}  // namespace shotlab::av
