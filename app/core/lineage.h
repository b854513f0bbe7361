// SPDX-License-Identifier: Apache-2.0
//
// What changed from one take to the next, in words: "light: morning → night".
//
// Threading: pure functions.

#pragma once

#include "media/base/text.h"
#include "media/model/take.h"

namespace shotlab {

// Slot by slot as the one reader of prompts reads them; the words themselves where it reads nothing
// different.
Text what_changed(const Take& before, const Take& after);

}  // namespace shotlab
