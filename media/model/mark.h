// SPDX-License-Identifier: Apache-2.0
//
// A FrameMark is what a person drew on one frame of a take: where no honest measurement exists, the
// learner says where to look and the program measures there (checks §1).
//
// Threading: plain values.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace shotlab {

// In picture widths and heights, from the top left. Of a gaze: an arrow from (x, y) to (x + w, y +
// h), whose w and h may be negative.
struct FrameBox {
  double x = 0, y = 0, w = 0, h = 0;

  double middle_x() const { return x + w / 2; }
  double middle_y() const { return y + h / 2; }
  bool operator==(const FrameBox&) const = default;
};

// Share of the area of both together that both cover, 0..1.
double overlap_of(const FrameBox& a, const FrameBox& b);

enum class MarkKind {
  head,     // From the chin to the crown; a hat is not head.
  subject,  // The whole figure or thing, as far as it is in the picture.
  region,   // A part of the picture that was to change, or to go.
  gaze,     // Where somebody looks.
  event,    // Something that is heard: only its frame counts.
};
std::string_view name_of(MarkKind kind);  // "head", "subject", "region", "gaze", "event"
// False for any other word; `kind` is then left alone.
bool mark_kind_from(std::string_view name, MarkKind& kind);

struct FrameMark {
  MarkKind kind = MarkKind::head;
  std::int64_t frame = 0;  // Of the take, as presented.
  FrameBox box;
  bool operator==(const FrameMark&) const = default;
};

// False for one outside the picture, or a box without an area.
bool is_sound(const FrameMark& mark);

}  // namespace shotlab
