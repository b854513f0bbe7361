// SPDX-License-Identifier: Apache-2.0

#include "app/practice/frame_line.h"

namespace shotlab::practice {

FrameLine::FrameLine(const Scene& scene, int threads) : scene_(scene), ahead_(2 * threads) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

FrameLine::~FrameLine() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  for (std::thread& t : threads_) t.join();
}

Picture FrameLine::take(std::int64_t frame) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return done_.count(frame) > 0; });
  Picture out = std::move(done_[frame]);
  done_.erase(frame);
  taken_ = frame + 1;
  changed_.notify_all();
  return out;
}

void FrameLine::give_back(Picture picture) {
  const std::lock_guard lock(mutex_);
  spare_.push_back(std::move(picture));
}

void FrameLine::work() {
  FramePainter painter(scene_);
  for (;;) {
    std::int64_t mine = 0;
    Picture spare;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] {
        return stopped_ || next_ >= scene_.shape.frames || next_ < taken_ + ahead_;
      });
      if (stopped_ || next_ >= scene_.shape.frames) return;
      mine = next_++;
      if (!spare_.empty()) {
        spare = std::move(spare_.back());
        spare_.pop_back();
      }
    }
    Picture picture = painter.paint(mine, std::move(spare));
    {
      const std::lock_guard lock(mutex_);
      done_.emplace(mine, std::move(picture));
    }
    changed_.notify_all();
  }
}

}  // namespace shotlab::practice
