// SPDX-License-Identifier: Apache-2.0
//
// A clip or picture that was given, as frames of the size that was asked for: scaled until it fills
// the picture, what sticks out left away.
//
// Threading: one thread at a time.
// Blocking:  decodes.
// Errors:    what media/libav says of a file that cannot be read.

#pragma once

#include <filesystem>

#include "media/base/result.h"
#include "media/libav/frame_reader.h"
#include "media/model/picture.h"

namespace shotlab::practice {

class SourceClip {
 public:
  static Result<SourceClip> open(const std::filesystem::path& path, int width, int height,
                                 const Cancel& cancel);
  // What is shown at `seconds`; the last frame for what lies behind.
  Result<Picture> at(double seconds);
  double seconds() const;

 private:
  SourceClip(FrameReader reader, int scaled_width, int scaled_height, int width, int height);
  FrameReader reader_;
  Picturer picturer_;
  int width_, height_;
};

// A still picture, likewise; 3 or 4 channels.
Result<Picture> filled_picture(const std::filesystem::path& path, int width, int height,
                               int channels = 3);
// Scaled with areas averaged (smaller) or bilinearly (larger).
Picture scaled(const Picture& picture, int width, int height);

}  // namespace shotlab::practice
