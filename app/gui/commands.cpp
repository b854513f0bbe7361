// SPDX-License-Identifier: Apache-2.0

#include "app/gui/commands.h"

#include <algorithm>

#include "app/gui/panels/cut_panel.h"
#include "app/gui/panels/screen_panel.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

// J and L: the other way at normal speed, the same way twice as fast, up to eight times.
Transport shuttle(const ScreenView& screen, double direction) {
  if (!screen.playing || screen.speed * direction <= 0) return transport::Play{direction};
  return transport::Play{direction * std::min(8.0, std::abs(screen.speed) * 2)};
}

void choose_take(const View& view, int step, Intents& intents) {
  if (view.takes.empty()) return;
  auto at = static_cast<std::ptrdiff_t>(view.takes.size());
  for (std::size_t n = 0; n < view.takes.size(); ++n) {
    if (view.takes[n].take.id == view.selected_take) at = static_cast<std::ptrdiff_t>(n);
  }
  const auto last = static_cast<std::ptrdiff_t>(view.takes.size()) - 1;
  const std::ptrdiff_t next = std::clamp<std::ptrdiff_t>(at + step, 0, last);
  if (next != at)
    intents.actions.push_back(
        action::SelectTake{view.takes[static_cast<std::size_t>(next)].take.id});
}

void open_desk(Desk desk, Ui& ui) {
  ui.desk = desk;
  ui.checks.open.clear();
}

// On the Cut desk a mark changes the shot that is chosen in the cut.
void mark(bool in, const View& view, Ui& ui, const Screens& screens, Intents& intents) {
  if (screens.main.frames == 0) return;
  if (in) {
    mark_in(screens.main, ui.cut);
  } else {
    mark_out(screens.main, ui.cut);
  }
  if (auto changed = marks_to_cut(view, ui.cut)) intents.actions.push_back(*changed);
}

}  // namespace

void obey(Command command, const View& view, Ui& ui, const Screens& screens, Intents& intents) {
  const ScreenView& screen = screens.main;
  const bool picture = screen.frames > 0;
  const auto act = [&](Action action) { intents.actions.push_back(std::move(action)); };
  const auto move = [&](Transport transport) {
    if (picture) intents.transport.push_back(transport);
  };
  switch (command) {
    case Command::desk_brief:
      return open_desk(Desk::brief, ui);
    case Command::desk_shoot:
      return open_desk(Desk::shoot, ui);
    case Command::desk_look:
      return open_desk(Desk::look, ui);
    case Command::desk_cut:
      return open_desk(Desk::cut, ui);
    case Command::desk_papers:
      return open_desk(Desk::papers, ui);
    case Command::shoot:
      if (!view.shoot_refused) act(action::Shoot{});
      return;
    case Command::play_pause:
      return move(transport::Toggle{});
    case Command::reverse:
      return move(shuttle(screen, -1));
    case Command::stop:
      return move(transport::Pause{});
    case Command::forward:
      return move(shuttle(screen, 1));
    case Command::step_back:
      return move(transport::Step{-1});
    case Command::step_on:
      return move(transport::Step{1});
    case Command::step_back_ten:
      return move(transport::Step{-10});
    case Command::step_on_ten:
      return move(transport::Step{10});
    case Command::to_start:
      return move(transport::Seek{0});
    case Command::to_end:
      return move(transport::Seek{screen.frames - 1});
    case Command::mark_in:
      return mark(true, view, ui, screens, intents);
    case Command::mark_out:
      return mark(false, view, ui, screens, intents);
    case Command::keep:
      if (const TakeRow* row = selected(view))
        act(action::KeepTake{row->take.id, !row->take.keeper});
      return;
    case Command::compare:
      if (!ui.comparing && compared_with(view) == nullptr) return;
      ui.comparing = !ui.comparing;
      if (ui.comparing) open_desk(Desk::look, ui);
      return;
    case Command::previous_take:
      return choose_take(view, -1, intents);
    case Command::next_take:
      return choose_take(view, 1, intents);
    case Command::write_note:
      if (selected(view) == nullptr) return;
      if (ui.desk != Desk::look) open_desk(Desk::shoot, ui);
      ui.focus_note = true;
      return;
    case Command::save_cut:
      if (!view.cut.empty()) act(action::SaveCut{});
      return;
    case Command::language:
      return act(action::SetLanguage{view.language == Language::english ? Language::chinese
                                                                        : Language::english});
    case Command::larger:
      ui.zoom = zoomed(ui.zoom, 1);
      return;
    case Command::smaller:
      ui.zoom = zoomed(ui.zoom, -1);
      return;
    case Command::usual_size:
      ui.zoom = 1;
      return;
    case Command::keys:
      ui.keys_open = !ui.keys_open;
      return;
    case Command::close:
      if (ui.keys_open) {
        ui.keys_open = false;
      } else if (!ui.checks.open.empty()) {
        ui.checks.open.clear();
      } else {
        ui.comparing = false;
      }
      return;
  }
}

}  // namespace shotlab::gui
