// SPDX-License-Identifier: Apache-2.0
//
// A mask drawn as a box, an ellipse or with a brush: white where the picture may change.
//
// Threading: any thread. Blocking: writes one small picture.
// Errors:    bad_input for words that name no such mask; a full disk.

#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "media/model/mark.h"
#include "media/model/picture.h"

namespace shotlab {

struct MaskShape {
  FrameBox box;
  bool ellipse = false;  // The largest one in the box.
  bool operator==(const MaskShape&) const = default;
};

// One line of a round brush, from point to point. x in picture widths, y in picture heights, as of
// a FrameBox; at least one point.
struct BrushStroke {
  std::vector<std::array<double, 2>> points;
  double width = 0.05;  // Of the brush, in picture widths.
  bool operator==(const BrushStroke&) const = default;
};

// White is what either of them covers.
struct MaskDrawing {
  std::optional<MaskShape> shape;
  std::vector<BrushStroke> strokes;
  bool operator==(const MaskDrawing&) const = default;
};
// False for one that covers nothing of the picture, or that no hand could have drawn.
bool is_sound(const MaskDrawing& drawing);

// "box:0.4,0.5,0.2,0.3" or "ellipse:0.4,0.5,0.2,0.3": x, y, width and height in shares of the
// picture. Nothing if the words are meant for something else, such as a file.
Result<std::optional<MaskShape>> mask_shape_from(const std::string& words);

Picture draw_mask(const MaskDrawing& drawing, int width, int height);

// "assets/masks/ellipse-400-500-200-300.png", inside the film: named by what is drawn.
std::string mask_file(const MaskDrawing& drawing);
// Writes it there; returns the file. Refused where the drawing is not sound.
Result<std::filesystem::path> write_mask(const MaskDrawing& drawing,
                                         const std::filesystem::path& film, int width, int height);

}  // namespace shotlab
