// SPDX-License-Identifier: Apache-2.0

#include "media/measure/camera_by_shot.h"

#include <algorithm>
#include <utility>

namespace shotlab {

void CameraByShot::end_shot() {
  if (!tracker_) return;
  done_.push_back({{begun_, next_}, tracker_->finish()});
  tracker_.reset();
}

void CameraByShot::advance(const std::vector<std::int64_t>& cuts, std::int64_t known) {
  while (!waiting_.empty() && next_ < known) {
    if (std::binary_search(cuts.begin(), cuts.end(), next_)) end_shot();
    if (!tracker_) {
      tracker_.emplace(fps_);
      begun_ = next_;
    }
    tracker_->add(std::move(waiting_.front()));
    waiting_.pop_front();
    ++next_;
  }
}

std::vector<ShotTrack> CameraByShot::finish(const std::vector<std::int64_t>& cuts) {
  advance(cuts, next_ + static_cast<std::int64_t>(waiting_.size()));
  end_shot();
  return std::move(done_);
}

}  // namespace shotlab
