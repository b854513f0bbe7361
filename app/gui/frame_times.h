// SPDX-License-Identifier: Apache-2.0
//
// How long each frame of the window took to draw, for a benchmark: written where the environment
// names a file in SHOTLAB_FRAME_TIMES, one number a line, in milliseconds.
//
// Threading: the window's thread.
// Errors:    a file that cannot be written is left alone.

#pragma once

#include <filesystem>
#include <fstream>

namespace shotlab::gui {

class FrameTimes {
 public:
  explicit FrameTimes(const std::filesystem::path& path) {
    if (!path.empty()) file_.open(path);
  }

  void add(double milliseconds) {
    // By the line: a benchmark ends the window without a word.
    if (file_.is_open()) file_ << milliseconds << '\n' << std::flush;
  }

 private:
  std::ofstream file_;
};

}  // namespace shotlab::gui
