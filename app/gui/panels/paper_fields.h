// SPDX-License-Identifier: Apache-2.0
//
// The text fields of the papers: each is known by a name that says where its words belong
// ("cue/0007-lantern/human"), keeps what is being typed in the draft, and hands it on when typing
// pauses or the field is left.
//
// Threading: the window's thread. paper_text() and set_paper_text() are pure.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// Names: "cue/<row>/describe|sources|human|when|tool|version|prompt",
// "consent/<record>/person|relation|...", "author", "who/<role>", "who/<role>/<take>", "why",
// "line/en|zh", "paragraph/en|zh". Null: there is no such text (any more).
const std::string* paper_text(const Papers& papers, std::string_view name);
// False: there is no such text, and nothing was changed.
bool set_paper_text(Papers& papers, std::string_view name, const std::string& text);

struct PaperFieldLook {
  float width = 0;  // Pixels; 0: what is left.
  int lines = 1;    // Above 1: it wraps.
};
void paper_field(const Kit& kit, const View& view, PapersDraft& draft, const std::string& name,
                 std::string_view hint, const PaperFieldLook& look = {});

// What was typed and has paused, or left its field in this frame.
std::optional<Action> typed_papers(const Kit& kit, const View& view, PapersDraft& draft);
// All that was typed and not handed on yet: before its desk or its film goes away.
std::optional<Action> unsaved_papers(const View& view, PapersDraft& draft);

// Takes in what undo brought back: nothing typed is left over it.
void forget_typing(PapersDraft& draft);

// A row of choices that wraps, one of them on. Which was pressed, by its name.
struct PaperChoice {
  std::string name;
  std::string words;
};
std::optional<std::string> choices(const Kit& kit, const std::string& name,
                                   const std::vector<PaperChoice>& all, std::string_view now,
                                   float width);

}  // namespace shotlab::gui
