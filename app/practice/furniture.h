// SPDX-License-Identifier: Apache-2.0
//
// What stands in more than one place: posts, lamps, doors, tables, chairs, trees, and the things
// that a prompt may name.
//
// Threading: builds into one StageBuilder.

#pragma once

#include "app/practice/stage.h"

namespace shotlab::practice {

const Texture* post_paint(StageBuilder& b, Rgb colour);
void post(StageBuilder& b, const Texture* paint, double x, double z, double height, double half);
// A square pillar with base and head.
void pillar(StageBuilder& b, const Texture* paint, double x, double z, double height, double half);
const Texture* pillar_paint(StageBuilder& b, Rgb colour);
// Light round a lamp, and on the ground below it; nothing by day.
void lamp_light(StageBuilder& b, Vec3 at, double size, Rgb colour, double strength);
// A door in a wall that faces -z; the figure's door if it is the first.
void door(StageBuilder& b, double x, double z, double w, double h, Rgb paint, Rgb inside);
void table(StageBuilder& b, double x, double z, double w, double d, double h);
// `turn` 0: its back away from the camera; 1: its back to the left; -1: to the right.
void chair(StageBuilder& b, double x, double z, int turn);
void cup(StageBuilder& b, double x, double y, double z);
void tree(StageBuilder& b, double x, double z, double height);
void potted_plant(StageBuilder& b, double x, double z, double height);
void crate(StageBuilder& b, double x, double y, double z, double size, Rgb fruit);
void lantern(StageBuilder& b, double x, double y, double z, double size);

// The things that the plan has put about.
void add_props(StageBuilder& b);
// What a figure sits on, where `seat_at` is.
void add_seat(StageBuilder& b, Vec3 at);

}  // namespace shotlab::practice
