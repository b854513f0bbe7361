// SPDX-License-Identifier: Apache-2.0
//
// papers/marks.toml: what a learner drew on frames of takes, where the program cannot find it by
// itself.
//
//   version = 1
//   [[mark]]
//   take = "0001-old-man"
//   kind = "head"        # head, subject, region, gaze, event
//   frame = 48
//   box = [0.41, 0.12, 0.08, 0.19]    # x, y, width, height, in picture widths and heights
//
// Errors: a damaged file is named; a missing one holds no marks.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "media/model/mark.h"
#include "media/model/take.h"

namespace shotlab {

using Marks = std::map<std::string, std::vector<FrameMark>>;  // By take id.

Result<Marks> read_marks(const std::filesystem::path& film);
// A file that cannot be read is not written over.
Status write_marks(const std::filesystem::path& film, const Marks& marks);
// Adds a mark; one of the same kind on the same frame of the take is drawn anew. Refused where it
// lies outside the picture.
Status set_mark(const std::filesystem::path& film, const std::string& take, const FrameMark& mark);
// "0.41,0.12,0.08,0.19".
Result<FrameBox> parse_box(const std::string& words);
// Refused where a mark lies outside the picture, or has no area.
Status fits_picture(const FrameMark& mark);
// Refused where the take has no such frame.
Status fits_take(const Take& take, std::int64_t frame);
// Takes one mark off; true if there was one.
Result<bool> remove_mark(const std::filesystem::path& film, const std::string& take, MarkKind kind,
                         std::int64_t frame);
// Takes all marks of one kind off a take; how many there were.
Result<int> clear_marks(const std::filesystem::path& film, const std::string& take, MarkKind kind);

}  // namespace shotlab
