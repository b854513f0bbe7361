// SPDX-License-Identifier: Apache-2.0
//
// Which slots of a prompt say something. A lexicon can prove a shot size or a move; it cannot know
// every subject, act and place, so a slot of the builder that holds words of its own counts too.
//
// Threading: pure functions.
// Source:    reference "craft" §7.

#pragma once

#include <map>
#include <string>

#include "exercises/language/prompt_reading.h"
#include "media/model/shot_request.h"

namespace shotlab {

// Every slot by name ("size", "light", ...) -> is it filled? `prompt` is read when the slots are
// all empty, i.e. when the prompt came whole. "light" is also filled by a time, a palette or a
// style, as in the builder.
std::map<std::string, bool> filled_slots(const PromptSlots& slots, const std::string& prompt);

}  // namespace shotlab
