// SPDX-License-Identifier: Apache-2.0
//
// A picture of the window that stays: what OpenGL draws into a window is gone once it was shown,
// and a frame could not be drawn in parts.
//
// Threading: the window's thread, with its OpenGL context current.
// Errors:    a card without framebuffer objects has none (make() is null): draw frames whole.

#pragma once

#include <memory>

namespace shotlab::gui {

class KeptFrame {
 public:
  static std::unique_ptr<KeptFrame> make();
  ~KeptFrame();
  KeptFrame(const KeptFrame&) = delete;
  KeptFrame& operator=(const KeptFrame&) = delete;

  // What follows is drawn into it. False: nothing is in it yet, it is new or of another size.
  bool begin(int width, int height);
  // False: the card refused that size, and what follows begin() is drawn into the window itself.
  bool usable() const { return usable_; }
  // Puts it into the window, whose own picture is drawn into again.
  void show();

 private:
  struct Functions;
  explicit KeptFrame(std::unique_ptr<Functions> functions);

  std::unique_ptr<Functions> gl_;
  unsigned frame_ = 0;
  unsigned texture_ = 0;
  int width_ = 0, height_ = 0;
  bool usable_ = true;
};

}  // namespace shotlab::gui
