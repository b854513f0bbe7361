// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/ingredients.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

#include "app/gui/draw/flow.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/mask_tools.h"
#include "app/gui/panels/path_panel.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kTitle{"Ingredients", "材料"};
const Text kFromScreen{"The picture on the screen now: {0}, frame {1}",
                       "現在畫面上的一格：{0}，第 {1} 格"};
const Text kNoPicture{"Choose a take first: its picture on the screen is used.",
                      "先揀一條：會用它在畫面上的一格。"};
const Text kDrop{"A picture from elsewhere: let its file fall on this window.",
                 "其他圖片：把檔案拖到這個視窗。"};
const Text kNew{"A new shot", "全新鏡頭"};
const Text kChange{"Change {0}", "修改 {0}"};
const Text kGoOn{"Go on from {0}", "接着 {0}"};
const Text kChangeTip{"The words say only what is to be otherwise.", "提示詞只需寫要改的地方。"};
const Text kGoOnTip{"The new take begins where this one ends.", "新的一條由這一條的結尾開始。"};
const Text kPathTip{"Fly the camera by keys instead of words", "用關鍵點移動鏡頭，不用文字"};
const Text kRemove{"Take it off the shot", "移走"};

struct Role {
  const char* role = "";
  const char* name = "";  // Of its button.
  Text words;
};
const std::array<Role, 3>& roles() {
  static const std::array<Role, 3> all{{{"first_frame", "use/first", {"First frame", "首格"}},
                                        {"last_frame", "use/last", {"Last frame", "尾格"}},
                                        {"image", "use/reference", {"Reference", "參考圖"}}}};
  return all;
}

Text words_of_role(const std::string& role) {
  for (const Role& one : roles()) {
    if (role == one.role) return one.words;
  }
  if (role == "video") return {"Clip", "片段"};
  if (role == "mask") return {"Mask", "遮罩"};
  if (role == "element") return {"Element", "元素"};
  return {role, role};
}

// A take by its number, any other file by its own name.
std::string name_of(const ReferenceRow& row) {
  if (row.path.filename() == "take.mp4") return row.path.parent_path().filename().string();
  return row.path.stem().string();
}

std::optional<Action> draw_chips(const Kit& kit, const View& view) {
  std::optional<Action> action;
  Flow flow(kit, 4);
  for (std::size_t n = 0; n < view.references.size(); ++n) {
    const ReferenceRow& row = view.references[n];
    const std::string words = kit.say(words_of_role(row.role)) + " · " + name_of(row);
    if (flow.button("reference/" + std::to_string(n), words,
                    {.icon = icon::kClose, .tip = kit.say(kRemove), .type = Type::small}))
      action = action::RemoveReference{row.role, row.file};
  }
  if (!view.references.empty()) gap(kit, 4);
  return action;
}

std::optional<Action> draw_roles(const Kit& kit, const ScreenView& screen) {
  std::optional<Action> action;
  const bool ready = screen.state == ScreenView::State::ready && !screen.take.empty();
  const std::string tip =
      ready ? fill(kFromScreen, {screen.take, std::to_string(screen.frame + 1)}).in(kit.language)
            : kit.say(kNoPicture);
  Flow flow(kit);
  for (const Role& role : roles()) {
    if (flow.button(role.name, kit.say(role.words),
                    {.kind = ButtonKind::quiet,
                     .icon = icon::kAdd,
                     .tip = tip,
                     .disabled = !ready,
                     .type = Type::small}))
      action = action::UseFrame{screen.take, screen.frame, role.role};
  }
  return action;
}

std::optional<Action> draw_growth(const Kit& kit, const View& view) {
  std::optional<Action> action;
  // The take that it grows from stays, whatever is selected meanwhile.
  const std::string& take = view.grows_from.empty() ? view.selected_take : view.grows_from;
  if (take.empty()) return action;
  struct Choice {
    const char* name;
    std::string words;
    const Text* tip;
    bool on;
    action::GrowFrom does;
  };
  const bool grows = !view.grows_from.empty();
  const std::array<Choice, 3> choices{{{"grow/new", kit.say(kNew), nullptr, !grows, {"", false}},
                                       {"grow/change",
                                        fill(kChange, {take_number(take)}).in(kit.language),
                                        &kChangeTip,
                                        grows && !view.goes_on,
                                        {take, false}},
                                       {"grow/on",
                                        fill(kGoOn, {take_number(take)}).in(kit.language),
                                        &kGoOnTip,
                                        grows && view.goes_on,
                                        {take, true}}}};
  Flow flow(kit);
  for (const Choice& choice : choices) {
    const std::string_view tip =
        choice.tip != nullptr ? std::string_view(kit.say(*choice.tip)) : std::string_view();
    if (flow.button(
            choice.name, choice.words,
            {.kind = ButtonKind::quiet, .tip = tip, .on = choice.on, .type = Type::small}) &&
        !choice.on)
      action = choice.does;
  }
  return action;
}

std::string lower_ending(const std::string& path) {
  std::string ending = std::filesystem::path(path).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending;
}

}  // namespace

void draw_ingredients_switch(const Kit& kit, const View& view, bool& open) {
  const std::size_t count = view.references.size() + (view.grows_from.empty() ? 0 : 1) +
                            (view.camera_path.empty() ? 0 : 1);
  const std::string title =
      kit.say(kTitle) + (count > 0 ? " · " + std::to_string(count) : std::string());
  const ButtonLook look{.kind = ButtonKind::quiet,
                        .icon = open ? icon::kLess : icon::kMore,
                        .on = open,
                        .type = Type::small};
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  ImGui::SetCursorScreenPos(
      {right - button_width(kit, title, look), ImGui::GetCursorScreenPos().y});
  if (button(kit, "ingredients", title, look)) open = !open;
}

void draw_ingredients(const Kit& kit, const View& view, const ScreenView& screen, Ui& ui,
                      Intents& intents) {
  intents.add(draw_chips(kit, view));
  intents.add(draw_roles(kit, screen));
  intents.add(draw_growth(kit, view));
  draw_mask_tools(kit, view, screen, ui.drawing, intents);
  if (Flow(kit).button("path/open", path_words(kit, view),
                       {.kind = ButtonKind::quiet,
                        .icon = icon::kCamera,
                        .tip = kit.say(kPathTip),
                        .on = ui.path.open,
                        .type = Type::small}))
    ui.path.open = !ui.path.open;
  paragraph(kit, kit.say(kDrop), small_print(kit));
}

std::optional<Action> use_dropped(const std::string& path) {
  const std::string ending = lower_ending(path);
  for (const char* picture : {".png", ".jpg", ".jpeg", ".webp"}) {
    if (ending == picture) return action::AddReference{"image", path};
  }
  for (const char* clip : {".mp4", ".webm"}) {
    if (ending == clip) return action::AddReference{"video", path};
  }
  return std::nullopt;
}

}  // namespace shotlab::gui
