// SPDX-License-Identifier: Apache-2.0
//
// The camera path drawn: the set from above, from the side, and as the camera sees it, in lines.
//
// Threading: the window's thread, inside a frame.

#pragma once

#include <imgui.h>

#include <optional>
#include <vector>

#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

enum class PathSide {
  above,  // x to the right, z (away) up.
  side,   // z to the right, y (height) up.
};

// What the three show.
struct PathScene {
  const std::vector<CameraKey>& keys;
  const std::vector<SetPiece>& set;
  double now = 0;  // Seconds: where the camera is shown.
};

// Fills [low, high). Keys and the chosen one's target are moved with the pointer; a key that is
// pressed becomes the chosen one. The path as it was moved to.
std::optional<std::vector<CameraKey>> draw_path_plan(const Kit& kit, const PathScene& scene,
                                                     PathSide from, ImVec2 low, ImVec2 high,
                                                     PathDraft& draft);

// The picture in lines, of the shape of [low, high).
void draw_camera_view(const Kit& kit, const PathScene& scene, ImVec2 low, ImVec2 high);

}  // namespace shotlab::gui
