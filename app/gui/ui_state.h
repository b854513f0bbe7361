// SPDX-License-Identifier: Apache-2.0
//
// What the window shows, as a small JSON document: for tests that drive the real program, and for
// people who report what they saw. Written when the environment names a file in SHOTLAB_UI_STATE.
//
// Threading: the window's thread.
// Errors:    a file that cannot be written is left alone; the window goes on.

#pragma once

#include <filesystem>
#include <string>

#include "app/gui/draw/item_registry.h"
#include "app/gui/shell.h"

namespace shotlab::gui {

// {"version":1,"revision":17,"desk":"shoot","language":"en","takes":[…],"jobs":[…],"items":{"shoot":[x0,y0,x1,y1]},
// …}
std::string ui_state(const View& view, const Ui& ui, const Screens& screens,
                     const ItemRegistry& items);

class UiStateFile {
 public:
  explicit UiStateFile(std::filesystem::path path) : path_(std::move(path)) {}
  // Writes if it differs from what was written last.
  void update(const std::string& state);

 private:
  std::filesystem::path path_;
  std::string written_;
};

}  // namespace shotlab::gui
