// SPDX-License-Identifier: Apache-2.0
//
// The papers as one page in Markdown, in both languages, for people who have no Shotlab.
//
// Threading: pure.

#pragma once

#include <string>

#include "app/core/handin/hand_in.h"

namespace shotlab {

std::string print_read_me(const HandInSources& sources, const std::vector<CueRow>& cue);

}  // namespace shotlab
