// SPDX-License-Identifier: Apache-2.0
//
// One exchange with libcurl: a request out, an answer in, no redirects, no second try.
//
// Threading: one thread per Transfers.
// Blocking:  run() until the answer is whole, a limit is reached or it is cancelled.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/http/client.h"
#include "app/http/message.h"
#include "app/http/peer.h"
#include "app/http/reply_headers.h"
#include "media/base/cancel.h"

namespace shotlab::http {

// Why we ourselves stopped an exchange.
enum class Stop {
  none,
  cancelled,
  too_large,
  bad_headers,
  forbidden_peer,  // The address is one that this profile may not talk to.
  second_send,     // libcurl wanted to send a request a second time by itself.
  sink,            // The receiver of the body wants no more (a full disk).
};

// Kinds of failure that libcurl reports, as far as people need to tell them apart.
enum class Fault {
  none,
  no_network,
  name,
  connect,
  proxy,  // The network's proxy did not let us through.
  tls,
  timeout,
  cut_off,
  nonsense,
  too_large,
  other
};

struct Exchange {
  std::string method;
  std::string url;
  std::string scheme;                // "http" or "https": the only one that libcurl may use.
  std::vector<std::string> headers;  // "name: value"
  std::string_view body;
  PeerRule peers = PeerRule::any;
  bool direct = false;    // Never through a proxy: this computer itself.
  std::size_t limit = 0;  // Bytes of body, counted by us.
  int timeout_s = 0;
  // Gets the body piece by piece, with the headers of its answer; false stops.
  std::function<bool(const ReplyHeaders& headers, std::string_view piece)> sink;
};

struct Outcome {
  Fault fault = Fault::none;
  Stop stop = Stop::none;
  bool sent =
      false;  // True as soon as a byte of the request may have left (PREREQ, reference §3.4).
  std::string detail;  // A short technical word for a message.
  ReplyHeaders headers;
  std::string redirect;        // Absolute; empty if the answer is none.
  std::int64_t declared = -1;  // Content-Length.
  std::int64_t received = 0;
  bool ok() const { return fault == Fault::none && stop == Stop::none; }
};

class Transfers {
 public:
  explicit Transfers(HttpOptions options);
  ~Transfers();
  Transfers(const Transfers&) = delete;
  Transfers& operator=(const Transfers&) = delete;

  Outcome run(const Exchange& exchange, const Cancel& cancel);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace shotlab::http
