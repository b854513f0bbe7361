// SPDX-License-Identifier: Apache-2.0
//
// The second half of painting a take: frame after frame, with its sound, into a clip that is marked
// algorithmicMedia.
//
// Threading: one thread per call. Errors: cancelled, a full disk, a picture that cannot be painted.

#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "app/practice/frame_line.h"
#include "app/practice/levels/footage.h"
#include "app/practice/painter.h"

namespace shotlab::practice {

// `line`: the scene's own frames; null: those of `take`.
Result<PaintReport> write_take(const PaintRequest& request, const Scene& scene, FootageTake take,
                               std::unique_ptr<FrameLine> line, const std::filesystem::path& out,
                               const Cancel& cancel, int encoder_threads,
                               const std::function<void(double)>& progress);

}  // namespace shotlab::practice
