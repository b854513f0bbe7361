// SPDX-License-Identifier: Apache-2.0
//
// The takes/ folder of a film: how a take gets onto the disk whole or not at all, and how it is
// read back. Pictures that a service made lie in assets/pictures/ in the same way.
//
// Threading: callers that write hold the folder's lock.
// Source:    restic's order, reference "reliability" §3.5: write, fsync, read-only, fsync folder,
// rename, fsync.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "media/base/clock.h"
#include "media/base/result.h"
#include "media/model/take.h"

namespace shotlab {

// takes/, or assets/pictures/ for a picture: where a film keeps what this recipe makes.
std::filesystem::path shelf_of(const Take& take);

// Oldest first. A take that cannot be read goes to `damaged`, if asked for, and hides no other.
Result<std::vector<Take>> read_takes(const std::filesystem::path& takes,
                                     std::vector<Error>* damaged);
Result<Take> read_take(const std::filesystem::path& takes, const std::string& id);

// The highest number that any folder in takes/ bears, damaged ones included; 0 if there is none.
Result<int> newest_number(const std::filesystem::path& takes);

Result<Take> store_in(const std::filesystem::path& takes, const std::filesystem::path& clip,
                      Take take);

// Removes what a killed program left in the making a day ago or longer. Younger things may be
// someone's work.
void remove_abandoned_parts(const std::filesystem::path& takes, Clock::Duration now_utc);

}  // namespace shotlab
