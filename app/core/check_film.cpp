// SPDX-License-Identifier: Apache-2.0

#include "app/core/check_film.h"

#include "app/core/progress.h"

namespace shotlab {

Result<ExerciseVerdict> check_film(const Exercise& exercise, const Film& film, const Paths& paths,
                                   Clock& clock, const Cancel& cancel,
                                   const GatherProgress& progress) {
  Result<Settings> settings = read_settings(paths);
  if (!settings) return settings.error();
  Result<Evidence> evidence = gather(exercise, film, cancel, progress, *settings);
  if (!evidence) return evidence.error();
  ExerciseVerdict verdict = judge(exercise, *evidence);
  if (verdict.passed) {
    const std::string now = iso_time(clock.utc());
    // A pass that cannot be remembered is still a pass.
    (void)change_progress(paths.progress_file(),
                          [&](Progress& known) { known.passed.try_emplace(exercise.id, now); });
  }
  return verdict;
}

}  // namespace shotlab
