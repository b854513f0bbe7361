// SPDX-License-Identifier: Apache-2.0
//
// The pages of the Papers desk: their names, how far each one is, and the list that leads to them.
//
// Threading: the window's thread.

#pragma once

#include <optional>
#include <string>

#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

Text words_of_page(PapersPage page);
const char* name_of_page(PapersPage page);  // "cue": in tests and in the state file.

// How far a page is: 2 of 5 rows. `all` 0: nothing is asked for.
struct PageState {
  std::size_t done = 0;
  std::size_t all = 0;
  bool complete() const { return done >= all; }
};
PageState state_of_page(const View& view, PapersPage page);

// One under the other, with what is done of each; in a narrow place side by side.
void draw_papers_pages(const Kit& kit, const View& view, PapersDraft& draft, bool side_by_side);

// What a page still asks for, on one line with a mark; nothing if it asks for nothing.
void draw_asked(const Kit& kit, const std::vector<Text>& missing, float width);

}  // namespace shotlab::gui
