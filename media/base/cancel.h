// SPDX-License-Identifier: Apache-2.0
//
// Cancel is how a person stops a long piece of work: a flag that also wakes whoever sleeps on it.
//
// Threading: request() and requested() from any thread. Copies share one flag.

#pragma once

#include <chrono>
#include <memory>

namespace shotlab {

class Cancel {
 public:
  Cancel();

  void request() const;
  bool requested() const;

  // Sleeps until `duration` has passed or request() is called. True if it was cancelled.
  bool wait_for(std::chrono::milliseconds duration) const;

 private:
  struct State;
  std::shared_ptr<State> state_;  // Shared: the asker and the worker hold the same flag.
};

}  // namespace shotlab
