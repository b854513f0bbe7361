// SPDX-License-Identifier: Apache-2.0

#include "app/http/peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace shotlab::http {
namespace {

struct Range {
  std::uint32_t base;
  int bits;
};

// RFC 6890 and its updates: nothing in these is a public service.
constexpr std::array<Range, 15> kInner = {{
    {0x00000000, 8},   // This network.
    {0x0a000000, 8},   // Private.
    {0x64400000, 10},  // Shared by carriers.
    {0x7f000000, 8},   // Loopback.
    {0xa9fe0000, 16},  // Link-local; cloud metadata lives here.
    {0xac100000, 12},  // Private.
    {0xc0000000, 24},  // Protocol assignments.
    {0xc0000200, 24},  // Documentation.
    {0xc0586300, 24},  // Old 6to4 relays.
    {0xc0a80000, 16},  // Private.
    {0xc6120000, 15},  // Benchmarks.
    {0xc6336400, 24},  // Documentation.
    {0xcb007100, 24},  // Documentation.
    {0xe0000000, 4},   // Multicast.
    {0xf0000000, 4},   // Reserved and broadcast.
}};

bool is_inner_v4(std::uint32_t address) {
  return std::any_of(kInner.begin(), kInner.end(), [&](const Range& range) {
    return (address ^ range.base) >> (32 - range.bits) == 0;
  });
}

using Bytes = std::array<std::uint8_t, 16>;

std::uint32_t v4_at(const Bytes& address, std::size_t at) {
  return (std::uint32_t{address[at]} << 24) | (std::uint32_t{address[at + 1]} << 16) |
         (std::uint32_t{address[at + 2]} << 8) | address[at + 3];
}

bool begins(const Bytes& address, std::initializer_list<std::uint8_t> prefix) {
  return std::equal(prefix.begin(), prefix.end(), address.begin());
}

bool is_loopback_v6(const Bytes& address) {
  Bytes one{};
  one[15] = 1;
  return address == one;
}

bool is_inner_v6(const Bytes& address) {
  const bool twelve_zeros = begins(address, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  if (twelve_zeros) return true;  // ::, ::1 and the old form of an IPv4 address.
  if (begins(address, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff})) return true;  // ::ffff:a.b.c.d
  if (begins(address, {0x00, 0x64, 0xff, 0x9b})) return is_inner_v4(v4_at(address, 12));  // NAT64.
  if (begins(address, {0x20, 0x02})) return is_inner_v4(v4_at(address, 2));               // 6to4.
  if (begins(address, {0x20, 0x01, 0x00, 0x00})) return true;                             // Teredo.
  if (begins(address, {0x20, 0x01, 0x0d, 0xb8})) return true;  // Documentation.
  const bool unique_local = (address[0] & 0xfe) == 0xfc;
  const bool link_local = address[0] == 0xfe && (address[1] & 0x80) == 0x80;  // And site-local.
  return unique_local || link_local || address[0] == 0xff;
}

std::uint32_t v4_of(const sockaddr& peer) {
  sockaddr_in in{};
  std::memcpy(&in, &peer, sizeof in);
  return ntohl(in.sin_addr.s_addr);
}

Bytes v6_of(const sockaddr& peer) {
  sockaddr_in6 in{};
  std::memcpy(&in, &peer, sizeof in);
  Bytes address{};
  std::memcpy(address.data(), &in.sin6_addr, address.size());
  return address;
}

}  // namespace

bool is_loopback_peer(const sockaddr& peer) {
  if (peer.sa_family == AF_INET) return v4_of(peer) >> 24 == 127;
  return peer.sa_family == AF_INET6 && is_loopback_v6(v6_of(peer));
}

bool is_inner_peer(const sockaddr& peer) {
  if (peer.sa_family == AF_INET) return is_inner_v4(v4_of(peer));
  if (peer.sa_family == AF_INET6) return is_inner_v6(v6_of(peer));
  return true;  // No other family is ever the internet.
}

bool allows(PeerRule rule, const sockaddr& peer) {
  switch (rule) {
    case PeerRule::any:
      return true;
    case PeerRule::loopback_only:
      return is_loopback_peer(peer);
    case PeerRule::public_only:
      return !is_inner_peer(peer);
  }
  return false;
}

bool allows(PeerRule rule, const std::string& address) {
  sockaddr_in v4{};
  v4.sin_family = AF_INET;
  if (::inet_pton(AF_INET, address.c_str(), &v4.sin_addr) == 1)
    return allows(rule, reinterpret_cast<const sockaddr&>(v4));
  sockaddr_in6 v6{};
  v6.sin6_family = AF_INET6;
  if (::inet_pton(AF_INET6, address.c_str(), &v6.sin6_addr) != 1) return rule == PeerRule::any;
  // sockaddr has room for an IPv4 address only; the checks copy what they need from the whole.
  sockaddr_storage whole{};
  std::memcpy(&whole, &v6, sizeof v6);
  return allows(rule, reinterpret_cast<const sockaddr&>(whole));
}

}  // namespace shotlab::http
