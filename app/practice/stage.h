// SPDX-License-Identifier: Apache-2.0
//
// A Stage is a place, built and painted for one shot: flats, boxes, ground and air. A StageBuilder
// is the carpenter that every place in places/ works with.
//
// Threading: a built Stage is only read, by any number of threads.

#pragma once

#include <deque>
#include <functional>
#include <map>
#include <vector>

#include "app/practice/look.h"
#include "app/practice/random.h"
#include "app/practice/raster/raster.h"

namespace shotlab::practice {

// Where things of the place are that acts need.
struct Marks {
  double behind = 4.5;     // From the figure to what fills the background, metres.
  Vec3 door{1.6, 0, 2.2};  // In front of its middle.
  bool has_door = false;
  bool indoors = false;
  double seat = 0.46;  // Height of what one sits on.
};

// A group of cards that moves in one piece.
struct Mover {
  std::vector<Card> cards;
  std::function<Vec3(double seconds)> offset;
};

// A door leaf that turns on its hinge.
struct Leaf {
  Card card;  // Shut.
  double open = radians(80);
  Card inside;  // What lies behind it, drawn first.
};

struct Stage {
  std::deque<Texture> textures;
  std::vector<Card> cards;
  std::vector<Mover> movers;
  std::vector<Leaf> doors;
  Ground ground;
  Look look;
  Marks marks;
};

class StageBuilder {
 public:
  StageBuilder(const Plan& plan, const Look& look);

  const Plan& plan() const { return plan_; }
  const Look& look() const { return stage_.look; }
  const Materials& colours() const { return stage_.look.materials; }
  Random& draw() { return draw_; }
  Stage& stage() { return stage_; }
  Stage take() { return std::move(stage_); }

  const Texture* add(Canvas&& canvas);

  // A flat that faces the camera's first position (towards -z), its lower left corner at (x, y, z).
  Card& front(const Texture* texture, double x, double y, double z, double w, double h);
  // Faces that look to the right (+x) or to the left (-x); (z0 .. z1) along the depth.
  Card& facing_right(const Texture* texture, double x, double y, double z0, double z1, double h);
  Card& facing_left(const Texture* texture, double x, double y, double z0, double z1, double h);
  // Lying, seen from above or from below.
  Card& lying(const Texture* texture, double x0, double z0, double x1, double z1, double y);
  Card& ceiling(const Texture* texture, double x0, double z0, double x1, double z1, double y);
  // A box; `top` may be null. Its faces are lit by the side they show.
  void box(const Texture* sides, const Texture* top, Vec3 low, Vec3 high, double repeat_x = 1,
           double repeat_y = 1);
  // A standing picture with alpha.
  Card& cutout(const Texture* texture, double middle_x, double y, double z, double w, double h);
  // Light that is added: unlit, no depth of its own.
  Card& shine(const Texture* texture, Vec3 centre, double w, double h);

  // A soft disc of light, white; for shine() with a tint.
  const Texture* halo();
  // Grain and stains of the ground.
  const Texture* ground_detail();

  // Light and shade on the ground: rectangles and shadows in metres, then bake_ground().
  struct GroundLight;
  void ground_shadow(const std::vector<Vec3>& solid);  // Hull of points, thrown along the light.
  void ground_contact(double x, double z, double rx, double rz, double strength);
  void ground_pool(double x, double z, double rx, double rz, Rgb light, double strength);
  void ground_patch(const std::vector<Point>& outline, Rgb light, double strength);  // (x, z).
  void bake_ground(double softness);

  // Clouds and sun, far away.
  void sky();
  // A row of houses far off; `depth` 0..1 of how much the air has taken.
  void skyline(double z, double height, double width, double depth, int towers);

 private:
  Card& lit(Card card, Vec3 normal);

  const Plan& plan_;
  Stage stage_;
  Random draw_;
  const Texture* halo_ = nullptr;
  std::map<const Texture*, const Texture*> glow_of_;  // The lit windows of a painted wall.
  Canvas ground_light_;
};

Stage build_stage(const Plan& plan, const Look& look);

// The places, one file each in places/.
void build_tram_stop(StageBuilder& b);
void build_street(StageBuilder& b);
void build_room(StageBuilder& b);
void build_market_lane(StageBuilder& b);
void build_teahouse(StageBuilder& b);
void build_rooftop(StageBuilder& b);
void build_courtyard(StageBuilder& b);
void build_window_room(StageBuilder& b);
void build_journey(StageBuilder& b);

}  // namespace shotlab::practice
