// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/lineage_order.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/gui/panels/words.h"

namespace shotlab::gui {

std::vector<LineageRow> lineage_order(const View& view) {
  std::set<std::string> here;
  for (const TakeRow& row : view.takes) here.insert(row.take.id);
  std::map<std::string, std::vector<const TakeRow*>> grown;  // By parent; "": none that is here.
  for (const TakeRow& row : view.takes) {
    const std::string& parent = row.take.parent;
    // Only a file that was written by hand says that a take grew from itself.
    const bool known = parent != row.take.id && here.contains(parent);
    grown[known ? parent : std::string()].push_back(&row);
  }
  std::vector<LineageRow> order;
  std::set<std::string> placed;
  std::vector<LineageRow> open;  // Still to be placed, the next one last.
  const auto push = [&](const std::string& parent, int depth) {
    const std::vector<const TakeRow*>& rows = grown[parent];
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) open.push_back({*row, depth});
  };
  push("", 0);
  const auto place_all = [&] {
    while (!open.empty()) {
      const LineageRow next = open.back();
      open.pop_back();
      if (!placed.insert(next.row->take.id).second) continue;
      order.push_back(next);
      push(next.row->take.id, next.depth + 1);
    }
  };
  place_all();
  // Takes that grew from each other in a ring, as no program writes them, are not lost either.
  for (const TakeRow& row : view.takes) {
    if (placed.contains(row.take.id)) continue;
    open.push_back({&row, 0});
    place_all();
  }
  return order;
}

Text changed_words(const TakeRow& row, const std::string& before) {
  if (row.changed.empty() || row.changed_from.empty() || row.changed_from == before)
    return row.changed;
  const std::string number = take_number(row.changed_from);
  return {"from " + number + ": " + row.changed.en, "由 " + number + "：" + row.changed.zh};
}

}  // namespace shotlab::gui
