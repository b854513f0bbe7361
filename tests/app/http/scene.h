// SPDX-License-Identifier: Apache-2.0
//
// A client with a short patience, and the requests that the tests of this room send.

#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "app/http/client.h"
#include "tests/support/catch.h"
#include "tests/support/liar_server.h"

namespace shotlab::test {

// Looked for in every byte that a server was sent.
inline constexpr const char* kCanary = "CANARY-KEY-7f3a";

inline HttpOptions impatient() {
  return {.connect_s = 2, .low_speed_bytes_per_s = 1000, .low_speed_s = 1};
}

inline std::unique_ptr<HttpClient> client_of(const std::string& base,
                                             HttpOptions options = impatient()) {
  return make_curl_client({.base_url = base, .key = kCanary}, std::move(options));
}

inline HttpRequest get(const std::string& url) {
  return {.url = url, .credential_header = "x-goog-api-key"};
}

inline HttpRequest post(const std::string& url, const std::string& body = "{}") {
  return {.method = "POST",
          .url = url,
          .headers = {{"Content-Type", "application/json"}},
          .body = body,
          .credential_header = "x-goog-api-key"};
}

inline std::size_t requests_with(const LiarServer& server, const std::string& words) {
  std::size_t count = 0;
  for (const std::string& request : server.requests()) {
    if (request.find(words) != std::string::npos) ++count;
  }
  return count;
}

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace shotlab::test
