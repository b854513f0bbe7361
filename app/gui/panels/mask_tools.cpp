// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/mask_tools.h"

#include <algorithm>
#include <array>

#include "app/gui/draw/flow.h"
#include "app/gui/draw/icons.h"
#include "app/gui/panels/picture_marks.h"

namespace shotlab::gui {
namespace {

const Text kMask{"Where it may change", "可以改動的範圍"};
const Text kClip{"This take as the clip", "以這一條作原片"};
const Text kClipTip{"The next shot alters it instead of beginning anew: {0}",
                    "下一個鏡頭會修改它，而不是重新生成：{0}"};
const Text kBox{"Box", "方框"};
const Text kEllipse{"Ellipse", "橢圓"};
const Text kBrush{"Brush", "畫筆"};
const Text kDone{"Done", "完成"};
const Text kWipe{"Wipe", "清除"};
const Text kThinner{"A thinner brush", "畫筆較幼"};
const Text kThicker{"A thicker brush", "畫筆較粗"};
const Text kHow{"Drag on the picture: what you cover may change, the rest stays.",
                "在畫面上拖：覆蓋的部分可以改動，其餘不變。"};

void draw_tools(const Kit& kit, bool ready, DrawDraft& draft, Intents& intents) {
  struct Choice {
    PictureTool tool;
    const char* name;
    const Text& words;
  };
  const std::array<Choice, 3> choices{{{PictureTool::mask_box, "mask/box", kBox},
                                       {PictureTool::mask_ellipse, "mask/ellipse", kEllipse},
                                       {PictureTool::mask_brush, "mask/brush", kBrush}}};
  Flow flow(kit);
  for (const Choice& choice : choices) {
    if (flow.button(choice.name, kit.say(choice.words),
                    {.kind = ButtonKind::quiet,
                     .tip = draft.tool == choice.tool ? std::string_view()
                                                      : std::string_view(kit.say(kHow)),
                     .disabled = !ready,
                     .on = draft.tool == choice.tool,
                     .type = Type::small})) {
      draft.strokes.clear();
      choose(draft, choice.tool, intents);
    }
  }
}

void draw_brush(const Kit& kit, DrawDraft& draft, Intents& intents) {
  Flow flow(kit);
  if (flow.button("mask/thinner", "",
                  {.kind = ButtonKind::quiet, .icon = icon::kMinus, .tip = kit.say(kThinner)}))
    draft.brush = std::max(draft.brush / 1.5, 0.01);
  if (flow.button("mask/thicker", "",
                  {.kind = ButtonKind::quiet, .icon = icon::kAdd, .tip = kit.say(kThicker)}))
    draft.brush = std::min(draft.brush * 1.5, 0.3);
  const bool empty = draft.strokes.empty();
  if (flow.button("mask/wipe", kit.say(kWipe),
                  {.kind = ButtonKind::quiet, .disabled = empty, .type = Type::small}))
    draft.strokes.clear();
  if (flow.button("mask/done", kit.say(kDone), {.disabled = empty, .type = Type::small})) {
    intents.actions.push_back(action::DrawMask{{std::nullopt, draft.strokes}});
    draft.strokes.clear();
    draft.tool = PictureTool::none;
  }
}

}  // namespace

void draw_mask_tools(const Kit& kit, const View& view, const ScreenView& screen, DrawDraft& draft,
                     Intents& intents) {
  const bool ready = screen.state == ScreenView::State::ready && !screen.take.empty();
  const std::string clip = "takes/" + screen.take + "/take.mp4";
  const bool used =
      std::any_of(view.references.begin(), view.references.end(),
                  [&](const ReferenceRow& row) { return row.role == "video" && row.file == clip; });
  if (Flow(kit).button(
          "use/clip", kit.say(kClip),
          {.kind = ButtonKind::quiet,
           .icon = icon::kAdd,
           .tip = ready ? fill(kClipTip, {screen.take}).in(kit.language) : std::string(),
           .disabled = !ready || used,
           .type = Type::small}))
    intents.actions.push_back(action::AddReference{"video", clip});
  const bool has_clip = !view.grows_from.empty() ||
                        std::any_of(view.references.begin(), view.references.end(),
                                    [](const ReferenceRow& row) { return row.role == "video"; });
  if (!has_clip && !is_mask_tool(draft.tool)) return;
  label(kit, kit.say(kMask), {Type::tiny, false, kit.theme.second, true});
  draw_tools(kit, ready, draft, intents);
  if (draft.tool == PictureTool::mask_brush) draw_brush(kit, draft, intents);
  if (is_mask_tool(draft.tool)) paragraph(kit, kit.say(kHow), small_print(kit));
}

}  // namespace shotlab::gui
