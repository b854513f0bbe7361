// SPDX-License-Identifier: Apache-2.0
//
// What the painter's tests ask for: a small picture of a prompt, and the camera of a short take.

#pragma once

#include <string>

#include "app/practice/painter.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace shotlab::test {

inline PaintRequest asked(const std::string& prompt, std::int64_t seed = 1) {
  PaintRequest r;
  r.prompt = prompt;
  r.seed = seed;
  r.width = 640, r.height = 360;
  return r;
}

// Clearly red of its own, as only the coats of these tests are.
inline bool is_red(const std::uint8_t* p) {
  return p[0] > 70 && p[0] > 2 * p[1] && p[0] > 2 * p[2];
}

inline PaintReport report_of(const std::string& prompt, std::int64_t seed = 1) {
  TempDir dir;
  PaintRequest r = asked(prompt, seed);
  r.width = 96, r.height = 54, r.seconds = 3;
  Result<PaintReport> report = paint_take(r, dir / "take.mp4", Cancel());
  REQUIRE(report);
  return *report;
}

}  // namespace shotlab::test
