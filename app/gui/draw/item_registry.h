// SPDX-License-Identifier: Apache-2.0
//
// The registry knows every widget of the last frames by name: where it is, and whether it can be
// used. Tests click through it, the window's state file is written from it. It is filled by Dear
// ImGui's own item hooks.
//
// A widget's name is its ImGui label, or what stands behind "###" in it: "shoot",
// "take/0007-lantern". Names never depend on the language.
//
// Threading: the window's thread.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

struct ImGuiContext;

namespace shotlab::gui {

struct Item {
  unsigned id = 0;
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // Visible part, in window pixels; empty when scrolled out.
  float full_height = 0, full_width = 0;
  bool disabled = false;
  bool checked = false;
  int frame = -1;  // ImGui's frame number when it was last drawn.

  bool visible() const { return x1 > x0 && y1 > y0; }
};

class ItemRegistry {
 public:
  // Connects the registry to `context`; it must outlive the context or be detached by passing null
  // to another.
  void attach(ImGuiContext* context);

  // Drawn in the last finished frame or the one in progress; null otherwise.
  const Item* find(std::string_view name) const;
  // Every widget of that frame whose name begins with `prefix`.
  std::vector<std::string> names(std::string_view prefix = {}) const;

  // The widget that takes the keys; empty if none does, or it has no name.
  std::string_view focused() const;

  // The widget under the pointer, as the last finished frame saw it; empty likewise.
  std::string_view hovered() const;
  float hovered_seconds() const;  // How long the pointer has been on it.

  // For the hooks.
  void add(unsigned id, const Item& item);
  void name(unsigned id, std::string_view label, bool checked);
  std::string_view name_of(unsigned id) const;

 private:
  bool current(const Item& item) const;
  ImGuiContext* context_ = nullptr;
  std::map<unsigned, Item> items_;
  std::map<std::string, unsigned, std::less<>> ids_;
  std::map<unsigned, std::string> names_;
};

}  // namespace shotlab::gui
