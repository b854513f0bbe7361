// SPDX-License-Identifier: Apache-2.0
//
// A server that says whatever a script tells it to: half answers, two lengths, endless headers,
// silence, a reset. It listens on a free loopback port and writes down every byte it was sent.
//
// Threading: any thread; every connection has a thread of its own, joined by the destructor.

#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace shotlab::test {

// One move of a script.
struct Lie {
  enum class Kind {
    read_request,  // Until the head and the body that it announces are here.
    say,           // `bytes`, `count` times.
    drip,          // `bytes`, one by one, one each `ms`.
    hang,          // Nothing, until the other side goes away.
    reset,         // RST instead of a goodbye.
  };
  Kind kind = Kind::read_request;
  std::string bytes = {};
  std::size_t count = 1;
  int ms = 0;
};

Lie read_request();
Lie say(std::string bytes, std::size_t count = 1);
Lie drip(std::string bytes, int ms);
Lie hang();
Lie reset();

// "HTTP/1.1 200 OK" with Content-Length, the given header lines ("Name: value\r\n") and the body.
std::string answer(const std::string& body, const std::string& headers = "",
                   const std::string& status = "200 OK");

// Moves of one connection; after the last one it is closed.
using Script = std::vector<Lie>;

class LiarServer {
 public:
  // The first connection plays the first script and so on; further ones play the last.
  explicit LiarServer(std::vector<Script> scripts);
  ~LiarServer();
  LiarServer(const LiarServer&) = delete;
  LiarServer& operator=(const LiarServer&) = delete;

  // For scripts that name this server's own port. REQUIRES: no connection was made yet.
  void set_scripts(std::vector<Script> scripts) { scripts_ = std::move(scripts); }

  int port() const { return port_; }
  std::string url(const std::string& path = "") const;
  // Heads and bodies as they came, in order of arrival.
  std::vector<std::string> requests() const;
  std::size_t connections() const;
  // Waits until `count` requests came; false after a generous while.
  bool wait_for_requests(std::size_t count) const;

 private:
  void accept_all();
  void play(int socket, const Script& script);
  bool move(int socket, const Lie& lie, std::string& unread);
  bool take_request(int socket, std::string& unread);
  // Sleeps, unless the server is being destroyed: then false.
  bool pause(int ms);

  std::vector<Script> scripts_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::thread acceptor_;

  mutable std::mutex mutex_;  // Guards all below.
  mutable std::condition_variable changed_;
  std::vector<std::string> requests_;
  std::vector<std::thread> players_;
  std::size_t connections_ = 0;
};

}  // namespace shotlab::test
