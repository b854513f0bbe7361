// SPDX-License-Identifier: Apache-2.0

#include "app/core/mask_file.h"

#include <algorithm>
#include <cmath>

#include "app/core/marks.h"
#include "media/base/files.h"
#include "media/base/text.h"
#include "media/libav/picture_file.h"

namespace shotlab {
namespace {

constexpr int kSamples = 4;  // Along each side of a pixel, so that an edge is clean.

bool is_white(const MaskShape& shape, double x, double y) {
  const double u = (x - shape.box.x) / shape.box.w, v = (y - shape.box.y) / shape.box.h;
  if (!shape.ellipse) return u >= 0 && v >= 0 && u < 1 && v < 1;
  const double dx = 2 * u - 1, dy = 2 * v - 1;
  return dx * dx + dy * dy < 1;
}

}  // namespace

Result<std::optional<MaskShape>> mask_shape_from(const std::string& words) {
  const bool ellipse = words.starts_with("ellipse:");
  if (!ellipse && !words.starts_with("box:")) return std::optional<MaskShape>();
  Result<FrameBox> box = parse_box(words.substr(words.find(':') + 1));
  if (!box) return box.error();
  if (!is_sound({MarkKind::region, 0, *box})) {
    return Error{ErrorCode::bad_input,
                 {"The mask \"" + words + "\" is not inside the picture.",
                  "遮罩「" + words + "」不在畫面之內。"},
                 {"Write x, y, width and height from 0 to 1: ellipse:0.4,0.5,0.2,0.3.",
                  "請寫 x、y、闊、高（0 至 1）：ellipse:0.4,0.5,0.2,0.3。"}};
  }
  return std::optional<MaskShape>({*box, ellipse});
}

Picture draw_mask(const MaskShape& shape, int width, int height) {
  Picture mask = make_picture(width, height, 3);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      int white = 0;
      for (int v = 0; v < kSamples; ++v) {
        for (int u = 0; u < kSamples; ++u) {
          const double px = x + (u + 0.5) / kSamples, py = y + (v + 0.5) / kSamples;
          white += is_white(shape, px / width, py / height) ? 1 : 0;
        }
      }
      const auto level = static_cast<std::uint8_t>(white * 255 / (kSamples * kSamples));
      std::fill_n(mask.row(y) + x * 3, 3, level);
    }
  }
  return mask;
}

Result<std::filesystem::path> write_mask(const MaskShape& shape, const std::filesystem::path& film,
                                         int width, int height) {
  std::string name = shape.ellipse ? "ellipse" : "box";
  for (const double value : {shape.box.x, shape.box.y, shape.box.w, shape.box.h}) {
    name += "-" + std::to_string(std::lround(value * 1000));
  }
  const std::filesystem::path file = film / "assets" / "masks" / (name + ".png");
  if (Status made = make_folder(file.parent_path()); !made) return made.error();
  if (Status written = write_picture(file, draw_mask(shape, width, height)); !written) {
    return written.error();
  }
  return file;
}

}  // namespace shotlab
