// SPDX-License-Identifier: Apache-2.0
//
// What an edit refuses before it does any work.
//
// Threading: pure, but for looking at the file system.

#pragma once

#include <cstdint>
#include <filesystem>

#include "media/base/result.h"
#include "media/model/time.h"

namespace shotlab {

// bad_input unless 0 <= in < out <= frames; the sentence tells how many frames the clip has.
Status check_range(const std::filesystem::path& source, FrameRange range, std::int64_t frames);

// The target is not the source itself: originals are never altered.
Status not_the_source(const std::filesystem::path& target, const std::filesystem::path& source);

// The same, and the name ends in .mp4, .mov, .mkv or .ts.
Status check_trim_target(const std::filesystem::path& target, const std::filesystem::path& source);

Error stopped();

}  // namespace shotlab
