// SPDX-License-Identifier: Apache-2.0
//
// Compiled into the Dear ImGui library (see CMakeLists.txt): the core refers to the four hooks at
// the end.

#include "app/gui/draw/item_registry.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace shotlab::gui {

void ItemRegistry::attach(ImGuiContext* context) {
  context_ = context;
  context->TestEngine = this;
  context->TestEngineHookItems = true;
}

bool ItemRegistry::current(const Item& item) const {
  return context_ != nullptr && item.frame >= context_->FrameCount - 1;
}

const Item* ItemRegistry::find(std::string_view name) const {
  const auto id = ids_.find(name);
  if (id == ids_.end()) return nullptr;
  const auto item = items_.find(id->second);
  return item != items_.end() && current(item->second) ? &item->second : nullptr;
}

std::vector<std::string> ItemRegistry::names(std::string_view prefix) const {
  std::vector<std::string> found;
  for (const auto& [name, id] : ids_) {
    if (name.compare(0, prefix.size(), prefix) != 0) continue;
    if (find(name) != nullptr) found.push_back(name);
  }
  return found;
}

void ItemRegistry::add(unsigned id, const Item& item) { items_[id] = item; }

void ItemRegistry::name(unsigned id, std::string_view label, bool checked) {
  const std::size_t stable = label.rfind("###");
  if (stable != std::string_view::npos) label.remove_prefix(stable + 3);
  if (label.empty() || label.substr(0, 2) == "##") return;
  ids_[std::string(label)] = id;
  names_[id] = std::string(label);
  items_[id].checked = checked;
}

std::string_view ItemRegistry::focused() const {
  return context_ != nullptr && context_->ActiveId != 0 ? name_of(context_->ActiveId)
                                                        : std::string_view();
}

std::string_view ItemRegistry::hovered() const {
  return context_ != nullptr && context_->HoveredId != 0 ? name_of(context_->HoveredId)
                                                         : std::string_view();
}

float ItemRegistry::hovered_seconds() const {
  return context_ != nullptr && context_->HoveredId != 0 ? context_->HoveredIdTimer : 0;
}

std::string_view ItemRegistry::name_of(unsigned id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace shotlab::gui

using shotlab::gui::Item;
using shotlab::gui::ItemRegistry;

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* ctx, ImGuiID id, const ImRect& bb,
                                 const ImGuiLastItemData* item_data) {
  auto* registry = static_cast<ItemRegistry*>(ctx->TestEngine);
  if (registry == nullptr || id == 0 || ctx->CurrentWindow == nullptr) return;
  ImRect visible = bb;
  visible.ClipWithFull(ctx->CurrentWindow->ClipRect);
  Item item;
  item.id = id;
  item.x0 = visible.Min.x;
  item.y0 = visible.Min.y;
  item.x1 = visible.Max.x;
  item.y1 = visible.Max.y;
  item.full_width = bb.GetWidth();
  item.full_height = bb.GetHeight();
  const ImGuiItemFlags flags = item_data != nullptr ? item_data->ItemFlags : ctx->CurrentItemFlags;
  item.disabled = (flags & ImGuiItemFlags_Disabled) != 0;
  item.frame = ctx->FrameCount;
  registry->add(id, item);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* ctx, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags flags) {
  auto* registry = static_cast<ItemRegistry*>(ctx->TestEngine);
  if (registry == nullptr || label == nullptr) return;
  registry->name(id, label, (flags & ImGuiItemStatusFlags_Checked) != 0);
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext* ctx, ImGuiID id) {
  auto* registry = static_cast<ItemRegistry*>(ctx->TestEngine);
  return registry == nullptr ? nullptr : registry->name_of(id).data();
}
