// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/top_bar.h"

#include <algorithm>
#include <array>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kCourseTip{"Show or hide the course", "顯示或隱藏課程"};
const Text kToChinese{"切換至繁體中文", "切換至繁體中文"};
const Text kToEnglish{"Switch to English", "Switch to English"};
const Text kLight{"Light room", "淺色"};
const Text kDark{"Dark room", "深色"};
const Text kKeys{"All keys", "所有按鍵"};

constexpr std::array<const char*, kDeskCount> kIcons{icon::kBrief, icon::kCamera, icon::kLook,
                                                     icon::kScissors, icon::kPaper};
constexpr std::array<const char*, kDeskCount> kNames{"desk/brief", "desk/shoot", "desk/look",
                                                     "desk/cut", "desk/papers"};
constexpr std::array<Command, kDeskCount> kDeskKeys{Command::desk_brief, Command::desk_shoot,
                                                    Command::desk_look, Command::desk_cut,
                                                    Command::desk_papers};

// A tab: a quiet word with a line under the open one.
bool tab(const Kit& kit, int n, bool open, bool words) {
  const Text word = words_of_desk(static_cast<Desk>(n));
  const ButtonLook look{.kind = ButtonKind::quiet,
                        .icon = kIcons[static_cast<std::size_t>(n)],
                        .key = kit.key(kDeskKeys[static_cast<std::size_t>(n)]),
                        .tip = kit.say(word)};
  const std::string shown = words ? kit.say(word) : std::string();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = button_width(kit, shown, look);
  ButtonLook own = look;
  own.on = open;
  const bool pressed = button(kit, kNames[static_cast<std::size_t>(n)], shown, own);
  if (open) {
    fill_rect({at.x + kit.px(8), at.y + button_height(kit) + kit.px(3)},
              {at.x + width - kit.px(8), at.y + button_height(kit) + kit.px(5)},
              color(kit.theme.accent));
  }
  return pressed;
}

float tabs_width(const Kit& kit, bool words) {
  float width = 0;
  for (int n = 0; n < kDeskCount; ++n) {
    const std::string shown = words ? kit.say(words_of_desk(static_cast<Desk>(n))) : std::string();
    width += button_width(
                 kit, shown,
                 {.icon = icon::kBrief, .key = kit.key(kDeskKeys[static_cast<std::size_t>(n)])}) +
             kit.px(2);
  }
  return width;
}

// What would be undone is said, so that nobody undoes blindly.
void draw_undo(const Kit& kit, const UndoWords& undo, Intents& intents) {
  const auto tip = [&](const Text& word, const Text& what) {
    return kit.say(word) + (what.empty() ? "" : (kit.chinese() ? "：" : ": ") + kit.say(what));
  };
  const std::string undo_tip = tip(info_of(Command::undo).words, undo.undo);
  const std::string redo_tip = tip(info_of(Command::redo).words, undo.redo);
  if (button(kit, "undo", "",
             {.kind = ButtonKind::quiet,
              .icon = icon::kUndo,
              .key = kit.key(Command::undo),
              .tip = undo_tip,
              .disabled = undo.undo.empty()}))
    intents.undo = true;
  ImGui::SameLine(0, 0);
  if (button(kit, "redo", "",
             {.kind = ButtonKind::quiet,
              .icon = icon::kRedo,
              .key = kit.key(Command::redo),
              .tip = redo_tip,
              .disabled = undo.redo.empty()}))
    intents.redo = true;
}

}  // namespace

void draw_top_bar(const Kit& kit, const View& view, const UndoWords& undo, Ui& ui, bool course,
                  Intents& intents) {
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;

  if (button(kit, "course/toggle", "",
             {.kind = ButtonKind::quiet,
              .icon = icon::kMenu,
              .tip = kit.say(kCourseTip),
              .on = course})) {
    ui.course_open = !course;
  }
  ImGui::SameLine(0, kit.px(2));
  draw_undo(kit, undo, intents);
  ImGui::SameLine(0, kit.px(8));

  // Right side first: its width decides what the rest may take.
  const std::string other = view.language == Language::english ? "中文" : "English";
  const ButtonLook language{
      .kind = ButtonKind::quiet,
      .icon = icon::kLanguage,
      .tip = kit.say(view.language == Language::english ? kToChinese : kToEnglish)};
  const ButtonLook light{.kind = ButtonKind::quiet,
                         .icon = ui.dark ? icon::kLight : icon::kDark,
                         .tip = kit.say(ui.dark ? kLight : kDark)};
  const ButtonLook keys{.kind = ButtonKind::quiet,
                        .icon = icon::kKeyboard,
                        .key = kit.key(Command::keys),
                        .tip = kit.say(kKeys)};
  const ButtonLook search{.kind = ButtonKind::quiet,
                          .icon = icon::kSearch,
                          .key = kit.key(Command::palette),
                          .tip = kit.say(info_of(Command::palette).words)};
  const float right = button_width(kit, "", search) + kit.px(2) +
                      button_width(kit, other, language) + button_width(kit, "", light) +
                      button_width(kit, "", keys) + kit.px(4);
  const float left = ImGui::GetCursorScreenPos().x;
  const float room = start.x + width - right - kit.px(12) - left;
  const bool words = tabs_width(kit, true) <= room;
  const float tabs = tabs_width(kit, words);

  // The film's name, when there is room for it beside the desks in the middle.
  const float middle = std::max(left, start.x + (width - tabs) * 0.5f);
  const float name_room = middle - left - kit.px(16);
  if (name_room > kit.px(90)) {
    const float y = start.y + (button_height(kit) - line_height(kit, Type::body)) * 0.5f;
    draw_line(kit, {left, y}, view.film_name, {Type::body, true, kit.theme.text, true}, name_room);
  }
  ImGui::SetCursorScreenPos({middle, start.y});
  for (int n = 0; n < kDeskCount; ++n) {
    if (tab(kit, n, static_cast<int>(ui.desk) == n, words)) ui.desk = static_cast<Desk>(n);
    ImGui::SameLine(0, kit.px(2));
  }

  ImGui::SetCursorScreenPos({start.x + width - right, start.y});
  if (button(kit, "palette", "", search))
    ui.palette = {.open = !ui.palette.open, .query = {}, .at = 0, .focus = true};
  ImGui::SameLine(0, kit.px(2));
  if (button(kit, "language", other, language)) {
    intents.actions.push_back(action::SetLanguage{
        view.language == Language::english ? Language::chinese : Language::english});
  }
  ImGui::SameLine(0, kit.px(2));
  if (button(kit, "light", "", light)) ui.dark = !ui.dark;
  ImGui::SameLine(0, kit.px(2));
  if (button(kit, "keys", "", keys)) ui.keys.open = !ui.keys.open;
}

}  // namespace shotlab::gui
