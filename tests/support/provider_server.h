// SPDX-License-Identifier: Apache-2.0
//
// A scripted provider that counts what it charges. What it says is data: a wire is a list of routes
// with their answers, a fault is what goes wrong at one of them. It shares no code with the client
// or with the practice generator.
//
// Threading: any thread; a thread per connection, joined by the destructor.

#pragma once

#include <atomic>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace shotlab::test {

// One kind of request and what it is answered. In bodies and headers {id}, {base}, {size}, {model}
// and {clip64} are filled in.
struct Route {
  std::string step;    // "create", "poll", "file", "download", "cancel", ...
  std::string method;  // "GET"
  std::string path;    // "/v1beta/interactions/*": a star stands for anything.
  int status = 200;
  std::string headers;              // "Name: value\r\n"...
  std::vector<std::string> bodies;  // First to last request of a job; the last one stays.
  bool clip = false;                // The clip itself, with ranges and a strong tag.
};

struct WireBook {
  std::string name;     // "gemini-interactions"
  std::string adapter;  // As in settings.toml.
  std::string dialect;
  std::string model;
  std::string base;  // Behind the server's own address: "/v1".
  std::vector<Route> routes;
};

// What goes wrong.
struct ServerFault {
  std::string name;
  std::string step;    // Where; empty: nowhere.
  int first = 1;       // From the n-th request of that step on ...
  int times = 1;       // ... so often; 0: for ever.
  std::string action;  // "answer", "close", "reset", "cut", "hang", "drip"
  int status = 200;
  std::string headers, body;
  std::size_t count = 0;   // cut: bytes of the right answer's body; drip: ms per byte.
  std::size_t repeat = 1;  // answer: the body so often (a bomb).
  bool no_length = false;  // answer, cut: without a length.
  bool charges = true;     // At a create: whether a job was begun and charged all the same.
};

class ProviderServer {
 public:
  ProviderServer(WireBook wire, std::string clip, std::vector<ServerFault> faults = {});
  ~ProviderServer();
  ProviderServer(const ProviderServer&) = delete;
  ProviderServer& operator=(const ProviderServer&) = delete;

  std::string url() const;  // With the wire's base.
  int port() const { return port_; }

  int charges() const;                        // Jobs begun.
  std::vector<std::string> requests() const;  // "POST /v1beta/interactions", in order.
  std::vector<std::string> heads() const;     // The same with all headers.
  int count(const std::string& step) const;
  std::string body_of_create(std::size_t number) const;  // As it came, counted from 0.
  // As if nothing had happened yet; between two runs.
  void forget();
  void set_faults(std::vector<ServerFault> faults);

 private:
  struct Request {
    std::string method, path, head, body;
  };
  void accept_all();
  void serve(int socket);
  bool read_request(int socket, std::string& unread, Request& request);
  bool reply_to(int socket, const Request& request);
  bool misbehave(int socket, const ServerFault& fault, const std::string& right, bool head_only);
  std::string fill_in(std::string text, const std::string& id) const;
  std::string clip_answer(const Request& request) const;
  bool pause(int ms) const;

  const WireBook wire_;
  const std::string clip_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::thread acceptor_;

  mutable std::mutex mutex_;  // Guards all below.
  std::vector<ServerFault> faults_;
  std::vector<std::thread> players_;
  std::vector<std::string> requests_, heads_, creates_;
  std::map<std::string, int> counts_;  // By step.
  std::map<std::string, int> asked_;   // By path: for the next body of a route.
  int charges_ = 0;
};

}  // namespace shotlab::test
