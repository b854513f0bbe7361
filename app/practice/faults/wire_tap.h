// SPDX-License-Identifier: Apache-2.0
//
// The socket under a request that is being served, for faults that no HTTP library would make.
//
// Threading: the thread that serves the request.
// Blocking:  send() until the other side takes the bytes or goes away.

#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "media/base/cancel.h"

namespace shotlab::practice {

class WireTap {
 public:
  // The connection from `remote_port` to our own `local_port`; nullopt: it is gone.
  static std::optional<WireTap> find(int remote_port, int local_port);

  bool send(std::string_view bytes) const;  // False: the other side is gone.
  // Waits a little; false: the other side is gone, or the server closes.
  bool wait(std::chrono::milliseconds duration, const Cancel& closing) const;
  void close() const;  // No more is said; the library's own answer finds no way out.
  void reset() const;

 private:
  explicit WireTap(int fd) : fd_(fd) {}
  int fd_;  // Not owned: the library closes it.
};

}  // namespace shotlab::practice
