// SPDX-License-Identifier: Apache-2.0
//
// What is measured of a take beside another clip: the parent or source that it was made of, or the
// whitebox flight of the camera path that went with its request. Kept in the film's .cache like all
// measurements.
//
// Threading: any thread, one per film object.
// Blocking:  decodes both clips, may render the whitebox, unless the cache knows the answer.
// Errors:    none but a stop: what cannot be compared says why in the evidence.

#pragma once

#include <vector>

#include "app/core/film.h"
#include "exercises/engine/verdict.h"
#include "media/base/cancel.h"

namespace shotlab {

// Fills in path, region, follow, composite and source of `evidence`, as far as they are needed, and
// what its source clip says of itself.
// `all`: the takes of the film, among which a parent is looked for; `marks`: of this take and of
// its parent, where no mask says what was to change.
void look_beside(const Film& film, const std::vector<Take>& all,
                 const std::vector<FrameMark>& marks, const NeededMeasures& needed,
                 TakeEvidence& evidence, const Cancel& cancel);

// The clip that a take was made of: the source video of its request, else its parent's clip; empty
// if there is none.
std::filesystem::path made_of(const Film& film, const std::vector<Take>& all, const Take& take);

}  // namespace shotlab
