// SPDX-License-Identifier: Apache-2.0
//
// All threads of app/core. Work is given to a lane with copies of what it needs; what it found
// comes back as a closure that pump() runs on the owner's thread.
//
// Threading: start(), pump(), busy() from the owner's thread; post() from any.
// Blocking:  nothing but the destructor, which stops the work and waits for it. The disk lane is
// let finish, so
//            that nothing typed is lost.

#pragma once

#include <array>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "media/base/cancel.h"

namespace shotlab {

enum class Lane {
  disk,   // Small files and the ledger, strictly in order.
  media,  // Decoding, measuring, rendering: one at a time.
  job,    // Shots on their way: a few at once.
};
inline constexpr int kLaneCount = 3;

class Workers {
 public:
  using Finish = std::function<void()>;
  using Task = std::function<Finish(const Cancel&)>;

  // `wake` is called from other threads whenever pump() has something to do. May be empty.
  explicit Workers(std::function<void()> wake);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // Stops the work and waits for it; nothing can be started afterwards. The destructor does the
  // same.
  void close();

  void start(Lane lane, Task task);
  // From any thread: runs `finish` in the next pump().
  void post(Finish finish);
  // Runs what has come back. True if there was anything.
  bool pump();
  // True while anything is queued, running or waiting to be taken in.
  bool busy() const;

 private:
  struct Queue {
    std::deque<Task> tasks;
    std::vector<std::thread> threads;
    int idle = 0;
  };
  void work(Lane lane);
  Queue& queue(Lane lane) { return queues_[static_cast<std::size_t>(lane)]; }

  const std::function<void()> wake_;
  Cancel cancel_;
  mutable std::mutex mutex_;
  // Guarded by mutex_:
  std::condition_variable changed_;
  std::array<Queue, kLaneCount> queues_;
  std::deque<Finish> finished_;
  int unfinished_ = 0;
  bool closing_ = false;
};

}  // namespace shotlab
