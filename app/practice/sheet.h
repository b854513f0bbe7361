// SPDX-License-Identifier: Apache-2.0
//
// A contact sheet: one frame of many prompts side by side, for people who choose, compare or judge
// how the painter's pictures look.
//
// Threading: one thread calls; the cells are painted by as many threads as the machine has, with
//            the same result for any number of them.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/practice/painter.h"
#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/model/picture.h"

namespace shotlab {

struct SheetRow {
  std::string prompt;
  std::int64_t seed = 0;
  double at = -1;  // Second of the take that is shown; negative: as the options say.
};

// One prompt a line; empty lines and lines that begin with # are passed over. "@7 MS, a man ..."
// names the seed; else it is the number of the prompt, from 1. "@7:1.2 MS, ..." names the second of
// the take that is shown, too.
// Errors: bad_input for what is not UTF-8, no prompt or more than 200, a seed that is no number.
Result<std::vector<SheetRow>> read_sheet(std::string_view text);

struct SheetOptions {
  int columns = 4;
  // Pixels of a cell. It is painted at twice that and made smaller, so that it is as clean as a
  // small print.
  int cell_width = 320;
  int cell_height = 180;
  int gap = 0;         // Pixels between cells.
  double seconds = 4;  // Of each take ...
  double at = 2;       // ... and the second that is shown.
};

// Cells in the order of the rows, from the left and from the top.
Result<Picture> paint_sheet(const std::vector<SheetRow>& rows, const SheetOptions& options,
                            const Cancel& cancel, const std::function<void(double)>& progress = {});

}  // namespace shotlab
