// SPDX-License-Identifier: Apache-2.0
//
// Makes what goes with the request of a worked take: frames and clips of its earlier takes, painted
// pictures, elements and clips, drawn masks. Nothing comes from outside.
//
// Threading: one thread at a time per film. Blocking: decodes, paints, writes.
// Errors:    as frame_file.h and practice_studio.h.

#pragma once

#include <vector>

#include "app/core/film.h"
#include "app/core/references.h"
#include "exercises/engine/pack.h"
#include "media/base/cancel.h"
#include "media/base/result.h"

namespace shotlab {

// `takes`: of the answer so far, in its order; `seconds`: of a clip that is painted.
Result<std::vector<ReferenceFile>> make_worked_files(const std::vector<WorkedFile>& wanted,
                                                     const std::vector<Take>& takes,
                                                     const Film& film, double seconds,
                                                     const Cancel& cancel);

}  // namespace shotlab
