// SPDX-License-Identifier: Apache-2.0
//
// What the practice generator knows of a take that it painted: where the head is, from where the
// light comes. Truth to hold measurers and checks to; nothing but tests may ask.
//
// Threading: one thread per object.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "app/practice/painter.h"
#include "media/model/mark.h"

namespace shotlab::test {

class PracticeTruth {
 public:
  explicit PracticeTruth(const PaintRequest& request);
  ~PracticeTruth();

  std::int64_t frames() const;
  std::size_t people() const;
  // From the chin to the crown, seen from where the camera is; absent when it is behind the camera
  // or not in the picture at all. Not cut off at the picture's edge.
  std::optional<FrameBox> head(std::int64_t frame, std::size_t person = 0) const;
  // The whole figure, as far as it is in the picture.
  std::optional<FrameBox> figure(std::int64_t frame, std::size_t person = 0) const;
  double light_side() const;  // -1 left, +1 right.
  std::string light() const;  // "hard_side", "overcast", ...
  std::string size() const;   // "MS"

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The part of a box that is in the picture.
FrameBox inside_picture(const FrameBox& box);

}  // namespace shotlab::test
