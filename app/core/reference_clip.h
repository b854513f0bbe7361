// SPDX-License-Identifier: Apache-2.0
//
// The unnamed clips of a quiz, rendered by the practice generator when they are first wanted and
// kept in the cache.
//
// Threading: any thread. Blocking: renders.

#pragma once

#include <filesystem>

#include "exercises/engine/pack.h"
#include "media/base/cancel.h"
#include "media/base/result.h"

namespace shotlab {

// Another prompt, seed or pack version gives another file.
std::filesystem::path reference_clip_file(const Pack& pack, const Exercise& exercise,
                                          const QuizItem& item, const std::filesystem::path& cache);
Status make_reference_clip(const QuizItem& item, const std::filesystem::path& file,
                           const Cancel& cancel);

}  // namespace shotlab
