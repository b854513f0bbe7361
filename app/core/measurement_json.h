// SPDX-License-Identifier: Apache-2.0
//
// What was found in a clip as JSON: for `shotlab probe` and `shotlab measure`, and for the cache of
// a film. The keys of design §8 are a contract: video.{codec,width,...}, move.{class,confidence},
// shots.cuts[], ...
//
// Threading: pure functions.

#pragma once

#include "app/core/plain_json.h"
#include "media/model/clip_facts.h"
#include "media/model/measurement.h"

namespace shotlab {

Json facts_json(const ClipFacts& facts);
// `path`: with what only other measurements read: the camera path, one point a frame, and the
// colours in boxes.
Json measurement_json(const Measurement& measurement, bool path = false);
// REQUIRES: made by measurement_json(). What is missing stays absent.
Measurement measurement_from(const Json& json);

}  // namespace shotlab
