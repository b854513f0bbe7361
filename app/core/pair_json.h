// SPDX-License-Identifier: Apache-2.0
//
// What was measured of two clips as JSON, for the cache of a film and for `shotlab measure`.
//
// Threading: pure functions.

#pragma once

#include "app/core/plain_json.h"
#include "media/measure/pair.h"
#include "media/model/measurement.h"

namespace shotlab {

Json pair_json(const PairMeasurement& pair);
PairMeasurement pair_from(const Json& json);
Json path_match_json(const PathMatch& match);
PathMatch path_match_from(const Json& json);

}  // namespace shotlab
