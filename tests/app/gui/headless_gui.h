// SPDX-License-Identifier: Apache-2.0
//
// Runs panels without a window or a graphics card, and uses them as a person would: the mouse goes
// to a widget and presses it, keys arrive as events. A widget that is disabled, scrolled out or
// covered cannot be clicked.

#pragma once

#include <imgui.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/gui/draw/item_registry.h"
#include "app/gui/draw/kit.h"
#include "media/model/picture.h"

namespace shotlab::test {

// Posters that need no file: every path that was added is found.
class FakePictures : public gui::Pictures {
 public:
  std::optional<gui::Shown> find(const std::filesystem::path& path) override;
  void add(const std::filesystem::path& path, Picture picture);
  const Picture* by_texture(std::uint64_t texture) const;

 private:
  std::map<std::string, std::uint64_t> ids_;
  std::map<std::uint64_t, Picture> pictures_;
};

class HeadlessGui {
 public:
  explicit HeadlessGui(int width = 1280, int height = 800, Language language = Language::english,
                       float scale = 1, bool dark = true);
  ~HeadlessGui();
  HeadlessGui(const HeadlessGui&) = delete;
  HeadlessGui& operator=(const HeadlessGui&) = delete;

  // What each frame draws; set before the first one.
  std::function<void()> draw;

  gui::Kit kit;
  FakePictures pictures;
  bool has_fonts = false;
  std::string clipboard;

  void frame();
  void frames(int count);

  const gui::ItemRegistry& items() const { return registry_; }
  // Why `name` cannot be clicked right now; empty if it can.
  std::string why_not(std::string_view name);
  void click(std::string_view name);  // Fails the test, saying why, if it cannot.
  void double_click(std::string_view name);
  void hover(std::string_view name);
  void drag(std::string_view name, float from, float to);    // Shares of its width.
  void drag(std::string_view name, ImVec2 from, ImVec2 to);  // Of its width and height.
  void wheel(std::string_view over, float steps);

  void type(std::string_view text);                         // Into the field that has the focus.
  void fill(std::string_view name, std::string_view text);  // Click, select all, type.
  void press(ImGuiKey key);                                 // Down and up.
  void chord(int modifiers, ImGuiKey key);                  // ImGuiMod_Ctrl | ImGuiMod_Shift

  // The last frame as pixels, drawn on the processor.
  Picture picture() const;

 private:
  void acknowledge_textures();
  ImGuiContext* context_ = nullptr;
  gui::ItemRegistry registry_;
  std::uint64_t next_texture_ = 1;
};

// A panel inside a plain window of the display's size.
template <typename Draw>
void in_window(Draw draw_panel) {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::Begin("test", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove);
  draw_panel();
  ImGui::End();
}

}  // namespace shotlab::test
