// SPDX-License-Identifier: Apache-2.0

#include "media/base/cancel.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace shotlab {

struct Cancel::State {
  std::mutex mutex;
  std::condition_variable woken;
  std::atomic<bool> requested = false;
};

Cancel::Cancel() : state_(std::make_shared<State>()) {}

void Cancel::request() const {
  {
    const std::lock_guard lock(state_->mutex);
    state_->requested = true;
  }
  state_->woken.notify_all();
}

bool Cancel::requested() const { return state_->requested; }

bool Cancel::wait_for(std::chrono::milliseconds duration) const {
  std::unique_lock lock(state_->mutex);
  return state_->woken.wait_for(lock, duration, [&] { return state_->requested.load(); });
}

}  // namespace shotlab
