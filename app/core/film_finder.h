// SPDX-License-Identifier: Apache-2.0
//
// Finds the film that a person stands in: the nearest folder upwards that has a film.toml, as git
// finds its repository.

#pragma once

#include <filesystem>

#include "app/core/film.h"
#include "media/base/clock.h"
#include "media/base/result.h"

namespace shotlab {

Result<Film> film_around(const std::filesystem::path& folder, Clock& clock);

}  // namespace shotlab
