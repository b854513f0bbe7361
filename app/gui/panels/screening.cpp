// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/screening.h"

#include <imgui.h>

#include <algorithm>
#include <utility>

#include "app/gui/draw/widgets.h"
#include "app/gui/panels/beside_edits.h"
#include "app/gui/panels/screen_draw.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kMade{"Made in Shotlab · {0} takes shot, {1} in the film",
                 "以 Shotlab 製作 · 共拍 {0} 條，片中用了 {1} 條"};
const Text kHow{"How it came about", "如何拍成"};
const Text kLeave{"{0} ends the screening", "按 {0} 離開"};

constexpr double kTitleSeconds = 2.5;
constexpr std::size_t kMostLines = 9;

std::vector<std::string> used_takes(const View& view) {
  std::vector<std::string> used;
  for (const CutRow& row : view.cut) {
    if (std::find(used.begin(), used.end(), row.take) == used.end()) used.push_back(row.take);
  }
  return used;
}

void centred(const Kit& kit, std::string_view words, Type type, bool strong, Rgb ink, float y,
             float width) {
  const float own = std::min(text_width(kit, words, type, strong), width - kit.px(64));
  draw_line(kit, {(width - own) * 0.5f, y}, words, {type, strong, ink, true}, own + 1);
}

void draw_credits(const Kit& kit, const View& view, ImVec2 size) {
  const Rgb bright = rgb(0xE4E4E4);
  const Rgb dim = rgb(0x9A9A9A);
  const std::vector<std::string> lines = lineage_lines(view, kit.language);
  const float row = line_height(kit, Type::body);
  float y = size.y * 0.5f - row * static_cast<float>(lines.size() + 4) * 0.5f;
  centred(kit, view.film_name, Type::title, true, bright, y, size.x);
  y += line_height(kit, Type::title) + kit.px(4);
  const std::string made =
      fill(kMade, {std::to_string(view.takes.size()), std::to_string(used_takes(view).size())})
          .in(kit.language);
  centred(kit, made, Type::body, false, dim, y, size.x);
  y += row * 2;
  if (!lines.empty()) centred(kit, kit.say(kHow), Type::body, true, bright, y, size.x);
  y += row;
  for (const std::string& line : lines) {
    centred(kit, line, Type::body, false, dim, y, size.x);
    y += row;
  }
}

}  // namespace

std::vector<std::string> lineage_lines(const View& view, Language language) {
  std::vector<std::string> lines;
  for (const std::string& id : used_takes(view)) {
    const TakeRow* row = find_take(view, id);
    if (row == nullptr) continue;
    // Back to the first take that it grew from.
    std::string chain = take_number(id);
    const TakeRow* child = row;
    for (std::size_t depth = 0; depth < view.takes.size() && !child->take.parent.empty(); ++depth) {
      child = find_take(view, child->take.parent);
      if (child == nullptr) break;
      chain.insert(0, take_number(child->take.id) + " → ");
    }
    const std::string changed = row->changed.in(language);
    if (!changed.empty()) chain.append("  ·  ").append(changed);
    lines.push_back(std::move(chain));
  }
  if (lines.size() > kMostLines) {
    lines.resize(kMostLines);
    lines.emplace_back("…");
  }
  return lines;
}

void draw_screening(const Kit& kit, const View& view, Ui& ui, const Screens& screens,
                    Intents& intents) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  if (ui.screening_from < 0) ui.screening_from = kit.now;
  fill_rect({0, 0}, size, color(rgb(0x000000)));
  const double passed = kit.now - ui.screening_from;
  const ScreenView& film = screens.film;
  const Touch all = touch("###screening", size);
  if (passed < kTitleSeconds) {
    centred(kit, view.film_name, Type::slate, true, rgb(0xECECEC),
            size.y * 0.5f - line_height(kit, Type::slate) * 0.5f, size.x);
    const std::string key(kit.key(Command::close));
    if (passed < 0.5 && !key.empty())
      centred(kit, fill(kLeave, {key}).in(kit.language), Type::small, false, rgb(0x8A8A8A),
              size.y - kit.px(48), size.x);
    return;
  }
  if (!ui.screening_runs) {
    ui.screening_runs = true;
    intents.transport.push_back(transport::Seek{0});
    intents.transport.push_back(transport::Play{1});
    return;
  }
  const bool over = film.frames > 0 && !film.playing && film.frame >= film.frames - 1;
  if (over) {
    draw_credits(kit, view, size);
  } else if (film.picture) {
    draw_pictures(kit, with_titles(view, film), {0, 0}, size, {});
  }
  if (all.pressed) intents.transport.push_back(transport::Toggle{});
}

}  // namespace shotlab::gui
