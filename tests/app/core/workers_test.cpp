// SPDX-License-Identifier: Apache-2.0

#include "app/core/workers.h"

#include <atomic>
#include <mutex>

#include "tests/support/catch.h"

using namespace shotlab;

namespace {

// Waits for work to come back, as a window's loop does.
struct Bell {
  std::mutex mutex;
  std::condition_variable rung;
  int rings = 0;

  std::function<void()> wake() {
    return [this] {
      const std::lock_guard<std::mutex> hold(mutex);
      ++rings;
      rung.notify_all();
    };
  }
  void pump_until_idle(Workers& workers) {
    while (workers.busy()) {
      std::unique_lock<std::mutex> hold(mutex);
      rung.wait(hold, [&] { return rings > 0; });
      rings = 0;
      hold.unlock();
      workers.pump();
    }
  }
};

}  // namespace

TEST_CASE("The disk lane does things in the order in which they were asked", "[core]") {
  Bell bell;
  Workers workers(bell.wake());
  std::vector<int> done;
  for (int i = 0; i < 50; ++i) {
    workers.start(Lane::disk, [&done, i](const Cancel&) -> Workers::Finish {
      return [&done, i] { done.push_back(i); };
    });
  }

  bell.pump_until_idle(workers);

  REQUIRE(done.size() == 50);
  CHECK(std::is_sorted(done.begin(), done.end()));
}

TEST_CASE("What a task returns runs on the owner's thread", "[core]") {
  Bell bell;
  Workers workers(bell.wake());
  const std::thread::id owner = std::this_thread::get_id();
  std::thread::id worked;
  std::thread::id finished;

  workers.start(Lane::job, [&](const Cancel&) -> Workers::Finish {
    worked = std::this_thread::get_id();
    return [&] { finished = std::this_thread::get_id(); };
  });
  bell.pump_until_idle(workers);

  CHECK(finished == owner);
  CHECK(worked != owner);
}

TEST_CASE("Jobs run beside each other", "[core]") {
  Bell bell;
  Workers workers(bell.wake());
  std::atomic<int> inside{0};
  // Each waits for the other: one after the other they would never end.
  const auto meet = [&](const Cancel& cancel) -> Workers::Finish {
    ++inside;
    while (inside < 2 && !cancel.wait_for(std::chrono::milliseconds(1))) {
    }
    return {};
  };

  workers.start(Lane::job, meet);
  workers.start(Lane::job, meet);
  bell.pump_until_idle(workers);

  CHECK(inside == 2);
}

TEST_CASE("Closing stops the work but lets the disk lane write what it was given", "[core]") {
  std::atomic<int> written{0};
  std::atomic<bool> stopped{false};
  std::atomic<bool> began{false};
  {
    Workers workers({});
    workers.start(Lane::media, [&](const Cancel& cancel) -> Workers::Finish {
      began = true;
      while (!cancel.wait_for(std::chrono::milliseconds(1))) {
      }
      stopped = true;
      return {};
    });
    while (!began) std::this_thread::yield();
    for (int i = 0; i < 20; ++i) {
      workers.start(Lane::disk, [&](const Cancel&) -> Workers::Finish {
        ++written;
        return {};
      });
    }
  }
  CHECK(stopped);
  CHECK(written == 20);
}

TEST_CASE("Words posted from a working thread arrive before its result", "[core]") {
  Bell bell;
  Workers workers(bell.wake());
  std::vector<std::string> heard;

  workers.start(Lane::job, [&](const Cancel&) -> Workers::Finish {
    workers.post([&] { heard.emplace_back("running"); });
    return [&] { heard.emplace_back("done"); };
  });
  bell.pump_until_idle(workers);

  CHECK(heard == std::vector<std::string>{"running", "done"});
}
