// SPDX-License-Identifier: Apache-2.0
//
// Measures what lies in the boxes that a learner drew, and follows each from its frame to the first
// and the last third of the clip.
//
// Threading: one thread at a time.
// Memory:    keeps some pictures of the clip, 240 at most (about 40 MB of 320 x 180).

#pragma once

#include <cstdint>
#include <vector>

#include "media/model/measurement.h"
#include "media/model/picture.h"

namespace shotlab {

class Boxes {
 public:
  // Marks of other kinds than head and subject are passed over.
  Boxes(const std::vector<FrameMark>& marks, double fps);

  bool any() const { return !marks_.empty(); }
  // Frame `number`, about 320 pixels wide; every frame of the clip, in order.
  void add(std::int64_t number, const Picture& rgb);
  std::vector<BoxMeasurement> finish(std::int64_t frames);

 private:
  struct Kept {
    std::int64_t number = 0;
    Picture rgb;
  };

  bool is_marked(std::int64_t number) const;
  const FrameMark* marked_between(MarkKind kind, std::int64_t in, std::int64_t out) const;
  std::size_t nearest(std::int64_t number) const;
  void thin_out();
  BoxMeasurement measured(const FrameMark& mark, std::int64_t frames) const;
  // The box of `from`, followed to the picture `to`; absent where it is lost.
  std::optional<BoxLook> followed(const FrameBox& box, std::size_t from, std::size_t to) const;

  std::vector<FrameMark> marks_;
  std::int64_t step_;
  std::vector<Kept> kept_;
};

}  // namespace shotlab
