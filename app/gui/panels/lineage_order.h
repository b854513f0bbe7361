// SPDX-License-Identifier: Apache-2.0
//
// Takes as a tree: what grew from a take follows it, one step deeper.
//
// Threading: pure functions.

#pragma once

#include <string>
#include <vector>

#include "app/core/view.h"

namespace shotlab::gui {

struct LineageRow {
  const TakeRow* row = nullptr;  // Of the view.
  int depth = 0;                 // 0: grew from none that is here.
};

// Every take once, oldest first among those that grew from the same one.
std::vector<LineageRow> lineage_order(const View& view);

// What was changed, naming the take that it is against where that is not `before`: "from 0001:
// light: morning → night".
Text changed_words(const TakeRow& row, const std::string& before);

}  // namespace shotlab::gui
