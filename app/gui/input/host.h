// SPDX-License-Identifier: Apache-2.0
//
// The Host is the window of the system: GLFW and its OpenGL context, joined to Dear ImGui, with
// keys in the right order and Chinese typing through the input method.
//
// Threading: the main thread; wake() from any.
// Errors:    no display, or no OpenGL: a sentence that says so.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "media/base/result.h"

namespace shotlab::gui {

struct HostOptions {
  std::string title;
  int width = 1280;
  int height = 800;
};

class Host {
 public:
  // REQUIRES: a current Dear ImGui context; only one Host at a time.
  static Result<std::unique_ptr<Host>> open(const HostOptions& options);
  virtual ~Host() = default;

  virtual bool closing() const = 0;
  virtual void set_title(const std::string& title) = 0;
  virtual float content_scale() const = 0;    // What the desktop asks for: 1, 1.25, 2.
  virtual void set_full_screen(bool on) = 0;  // On the screen that the window stands on most.
  virtual bool minimised() const = 0;
  virtual void size(int* width, int* height) const = 0;

  // Files that were let fall on the window since the last call.
  virtual std::vector<std::string> take_dropped() = 0;

  // Sleeps until something happens, at most `seconds`; 0 does not sleep. True if there was input,
  // or the window must be drawn again.
  virtual bool wait(double seconds) = 0;
  virtual void begin_frame() = 0;
  // Draws what Dear ImGui has, over `room` (0..1 each), and shows it.
  virtual void end_frame(float red, float green, float blue) = 0;

  // Makes wait() return. Safe from any thread while a Host exists.
  static void wake();
};

}  // namespace shotlab::gui
