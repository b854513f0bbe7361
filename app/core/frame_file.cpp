// SPDX-License-Identifier: Apache-2.0

#include "app/core/frame_file.h"

#include <cstdio>

namespace shotlab {

bool one_per_shot(const std::string& role) { return role == "first_frame" || role == "last_frame"; }

std::string frame_file(const std::string& take, std::int64_t frame) {
  char number[32];
  std::snprintf(number, sizeof number, "-f%05lld.png", static_cast<long long>(frame + 1));
  return "assets/frames/" + take + number;
}

}  // namespace shotlab
