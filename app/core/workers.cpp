// SPDX-License-Identifier: Apache-2.0

#include "app/core/workers.h"

#include <utility>

namespace shotlab {
namespace {

std::size_t most_threads(Lane lane) { return lane == Lane::job ? 4 : 1; }

}  // namespace

Workers::Workers(std::function<void()> wake) : wake_(std::move(wake)) {}

Workers::~Workers() { close(); }

void Workers::close() {
  {
    const std::lock_guard<std::mutex> hold(mutex_);
    closing_ = true;
    for (const Lane lane : {Lane::media, Lane::job}) queue(lane).tasks.clear();
  }
  cancel_.request();
  changed_.notify_all();
  for (Queue& lane : queues_) {
    for (std::thread& thread : lane.threads) thread.join();
    lane.threads.clear();
  }
}

void Workers::start(Lane lane, Task task) {
  {
    const std::lock_guard<std::mutex> hold(mutex_);
    if (closing_) return;
    Queue& own = queue(lane);
    own.tasks.push_back(std::move(task));
    ++unfinished_;
    const bool enough = own.idle >= static_cast<int>(own.tasks.size());
    if (!enough && own.threads.size() < most_threads(lane)) {
      own.threads.emplace_back([this, lane] { work(lane); });
    }
  }
  changed_.notify_all();
}

void Workers::post(Finish finish) {
  {
    const std::lock_guard<std::mutex> hold(mutex_);
    finished_.push_back(std::move(finish));
  }
  if (wake_) wake_();
}

bool Workers::pump() {
  std::deque<Finish> now;
  {
    const std::lock_guard<std::mutex> hold(mutex_);
    now.swap(finished_);
  }
  for (Finish& finish : now) {
    if (finish) finish();
  }
  return !now.empty();
}

bool Workers::busy() const {
  const std::lock_guard<std::mutex> hold(mutex_);
  return unfinished_ > 0 || !finished_.empty();
}

void Workers::work(Lane lane) {
  std::unique_lock<std::mutex> hold(mutex_);
  Queue& own = queue(lane);
  for (;;) {
    ++own.idle;
    changed_.wait(hold, [&] { return closing_ || !own.tasks.empty(); });
    --own.idle;
    if (own.tasks.empty()) return;  // Closing, and nothing left to write.
    Task task = std::move(own.tasks.front());
    own.tasks.pop_front();
    hold.unlock();
    Finish finish = task(cancel_);
    task = nullptr;  // What it holds may need other locks to go.
    hold.lock();
    --unfinished_;
    finished_.push_back(std::move(finish));
    hold.unlock();
    if (wake_) wake_();
    hold.lock();
  }
}

}  // namespace shotlab
