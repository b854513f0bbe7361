// SPDX-License-Identifier: Apache-2.0
//
// The practice generator used directly, without a film and without a server: the verbs
// `practice render` and `practice sheet`.
//
// Threading: any thread. Blocking: paints, encodes, writes.
// Errors:    an output that exists is refused unless `replace` is set; the old one stays until the
// new one is whole; cancelled leaves nothing.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/practice/painter.h"
#include "app/practice/sheet.h"
#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/model/time.h"

namespace shotlab {

struct RenderOrder {
  std::string prompt;
  std::string negative;
  std::filesystem::path target;  // .mp4: a take; .png or .jpg: its frame at `seconds` / 2.
  double seconds = 4;
  std::string format = "1280x720@24";  // As parse_format() reads it; the rate may be left out.
  std::int64_t seed = 1;
  bool replace = false;
  // What goes beyond words (levels G1 to G4 of the painter); empty: none.
  std::vector<SoundCue> sounds;
  std::vector<PaintReference> references;
  std::filesystem::path first_frame, last_frame;
  std::filesystem::path camera_path;  // As read_camera_path() reads it.
  std::filesystem::path source, mask, element;
  ElementPlace element_place;
  bool alone = false;  // The thing that the words name, alone, with alpha; a .png.
};

struct RenderReport {
  std::int64_t frames = 0;  // 1 for a still.
  int width = 0, height = 0;
  Rational fps{24, 1};
  std::string rewritten_prompt;  // As a service would send it back; may be empty.
  std::string advisory;          // What the prompt said in vain; may be empty.
  std::vector<ReadAs> read_as;   // How its words were understood.
};

Result<RenderReport> render_practice(const RenderOrder& order, const Cancel& cancel,
                                     const std::function<void(double)>& progress = {});

struct SheetOrder {
  std::filesystem::path prompts;  // Text, as read_sheet() reads it.
  std::filesystem::path target;   // .png or .jpg.
  SheetOptions shape;
  bool replace = false;
};

struct SheetReport {
  std::vector<SheetRow> rows;
  int columns = 0;
  int width = 0, height = 0;  // Of the picture.
};

Result<SheetReport> sheet_practice(const SheetOrder& order, const Cancel& cancel,
                                   const std::function<void(double)>& progress = {});

}  // namespace shotlab
