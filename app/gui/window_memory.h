// SPDX-License-Identifier: Apache-2.0
//
// What the window remembers from one start to the next: size, zoom, light or dark. A small JSON
// file in the state folder; losing it costs nothing.
//
// Blocking: one small file. Errors: none; what cannot be read is as at the first start.

#pragma once

#include <filesystem>

#include "app/gui/ui.h"

namespace shotlab::gui {

struct WindowMemory {
  int width = 1280;
  int height = 800;
  float zoom = 1;
  bool dark = true;
  KeySettings keys;
  bool operator==(const WindowMemory&) const = default;
};

WindowMemory recall_window(const std::filesystem::path& file);
void remember_window(const std::filesystem::path& file, const WindowMemory& memory);

}  // namespace shotlab::gui
