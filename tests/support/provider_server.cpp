// SPDX-License-Identifier: Apache-2.0

#include "tests/support/provider_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace shotlab::test {
namespace {

constexpr int kLookMs = 10;

void require(bool fine, const char* what) {
  if (!fine) throw std::system_error(errno, std::generic_category(), what);
}

bool readable(int socket, int ms) {
  pollfd one{socket, POLLIN, 0};
  return ::poll(&one, 1, ms) > 0;
}

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// The value of a header in a head of lower-case letters; empty: not there.
std::string header_in(const std::string& head, const std::string& name) {
  const std::size_t at = lower(head).find("\r\n" + name + ":");
  if (at == std::string::npos) return "";
  const std::size_t from = head.find_first_not_of(' ', at + name.size() + 3);
  return head.substr(from, head.find("\r\n", from) - from);
}

bool fits(std::string_view pattern, std::string_view path) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == path;
  const std::string_view head = pattern.substr(0, star);
  const std::string_view tail = pattern.substr(star + 1);
  return path.size() >= head.size() + tail.size() && path.starts_with(head) && path.ends_with(tail);
}

std::string with_head(int status, const std::string& headers, const std::string& body,
                      bool length = true) {
  std::string answer = "HTTP/1.1 " + std::to_string(status) + " X\r\n" + headers;
  if (length) answer += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  if (!length) answer += "Connection: close\r\n";
  return answer + "\r\n" + body;
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = group << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j)
      text.push_back(i + j <= bytes.size() ? kLetters[group >> (18 - 6 * j) & 63] : '=');
  }
  return text;
}

}  // namespace

ProviderServer::ProviderServer(WireBook wire, std::string clip, std::vector<ServerFault> faults)
    : wire_(std::move(wire)), clip_(std::move(clip)), faults_(std::move(faults)) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  require(listener_ >= 0, "socket");
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  require(::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0, "bind");
  require(::listen(listener_, 256) == 0, "listen");
  socklen_t size = sizeof address;
  require(::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0, "port");
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

ProviderServer::~ProviderServer() {
  stopping_ = true;
  acceptor_.join();
  ::close(listener_);
  std::vector<std::thread> players;
  {
    const std::lock_guard<std::mutex> hold(mutex_);
    players.swap(players_);
  }
  for (std::thread& player : players) player.join();
}

std::string ProviderServer::url() const {
  return "http://127.0.0.1:" + std::to_string(port_) + wire_.base;
}

int ProviderServer::charges() const {
  const std::lock_guard<std::mutex> hold(mutex_);
  return charges_;
}
std::vector<std::string> ProviderServer::requests() const {
  const std::lock_guard<std::mutex> hold(mutex_);
  return requests_;
}
std::vector<std::string> ProviderServer::heads() const {
  const std::lock_guard<std::mutex> hold(mutex_);
  return heads_;
}
int ProviderServer::count(const std::string& step) const {
  const std::lock_guard<std::mutex> hold(mutex_);
  const auto found = counts_.find(step);
  return found == counts_.end() ? 0 : found->second;
}
std::string ProviderServer::body_of_create(std::size_t number) const {
  const std::lock_guard<std::mutex> hold(mutex_);
  return number < creates_.size() ? creates_[number] : "";
}
void ProviderServer::forget() {
  const std::lock_guard<std::mutex> hold(mutex_);
  requests_.clear();
  heads_.clear();
  creates_.clear();
  counts_.clear();
  asked_.clear();
  charges_ = 0;
}
void ProviderServer::set_faults(std::vector<ServerFault> faults) {
  const std::lock_guard<std::mutex> hold(mutex_);
  faults_ = std::move(faults);
}

bool ProviderServer::pause(int ms) const {
  for (int waited = 0; waited < ms; waited += kLookMs) {
    if (stopping_) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(std::min(kLookMs, ms - waited)));
  }
  return !stopping_;
}

void ProviderServer::accept_all() {
  while (!stopping_) {
    if (!readable(listener_, kLookMs)) continue;
    const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) continue;
    const std::lock_guard<std::mutex> hold(mutex_);
    players_.emplace_back([this, socket] {
      serve(socket);
      ::close(socket);
    });
  }
}

void ProviderServer::serve(int socket) {
  std::string unread;
  Request request;
  while (!stopping_ && read_request(socket, unread, request)) {
    if (!reply_to(socket, request)) return;
  }
}

bool ProviderServer::read_request(int socket, std::string& unread, Request& request) {
  for (;;) {
    const std::size_t end = unread.find("\r\n\r\n");
    if (end != std::string::npos) {
      request.head = unread.substr(0, end + 2);
      const std::string length = header_in(request.head, "content-length");
      const std::size_t size = std::strtoul(length.c_str(), nullptr, 10);
      if (unread.size() >= end + 4 + size) {
        request.body = unread.substr(end + 4, size);
        unread.erase(0, end + 4 + size);
        const std::size_t space = request.head.find(' ');
        request.method = request.head.substr(0, space);
        request.path =
            request.head.substr(space + 1, request.head.find(' ', space + 1) - space - 1);
        return true;
      }
    }
    while (!readable(socket, kLookMs)) {
      if (stopping_) return false;
    }
    char buffer[65536];
    const ssize_t got = ::recv(socket, buffer, sizeof buffer, 0);
    if (got <= 0) return false;
    unread.append(buffer, static_cast<std::size_t>(got));
  }
}

