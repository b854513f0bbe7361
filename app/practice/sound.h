// SPDX-License-Identifier: Apache-2.0
//
// The sound of a shot: the air of its place, the steps of who walks in it, and what the prompt
// names (rain, hum, steps, door, wind, crowd, bell). Synthesised from the seed; stereo; about -20
// LUFS.
//
// Threading: pure function.

#pragma once

#include "app/practice/scene.h"
#include "media/model/samples.h"

namespace shotlab::practice {

Samples sound_of(const Scene& scene);

}  // namespace shotlab::practice
