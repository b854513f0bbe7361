// SPDX-License-Identifier: Apache-2.0
//
// Holds SIGPIPE back while it lives.
//
// Threading: acts on the thread that makes it, and must be destroyed there.

#pragma once

#include <signal.h>

namespace shotlab::http {

// A peer that hangs up must not kill the program, and the rest of the program keeps its own
// handling of SIGPIPE: it is held back on this thread only, and a pending one is taken away.
class QuietPipe {
 public:
  QuietPipe();
  ~QuietPipe();
  QuietPipe(const QuietPipe&) = delete;
  QuietPipe& operator=(const QuietPipe&) = delete;

 private:
  sigset_t pipe_{};
  sigset_t before_{};
  bool was_pending_ = false;
};

}  // namespace shotlab::http
