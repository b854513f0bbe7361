// SPDX-License-Identifier: Apache-2.0
//
// Consent records: a list of people, and the form of one. A form asks only for what concerns.
//
// Threading: the window's thread.

#pragma once

#include <optional>
#include <string>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

std::optional<Action> draw_consents(const Kit& kit, const View& view, PapersDraft& draft);

// The record that is shown; null: there is none.
const ConsentRecord* shown_consent(const View& view, const PapersDraft& draft);

// A file that falls on the window while a consent is open is its signed paper.
std::optional<Action> use_dropped_paper(const View& view, const Ui& ui, const std::string& path);

}  // namespace shotlab::gui
