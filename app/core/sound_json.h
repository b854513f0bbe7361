// SPDX-License-Identifier: Apache-2.0
//
// What is heard in a clip, as JSON.
//
// Threading: pure functions.

#pragma once

#include "app/core/plain_json.h"
#include "media/model/measurement.h"

namespace shotlab {

Json sound_json(const SoundMeasurement& sound);
SoundMeasurement sound_from(const Json& json);

}  // namespace shotlab
