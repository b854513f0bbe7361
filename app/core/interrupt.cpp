// SPDX-License-Identifier: Apache-2.0

#include "app/core/interrupt.h"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace shotlab {

Interrupt::Interrupt(std::function<void()> on_signal) : on_signal_(std::move(on_signal)) {
  sigset_t wanted;
  sigemptyset(&wanted);
  sigaddset(&wanted, SIGINT);
  sigaddset(&wanted, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &wanted, &before_);
  signals_ = ::signalfd(-1, &wanted, SFD_CLOEXEC);
  end_ = ::eventfd(0, EFD_CLOEXEC);
  thread_ = std::thread([this] { wait(); });
}

Interrupt::~Interrupt() {
  const std::uint64_t one = 1;
  while (::write(end_, &one, sizeof(one)) < 0 && errno == EINTR) {
  }
  thread_.join();
  ::close(signals_);
  ::close(end_);
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void Interrupt::wait() {
  std::array<pollfd, 2> doors{pollfd{signals_, POLLIN, 0}, pollfd{end_, POLLIN, 0}};
  for (;;) {
    if (::poll(doors.data(), doors.size(), -1) < 0 && errno != EINTR) return;
    if (doors[1].revents != 0) return;
    if (doors[0].revents == 0) continue;
    signalfd_siginfo signal{};
    if (::read(signals_, &signal, sizeof(signal)) == static_cast<ssize_t>(sizeof(signal)))
      on_signal_();
  }
}

}  // namespace shotlab
