// SPDX-License-Identifier: Apache-2.0
//
// The sheet of keys: every command with its key, sets that editors know, and a new key for any
// command by pressing it.

#pragma once

#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

void draw_key_sheet(const Kit& kit, KeysDraft& draft);

}  // namespace shotlab::gui
