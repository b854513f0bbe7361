// SPDX-License-Identifier: Apache-2.0

#include "app/gui/input/host.h"

#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>
#include <langinfo.h>

#include <algorithm>
#include <clocale>
#include <cstring>
#include <map>
#include <string>
#include <utility>

#include "app/gui/draw/damage.h"
#include "app/gui/draw/long_text.h"
#include "app/gui/input/glfw_keys.h"
#include "app/gui/input/input_gate.h"
#include "app/gui/input/input_method.h"
#include "app/gui/input/kept_frame.h"
#include "app/gui/input/waiting_input.h"

namespace shotlab::gui {
namespace {

Error no_window() {
  const char* words = nullptr;
  glfwGetError(&words);
  const std::string reason = words != nullptr ? words : "no reason given";
  return {
      ErrorCode::unsupported,
      {"There is no display to open a window on (" + reason + ").",
       "沒有可用的顯示器開啟視窗（" + reason + "）。"},
      {"Use the verbs instead, for example: shotlab demo.", "可以改用指令，例如：shotlab demo。"}};
}

// XIM gives no Chinese at all in the C locale; GLFW keeps what is set before glfwInit.
void use_utf8_locale() {
  std::setlocale(LC_CTYPE, "");
  if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
}

class GlfwHost : public Host {
 public:
  ~GlfwHost() override {
    kept_.reset();
    if (ready_) {
      ImGui_ImplOpenGL3_Shutdown();
      ImGui_ImplGlfw_Shutdown();
    }
    if (window_ != nullptr) glfwDestroyWindow(window_);
    if (initialised_) glfwTerminate();
  }

  Status start(const HostOptions& options) {
    use_utf8_locale();
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
    if (glfwInit() != GLFW_TRUE) return no_window();
    initialised_ = true;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "shotlab");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "shotlab");
    window_ =
        glfwCreateWindow(options.width, options.height, options.title.c_str(), nullptr, nullptr);
    if (window_ == nullptr) return no_window();
    glfwSetWindowSizeLimits(window_, 640, 480, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(1);
    listen();
    ImGui_ImplGlfw_InitForOpenGL(window_, false);
    if (!ImGui_ImplOpenGL3_Init("#version 130")) {
      return Error{ErrorCode::unsupported,
                   {"OpenGL 3 is not available on this display.", "這個顯示器不支援 OpenGL 3。"},
                   {"Use the verbs instead, for example: shotlab demo.",
                    "可以改用指令，例如：shotlab demo。"}};
    }
    ready_ = true;
    kept_ = KeptFrame::make(window_);
    join_input_method();
    return done();
  }

  bool closing() const override { return glfwWindowShouldClose(window_) != 0; }
  void set_title(const std::string& title) override {
    if (title == title_) return;
    title_ = title;
    glfwSetWindowTitle(window_, title.c_str());
  }
  void set_full_screen(bool on) override {
    if (on == full_screen_) return;
    GLFWmonitor* monitor = on ? monitor_under() : nullptr;
    const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr;
    if (on && mode == nullptr) return;
    full_screen_ = on;
    if (on) {
      glfwGetWindowPos(window_, &place_.x, &place_.y);
      glfwGetWindowSize(window_, &place_.width, &place_.height);
      glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    } else {
      glfwSetWindowMonitor(window_, nullptr, place_.x, place_.y, place_.width, place_.height,
                           GLFW_DONT_CARE);
    }
  }
  std::vector<std::string> take_dropped() override { return std::exchange(dropped_, {}); }
  float content_scale() const override {
    float x = 1;
    float y = 1;
    glfwGetWindowContentScale(window_, &x, &y);
    return x > 0.5f && x < 8 ? x : 1;
  }
  bool minimised() const override { return glfwGetWindowAttrib(window_, GLFW_ICONIFIED) != 0; }
  void size(int* width, int* height) const override { glfwGetWindowSize(window_, width, height); }

  bool wait(double seconds) override {
    // What was held back goes in front of what comes now; if anything was, this frame must be
    // drawn.
    touched_ = (gate_.holding() || input_waits()) && !minimised();
    gate_.begin_frame(!input_waits());
    if (touched_ || seconds <= 0) {
      glfwPollEvents();
    } else {
      glfwWaitEventsTimeout(seconds);
    }
    return touched_;
  }

