// SPDX-License-Identifier: Apache-2.0
//
// An Address is a URL as libcurl itself reads it, so that what is checked is what is contacted.
//
// Threading: pure functions and plain values.

#pragma once

#include <string>

#include "media/base/result.h"

namespace shotlab::http {

struct Address {
  std::string url;
  std::string scheme;  // Lower case.
  std::string host;    // Lower case; IPv6 in brackets.
  std::string port;    // Always there: the scheme's own if the URL has none.

  bool same_origin(const Address& other) const {
    return scheme == other.scheme && host == other.host && port == other.port;
  }
  // 127.0.0.1, localhost or [::1], by its letters.
  bool is_loopback() const;
  // "example.com", or with the port where it is not the usual one: for messages, without secrets.
  std::string shown() const;
};

// Refused: what libcurl cannot parse, and a user name or password inside the URL.
Result<Address> parse_address(const std::string& url);

// Whether a profile whose base is `base` may contact `address` at all: https anywhere, http only
// from a loopback profile to loopback.
Status may_contact(const Address& base, const Address& address);

}  // namespace shotlab::http
