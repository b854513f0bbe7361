// SPDX-License-Identifier: Apache-2.0

#include "app/http/quiet_pipe.h"

#include <ctime>

namespace shotlab::http {

QuietPipe::QuietPipe() {
  sigemptyset(&pipe_);
  sigaddset(&pipe_, SIGPIPE);
  sigset_t pending;
  sigpending(&pending);
  was_pending_ = sigismember(&pending, SIGPIPE) == 1;
  pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
}

QuietPipe::~QuietPipe() {
  const timespec no_wait{};
  if (!was_pending_) sigtimedwait(&pipe_, nullptr, &no_wait);
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace shotlab::http
