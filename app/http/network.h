// SPDX-License-Identifier: Apache-2.0
//
// The Network is the one thread that talks to servers: libcurl's multi interface carries the
// transfers of all jobs at once, and nobody else calls it while one is under way.
//
// Threading: run() from any thread; callbacks of a transfer run on the network's own, while run()
//            waits.
// Blocking:  run() until its transfer has ended; cancelling is seen within a twentieth of a second.

#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "media/base/cancel.h"

namespace shotlab::http {

class Network {
 public:
  // The one of this program: made for the first client, gone with the last. Connections are shared.
  static std::shared_ptr<Network> of_this_program();
  ~Network();
  Network(const Network&) = delete;
  Network& operator=(const Network&) = delete;

  // Runs a libcurl handle that is ready to go. The CURLcode; `cancelled` says that it was
  // cancelled.
  int run(void* easy, const Cancel& cancel, bool& cancelled);

 private:
  struct Order {
    void* easy = nullptr;
    int code = 0;
    bool stop = false;
    bool over = false;
  };
  Network();
  void work();
  void take_orders(std::vector<Order*>& running);
  void finish(Order* order, int code);

  void* multi_ = nullptr;
  std::mutex mutex_;
  std::condition_variable changed_;
  // Guarded by mutex_:
  std::deque<Order*> orders_;
  bool closing_ = false;

  std::thread thread_;  // Last: it uses all of the above.
};

}  // namespace shotlab::http
