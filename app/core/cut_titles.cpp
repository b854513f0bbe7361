// SPDX-License-Identifier: Apache-2.0

#include "app/core/cut_titles.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <system_error>

#include "app/core/otio_words.h"
#include "media/base/files.h"
#include "media/base/hash.h"
#include "media/edit/film_plan.h"
#include "media/libav/picture_file.h"
#include "media/libav/title_art.h"

namespace shotlab {
namespace {

int byte_of(double share) { return static_cast<int>(std::lround(share * 255)); }

}  // namespace

Result<Picture> title_picture(const CutTitle& title, int width, int height) {
  VideoFacts look;
  look.width = width;
  look.height = height;
  look.pix_fmt = "yuv420p";
  Result<TitleArt> art = draw_title(title, look);
  if (!art) return art.error();
  const TitleInk ink = ink_of(title);
  const int edge = byte_of(ink.edge);
  Picture page = make_picture(width, height, 4);
  for (int y = 0; y < art->height && art->y + y < height; ++y) {
    for (int x = 0; x < art->width && art->x + x < width; ++x) {
      const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(art->width) +
                      static_cast<std::size_t>(x);
      // The edge covers all that the ink does, and the ink lies over it.
      const int inked = art->ink[at];
      const int covered = std::max<int>(art->edge[at], inked);
      if (covered == 0) continue;
      std::uint8_t* pixel = page.row(art->y + y) + 4 * (art->x + x);
      // How much of both is seen after the ink has been laid over the edge.
      const int alpha = inked + art->edge[at] * (255 - inked) / 255;
      for (int c = 0; c < 3; ++c) {
        const int under = edge * art->edge[at] * (255 - inked) / 255;
        pixel[c] = static_cast<std::uint8_t>(
            (byte_of(ink.rgb[static_cast<std::size_t>(c)]) * inked + under) / std::max(alpha, 1));
      }
      pixel[3] = static_cast<std::uint8_t>(alpha);
    }
  }
  return page;
}

std::string title_key(const CutTitle& title, int width, int height) {
  return sha256(title.text + '\n' + otio::name_of(title.place) + '\n' + number(title.size, 4) +
                '\n' + title.font + '\n' + title.colour + '\n' + std::to_string(width) + 'x' +
                std::to_string(height))
      .substr(0, 24);
}

Result<std::filesystem::path> title_file(const CutTitle& title, int width, int height,
                                         const std::filesystem::path& cache_folder) {
  const std::filesystem::path file =
      cache_folder / "titles" / (title_key(title, width, height) + ".png");
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) return file;
  Result<Picture> picture = title_picture(title, width, height);
  if (!picture) return picture.error();
  if (Status made = make_folder(file.parent_path()); !made) return made.error();
  if (Status written = write_picture(file, *picture); !written) return written.error();
  return file;
}

double title_level_at(const CutTitle& title, std::int64_t film_frame) {
  return title_level(title, film_frame);
}

}  // namespace shotlab
