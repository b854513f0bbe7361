// SPDX-License-Identifier: Apache-2.0
//
// What of the window must be drawn again: most of it is as it was, and without a graphics card each
// pixel costs. The window is cut into tiles, and each tile remembers a hash of all that was drawn
// into it, in its order; where the hash is another one, the tile is drawn again.
//
// Threading: the window's thread.
// Source:    "transaction elimination" of tile-based renderers (Arm Mali), on Dear ImGui's lists.

#pragma once

#include <cstdint>
#include <functional>
#include <vector>

struct ImDrawData;

namespace shotlab::gui {

// Pixels [x0, x1) by [y0, y1), from the top left.
struct PixelRect {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  bool operator==(const PixelRect&) const = default;
};

class Damage {
 public:
  // Where this frame may differ from the last one that was asked about: a few rectangles that do
  // not overlap; none if nothing changed. A texture with other pixels needs another id.
  std::vector<PixelRect> next(const ImDrawData& data);
  // Nothing is left of the last frame: the next one is drawn whole.
  void forget() { tiles_.clear(); }

 private:
  int width_ = 0, height_ = 0;
  std::vector<std::uint64_t> tiles_;
};

// Calls `draw` with only what is seen of `part`, clipped to it: what lies outside it, or under a
// field of one colour that covers all of it, is left out. The data is whole again afterwards.
void draw_part(ImDrawData& data, const PixelRect& part,
               const std::function<void(ImDrawData&)>& draw);

}  // namespace shotlab::gui
