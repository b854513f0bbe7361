// SPDX-License-Identifier: Apache-2.0
//
// Gathers what an exercise's criteria read, from the film and from nowhere else: recipes,
// containers, measurements, the newest cut, the papers. The engine judges; this only looks.
//
// Threading: any thread, one per film object.
// Blocking:  hashes every take and measures those that the cache does not know.
// Errors:    a take that cannot be read becomes evidence of that; only a cancelled look is an
// Error.

#pragma once

#include <functional>
#include <string>

#include "app/core/film.h"
#include "app/core/settings.h"
#include "exercises/engine/verdict.h"
#include "media/base/cancel.h"
#include "media/base/result.h"

namespace shotlab {

// Called before each take is looked at: "take 2 of 3".
using GatherProgress =
    std::function<void(const std::string& take, std::size_t number, std::size_t of)>;

Result<Evidence> gather(const Exercise& exercise, const Film& film, const Cancel& cancel,
                        const GatherProgress& progress = {}, const Settings& settings = {});

// Takes of the film that were shot for this exercise.
Result<std::vector<Take>> takes_of(const Exercise& exercise, const Film& film,
                                   std::vector<Error>* damaged = nullptr);

}  // namespace shotlab
