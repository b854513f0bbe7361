// SPDX-License-Identifier: Apache-2.0
//
// What the states of a verdict are called, in the window and by the verbs alike.
//
// Threading: pure function.

#pragma once

#include "exercises/engine/verdict.h"
#include "media/base/text.h"

namespace shotlab {

Text words_of_state(VerdictState state);  // "not yet" / 「未達到」

}  // namespace shotlab
