// SPDX-License-Identifier: Apache-2.0
//
// A Plan is what will be drawn: every choice that the prompt names, and, where it names none, the
// one that the seed draws. It imitates how generators err, so that a lesson without network is a
// true lesson (checks §8.2).
//
// Threading: pure function.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/practice/figure/wardrobe.h"
#include "app/practice/levels/identity.h"
#include "app/practice/painter.h"

namespace shotlab::practice {

enum class Angle { eye_level, high, low, birds_eye, worms_eye, dutch };
enum class MoveKind { still, pan, tilt, dolly, truck, pedestal, orbit, roll, handheld, zoom };
enum class Pace { slow, normal, fast };
enum class Place {
  tram_stop,
  street,
  room,
  market_lane,
  teahouse,
  rooftop,
  courtyard,
  window_room,
  journey,  // Rooftop, window, table and hand: a set to fly through.
};
enum class LightKind {
  sun,
  low_sun,
  soft_window,
  hard_side,
  neon,
  overcast,
  lantern,
  moon,
  backlit,
  high_key,
  low_key,
};
enum class DayTime { dawn, day, dusk, night };
enum class Style { gouache, ink, noir, whitebox };
enum class Act {
  waits,
  stands_still,
  checks_watch,
  arrives,
  walks,
  runs,
  turns,
  opens_door,
  sits,
  sits_down,
  stands_up,
  looks_up,
  looks_down,
  looks,
  reaches,
  gives,
  waves,
  speaks,
  reads,
  drinks,
  nods,
  shakes_head,
  kneels,
  smiles,
};

struct MovePlan {
  MoveKind kind = MoveKind::still;
  double sign = 1;  // Right, up, in, clockwise: +1.
  Pace pace = Pace::normal;
  double wobble = 0;  // Radians: a camera that was told two things.
};

struct Person {
  Wardrobe wardrobe;
  Act act = Act::waits;
  int count = 0;        // "twice": 2; 0: not counted.
  bool seated = false;  // Does it sitting: reads, drinks, speaks on a chair.
  InnerDrift drift;
};

// A sound at a moment that was asked for; negative: all along, or where the act has it.
struct SoundAt {
  std::string id;
  double seconds = -1;
};

struct Plan {
  std::uint64_t seed = 0;  // Of the world: in a chain of edits that of the first take.
  // Camera.
  std::vector<CameraKey> path;  // Empty: `move` moves it.
  double path_share = 1;        // How much of the path is flown when the words pull against it.
  std::string size_id;          // "MS"
  double head_share = 0.26;     // Of the head in the height of the picture.
  Angle angle = Angle::eye_level;
  MovePlan move;
  double focal = 1.072;  // Of a picture 1 wide (or 1 high when upright).
  bool profile = false, from_behind = false, silhouette = false;
  double side_of_frame = 1;  // Which side of the middle the figure stands on.
  double f_stop = 5.6;       // Of the lens; the smaller, the less is sharp. 0: all is.
  // World.
  Place place = Place::tram_stop;
  LightKind light = LightKind::low_sun;
  double light_side = -1;  // -1 left, +1 right.
  DayTime time = DayTime::day;
  std::string palette;  // Name, or empty: the place's own.
  std::optional<Rgb> palette_colour;
  std::vector<Rgb> swatches;  // Two to five colours named or shown: walls, floors, air are of them.
  Style style = Style::gouache;
  bool rain = false, fog = false, snow = false, wind = false;
  // Who and what.
  std::vector<Person> people;
  std::vector<std::string> props;  // "dog", "chair", ...
  bool tram_arrives = false;
  bool blank_face = false;
  bool force_hat = false, force_scarf = false;  // "no hat" brings one.
  std::vector<std::string> banned;              // Of the negative list: never drawn.
  // Sound.
  std::vector<std::string> sounds;  // "rain", "steps", ...
  std::vector<SoundAt> cues;
  bool silent = false;
  // What the service says about the prompt.
  std::string advisory;
  std::string rewritten;
};

Plan plan_of(const PaintRequest& request);

}  // namespace shotlab::practice
