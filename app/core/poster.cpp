// SPDX-License-Identifier: Apache-2.0

#include "app/core/poster.h"

#include <system_error>

#include "media/base/files.h"
#include "media/libav/frame_reader.h"
#include "media/libav/picture_file.h"

namespace shotlab {
namespace fs = std::filesystem;
namespace {

constexpr int kPosterWidth = 320;  // Pixels; the height follows the clip.

}  // namespace

fs::path poster_file(const Take& take, const fs::path& cache_folder) {
  return cache_folder / "posters" / (take.sha256.substr(0, 24) + ".png");
}

Result<fs::path> make_poster(const Take& take, const fs::path& cache_folder, const Cancel& cancel) {
  const fs::path file = poster_file(take, cache_folder);
  std::error_code ignored;
  if (fs::exists(file, ignored)) return file;
  if (Status made = make_folder(file.parent_path()); !made) return made.error();
  Result<FrameReader> reader = FrameReader::open(take.clip, {.cancel = cancel, .threads = 1});
  if (!reader) return reader.error();
  // A third in: moves and actions have begun, fades from black are over.
  Result<Frame> frame = reader->read(reader->frames() / 3);
  if (!frame) return frame.error();
  Picturer picturer(kPosterWidth, 0, 3, true);
  Result<Picture> picture = picturer(*frame, reader->facts());
  if (!picture) return picture.error();
  if (Status written = write_picture(file, *picture); !written) return written.error();
  return file;
}

}  // namespace shotlab