  void begin_frame() override {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
  }

  void end_frame(float red, float green, float blue) override {
    ImGui::Render();
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    glClearColor(red, green, blue, 1);
    draw(*ImGui::GetDrawData(), width, height);
    leave_field();
  }

 private:
  // Only what changed is drawn, and nothing is shown anew where nothing did.
  void draw(ImDrawData& data, int width, int height) {
    // A desktop that scales what it is given does not tell tiles from pixels.
    const bool by_pixels = data.FramebufferScale.x == 1 && data.FramebufferScale.y == 1;
    const bool kept = kept_ && by_pixels && kept_->begin(width, height);
    if (paint_letters(data) || !kept) damage_.forget();
    const std::vector<PixelRect> parts = damage_.next(data);
    if (parts.empty() && !uncovered_) return;
    uncovered_ = false;
    for (const PixelRect& part : parts) {
      glEnable(GL_SCISSOR_TEST);
      glScissor(part.x0, height - part.y1, part.x1 - part.x0, part.y1 - part.y0);
      glClear(GL_COLOR_BUFFER_BIT);
      draw_part(data, part, [](ImDrawData& some) { ImGui_ImplOpenGL3_RenderDrawData(&some); });
    }
    glDisable(GL_SCISSOR_TEST);
    if (kept_ && by_pixels) kept_->show();
    glfwSwapBuffers(window_);
  }

  // Letters are painted as they come up, and what was painted before may lie elsewhere then. True
  // if any were.
  static bool paint_letters(const ImDrawData& data) {
    if (data.Textures == nullptr) return false;
    bool any = false;
    for (ImTextureData* one : *data.Textures) {
      if (one->Status == ImTextureStatus_OK) continue;
      ImGui_ImplOpenGL3_UpdateTexture(one);
      any = true;
    }
    return any;
  }

  struct Place {
    int x = 0, y = 0, width = 0, height = 0;
  };

  // The monitor that shares the largest area with the window.
  GLFWmonitor* monitor_under() const {
    Place own;
    glfwGetWindowPos(window_, &own.x, &own.y);
    glfwGetWindowSize(window_, &own.width, &own.height);
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    GLFWmonitor* best = glfwGetPrimaryMonitor();
    long most = 0;
    for (int n = 0; n < count; ++n) {
      const GLFWvidmode* mode = glfwGetVideoMode(monitors[n]);
      if (mode == nullptr) continue;
      int x = 0;
      int y = 0;
      glfwGetMonitorPos(monitors[n], &x, &y);
      const long wide = std::min(own.x + own.width, x + mode->width) - std::max(own.x, x);
      const long tall = std::min(own.y + own.height, y + mode->height) - std::max(own.y, y);
      if (wide <= 0 || tall <= 0 || wide * tall <= most) continue;
      most = wide * tall;
      best = monitors[n];
    }
    return best;
  }

  static GlfwHost& of(GLFWwindow* window) {
    return *static_cast<GlfwHost*>(glfwGetWindowUserPointer(window));
  }

