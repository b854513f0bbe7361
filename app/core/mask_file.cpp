// SPDX-License-Identifier: Apache-2.0

#include "app/core/mask_file.h"

#include <algorithm>
#include <cmath>

#include "app/core/marks.h"
#include "media/base/files.h"
#include "media/base/hash.h"
#include "media/base/text.h"
#include "media/libav/picture_file.h"

namespace shotlab {
namespace {

constexpr int kSamples = 4;  // Along each side of a pixel, so that an edge is clean.
constexpr std::size_t kMostPoints = 100'000;

bool is_white(const MaskShape& shape, double x, double y) {
  const double u = (x - shape.box.x) / shape.box.w, v = (y - shape.box.y) / shape.box.h;
  if (!shape.ellipse) return u >= 0 && v >= 0 && u < 1 && v < 1;
  const double dx = 2 * u - 1, dy = 2 * v - 1;
  return dx * dx + dy * dy < 1;
}

// A stroke between two of its points, in pixels.
struct Segment {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double radius = 0;

  double distance2(double x, double y) const {
    const double dx = x1 - x0, dy = y1 - y0;
    const double length2 = dx * dx + dy * dy;
    const double t =
        length2 > 0 ? std::clamp(((x - x0) * dx + (y - y0) * dy) / length2, 0.0, 1.0) : 0;
    const double ox = x0 + t * dx - x, oy = y0 + t * dy - y;
    return ox * ox + oy * oy;
  }
};

std::vector<Segment> segments_of(const BrushStroke& stroke, int width, int height) {
  std::vector<Segment> segments;
  const double radius = stroke.width * width / 2;
  for (std::size_t i = 0; i < stroke.points.size(); ++i) {
    const auto& from = stroke.points[i > 0 ? i - 1 : 0];
    const auto& to = stroke.points[i];
    segments.push_back({from[0] * width, from[1] * height, to[0] * width, to[1] * height, radius});
  }
  return segments;
}

// 0..255: how much of the pixel `covers` says is covered.
template <typename Covers>
int share_of_pixel(int x, int y, const Covers& covers) {
  int white = 0;
  for (int v = 0; v < kSamples; ++v) {
    for (int u = 0; u < kSamples; ++u)
      white += covers(x + (u + 0.5) / kSamples, y + (v + 0.5) / kSamples) ? 1 : 0;
  }
  return white * 255 / (kSamples * kSamples);
}

void lighten(Picture& mask, int x, int y, int level) {
  std::uint8_t* pixel = mask.row(y) + x * 3;
  std::fill_n(pixel, 3, std::max(pixel[0], static_cast<std::uint8_t>(level)));
}

void draw_segment(Picture& mask, const Segment& s) {
  const auto low = [](double value) { return std::max(0, static_cast<int>(std::floor(value))); };
  const int x0 = low(std::min(s.x0, s.x1) - s.radius), y0 = low(std::min(s.y0, s.y1) - s.radius);
  const int x1 =
      std::min(mask.width, static_cast<int>(std::ceil(std::max(s.x0, s.x1) + s.radius)) + 1);
  const int y1 =
      std::min(mask.height, static_cast<int>(std::ceil(std::max(s.y0, s.y1) + s.radius)) + 1);
  const double reach = s.radius * s.radius;
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) {
      lighten(mask, x, y, share_of_pixel(x, y, [&](double px, double py) {
                return s.distance2(px, py) < reach;
              }));
    }
  }
}

bool is_sound(const BrushStroke& stroke) {
  if (stroke.points.empty() || !(stroke.width > 0 && stroke.width <= 1)) return false;
  return std::all_of(stroke.points.begin(), stroke.points.end(), [](const auto& point) {
    return point[0] >= 0 && point[0] <= 1 && point[1] >= 0 && point[1] <= 1;
  });
}

Error not_inside(const std::string& words) {
  return {ErrorCode::bad_input,
          {"The mask \"" + words + "\" is not inside the picture.",
           "遮罩「" + words + "」不在畫面之內。"},
          {"Write x, y, width and height from 0 to 1: ellipse:0.4,0.5,0.2,0.3.",
           "請寫 x、y、闊、高（0 至 1）：ellipse:0.4,0.5,0.2,0.3。"}};
}

}  // namespace

bool is_sound(const MaskDrawing& drawing) {
  if (!drawing.shape && drawing.strokes.empty()) return false;
  if (drawing.shape && !is_sound({MarkKind::region, 0, drawing.shape->box})) return false;
  std::size_t points = 0;
  for (const BrushStroke& stroke : drawing.strokes) {
    points += stroke.points.size();
    if (!is_sound(stroke)) return false;
  }
  return points <= kMostPoints;
}

Result<std::optional<MaskShape>> mask_shape_from(const std::string& words) {
  const bool ellipse = words.starts_with("ellipse:");
  if (!ellipse && !words.starts_with("box:")) return std::optional<MaskShape>();
  Result<FrameBox> box = parse_box(words.substr(words.find(':') + 1));
  if (!box) return box.error();
  if (!is_sound({MarkKind::region, 0, *box})) return not_inside(words);
  return std::optional<MaskShape>({*box, ellipse});
}

Picture draw_mask(const MaskDrawing& drawing, int width, int height) {
  Picture mask = make_picture(width, height, 3);
  for (int y = 0; y < height; ++y) {
    std::fill_n(mask.row(y), 3 * width, std::uint8_t{0});
    for (int x = 0; drawing.shape && x < width; ++x) {
      lighten(mask, x, y, share_of_pixel(x, y, [&](double px, double py) {
                return is_white(*drawing.shape, px / width, py / height);
              }));
    }
  }
  for (const BrushStroke& stroke : drawing.strokes) {
    for (const Segment& segment : segments_of(stroke, width, height)) draw_segment(mask, segment);
  }
  return mask;
}

std::string mask_file(const MaskDrawing& drawing) {
  std::string name;
  if (drawing.shape) {
    name = drawing.shape->ellipse ? "ellipse" : "box";
    const FrameBox& box = drawing.shape->box;
    for (const double value : {box.x, box.y, box.w, box.h})
      name += "-" + std::to_string(std::lround(value * 1000));
  }
  if (!drawing.strokes.empty()) {
    std::string lines;
    for (const BrushStroke& stroke : drawing.strokes) {
      lines += "\n" + number(stroke.width, 4);
      for (const auto& point : stroke.points)
        lines += " " + number(point[0], 4) + "," + number(point[1], 4);
    }
    name += (name.empty() ? "brush-" : "-brush-") + sha256(lines).substr(0, 16);
  }
  return "assets/masks/" + name + ".png";
}

Result<std::filesystem::path> write_mask(const MaskDrawing& drawing,
                                         const std::filesystem::path& film, int width, int height) {
  if (!is_sound(drawing)) return not_inside(mask_file(drawing));
  std::filesystem::path file = film / mask_file(drawing);
  if (Status made = make_folder(file.parent_path()); !made) return made.error();
  if (Status written = write_picture(file, draw_mask(drawing, width, height)); !written) {
    return written.error();
  }
  return file;
}

}  // namespace shotlab
