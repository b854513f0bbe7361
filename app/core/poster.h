// SPDX-License-Identifier: Apache-2.0
//
// The small picture by which a take is known on the wall.
//
// Threading: any thread. Blocking: decodes one frame unless the cache has the picture.

#pragma once

#include <filesystem>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/model/take.h"

namespace shotlab {

// Where the poster of a take lies, or will lie.
std::filesystem::path poster_file(const Take& take, const std::filesystem::path& cache_folder);
Result<std::filesystem::path> make_poster(const Take& take,
                                          const std::filesystem::path& cache_folder,
                                          const Cancel& cancel);

}  // namespace shotlab
