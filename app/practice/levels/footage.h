// SPDX-License-Identifier: Apache-2.0
//
// Takes that start from given pictures rather than from a scene alone (levels G2 and G4): a clip
// repainted, altered inside a mask, a plate with a thing laid into it, the way from a first frame
// to a last one.
//
// Threading: one thread at a time per Footage.
// Blocking:  decodes.
// Errors:    a file that cannot be read, a mask that is empty.

#pragma once

#include <filesystem>
#include <memory>

#include "app/practice/scene.h"
#include "media/base/cancel.h"
#include "media/base/result.h"

namespace shotlab::practice {

class Footage {
 public:
  virtual ~Footage() = default;
  // Frames 0, 1, 2 ... in order.
  virtual Result<Picture> next() = 0;
};

struct FootageTake {
  std::unique_ptr<Footage> footage;
  std::int64_t frames = 0;
};

bool is_footage(const PaintRequest& request);
// `scene` is what the words alone would show, and outlives the take.
Result<FootageTake> open_footage(const PaintRequest& request, const Scene& scene,
                                 const Cancel& cancel);

}  // namespace shotlab::practice