std::string ProviderServer::fill_in(std::string text, const std::string& id) const {
  replace_all(text, "{id}", id);
  replace_all(text, "{base}", url());
  replace_all(text, "{size}", std::to_string(clip_.size()));
  replace_all(text, "{model}", wire_.model);
  if (text.find("{clip64}") != std::string::npos) replace_all(text, "{clip64}", base64(clip_));
  return text;
}

std::string ProviderServer::clip_answer(const Request& request) const {
  const std::string tag = "ETag: \"clip-1\"\r\nContent-Type: video/mp4\r\nAccept-Ranges: bytes\r\n";
  const std::string range = header_in(request.head, "range");
  const std::string only_if = header_in(request.head, "if-range");
  if (range.starts_with("bytes=") && (only_if.empty() || only_if == "\"clip-1\"")) {
    const std::size_t from = std::strtoul(range.c_str() + 6, nullptr, 10);
    if (from >= clip_.size()) {
      return with_head(416, "Content-Range: bytes */" + std::to_string(clip_.size()) + "\r\n", "");
    }
    return with_head(206,
                     tag + "Content-Range: bytes " + std::to_string(from) + "-" +
                         std::to_string(clip_.size() - 1) + "/" + std::to_string(clip_.size()) +
                         "\r\n",
                     clip_.substr(from));
  }
  return with_head(200, tag, clip_);
}

bool ProviderServer::reply_to(int socket, const Request& request) {
  const std::string path = request.path.substr(0, request.path.find('?'));
  const Route* route = nullptr;
  for (const Route& one : wire_.routes) {
    if (one.method == request.method && fits(wire_.base + one.path, path)) {
      route = &one;
      break;
    }
  }
  std::string right;
  std::optional<ServerFault> fault;
  {
    const std::lock_guard<std::mutex> hold(mutex_);
    requests_.push_back(request.method + " " + request.path);
    heads_.push_back(request.head);
    if (route == nullptr) {
      right =
          with_head(404, "", "{\"error\":{\"code\":\"not_found\",\"message\":\"no such path\"}}");
    } else {
      const int number = ++counts_[route->step];
      for (const ServerFault& one : faults_) {
        if (one.step != route->step || number < one.first) continue;
        if (one.times == 0 || number < one.first + one.times) fault = one;
      }
      const bool create = route->step == "create";
      if (create) creates_.push_back(request.body);
      if (create && (!fault || fault->charges)) ++charges_;
      const std::string id = "job-" + std::to_string(std::max(charges_, 1));
      if (route->clip) {
        right = clip_answer(request);
      } else {
        const int turn = asked_[request.method + path]++;
        const auto last = static_cast<int>(route->bodies.size()) - 1;
        const std::string body =
            last < 0 ? "" : route->bodies[static_cast<std::size_t>(std::min(turn, last))];
        right = with_head(route->status,
                          "Content-Type: application/json\r\n" + fill_in(route->headers, id),
                          fill_in(body, id));
      }
      if (fault) {
        fault->headers = fill_in(fault->headers, id);
        fault->body = fill_in(fault->body, id);
      }
    }
  }
  if (fault) return misbehave(socket, *fault, right, request.method == "HEAD");
  return send_all(socket, right);
}

bool ProviderServer::misbehave(int socket, const ServerFault& fault, const std::string& right,
                               bool) {
  if (fault.action == "answer") {
    const bool bomb = fault.repeat > 1;
    const std::string head =
        with_head(fault.status, fault.headers, bomb ? "" : fault.body, !bomb && !fault.no_length);
    if (!send_all(socket, head)) return false;
    for (std::size_t i = 0; bomb && i < fault.repeat; ++i) {
      if (stopping_ || !send_all(socket, fault.body)) return false;
    }
    return !bomb && !fault.no_length;
  }
  if (fault.action == "reset") {
    const linger now{1, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    return false;
  }
  if (fault.action == "cut") {
    const std::size_t body = right.find("\r\n\r\n") + 4;
    std::string part = right.substr(0, body + fault.count);
    if (fault.no_length) {
      const std::size_t at = part.find("Content-Length:");
      part.erase(at, part.find("\r\n", at) + 2 - at);
    }
    send_all(socket, part);
    return false;
  }
  if (fault.action == "hang") {
    while (!readable(socket, kLookMs)) {
      if (stopping_) break;
    }
    return false;
  }
  if (fault.action == "drip") {
    for (const char c : right) {
      if (!send_all(socket, {&c, 1}) || !pause(static_cast<int>(fault.count))) return false;
    }
    return true;
  }
  return false;  // "close"
}

}  // namespace shotlab::test