  void listen() {
    glfwSetWindowUserPointer(window_, this);
    glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int scancode, int action, int) {
      of(w).on_key(key, scancode, action);
    });
    glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned c) {
      of(w).pass(InputKind::press, [w, c] { ImGui_ImplGlfw_CharCallback(w, c); });
    });
    // Not through Dear ImGui's own callback, which asks what modifiers are held by now.
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int) {
      if (button < 0 || button >= ImGuiMouseButton_COUNT) return;
      const bool down = action == GLFW_PRESS;
      of(w).pass(down ? InputKind::press : InputKind::other,
                 [button, down] { ImGui::GetIO().AddMouseButtonEvent(button, down); });
    });
    glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) {
      of(w).pass(InputKind::other, [w, x, y] { ImGui_ImplGlfw_CursorPosCallback(w, x, y); });
    });
    glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int entered) {
      of(w).pass(InputKind::other,
                 [w, entered] { ImGui_ImplGlfw_CursorEnterCallback(w, entered); });
    });
    glfwSetScrollCallback(window_, [](GLFWwindow* w, double x, double y) {
      of(w).pass(InputKind::press, [w, x, y] { ImGui_ImplGlfw_ScrollCallback(w, x, y); });
    });
    glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int focused) {
      of(w).touched_ = true;
      ImGui_ImplGlfw_WindowFocusCallback(w, focused);
    });
    glfwSetDropCallback(window_, [](GLFWwindow* w, int count, const char** paths) {
      of(w).touched_ = true;
      of(w).dropped_.insert(of(w).dropped_.end(), paths, paths + count);
    });
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) {
      of(w).touched_ = true;
      of(w).uncovered_ = true;
    });
    glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) { of(w).touched_ = true; });
    glfwSetWindowIconifyCallback(window_, [](GLFWwindow* w, int) { of(w).touched_ = true; });
    glfwSetWindowCloseCallback(window_, [](GLFWwindow* w) { of(w).touched_ = true; });
    glfwSetWindowContentScaleCallback(window_,
                                      [](GLFWwindow* w, float, float) { of(w).touched_ = true; });
  }

  void on_key(int key, int scancode, int action) {
    if (action != GLFW_PRESS && action != GLFW_RELEASE) return;  // Dear ImGui repeats by itself.
    const ImGuiKey translated = key_from_glfw(key, scancode);
    const bool down = action == GLFW_PRESS;
    pass(kind_of_key(is_modifier(translated), down), [this, translated, down] {
      if (translated != ImGuiKey_None) deliver(translated, down);
    });
  }

  void pass(InputKind kind, InputGate::Deliver deliver) {
    touched_ = true;
    gate_.pass(kind, std::move(deliver));
  }

  void deliver(ImGuiKey key, bool down) {
    ImGuiIO& io = ImGui::GetIO();
    const ImGuiKey modifier = modifier_of(key);
    if (modifier != ImGuiKey_None) {
      modifiers_[key] = down;
      bool any = false;
      for (const auto& [other, held] : modifiers_)
        any = any || (held && modifier_of(other) == modifier);
      io.AddKeyEvent(modifier, any);
    }
    io.AddKeyEvent(key, down);
  }

  void join_input_method() {
    has_method_ = shotlab_input_method_install() != 0;
    ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
    platform.Platform_ImeUserData = this;
    platform.Platform_SetImeDataFn = [](ImGuiContext* context, ImGuiViewport*,
                                        ImGuiPlatformImeData* data) {
      auto& host = *static_cast<GlfwHost*>(context->PlatformIO.Platform_ImeUserData);
      shotlab_input_method_set_active(data->WantVisible || data->WantTextInput ? 1 : 0);
      if (data->WantVisible) {
        shotlab_input_method_place(host.window_, static_cast<int>(data->InputPos.x),
                                   static_cast<int>(data->InputPos.y + data->InputLineHeight));
      }
    };
    platform.Platform_SetClipboardTextFn = [](ImGuiContext* context, const char* text) {
      auto& host = *static_cast<GlfwHost*>(context->PlatformIO.Platform_ImeUserData);
      glfwSetClipboardString(host.window_, without_soft_breaks(text).c_str());
    };
  }

  // An open composition belongs to the field it was begun in.
  void leave_field() {
    const ImGuiID field = ImGui::GetIO().WantTextInput ? ImGui::GetActiveID() : 0;
    if (has_method_ && field_ != 0 && field != field_) shotlab_input_method_reset(window_);
    field_ = field;
  }

  GLFWwindow* window_ = nullptr;
  std::vector<std::string> dropped_;
  bool full_screen_ = false;
  Place place_;  // Of the window, before it filled the screen.
  std::string title_;
  bool initialised_ = false;
  bool ready_ = false;
  bool touched_ = true;
  bool has_method_ = false;
  std::unique_ptr<KeptFrame> kept_;  // Null: frames are drawn whole.
  Damage damage_;
  bool uncovered_ = false;  // What is shown was lost: it must be shown again.
  InputGate gate_;
  std::map<ImGuiKey, bool> modifiers_;
  ImGuiID field_ = 0;
};

}  // namespace

Result<std::unique_ptr<Host>> Host::open(const HostOptions& options) {
  auto host = std::make_unique<GlfwHost>();
  if (Status started = host->start(options); !started) return started.error();
  return std::unique_ptr<Host>(std::move(host));
}

void Host::wake() { glfwPostEmptyEvent(); }

}  // namespace shotlab::gui
