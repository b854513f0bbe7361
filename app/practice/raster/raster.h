// SPDX-License-Identifier: Apache-2.0
//
// The rasteriser: flat painted cards, a checker ground and a sky, seen by a View, with depth, air
// and clean edges. It works like a stage: cards are flats, and what is not flat is built of
// several.
//
// Threading: one Raster per thread; the cards, textures and grounds may be shared.

#pragma once

#include <vector>

#include "app/practice/raster/canvas.h"
#include "app/practice/raster/defocus.h"
#include "app/practice/raster/texture.h"
#include "app/practice/raster/view.h"

namespace shotlab::practice {

// A painted parallelogram in the world. A texture with alpha cuts it out; a texture whose alpha is
// 0 where its colour is not adds light.
struct Card {
  Vec3 corner;        // Of the texture's top left.
  Vec3 across, down;  // Whole edges, metres.
  const Texture* texture = nullptr;
  const Texture* glow = nullptr;      // Light of its own: lit windows. Added.
  double repeat_x = 1, repeat_y = 1;  // More than 1: the texture is laid again and again.
  Rgb light{1, 1, 1};                 // What it is multiplied with: 1 as painted, up to 2.
  double air = 1;                     // How much of the haze it takes.
  double lift = 0;                    // Wins over what lies in the same plane: a poster on a wall.
  bool structure = false;             // Wall, floor or ceiling: drawn first, in no order.
  bool solid = true;       // No alpha: its edges overlap those of its neighbours by half a pixel.
  double sway = 0;         // Metres its free edge swings to and fro: what hangs or grows.
  bool hangs = false;      // Held by its upper edge; else it stands on its lower one.
  bool one_sided = false;  // Seen only from where across x down points away; walls of a room.
  double fade_near = 0;    // Vanishes when the camera comes nearer than this, metres.
};

struct Air {
  Rgb colour{0.8, 0.85, 0.9};
  double density = 0.02;  // Per metre.
  double from = 4;        // Metres of clear air before it.
  double most = 0.85;

  double at(double depth) const {
    const double d = depth - from;
    return d <= 0 ? 0 : most * (1 - std::exp(-density * d));
  }
};

struct Sky {
  Rgb ground, horizon, middle, top;  // At -10, 0, 18 and 70 degrees.
};

struct Ground {
  Rgb first{0.6, 0.6, 0.6}, second{0.4, 0.4, 0.4};
  double tile = 1;       // Metres.
  double joint = 0.025;  // Width of the dark line between tiles, metres.
  const Texture* detail =
      nullptr;  // 0.5 grey leaves the colour as it is; repeated every `detail_size`.
  double detail_size = 2.5;
  const Texture* light =
      nullptr;  // Light that falls on it; 0.5 grey = 1. Lies over the rectangle below.
  double x0 = -16, z0 = -16, x1 = 16, z1 = 32;
  double level = 0;  // Its height.
};

// Anything else that is to be seen in depth order, drawn into a layer and laid in at one depth.
struct Layer {
  Canvas* canvas = nullptr;
  double depth = 1;  // Metres along the view.
  PixelBox box;      // Where it is not empty.
};

class Raster {
 public:
  Raster(int width, int height);

  // Starts a picture. What is drawn next are reserve()s, then the sky, then all else.
  void begin(const View& view, const Air& air);
  // Paints the sky wherever nothing was reserved and the ground will not come.
  // REQUIRES: a ground is drawn afterwards.
  void draw(const Sky& sky);
  void draw(const Card& card);
  // Notes where `card`, which will be drawn later, hides what lies behind it: saves painting that.
  void reserve(const Card& card);
  void draw(const Ground& ground);
  // Lays `layer` over, hidden by whatever was drawn nearer.
  void draw(const Layer& layer);
  // Darkens the ground where the mask (alpha of a canvas of half the size) is set, towards `tint`.
  void shade_ground(const Canvas& half_mask, Rgb tint, double ground_level = 0);
  // What is drawn so far, as the lens sees it.
  void defocus(const Focus& focus);

  // All that was drawn so far, to go on from there in another picture of the same view.
  struct Drawn {
    std::vector<std::uint32_t> pixels;
    std::vector<float> nearness;
  };
  void keep(Drawn& drawn);
  void restore(const Drawn& drawn);  // REQUIRES: kept from a picture begun with the same view.

  Canvas& canvas() { return canvas_; }
  const View& view() const { return view_; }

 private:
  struct Plane;
  template <typename Shader>
  void scan(const Plane& plane, const std::vector<Point>& outline, Shader&& shader);
  Plane plane_of(const Card& card, Vec3 across, Vec3 down, Vec3 corner) const;
  bool seen(const Card& card, Vec3 across, Vec3 down, Vec3 corner) const;

  float* near_row_of(int y) {
    return nearness_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(view_.width());
  }

  Canvas canvas_;
  std::vector<float> nearness_;  // 1 / depth of each pixel.
  View view_;
  Air air_;
  Defocus defocus_;
};

}  // namespace shotlab::practice
