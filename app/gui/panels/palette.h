// SPDX-License-Identifier: Apache-2.0
//
// The palette: every command, exercise and take by a few letters of its name, in either language.

#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

struct PaletteLine {
  std::string name;  // For tests: "command/keep", "exercise/m1e1", "take/0001-lantern".
  Text words;
  Text kind;  // "exercise"
  std::string key;
  std::variant<Command, Action> does;
};

// Lines of which every word of the query is a part, in English or in Chinese, whatever the case;
// those that begin with it first.
std::vector<PaletteLine> find_lines(const Kit& kit, const View& view, const std::string& query);

// What was chosen in this frame.
std::optional<PaletteLine> draw_palette(const Kit& kit, const View& view, PaletteDraft& draft);

}  // namespace shotlab::gui
