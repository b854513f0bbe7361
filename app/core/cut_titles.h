// SPDX-License-Identifier: Apache-2.0
//
// Titles for those who look at a cut without rendering it: the same letters at the same places as
// in the exported film, as a picture of the whole frame.
//
// Threading: any thread, one at a time (media/libav/title_art.h). Blocking: draws; title_file()
//            writes a picture.
// Errors:    a font that is not there, a character that no font has, a line that does not fit.

#pragma once

#include <filesystem>

#include "media/base/result.h"
#include "media/model/cut.h"
#include "media/model/picture.h"

namespace shotlab {

// RGBA, clear where no words are. REQUIRES: problem_of() finds nothing wrong with the title.
Result<Picture> title_picture(const CutTitle& title, int width, int height);

// The same as a PNG in the cache, made unless it is there.
Result<std::filesystem::path> title_file(const CutTitle& title, int width, int height,
                                         const std::filesystem::path& cache_folder);

// How strong a title is at a film frame, 0..1; 0 where it is not seen.
double title_level_at(const CutTitle& title, std::int64_t film_frame);

// Names the picture: all of the title that is seen.
std::string title_key(const CutTitle& title, int width, int height);

}  // namespace shotlab
