// SPDX-License-Identifier: Apache-2.0
//
// paint_take() draws a take: reads the prompt, lets the seed decide what the words leave open,
// moves a real 3D camera through a place with depth, and writes H.264 + AAC marked
// algorithmicMedia.
//
// Threading: one thread per call. Same request and seed, same bytes.
// Errors:    cancelled, a full disk, a picture or clip that cannot be read, a path that cannot be
//            flown; a prompt is never an error.
// Source:    reference "checks" §8: levels G0 to G4, behaviours a to j.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/base/text.h"
#include "media/model/controls.h"
#include "media/model/picture.h"
#include "media/model/time.h"

namespace shotlab {

// A picture that goes with the words. What it shows wins over what they leave open.
struct PaintReference {
  enum class Use {
    character,  // Who it is: the colours of coat, hat and scarf, and the mark.
    colours,    // The colours of the whole picture.
  };
  std::filesystem::path picture;  // PNG or JPEG.
  Use use = Use::character;
};

// Where an element goes when no mask says so: its foot, and its height, in picture widths and
// heights from the top left.
struct ElementPlace {
  double x = 0.5, y = 0.85, height = 0.35;
};

struct PaintRequest {
  std::string prompt;
  std::string negative;
  double seconds = 4;
  int width = 1280;
  int height = 720;
  Rational fps{24, 1};
  std::int64_t seed = 0;
  ShotOutput output = ShotOutput::clip;  // `clip` is for paint_take, the others for paint_still.

  // G1. The recipe of the take that this one edits: what the new words do not name stays as it was.
  // A parent whose recipe is not known is given as `source`.
  std::shared_ptr<const PaintRequest> parent;
  std::vector<SoundCue> sounds;
  // G2.
  std::vector<PaintReference> references;
  std::filesystem::path first_frame, last_frame;  // Pictures; empty: none.
  // G3. Two keys or more; the words then move the camera no longer.
  std::vector<CameraKey> camera_path;
  // G4. A clip: repainted after its masses and its motion, or, with a mask, altered only where that
  // is white, or, with an element, the plate that the element is laid into.
  std::filesystem::path source;
  std::filesystem::path mask;     // A picture as large as the source, or of its shape.
  std::filesystem::path element;  // A PNG with alpha.
  ElementPlace element_place;
};

// The camera of one frame: metres, radians; for tests only, no check may read it.
struct CameraPose {
  double x = 0, y = 0, z = 0;  // Position; y up.
  double yaw = 0, pitch = 0, roll = 0;
  double focal = 0;  // In picture widths.
  bool operator==(const CameraPose&) const = default;
};

// How a word was understood, for showing it back: "read as".
struct ReadAs {
  std::string slot, id;  // "light", "low_sun"
  Text label;
  std::size_t begin = 0, end = 0;  // Bytes of the prompt: its main word.
  std::string text;                // All its words, " … " where others stand between them.
  bool negated = false;            // Named, but not wanted.
};

struct PaintReport {
  std::int64_t frames = 0;
  std::string rewritten_prompt;    // For prompts under 12 words; else empty.
  std::string advisory;            // What did nothing (vague words) or fought (two moves).
  std::vector<CameraPose> camera;  // One per frame; empty where no camera of ours filmed it.
  std::vector<ReadAs> read_as;
};

Result<PaintReport> paint_take(const PaintRequest& request, const std::filesystem::path& out,
                               const Cancel& cancel, int encoder_threads = 1,
                               const std::function<void(double)>& progress = {});

// One picture: a still (RGB, PNG or JPEG by the ending of `out`) or, when the request asks for an
// element, the thing that the words name, alone, with alpha (PNG). `seconds` is of no account.
Result<PaintReport> paint_still(const PaintRequest& request, const std::filesystem::path& out,
                                const Cancel& cancel);

// One frame of it, at any size, without writing a clip. Empty for what paint_take would refuse.
Picture paint_frame(const PaintRequest& request, std::int64_t frame);

}  // namespace shotlab
