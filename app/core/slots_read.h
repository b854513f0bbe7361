// SPDX-License-Identifier: Apache-2.0
//
// Which of the builder's five slots say something that a camera could use.
//
// Threading: pure.

#pragma once

#include <map>
#include <string>

#include "media/model/shot_request.h"

namespace shotlab {

// "size", "subject", "action", "place", "light" -> filled. Size and light need a word that the
// reader knows; a subject, an act or a place may be anything that can be seen.
std::map<std::string, bool> slots_filled(const PromptSlots& slots);

}  // namespace shotlab
