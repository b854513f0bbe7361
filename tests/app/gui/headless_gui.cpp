// SPDX-License-Identifier: Apache-2.0

#include "tests/app/gui/headless_gui.h"

#include <imgui_internal.h>

#include "app/gui/shell.h"
#include "tests/app/gui/draw_pixels.h"
#include "tests/support/catch.h"

namespace shotlab::test {
namespace {

constexpr std::uint64_t kFirstPicture = 1'000'000;

const char* get_clipboard(ImGuiContext* context) {
  return static_cast<HeadlessGui*>(context->PlatformIO.Platform_ClipboardUserData)
      ->clipboard.c_str();
}
void set_clipboard(ImGuiContext* context, const char* text) {
  static_cast<HeadlessGui*>(context->PlatformIO.Platform_ClipboardUserData)->clipboard = text;
}

}  // namespace

std::optional<gui::Shown> FakePictures::find(const std::filesystem::path& path) {
  const auto id = ids_.find(path.string());
  if (id == ids_.end()) return std::nullopt;
  const Picture& picture = pictures_.at(id->second);
  return gui::Shown{id->second, picture.width, picture.height};
}

void FakePictures::add(const std::filesystem::path& path, Picture picture) {
  const std::uint64_t id = kFirstPicture + ids_.size();
  ids_[path.string()] = id;
  pictures_[id] = std::move(picture);
}

const Picture* FakePictures::by_texture(std::uint64_t texture) const {
  const auto found = pictures_.find(texture);
  return found == pictures_.end() ? nullptr : &found->second;
}

HeadlessGui::HeadlessGui(int width, int height, Language language, float scale, bool dark)
    : context_(ImGui::CreateContext()) {
  registry_.attach(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  io.DeltaTime = 1.0f / 60;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false;
  ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
  platform.Platform_ClipboardUserData = this;
  platform.Platform_GetClipboardTextFn = get_clipboard;
  platform.Platform_SetClipboardTextFn = set_clipboard;

  kit.language = language;
  kit.scale = scale;
  kit.theme = dark ? gui::dark_theme() : gui::light_theme();
  kit.pictures = &pictures;
  if (auto files = gui::find_fonts()) {
    if (auto fonts = gui::load_fonts(*io.Fonts, *files)) {
      kit.fonts = *fonts;
      has_fonts = true;
    }
  }
  gui::apply_style(kit);
}

HeadlessGui::~HeadlessGui() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::GetIO().BackendFlags &= ~ImGuiBackendFlags_RendererHasTextures;
  ImGui::DestroyContext(context_);
}

void HeadlessGui::acknowledge_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    switch (texture->Status) {
      case ImTextureStatus_WantCreate:
        texture->SetTexID(next_texture_++);
        texture->SetStatus(ImTextureStatus_OK);
        break;
      case ImTextureStatus_WantUpdates:
        texture->SetStatus(ImTextureStatus_OK);
        break;
      case ImTextureStatus_WantDestroy:
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
        break;
      default:
        break;
    }
  }
}

void HeadlessGui::frame() {
  kit.now += 1.0 / 60;
  ImGui::NewFrame();
  draw();
  ImGui::Render();
  acknowledge_textures();
}

void HeadlessGui::frames(int count) {
  for (int n = 0; n < count; ++n) frame();
}

std::string HeadlessGui::why_not(std::string_view name) {
  frames(2);
  const gui::Item* item = registry_.find(name);
  if (item == nullptr) return "nothing is called " + std::string(name);
  if (!item->visible()) return std::string(name) + " is out of sight";
  if (item->disabled) return std::string(name) + " is disabled";
  ImGui::GetIO().AddMousePosEvent((item->x0 + item->x1) / 2, (item->y0 + item->y1) / 2);
  frames(2);
  if (context_->HoveredId != item->id) {
    return std::string(name) + " is covered by " +
           std::string(registry_.name_of(context_->HoveredId));
  }
  return {};
}

void HeadlessGui::click(std::string_view name) {
  const std::string reason = why_not(name);
  INFO(reason);
  REQUIRE(reason.empty());
  ImGui::GetIO().AddMouseButtonEvent(0, true);
  frame();
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  frames(2);
}

void HeadlessGui::double_click(std::string_view name) {
  click(name);
  click(name);
}

void HeadlessGui::hover(std::string_view name) {
  const std::string reason = why_not(name);
  INFO(reason);
  REQUIRE(reason.empty());
}

void HeadlessGui::drag(std::string_view name, float from, float to) {
  drag(name, ImVec2{from, 0.5f}, ImVec2{to, 0.5f});
}

void HeadlessGui::drag(std::string_view name, ImVec2 from, ImVec2 to) {
  hover(name);
  const gui::Item item = *registry_.find(name);
  const auto go = [&](ImVec2 share) {
    ImGui::GetIO().AddMousePosEvent(item.x0 + (item.x1 - item.x0) * share.x,
                                    item.y0 + (item.y1 - item.y0) * share.y);
  };
  ImGuiIO& io = ImGui::GetIO();
  go(from);
  frame();
  io.AddMouseButtonEvent(0, true);
  frame();
  // Not in one leap, as no hand moves.
  go({(from.x + to.x) / 2, (from.y + to.y) / 2});
  frame();
  go(to);
  frames(2);
  io.AddMouseButtonEvent(0, false);
  frames(2);
}

void HeadlessGui::wheel(std::string_view over, float steps) {
  hover(over);
  ImGui::GetIO().AddMouseWheelEvent(0, steps);
  frames(3);
}

void HeadlessGui::type(std::string_view text) {
  ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
  frames(3);
}

void HeadlessGui::fill(std::string_view name, std::string_view text) {
  click(name);
  chord(ImGuiMod_Ctrl, ImGuiKey_A);
  type(text);
}

void HeadlessGui::press(ImGuiKey key) {
  ImGui::GetIO().AddKeyEvent(key, true);
  frame();
  ImGui::GetIO().AddKeyEvent(key, false);
  frames(2);
}

void HeadlessGui::chord(int modifiers, ImGuiKey key) {
  ImGuiIO& io = ImGui::GetIO();
  const auto hold = [&](bool down) {
    for (const ImGuiKey modifier : {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt}) {
      if ((modifiers & modifier) != 0) io.AddKeyEvent(modifier, down);
    }
  };
  hold(true);
  frame();
  io.AddKeyEvent(key, true);
  frame();
  io.AddKeyEvent(key, false);
  hold(false);
  frames(2);
}

Picture HeadlessGui::picture() const { return draw_pixels(*ImGui::GetDrawData(), pictures); }

}  // namespace shotlab::test
