// SPDX-License-Identifier: Apache-2.0
//
// The parts of plan_of(), one for each of what a director decides. Each reads the script, draws
// what the words leave open from the world's seed, and writes its own fields of the plan.
//
// Threading: pure functions.

#pragma once

#include "app/practice/levels/character.h"
#include "app/practice/levels/script.h"
#include "app/practice/plan.h"
#include "app/practice/remarks.h"

namespace shotlab::practice {

void plan_size(Plan& plan, const Script& script);  // And angle and lens.
void plan_move(Plan& plan, const Script& script);
// A camera path, if the request has one: it moves the camera, and words that name a move pull
// against it. After plan_move().
void plan_path(Plan& plan, const Script& script, const PaintRequest& request, Remarks& remarks);
void plan_place(Plan& plan, const Script& script, Remarks& remarks);
void plan_light(Plan& plan, const Script& script);
void plan_palette(Plan& plan, const Script& script);
// Who is there, what they wear and do, and which things stand about.
void plan_cast(Plan& plan, const Script& script, const PaintRequest& request,
               const References& references, Remarks& remarks);
void plan_sound(Plan& plan, const Script& script, const PaintRequest& request, Remarks& remarks);

}  // namespace shotlab::practice
