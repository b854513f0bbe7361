// SPDX-License-Identifier: Apache-2.0
//
// Ripple: what lies beside the shots (titles, markers, sounds on tracks) stays with the pictures
// that it was put to when an edit makes the film longer or shorter before it. An edit that leaves
// the film as long as it was (slip, roll, slide, another order) moves nothing.
//
// Threading: pure functions.

#pragma once

#include <cstdint>

#include "app/core/cut_edits.h"

namespace shotlab::cut_edit {

// Where what was put at `film_frame` of the line before stands in the line after. What stood on
// pictures that are gone stands at the edit that took them.
std::int64_t followed(const Line& before, const Line& after, std::int64_t film_frame);

// All of it; how long a title or a sound lasts does not change. As it is where one line is empty.
CutRest followed(const Line& before, const Line& after, CutRest rest);

}  // namespace shotlab::cut_edit
