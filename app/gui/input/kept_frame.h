// SPDX-License-Identifier: Apache-2.0
//
// A picture of the window that stays: what a graphics card draws into a window is gone once it was
// shown, and a frame could not be drawn in parts. Where the processor draws, showing is a copy, and
// the window itself keeps what was drawn; whether it does is tried, not believed.
//
// Threading: the window's thread, with its OpenGL context current.
// Errors:    a card without framebuffer objects has none (make() is null): draw frames whole.

#pragma once

#include <memory>

struct GLFWwindow;

namespace shotlab::gui {

class KeptFrame {
 public:
  // Shows a few empty frames.
  static std::unique_ptr<KeptFrame> make(GLFWwindow* window);
  ~KeptFrame();
  KeptFrame(const KeptFrame&) = delete;
  KeptFrame& operator=(const KeptFrame&) = delete;

  // What follows is drawn into it. False: nothing is in it, it is new or of another size; or the
  // card refuses that size, and what follows is drawn into the window as it is.
  bool begin(int width, int height);
  // Puts it into the window, to be shown with the next swap of buffers.
  void show();

 private:
  struct Functions;
  explicit KeptFrame(std::unique_ptr<Functions> functions);

  std::unique_ptr<Functions> gl_;  // Null: the window keeps what is drawn.
  unsigned frame_ = 0;
  unsigned texture_ = 0;
  int width_ = 0, height_ = 0;
  bool usable_ = true;
};

}  // namespace shotlab::gui
