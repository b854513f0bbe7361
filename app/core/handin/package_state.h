// SPDX-License-Identifier: Apache-2.0
//
// The newest package in a film's exports, read back as by a stranger: whether it is as it was
// packed, opens as a film, holds nothing that looks like a key, and still is the work of today.
//
// Threading: any thread, one per film. Blocking: reads up to three packages to their ends.
// Errors:    what is wrong with a package is what is told of it; only a cancelled look, and papers
//            or takes that cannot be read, are an Error.

#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "app/core/film.h"
#include "app/core/settings.h"
#include "exercises/engine/verdict.h"
#include "media/base/cancel.h"
#include "media/base/result.h"

namespace shotlab {

// Archives and folders in `exports` that look like packages; by name, not by the clock of the file
// system: "film-handin-10.zip" comes after "film-handin-9.zip".
std::vector<std::filesystem::path> packages_in(const std::filesystem::path& exports);

// nullopt: there is none.
Result<std::optional<PackageState>> package_state(const Film& film, const Settings& settings,
                                                  const Cancel& cancel);

}  // namespace shotlab
