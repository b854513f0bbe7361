// SPDX-License-Identifier: Apache-2.0

#include "app/practice/faults/wire_tap.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <charconv>
#include <cstring>
#include <filesystem>
#include <string>

namespace shotlab::practice {
namespace {

int port_of(int fd, int (*name)(int, sockaddr*, socklen_t*)) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  // The socket calls take every kind of address through this one type.
  if (name(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) return -1;
  return address.sin_family == AF_INET ? ntohs(address.sin_port) : -1;
}

int local_name(int fd, sockaddr* to, socklen_t* size) { return ::getsockname(fd, to, size); }
int peer_name(int fd, sockaddr* to, socklen_t* size) { return ::getpeername(fd, to, size); }

}  // namespace

std::optional<WireTap> WireTap::find(int remote_port, int local_port) {
  // The library does not tell its socket; the two ports name it, since it is open all the while.
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", error)) {
    const std::string name = entry.path().filename().string();
    int fd = -1;
    const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), fd);
    if (problem != std::errc{} || end != name.data() + name.size()) continue;
    if (port_of(fd, &peer_name) == remote_port && port_of(fd, &local_name) == local_port) {
      return WireTap(fd);
    }
  }
  return std::nullopt;
}

bool WireTap::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool WireTap::wait(std::chrono::milliseconds duration, const Cancel& closing) const {
  if (closing.wait_for(duration)) return false;
  pollfd look{fd_, POLLIN | POLLRDHUP, 0};
  if (::poll(&look, 1, 0) <= 0) return true;
  if ((look.revents & (POLLHUP | POLLRDHUP | POLLERR)) != 0) return false;
  char byte = 0;
  return ::recv(fd_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) != 0;
}

void WireTap::close() const { ::shutdown(fd_, SHUT_RDWR); }

void WireTap::reset() const {
  // Linux answers the dissolving of a connection with a reset.
  sockaddr nowhere{};
  nowhere.sa_family = AF_UNSPEC;
  (void)::connect(fd_, &nowhere, sizeof nowhere);
}

}  // namespace shotlab::practice
