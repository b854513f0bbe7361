// SPDX-License-Identifier: Apache-2.0
//
// A small picture in CIE Lab, for comparing two pictures pixel by pixel, and masks over it.
//
// Threading: plain values, pure functions.

#pragma once

#include <cstdint>
#include <vector>

#include "media/measure/colour.h"
#include "media/model/picture.h"

namespace shotlab {

struct LabPicture {
  int width = 0, height = 0;
  std::vector<Lab> pixels;

  const Lab& at(int x, int y) const {
    return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(x)];
  }
};
LabPicture lab_picture(const Picture& rgb);

// One byte a pixel, 0 or 1.
struct Mask {
  int width = 0, height = 0;
  std::vector<std::uint8_t> on;

  bool at(int x, int y) const {
    return x >= 0 && y >= 0 && x < width && y < height && on[index(x, y)] != 0;
  }
  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
           static_cast<std::size_t>(x);
  }
  double share() const;
};
Mask make_mask(int width, int height);
// Grown by `by` pixels in all eight directions; shrunk where negative.
Mask grown(const Mask& mask, int by);
// Intersection over union, 0..1; 0 where both are empty.
double overlap_of(const Mask& a, const Mask& b);

// CIE76.
double distance_of(const Lab& a, const Lab& b);
// Mean structural similarity of L* over windows of 8 x 8 that lie wholly where `where` is on;
// negative when there is no such window.
double similarity_where(const LabPicture& a, const LabPicture& b, const Mask& where);

}  // namespace shotlab
