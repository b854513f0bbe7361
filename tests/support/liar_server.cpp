// SPDX-License-Identifier: Apache-2.0

#include "tests/support/liar_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <system_error>

namespace shotlab::test {
namespace {

constexpr int kLookMs = 10;  // How often a waiting thread looks whether the server goes away.

void require(bool fine, const char* what) {
  if (!fine) throw std::system_error(errno, std::generic_category(), what);
}

bool readable(int socket, int ms) {
  pollfd one{socket, POLLIN, 0};
  return ::poll(&one, 1, ms) > 0;
}

std::size_t announced_length(const std::string& head) {
  for (const char* name : {"Content-Length:", "content-length:"}) {
    const std::size_t at = head.find(name);
    if (at != std::string::npos) {
      return std::strtoul(head.c_str() + at + std::string(name).size(), nullptr, 10);
    }
  }
  return 0;
}

}  // namespace

Lie read_request() { return {.kind = Lie::Kind::read_request}; }
Lie say(std::string bytes, std::size_t count) {
  return {.kind = Lie::Kind::say, .bytes = std::move(bytes), .count = count};
}
Lie drip(std::string bytes, int ms) {
  return {.kind = Lie::Kind::drip, .bytes = std::move(bytes), .ms = ms};
}
Lie hang() { return {.kind = Lie::Kind::hang}; }
Lie reset() { return {.kind = Lie::Kind::reset}; }

std::string answer(const std::string& body, const std::string& headers, const std::string& status) {
  return "HTTP/1.1 " + status + "\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

LiarServer::LiarServer(std::vector<Script> scripts) : scripts_(std::move(scripts)) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  require(listener_ >= 0, "socket");
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  require(::bind(listener_, generic, size) == 0, "bind");
  require(::listen(listener_, 64) == 0, "listen");
  require(::getsockname(listener_, generic, &size) == 0, "getsockname");
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

LiarServer::~LiarServer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  acceptor_.join();
  for (std::thread& player : players_) player.join();  // No more are added: the acceptor has ended.
  ::close(listener_);
}

std::string LiarServer::url(const std::string& path) const {
  return "http://127.0.0.1:" + std::to_string(port_) + path;
}

std::vector<std::string> LiarServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

std::size_t LiarServer::connections() const {
  const std::lock_guard lock(mutex_);
  return connections_;
}

bool LiarServer::wait_for_requests(std::size_t count) const {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, std::chrono::seconds(20),
                           [&] { return requests_.size() >= count; });
}

void LiarServer::accept_all() {
  while (!stopping_) {
    if (!readable(listener_, kLookMs)) continue;
    const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) continue;
    const std::lock_guard lock(mutex_);
    const Script& script = scripts_[std::min(connections_, scripts_.size() - 1)];
    ++connections_;
    players_.emplace_back([this, socket, &script] { play(socket, script); });
  }
}

void LiarServer::play(int socket, const Script& script) {
  std::string unread;
  for (const Lie& lie : script) {
    if (!move(socket, lie, unread)) break;
  }
  ::close(socket);
}

bool LiarServer::move(int socket, const Lie& lie, std::string& unread) {
  const auto send_all = [&](std::string_view bytes) {
    while (!bytes.empty() && !stopping_) {
      pollfd one{socket, POLLOUT, 0};
      if (::poll(&one, 1, kLookMs) == 0) continue;
      const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent < 0 && errno != EAGAIN && errno != EINTR) return false;
      if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return bytes.empty();
  };
  switch (lie.kind) {
    case Lie::Kind::read_request:
      return take_request(socket, unread);
    case Lie::Kind::say:
      for (std::size_t i = 0; i < lie.count; ++i) {
        if (!send_all(lie.bytes)) return false;
      }
      return true;
    case Lie::Kind::drip:
      for (const char& byte : lie.bytes) {
        if (!send_all({&byte, 1}) || !pause(lie.ms)) return false;
      }
      return true;
    case Lie::Kind::hang:
      for (char byte = 0; !stopping_;) {
        if (readable(socket, kLookMs) && ::recv(socket, &byte, 1, 0) <= 0) return false;
      }
      return false;
    case Lie::Kind::reset: {
      const linger now{1, 0};
      ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
      return false;
    }
  }
  return false;
}

bool LiarServer::take_request(int socket, std::string& unread) {
  std::string buffer(1 << 16, '\0');
  std::size_t whole = std::string::npos;
  while (!stopping_) {
    const std::size_t blank = unread.find("\r\n\r\n");
    if (blank != std::string::npos) {
      whole = blank + 4 + announced_length(unread.substr(0, blank + 2));
      if (unread.size() >= whole) break;
    }
    if (!readable(socket, kLookMs)) continue;
    const ssize_t got = ::recv(socket, buffer.data(), buffer.size(), 0);
    if (got <= 0) return false;
    unread.append(buffer, 0, static_cast<std::size_t>(got));
  }
  if (stopping_) return false;
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(unread.substr(0, whole));
  }
  changed_.notify_all();
  unread.erase(0, whole);
  return true;
}

bool LiarServer::pause(int ms) {
  std::unique_lock lock(mutex_);
  return !changed_.wait_for(lock, std::chrono::milliseconds(ms), [&] { return stopping_.load(); });
}

}  // namespace shotlab::test
