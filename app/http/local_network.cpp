// SPDX-License-Identifier: Apache-2.0

#include "app/http/local_network.h"

#include <ifaddrs.h>
#include <net/if.h>
#include <sys/socket.h>

namespace shotlab::http {

bool has_network() {
  ifaddrs* all = nullptr;
  if (getifaddrs(&all) != 0)
    return true;  // Cannot tell: never claim that it is the computer's fault.
  bool found = false;
  for (const ifaddrs* one = all; one != nullptr && !found; one = one->ifa_next) {
    if (one->ifa_addr == nullptr) continue;
    const bool up = (one->ifa_flags & IFF_UP) != 0 && (one->ifa_flags & IFF_RUNNING) != 0;
    const bool loopback = (one->ifa_flags & IFF_LOOPBACK) != 0;
    const int family = one->ifa_addr->sa_family;
    found = up && !loopback && (family == AF_INET || family == AF_INET6);
  }
  freeifaddrs(all);
  return found;
}

}  // namespace shotlab::http
