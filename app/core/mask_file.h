// SPDX-License-Identifier: Apache-2.0
//
// A mask drawn as a box or an ellipse: white where the picture may change.
//
// Threading: any thread. Blocking: writes one small picture.
// Errors:    bad_input for words that name no such mask; a full disk.

#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "media/base/result.h"
#include "media/model/mark.h"
#include "media/model/picture.h"

namespace shotlab {

struct MaskShape {
  FrameBox box;
  bool ellipse = false;  // The largest one in the box.
};

// "box:0.4,0.5,0.2,0.3" or "ellipse:0.4,0.5,0.2,0.3": x, y, width and height in shares of the
// picture. Nothing if the words are meant for something else, such as a file.
Result<std::optional<MaskShape>> mask_shape_from(const std::string& words);

Picture draw_mask(const MaskShape& shape, int width, int height);

// Into <film>/assets/masks, named by its numbers; returns the file.
Result<std::filesystem::path> write_mask(const MaskShape& shape, const std::filesystem::path& film,
                                         int width, int height);

}  // namespace shotlab
