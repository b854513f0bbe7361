// SPDX-License-Identifier: Apache-2.0
//
// Keeps paths that come from files inside the film folder: nothing absolute, nothing with "..", no
// symbolic links.

#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "media/base/result.h"

namespace shotlab {

// `path` without "." and "..", with forward slashes; nullopt if it is absolute or leaves its
// folder.
std::optional<std::string> relative_inside(const std::filesystem::path& path);

// folder / relative, if every part of it is a real folder and the last one a real file.
Result<std::filesystem::path> file_inside(const std::filesystem::path& folder,
                                          const std::string& relative);

}  // namespace shotlab
