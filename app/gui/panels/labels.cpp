// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/labels.h"

#include <imgui_internal.h>

#include <algorithm>
#include <set>

#include "app/gui/draw/flow.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"

namespace shotlab::gui {
namespace {

const Text kHint{"Label, then Enter", "標籤，再按 Enter"};
const Text kPut{"Put this label on the take, too", "這一條也加上這個標籤"};
const Text kOff{"Take the label off", "移除標籤"};
const Text kAll{"All takes", "全部"};

std::set<std::string> labels_of(const View& view) {
  std::set<std::string> all;
  for (const TakeRow& row : view.takes) all.insert(row.take.labels.begin(), row.take.labels.end());
  return all;
}

}  // namespace

bool has_label(const Take& take, const std::string& label) {
  return std::find(take.labels.begin(), take.labels.end(), label) != take.labels.end();
}

void draw_labels(const Kit& kit, const View& view, const Take& take, Ui& ui, Intents& intents) {
  if (ui.label_take != take.id) ui.label.clear(), ui.label_take = take.id;
  field(kit, "label", ui.label, kit.say(kHint), ImGui::GetContentRegionAvail().x);
  if (ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGuiKey_Enter, false) &&
      !trim(ui.label).empty()) {
    intents.actions.push_back(action::LabelTake{take.id, std::string(trim(ui.label)), true});
    ui.label.clear();
  }
  const std::set<std::string> known = labels_of(view);
  if (!known.empty()) {
    gap(kit, 2);
    Flow flow(kit);
    // Those of other takes are offered: a label is worth something when it is the same word.
    for (const std::string& label : known) {
      const bool on = has_label(take, label);
      if (flow.button("label/" + label, label,
                      {.kind = ButtonKind::quiet,
                       .icon = on ? icon::kCheck : icon::kAdd,
                       .tip = kit.say(on ? kOff : kPut),
                       .on = on,
                       .type = Type::small}))
        intents.actions.push_back(action::LabelTake{take.id, label, !on});
    }
  }
  gap(kit, 6);
}

void draw_label_filter(const Kit& kit, const View& view, std::string& shown) {
  const std::set<std::string> known = labels_of(view);
  if (!shown.empty() && !known.contains(shown)) shown.clear();
  if (known.empty()) return;
  Flow flow(kit);
  if (flow.button("labelled/all", kit.say(kAll),
                  {.kind = ButtonKind::quiet, .on = shown.empty(), .type = Type::small}))
    shown.clear();
  for (const std::string& label : known) {
    if (flow.button("labelled/" + label, label,
                    {.kind = ButtonKind::quiet, .on = shown == label, .type = Type::small}))
      shown = shown == label ? std::string() : label;
  }
}

}  // namespace shotlab::gui
