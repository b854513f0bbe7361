// SPDX-License-Identifier: Apache-2.0
//
// A take that goes on where another ended (level G1): the same place, the same people where they
// had come to, and the camera from where it had come to. What the new words say begins from there.
//
// Threading: one thread at a time.
// Errors:    as paint_take().

#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "app/practice/levels/footage.h"
#include "app/practice/painter.h"

namespace shotlab::practice {

inline constexpr int kMostParts = 16;  // Of a chain of continuations that is followed back.

struct Part {
  PaintRequest request;               // Its parent is what it grew from, as in any edit.
  std::shared_ptr<const Part> after;  // The take that it goes on from; null: it begins by itself.
};

// REQUIRES: part.after.
Scene scene_going_on(const Part& part);
FootageTake open_continuation(const Part& part);
Result<PaintReport> paint_continuation(const Part& part, const std::filesystem::path& out,
                                       const Cancel& cancel, int encoder_threads,
                                       const std::function<void(double)>& progress = {});

}  // namespace shotlab::practice
