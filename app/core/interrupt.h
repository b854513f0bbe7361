// SPDX-License-Identifier: Apache-2.0
//
// Ctrl-C and a polite end of the program as a call: SIGINT and SIGTERM are taken off all threads
// and waited for on one, where locks may be taken.
//
// Threading: make it before any other thread; one at a time.

#pragma once

#include <csignal>
#include <functional>
#include <thread>

namespace shotlab {

class Interrupt {
 public:
  // `on_signal` runs on a thread of its own, for every signal.
  explicit Interrupt(std::function<void()> on_signal);
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

 private:
  void wait();

  std::function<void()> on_signal_;
  sigset_t before_{};
  int signals_ = -1;  // signalfd
  int end_ = -1;      // eventfd
  std::thread thread_;
};

}  // namespace shotlab
