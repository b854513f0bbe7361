// SPDX-License-Identifier: Apache-2.0
//
// Requests and replies as values: what adapters build and read, and what HttpClient carries.
//
// Threading: plain values.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace shotlab {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
  std::string method = "GET";
  std::string url;  // Absolute.
  Headers headers;  // Never the credential.
  std::string body;
  // Name of the header that carries the key, e.g. "x-goog-api-key"; empty: send no key. The client
  // adds the key itself, and only when the URL's origin is the profile's own.
  std::string credential_header;
  std::size_t reply_limit = 4u << 20;  // Bytes of body accepted, counted by us.
  int timeout_s = 60;                  // Whole exchange; 0: only the low-speed limit.
  bool operator==(const HttpRequest&) const = default;
};

struct HttpReply {
  int status = 0;
  Headers headers;  // Names in lower case.
  std::string body;
  const std::string* header(const std::string& lower_name) const;  // Null if absent.
};

inline const std::string* HttpReply::header(const std::string& lower_name) const {
  for (const auto& [name, value] : headers) {
    if (name == lower_name) return &value;
  }
  return nullptr;
}

}  // namespace shotlab
