// SPDX-License-Identifier: Apache-2.0

#include "media/measure/region.h"

namespace shotlab {
namespace {

// A soft edge and the codec's blocks change a little of what is near: neither in nor out.
constexpr int kMargin = 6;  // Pixels of 320.

}  // namespace

Region::Region(const Mask& inside) : inside_(inside), outside_(grown(inside, kMargin)) {
  for (std::uint8_t& on : outside_.on) on = on != 0 ? 0 : 1;
}

void Region::add(std::int64_t number, const LabPicture& take, const LabPicture& other) {
  const double similar = similarity_where(take, other, outside_);
  if (similar < 0) no_outside_ = true;
  double sum = 0, count = 0;
  for (std::size_t i = 0; i < inside_.on.size() && i < take.pixels.size(); ++i) {
    if (inside_.on[i] == 0) continue;
    sum += distance_of(take.pixels[i], other.pixels[i]);
    ++count;
  }
  similarity_ += similar;
  delta_ += count > 0 ? sum / count : 0;
  if (similar < worst_) worst_ = similar, worst_frame_ = number;
  ++frames_;
}

RegionDifference Region::finish() const {
  RegionDifference out;
  out.share = inside_.share();
  if (frames_ == 0) {
    out.why_not = {"The two clips share no time.", "兩條片沒有共同的時間。"};
  } else if (out.share <= 0) {
    out.why_not = {"The mask is empty: nothing of it is white.", "遮罩是空的：沒有白色部分。"};
  } else if (no_outside_) {
    out.why_not = {"The mask covers the whole picture, so there is no outside to keep.",
                   "遮罩蓋住整個畫面，沒有外面可比較。"};
  } else {
    out.outside_ssim = similarity_ / frames_;
    out.inside_delta = delta_ / frames_;
    out.worst_frame = worst_frame_;
  }
  return out;
}

}  // namespace shotlab
