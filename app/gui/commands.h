// SPDX-License-Identifier: Apache-2.0
//
// What each key of the table does, as a change of the Ui or as an intent.

#pragma once

#include "app/gui/shell.h"
#include "app/gui/shortcuts.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

void obey(Command command, const View& view, Ui& ui, const Screens& screens, Intents& intents);

}  // namespace shotlab::gui
