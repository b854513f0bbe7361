// SPDX-License-Identifier: Apache-2.0
//
// Writes a working pack for an author to change (pack_template.h).
//
// Threading: any thread. Blocking: writes a few small files.
// Errors:    bad_input = the folder is there and holds something, or its name cannot be a pack's;
//            a full disk. What was begun is taken away again.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "media/base/result.h"

namespace shotlab {

// The names of the files, inside `folder`. The pack is called after the folder.
Result<std::vector<std::string>> write_new_pack(const std::filesystem::path& folder);

}  // namespace shotlab
