// SPDX-License-Identifier: Apache-2.0
//
// What each command does, as a change of the Ui or as an intent.

#pragma once

#include "app/gui/command.h"
#include "app/gui/shell.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

void obey(Command command, const View& view, Ui& ui, const Screens& screens, Intents& intents);

}  // namespace shotlab::gui
