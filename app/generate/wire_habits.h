// SPDX-License-Identifier: Apache-2.0
//
// What a wire wants of us beyond the fields of a request.
//
// Threading: pure functions.

#pragma once

#include <string_view>

namespace shotlab {

// Whether a take is gone on with by sending its clip, rather than by naming its job.
bool extends_by_clip(std::string_view wire);

}  // namespace shotlab
