// SPDX-License-Identifier: Apache-2.0
//
// Gives the tracks of a finished MP4 or MOV new edit lists, so that a player shows exactly one
// stretch of each. FFmpeg's muxer writes lists of its own that know a start but not an end.
//
// Threading: plain function. Blocking: reads and writes the file's table of contents.
// Errors:    a file without the expected boxes, or without room for the lists, is an Error; the
//            file may then be changed and must be thrown away.
// Source:    ISO/IEC 14496-12, 8.6.5 (edts), 8.3.2 (tkhd), 8.2.2 (mvhd).

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "media/base/result.h"

namespace shotlab::av {

struct Edit {
  std::int64_t duration = 0;     // Ticks of the movie clock.
  std::int64_t media_time = -1;  // Where it begins in the track, ticks of the track; -1: nothing.
  bool operator==(const Edit&) const = default;
};
using EditList = std::vector<Edit>;

// REQUIRES: one list for each track, in the file's order; a `free` box follows the `moov` box.
Status set_edit_lists(const std::filesystem::path& file, const std::vector<EditList>& lists);

// The new `moov` box; nothing if `moov` is not one or has another number of tracks. Pure.
std::string with_edit_lists(const std::string& moov, const std::vector<EditList>& lists);

}  // namespace shotlab::av
