// SPDX-License-Identifier: Apache-2.0
//
// A Scene is everything that one shot needs, made once; a FramePainter paints its frames, each from
// the frame's number alone, so that any thread may paint any frame.
//
// Threading: a Scene is only read; one FramePainter per thread.

#pragma once

#include <optional>
#include <vector>

#include "app/practice/camera.h"
#include "app/practice/figure/acts.h"
#include "app/practice/figure/dog.h"
#include "app/practice/finish.h"
#include "app/practice/plan.h"
#include "app/practice/raster/exposure.h"
#include "app/practice/stage.h"
#include "media/model/picture.h"

namespace shotlab::practice {

struct Player {
  Performance performance;
  Wardrobe wardrobe;
};

struct Scene {
  Plan plan;
  Shape shape;
  double seconds = 4;
  Stage stage;
  std::vector<Player> players;
  std::vector<CameraPose> path;
  Finish finish;
  std::vector<Animal> animals;
};

Scene make_scene(const PaintRequest& request);

class FramePainter {
 public:
  explicit FramePainter(const Scene& scene);
  // `spare`: a picture of this shot that is used no longer.
  Picture paint(std::int64_t frame, Picture spare = {});

 private:
  struct Item;
  // What a backdrop depends on.
  struct Backdrop {
    CameraPose pose;
    double sharp = 0;    // Metres: all beyond is in it.
    bool stirs = false;  // Something moves in it, so it is kept before the lens has seen it.
    bool operator==(const Backdrop&) const = default;
  };
  void shadows(double seconds);
  std::vector<Card> moving_cards(double seconds) const;
  std::vector<Card> door_cards(double opened) const;
  std::optional<double> door_opened(double seconds) const;
  void paint_player(const Player& player, double frame);
  void paint_animal(const Animal& animal, double seconds);
  void paint_item(const Item& item, double frame);
  void paint_backdrop(const std::vector<Item>& structure, const std::vector<Item>& items,
                      double sharp);
  Focus focus_at(const View& view, double nearest) const;

  template <typename Draw>
  void draw_boxed(const PixelBox& box, Draw draw);
  View view_at(double frame) const;

  const Scene& scene_;
  Raster raster_;
  Canvas layer_;
  Exposure exposure_;
  Canvas mask_;
  // While the camera rests its backdrop is painted once; the same pixels as painted anew.
  std::optional<Backdrop> last_, kept_;
  Raster::Drawn drawn_;
};

}  // namespace shotlab::practice
