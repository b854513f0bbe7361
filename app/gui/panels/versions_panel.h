// SPDX-License-Identifier: Apache-2.0
//
// Saved versions of the cut: two of them beside one another as lines of shots, what is different in
// words, and the way back to one.

#pragma once

#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// In place of the timeline, over the region. Asks for the versions where they are not there yet.
void draw_versions(const Kit& kit, const View& view, VersionsDraft& draft, Intents& intents);

}  // namespace shotlab::gui
