// SPDX-License-Identifier: Apache-2.0

#include "media/measure/boxes.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

#include "media/measure/box_follow.h"
#include "media/measure/box_look.h"
#include "media/measure/plane.h"

namespace shotlab {
namespace {

constexpr double kPicturesPerSecond = 12;  // Enough for points to be found again.
constexpr std::size_t kMostKept = 240;
constexpr double kSmallestFollowed = 6;  // Pixels of 320: as in box_follow.

}  // namespace

Boxes::Boxes(const std::vector<FrameMark>& marks, double fps)
    : step_(std::max<std::int64_t>(1, std::llround(fps / kPicturesPerSecond))) {
  for (const FrameMark& mark : marks) {
    const bool box = mark.kind == MarkKind::head || mark.kind == MarkKind::subject;
    if (box && is_sound(mark)) marks_.push_back(mark);
  }
}

bool Boxes::is_marked(std::int64_t number) const {
  return std::any_of(marks_.begin(), marks_.end(),
                     [&](const FrameMark& mark) { return mark.frame == number; });
}

void Boxes::add(std::int64_t number, const Picture& rgb) {
  if (!any() || (number % step_ != 0 && !is_marked(number))) return;
  kept_.push_back({number, rgb});
  if (kept_.size() > kMostKept) thin_out();
}

void Boxes::thin_out() {
  step_ *= 2;
  std::erase_if(
      kept_, [&](const Kept& kept) { return kept.number % step_ != 0 && !is_marked(kept.number); });
}

const FrameMark* Boxes::marked_between(MarkKind kind, std::int64_t in, std::int64_t out) const {
  for (const FrameMark& mark : marks_) {
    if (mark.kind == kind && mark.frame >= in && mark.frame < out) return &mark;
  }
  return nullptr;
}

std::size_t Boxes::nearest(std::int64_t number) const {
  std::size_t best = 0;
  for (std::size_t i = 1; i < kept_.size(); ++i) {
    if (std::abs(kept_[i].number - number) < std::abs(kept_[best].number - number)) best = i;
  }
  return best;
}

std::optional<BoxLook> Boxes::followed(const FrameBox& box, std::size_t from,
                                       std::size_t to) const {
  FrameBox at = box;
  if (from != to) {
    Pyramid before = make_pyramid(luma_of(kept_[from].rgb));
    while (from != to) {
      from = from < to ? from + 1 : from - 1;
      Pyramid now = make_pyramid(luma_of(kept_[from].rgb));
      const std::optional<FrameBox> next = follow_box(before, now, at);
      if (!next) return std::nullopt;
      at = *next;
      before = std::move(now);
    }
  }
  return look_in(kept_[to].rgb, kept_[to].number, at);
}

BoxMeasurement Boxes::measured(const FrameMark& mark, std::int64_t frames) const {
  BoxMeasurement out;
  out.mark = mark;
  const std::size_t here = nearest(mark.frame);
  const Picture& rgb = kept_[here].rgb;
  out.look = look_in(rgb, kept_[here].number, mark.box);
  out.stands_out = stands_out(rgb, mark.box);
  const SideLight light = side_light(rgb, mark.box);
  out.left_right = light.left_right;
  out.top_bottom = light.top_bottom;
  out.mean_l = light.mean_l;
  if (mark.box.w * rgb.width < kSmallestFollowed || mark.box.h * rgb.height < kSmallestFollowed) {
    out.not_followed = {"The box is too small to be followed.", "框太細，跟不到。"};
    return out;
  }
  // The middles of the first and the last third; a mark that lies in one of them is its look.
  const std::int64_t third = std::max<std::int64_t>(1, frames / 3);
  const bool in_first = mark.frame < third, in_last = mark.frame >= frames - third;
  const FrameMark* first = marked_between(mark.kind, 0, third);
  const FrameMark* last = marked_between(mark.kind, frames - third, frames);
  const auto marked = [&](const FrameMark& there) {
    const Kept& kept = kept_[nearest(there.frame)];
    return look_in(kept.rgb, kept.number, there.box);
  };
  out.early = in_first ? out.look
              : first  ? marked(*first)
                       : followed(mark.box, here, nearest(third / 2));
  out.late = in_last ? out.look
             : last  ? marked(*last)
                     : followed(mark.box, here, nearest(frames - 1 - third / 2));
  if (out.early && out.late) {
    out.drift = likeness_of(*out.early, *out.late);
  } else {
    out.not_followed = {"What is in the box is lost on the way through the clip.",
                        "框內的東西在片中跟丟了。"};
  }
  return out;
}

std::vector<BoxMeasurement> Boxes::finish(std::int64_t frames) {
  std::vector<BoxMeasurement> out;
  if (kept_.empty()) return out;
  for (const FrameMark& mark : marks_) {
    if (mark.frame < frames) out.push_back(measured(mark, frames));
  }
  return out;
}

}  // namespace shotlab
