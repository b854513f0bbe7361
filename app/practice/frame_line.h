// SPDX-License-Identifier: Apache-2.0
//
// Paints the frames of a scene ahead of whoever takes them, a bounded number of them, with a few
// threads, each whole frames of its own. The number of threads changes nothing but the time.
//
// Threading: take() from one thread; its own threads are joined when it goes.

#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "app/practice/scene.h"

namespace shotlab::practice {

class FrameLine {
 public:
  FrameLine(const Scene& scene, int threads);
  ~FrameLine();
  FrameLine(const FrameLine&) = delete;
  FrameLine& operator=(const FrameLine&) = delete;

  // Waits for it. REQUIRES: rising frames, each once, below scene.shape.frames.
  Picture take(std::int64_t frame);
  // A picture that was taken and is used no longer: painted over, rather than made anew.
  void give_back(Picture picture);

 private:
  void work();

  const Scene& scene_;
  const std::int64_t ahead_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::int64_t, Picture> done_;
  std::vector<Picture> spare_;
  std::int64_t next_ = 0, taken_ = 0;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace shotlab::practice
