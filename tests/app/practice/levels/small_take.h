// SPDX-License-Identifier: Apache-2.0
//
// What the tests of levels G1 to G4 share: small requests, edits, how much of a picture changed.

#pragma once

#include <memory>
#include <string>

#include "app/practice/painter.h"
#include "tests/app/practice/pixels.h"

namespace shotlab::test {

inline PaintRequest small_take(const std::string& prompt, std::int64_t seed = 1) {
  PaintRequest r;
  r.prompt = prompt;
  r.seed = seed;
  r.width = 320, r.height = 180;
  r.seconds = 2;
  return r;
}

inline PaintRequest edit_of(const PaintRequest& parent, const std::string& prompt) {
  PaintRequest r = parent;
  r.prompt = prompt;
  r.parent = std::make_shared<PaintRequest>(parent);
  return r;
}

// The share of pixels that differ clearly.
inline double changed_share(const Picture& a, const Picture& b) {
  return differing(a, b).count / static_cast<double>(a.width * a.height);
}

}  // namespace shotlab::test
