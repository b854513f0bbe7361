// SPDX-License-Identifier: Apache-2.0
//
// The whole window without a window: a view, what is being edited, and what the frames asked for.

#pragma once

#include <algorithm>
#include <vector>

#include "app/gui/shell.h"
#include "tests/app/gui/headless_gui.h"
#include "tests/app/gui/sample_view.h"

namespace shotlab::test {

struct Scene {
  HeadlessGui gui;
  View view;
  gui::Ui ui;
  gui::Screens screens;
  gui::UndoWords undo;
  int undone = 0, redone = 0;
  std::vector<Action> actions;
  std::vector<gui::Transport> transport;

  explicit Scene(View start, gui::Desk desk = gui::Desk::shoot, int width = 1600, int height = 1000)
      : gui(width, height, start.language), view(std::move(start)) {
    ui.desk = desk;
    gui.draw = [this] {
      gui::Intents intents = gui::draw_window(gui.kit, view, ui, screens, undo);
      actions.insert(actions.end(), intents.actions.begin(), intents.actions.end());
      undone += intents.undo ? 1 : 0;
      redone += intents.redo ? 1 : 0;
      transport.insert(transport.end(), intents.transport.begin(), intents.transport.end());
    };
    gui.frames(3);
  }

  template <typename T>
  const T* last() const {
    for (auto action = actions.rbegin(); action != actions.rend(); ++action) {
      if (const T* found = std::get_if<T>(&*action)) return found;
    }
    return nullptr;
  }
  template <typename T>
  std::size_t count() const {
    return static_cast<std::size_t>(
        std::count_if(actions.begin(), actions.end(),
                      [](const Action& a) { return std::holds_alternative<T>(a); }));
  }
  template <typename T>
  const T* last_move() const {
    if (transport.empty()) return nullptr;
    return std::get_if<T>(&transport.back());
  }
};

}  // namespace shotlab::test
