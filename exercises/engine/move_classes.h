// SPDX-License-Identifier: Apache-2.0
//
// The classes of camera move that an exercise can ask for, what words name them, and which coarse
// move of the picture shows them.
//
// Threading: constant tables.
// Source:    reference "checks" V.move, "craft" §0.1: only the coarse class decides.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "media/base/text.h"
#include "media/model/measurement.h"

namespace shotlab {

struct MoveClass {
  std::string_view name;
  Text words;
  std::vector<std::string_view> prompt_ids;  // Moves of a prompt that ask for it.
  std::vector<Move> coarse;                  // Any of these in the picture shows it.

  bool holds(std::string_view prompt_id) const;
  bool holds(Move move) const;
};

inline constexpr const char* kMoveClassNames =
    "shot|named|static|pan|tilt|push|pull|truck|pedestal|zoom|zoom_in|zoom_out|orbit|roll|handheld";

// By name; "shot" is the class that has the shot's name. Null if there is none: "named" is whatever
// move the prompt of the take names (class_asked_for).
const MoveClass* move_class(std::string_view name, std::string_view shot);
// The class that a move of a prompt asks for: "pan_left" -> pan. Null for one that no class shows.
const MoveClass* class_asked_for(std::string_view prompt_id);

// The coarse move that a move of a prompt asks for: pan_left -> left. unknown if it names no
// direction.
Move coarse_of(std::string_view prompt_id);

// Signed energy of the channel of `move` in picture widths: positive if the camera went that way.
double toward(const MoveMeasurement& measured, Move move);

}  // namespace shotlab
