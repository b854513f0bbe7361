// SPDX-License-Identifier: Apache-2.0
//
// How a concept is shown back to the learner: with what belongs to it, so that one sees what was
// taken in and what was not. "man" becomes "old man in a green coat" / 「穿綠色外套的老伯」.
//
// Threading: pure function.

#pragma once

#include "exercises/language/prompt_reading.h"

namespace shotlab {

Text description_of(const Concept& read);

}  // namespace shotlab
