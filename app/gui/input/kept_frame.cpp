// SPDX-License-Identifier: Apache-2.0

#include "app/gui/input/kept_frame.h"

#define GLFW_INCLUDE_NONE
#include <GL/gl.h>
#include <GL/glext.h>
#include <GLFW/glfw3.h>

#include <array>
#include <string_view>
#include <utility>

namespace shotlab::gui {

// OpenGL 3.0 has them; the library to link against need not.
struct KeptFrame::Functions {
  PFNGLGENFRAMEBUFFERSPROC generate = nullptr;
  PFNGLDELETEFRAMEBUFFERSPROC remove = nullptr;
  PFNGLBINDFRAMEBUFFERPROC bind = nullptr;
  PFNGLFRAMEBUFFERTEXTURE2DPROC attach = nullptr;
  PFNGLCHECKFRAMEBUFFERSTATUSPROC check = nullptr;
  PFNGLBLITFRAMEBUFFERPROC blit = nullptr;

  template <typename Function>
  static bool find(const char* name, Function& function) {
    function = reinterpret_cast<Function>(glfwGetProcAddress(name));
    return function != nullptr;
  }
  bool find_all() {
    return find("glGenFramebuffers", generate) && find("glDeleteFramebuffers", remove) &&
           find("glBindFramebuffer", bind) && find("glFramebufferTexture2D", attach) &&
           find("glCheckFramebufferStatus", check) && find("glBlitFramebuffer", blit);
  }
};

namespace {

bool drawn_by_processor() {
  const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  const std::string_view renderer = name != nullptr ? name : "";
  return renderer.find("llvmpipe") != std::string_view::npos ||
         renderer.find("softpipe") != std::string_view::npos ||
         renderer.find("Software Rasterizer") != std::string_view::npos;
}

// Several buffers that take turns would show an older colour.
bool keeps_what_is_drawn(GLFWwindow* window) {
  bool kept = true;
  for (int n = 1; n <= 4; ++n) {
    glClearColor(static_cast<float>(n) * 0.02F, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    std::array<unsigned char, 4> before{}, after{};
    glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, before.data());
    glfwSwapBuffers(window);
    glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, after.data());
    kept = kept && before == after;
  }
  return kept;
}

}  // namespace

std::unique_ptr<KeptFrame> KeptFrame::make(GLFWwindow* window) {
  if (drawn_by_processor() && keeps_what_is_drawn(window))
    return std::unique_ptr<KeptFrame>(new KeptFrame(nullptr));
  auto functions = std::make_unique<Functions>();
  if (!functions->find_all()) return nullptr;
  return std::unique_ptr<KeptFrame>(new KeptFrame(std::move(functions)));
}

KeptFrame::KeptFrame(std::unique_ptr<Functions> functions) : gl_(std::move(functions)) {
  if (gl_ == nullptr) return;
  gl_->generate(1, &frame_);
  glGenTextures(1, &texture_);
}

KeptFrame::~KeptFrame() {
  if (gl_ == nullptr) return;
  gl_->remove(1, &frame_);
  glDeleteTextures(1, &texture_);
}

bool KeptFrame::begin(int width, int height) {
  const bool same = width == width_ && height == height_;
  width_ = width;
  height_ = height;
  if (gl_ == nullptr) return same;
  if (same && !usable_) return false;
  gl_->bind(GL_FRAMEBUFFER, frame_);
  if (same) return true;
  glBindTexture(GL_TEXTURE_2D, texture_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB8, width, height, 0, GL_RGB, GL_UNSIGNED_BYTE, nullptr);
  gl_->attach(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
  usable_ = gl_->check(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
  if (!usable_) gl_->bind(GL_FRAMEBUFFER, 0);
  return false;
}

void KeptFrame::show() {
  if (gl_ == nullptr || !usable_) return;
  gl_->bind(GL_READ_FRAMEBUFFER, frame_);
  gl_->bind(GL_DRAW_FRAMEBUFFER, 0);
  glDisable(GL_SCISSOR_TEST);
  gl_->blit(0, 0, width_, height_, 0, 0, width_, height_, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  gl_->bind(GL_FRAMEBUFFER, 0);
}

}  // namespace shotlab::gui
