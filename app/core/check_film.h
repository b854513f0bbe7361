// SPDX-License-Identifier: Apache-2.0
//
// Gathers, judges, and remembers a pass: one call for the verbs `check` and `demo` and for the
// window.
//
// Threading and Blocking: as gather.h.

#pragma once

#include "app/core/gather.h"
#include "app/core/paths.h"

namespace shotlab {

Result<ExerciseVerdict> check_film(const Exercise& exercise, const Film& film, const Paths& paths,
                                   Clock& clock, const Cancel& cancel,
                                   const GatherProgress& progress = {});

}  // namespace shotlab
