// SPDX-License-Identifier: Apache-2.0
//
// Really makes a worked answer of an exercise: shoots its takes on the practice generator through
// the whole chain, writes notes, keepers and answers, cuts and exports. For `demo`, for the pack
// linter and for the tests.
//
// Threading: one thread. Blocking: as long as rendering takes.
// Errors:    the first link that fails, in its own words.

#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "app/core/export_film.h"
#include "app/core/film.h"
#include "app/core/shoot.h"
#include "exercises/engine/pack.h"
#include "exercises/engine/verdict.h"
#include "media/base/cancel.h"
#include "media/base/result.h"

namespace shotlab {

struct WorkedOptions {
  int width = 1280;
  int height = 720;
  bool always_export = false;  // Cut the keepers together if the answer has no cut of its own.
  std::function<void(const Text& step)> say;  // "Shooting take 1 of 2". May be empty.
};

struct WorkedFilm {
  Film film;
  std::vector<Take> takes;               // In the order of the answer.
  std::optional<ExportReport> exported;  // Absent: the answer has no cut.
};

// `folder` must not be there yet, or be empty.
Result<WorkedFilm> make_worked_answer(const Pack& pack, const Exercise& exercise,
                                      const WorkedAnswer& answer,
                                      const std::filesystem::path& folder, const ShootTools& tools,
                                      const WorkedOptions& options = {});

}  // namespace shotlab
