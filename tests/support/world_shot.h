// SPDX-License-Identifier: Apache-2.0
//
// A WorldShot is one camera move through a place, frame by frame, with the camera's exact truth.
//
// Threading: one thread at a time per shot. The same description gives the same pixels.
// Source:    places, moves and conditions follow the reference page "craft", section 8.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "media/model/picture.h"
#include "tests/support/world_scene.h"

namespace shotlab::test {

struct WorldCamera {
  Vec3 position;
  double yaw = 0;    // Radians, right > 0.
  double pitch = 0;  // Radians, down > 0.
  double roll = 0;   // Radians, clockwise as the operator sees it > 0.
  double focal = 1;  // In picture widths.
};

enum class WorldMove {
  still,
  pan,
  tilt,
  roll,
  zoom,
  dolly,
  truck,
  pedestal,
  orbit,
  handheld,
  whip,
  dolly_zoom,
  pan_and_tilt,
  pan_and_handheld,
};
std::string_view name_of(WorldMove move);
std::string_view name_of(Place place);

struct WorldShotSpec {
  Place place = Place::street;
  WorldMove move = WorldMove::still;
  // 1 = the usual size (pan 20 degrees right, tilt 12 down, roll 15 clockwise, zoom x1.4 in, dolly
  // and truck by the place's reach, orbit 25 degrees); negative = the other way.
  double amount = 1;
  double fov_degrees = 50;
  int width = 320;
  int height = 180;
  int frames = 24;
  double fps = 24;
  double subject_share = 0;  // Of the frame, covered by something that moves by itself.
  double noise = 0;          // Standard deviation, levels of 255.
  bool ease = false;
  bool blur = false;  // Three sub-frames over half a frame time.
  std::uint64_t seed = 1;
};

// The camera of every frame.
std::vector<WorldCamera> camera_path(const WorldShotSpec& spec);

class WorldShot {
 public:
  explicit WorldShot(const WorldShotSpec& spec);

  const std::vector<WorldCamera>& truth() const { return cameras_; }
  Picture frame(int n) const;  // RGB.

 private:
  WorldShotSpec spec_;
  Scene scene_;
  std::vector<WorldCamera> cameras_;
};

// One picture of a place, RGB as floats 0..255, three to a pixel.
std::vector<float> render_world(const Scene& scene, const WorldCamera& camera, int width,
                                int height);

}  // namespace shotlab::test
