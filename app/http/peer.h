// SPDX-License-Identifier: Apache-2.0
//
// Which IP addresses may be talked to. Names are no protection: a public name can point into the
// local network, so the address itself is checked at the moment the socket is opened.
//
// Threading: pure functions.

#pragma once

#include <string>

struct sockaddr;

namespace shotlab::http {

enum class PeerRule {
  any,            // The host that the profile itself names: a class gateway may be a private one.
  loopback_only,  // Plain http.
  public_only,    // Hosts that a server pointed us to.
};

bool is_loopback_peer(const sockaddr& peer);
// Loopback, private, link-local, shared, multicast and reserved ranges, and IPv6 forms that wrap
// them.
bool is_inner_peer(const sockaddr& peer);
bool allows(PeerRule rule, const sockaddr& peer);
// The same by its letters: "127.0.0.1", "::1". What is no address is not allowed, but by `any`.
bool allows(PeerRule rule, const std::string& address);

}  // namespace shotlab::http
