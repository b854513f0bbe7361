// SPDX-License-Identifier: Apache-2.0
//
// paint_take() draws a take: reads the prompt, lets the seed decide what the words leave open,
// moves a real 3D camera through a place with depth, and writes H.264 + AAC marked
// algorithmicMedia.
//
// Threading: one thread per call. Same request and seed, same bytes.
// Errors:    cancelled, or a full disk; a prompt is never an error.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/model/picture.h"
#include "media/model/time.h"

namespace shotlab {

struct PaintRequest {
  std::string prompt;
  std::string negative;
  double seconds = 4;
  int width = 1280;
  int height = 720;
  Rational fps{24, 1};
  std::int64_t seed = 0;
};

// The camera of one frame: metres, radians; for tests only, no check may read it.
struct CameraPose {
  double x = 0, y = 0, z = 0;  // Position; y up.
  double yaw = 0, pitch = 0, roll = 0;
  double focal = 0;  // In picture widths.
};

struct PaintReport {
  std::int64_t frames = 0;
  std::string rewritten_prompt;    // For prompts under 12 words; else empty.
  std::string advisory;            // What did nothing (vague words) or fought (two moves).
  std::vector<CameraPose> camera;  // One per frame.
};

Result<PaintReport> paint_take(const PaintRequest& request, const std::filesystem::path& out,
                               const Cancel& cancel, int encoder_threads = 1,
                               const std::function<void(double)>& progress = {});

// One frame of it, at any size, without writing a clip.
Picture paint_frame(const PaintRequest& request, std::int64_t frame);

}  // namespace shotlab
