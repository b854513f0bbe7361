// SPDX-License-Identifier: Apache-2.0

#include "app/http/peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>
#include <string>

#include "tests/support/catch.h"

using namespace shotlab::http;

namespace {

struct Peer {
  sockaddr_storage storage{};
  const sockaddr& get() const { return reinterpret_cast<const sockaddr&>(storage); }
};

Peer peer(const std::string& text) {
  Peer result;
  sockaddr_in v4{};
  sockaddr_in6 v6{};
  INFO(text);
  if (inet_pton(AF_INET, text.c_str(), &v4.sin_addr) == 1) {
    v4.sin_family = AF_INET;
    std::memcpy(&result.storage, &v4, sizeof v4);
  } else {
    REQUIRE(inet_pton(AF_INET6, text.c_str(), &v6.sin6_addr) == 1);
    v6.sin6_family = AF_INET6;
    std::memcpy(&result.storage, &v6, sizeof v6);
  }
  return result;
}

}  // namespace

TEST_CASE("private, local, reserved and wrapped addresses are inside", "[http]") {
  for (const char* text : {"127.0.0.1",
                           "127.255.0.3",
                           "10.1.2.3",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.168.1.1",
                           "169.254.169.254",
                           "100.64.0.1",
                           "0.0.0.0",
                           "198.18.0.1",
                           "224.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "fe80::1",
                           "fec0::1",
                           "fc00::1",
                           "fd12:3456::1",
                           "ff02::1",
                           "::ffff:127.0.0.1",
                           "::ffff:8.8.8.8",
                           "::10.0.0.1",
                           "64:ff9b::7f00:1",
                           "64:ff9b::a00:1",
                           "2002:7f00:1::1",
                           "2002:c0a8:101::1",
                           "2001:0:4136:e378::1",
                           "2001:db8::1"}) {
    INFO(text);
    CHECK(is_inner_peer(peer(text).get()));
    CHECK_FALSE(allows(PeerRule::public_only, peer(text).get()));
  }
}

TEST_CASE("public addresses are outside, up to the edge of each private range", "[http]") {
  for (const char* text : {"8.8.8.8", "9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0",
                           "192.167.255.255", "192.169.0.0", "169.253.255.255", "126.255.255.255",
                           "128.0.0.1", "100.63.255.255", "100.128.0.0", "223.255.255.255",
                           "2607:f8b0:4005:80a::200a", "64:ff9b::808:808", "2002:808:808::1"}) {
    INFO(text);
    CHECK_FALSE(is_inner_peer(peer(text).get()));
    CHECK(allows(PeerRule::public_only, peer(text).get()));
  }
}

TEST_CASE("plain http reaches loopback and nothing else", "[http]") {
  CHECK(allows(PeerRule::loopback_only, peer("127.0.0.1").get()));
  CHECK(allows(PeerRule::loopback_only, peer("::1").get()));
  CHECK_FALSE(allows(PeerRule::loopback_only, peer("192.168.1.1").get()));
  CHECK_FALSE(allows(PeerRule::loopback_only, peer("8.8.8.8").get()));
  CHECK_FALSE(allows(PeerRule::loopback_only, peer("::ffff:127.0.0.1").get()));
}
