// SPDX-License-Identifier: Apache-2.0

#include "app/core/frame_file.h"

#include <cstdio>
#include <system_error>

#include "media/base/files.h"
#include "media/libav/frame_reader.h"
#include "media/libav/picture_file.h"

namespace shotlab {

bool one_per_shot(const std::string& role) {
  return role == "first_frame" || role == "last_frame" || role == "video" || role == "mask" ||
         role == "element";
}

std::string frame_file(const std::string& take, std::int64_t frame) {
  char number[32];
  std::snprintf(number, sizeof number, "-f%05lld.png", static_cast<long long>(frame + 1));
  return "assets/frames/" + take + number;
}

Status write_frame(const std::filesystem::path& clip, std::int64_t number,
                   const std::filesystem::path& file, const Cancel& cancel) {
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) return done();
  if (Status made = make_folder(file.parent_path()); !made) return made;
  Result<FrameReader> reader = FrameReader::open(clip, {.cancel = cancel, .threads = 1});
  if (!reader) return reader.error();
  Result<Frame> frame = reader->read(number);
  if (!frame) return frame.error();
  Picturer picturer(0, 0, 3, true);
  Result<Picture> picture = picturer(*frame, reader->facts());
  if (!picture) return picture.error();
  return write_picture(file, *picture);
}

}  // namespace shotlab
