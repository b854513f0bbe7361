// SPDX-License-Identifier: Apache-2.0
//
// What a learner may send beside words: where a camera flies, what is heard when, and what is asked
// back. In no provider's words.
//
// Threading: plain values.

#pragma once

#include <string>

namespace shotlab {

// One key of a camera path. Metres: x right, y up, z away from where the first camera stands; the
// subject stands at the origin.
struct CameraKey {
  double seconds = 0;                         // From the beginning of the shot; rising.
  double x = 0, y = 1.4, z = -4;              // Where the camera is ...
  double look_x = 0, look_y = 1, look_z = 0;  // ... and what it looks at.
  double fov = 50;                            // Of the longer side of the picture, degrees.
  bool operator==(const CameraKey&) const = default;
};

// A sound that is wanted: "rain", 鐘聲, "two knocks". Words, as everywhere.
struct SoundCue {
  std::string words;
  double at = -1;  // Seconds from the beginning; negative: all along, or where the act has it.
  bool operator==(const SoundCue&) const = default;
};

enum class ShotOutput {
  clip,     // A moving picture with its sound.
  still,    // One picture.
  element,  // One thing alone, with alpha, to be laid into other pictures.
};

}  // namespace shotlab
