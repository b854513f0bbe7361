// SPDX-License-Identifier: Apache-2.0

#include "app/gui/commands.h"

#include <algorithm>
#include <cstdlib>

#include "app/core/cut_edits.h"
#include "app/gui/panels/beside_edits.h"
#include "app/gui/panels/cut_panel.h"
#include "app/gui/panels/screen_panel.h"
#include "app/gui/panels/shot_panel.h"
#include "app/gui/panels/timeline_line.h"
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

// To the frame that is least alike; again: to the next one on the list.
void go_to_worst(const View& view, const Screens& screens, Intents& intents) {
  if (screens.others.empty()) return;
  for (const ComparisonRow& row : view.comparisons) {
    if (row.a != screens.others.front().take || row.b != screens.main.take || row.worst.empty())
      continue;
    std::size_t next = 0;
    for (std::size_t n = 0; n < row.worst.size(); ++n) {
      if (row.frames_b[row.worst[n]] == screens.main.frame) next = (n + 1) % row.worst.size();
    }
    intents.transport.push_back(transport::Seek{row.frames_b[row.worst[next]]});
  }
}

// Edits at the playhead, and of the shot that is chosen or lies under it.
void edit_cut(Command command, const View& view, Ui& ui, const Screens& screens, Intents& intents) {
  if (ui.desk != Desk::cut || view.cut.empty()) return;
  const std::int64_t head = screens.film.frame;
  const auto place = cut_edit::at(view.cut, head);
  const bool chosen = ui.cut.chosen >= 0 && ui.cut.chosen < static_cast<int>(view.cut.size());
  const std::size_t shot = chosen  ? static_cast<std::size_t>(ui.cut.chosen)
                           : place ? place->shot
                                   : 0;
  const cut_edit::Lengths lengths = lengths_of(view);
  cut_edit::Changed edited;
  switch (command) {
    case Command::split:
      edited = cut_edit::split(view.cut, head);
      break;
    case Command::trim_start:
      edited = cut_edit::trim_start_to(view.cut, head);
      if (edited && place)
        intents.transport.push_back(transport::Seek{cut_edit::start_of(view.cut, place->shot)});
      break;
    case Command::trim_end:
      edited = cut_edit::trim_end_to(view.cut, head);
      break;
    case Command::out_earlier:
      edited = cut_edit::trim_out(view.cut, shot, -1, lengths);
      break;
    case Command::out_later:
      edited = cut_edit::trim_out(view.cut, shot, 1, lengths);
      break;
    case Command::roll_earlier:
      edited = cut_edit::roll(view.cut, shot, -1, lengths);
      break;
    case Command::roll_later:
      edited = cut_edit::roll(view.cut, shot, 1, lengths);
      break;
    case Command::slip_earlier:
      edited = cut_edit::slip(view.cut, shot, -1, lengths);
      break;
    case Command::slip_later:
      edited = cut_edit::slip(view.cut, shot, 1, lengths);
      break;
    case Command::remove_shot:
      if (auto removed = remove_chosen(view, ui.cut)) return intents.add(removed);
      edited = cut_edit::remove(view.cut, shot);
      ui.cut.chosen = -1;
      break;
    default:
      break;
  }
  if (edited) intents.actions.push_back(action::SetCut{*edited});
}

// Into the shot that is chosen; with none chosen, or the first, at the edit nearest the playhead.
void dissolve_at_edit(const View& view, Ui& ui, const Screens& screens, Intents& intents) {
  if (ui.desk != Desk::cut || view.cut.size() < 2) return;
  std::size_t shot = static_cast<std::size_t>(std::max(ui.cut.chosen, 0));
  if (shot == 0 || shot >= view.cut.size()) {
    const std::vector<std::int64_t> points = cut_edit::edit_points(view.cut);
    const auto away = [&](std::size_t n) { return std::abs(points[n] - screens.film.frame); };
    shot = 1;
    for (std::size_t n = 2; n < view.cut.size(); ++n) {
      if (away(n) < away(shot)) shot = n;
    }
  }
  intents.add(toggle_dissolve(view, shot));
}

// To the nearest edit before or after the playhead.
void to_edit(bool back, const View& view, Ui& ui, const Screens& screens, Intents& intents) {
  if (ui.desk != Desk::cut || view.cut.empty()) return;
  ui.cut.film = true;
  const std::vector<std::int64_t> points = cut_edit::edit_points(view.cut);
  std::int64_t to = back ? 0 : std::max<std::int64_t>(points.back() - 1, 0);
  for (std::int64_t point : points) {
    if (back && point < screens.film.frame) to = point;
    if (!back && point > screens.film.frame) {
      to = std::min(point, std::max<std::int64_t>(points.back() - 1, 0));
      break;
    }
  }
  intents.transport.push_back(transport::Seek{to});
}

void to_marker(bool before, const View& view, Ui& ui, const Screens& screens, Intents& intents) {
  if (ui.desk != Desk::cut) return;
  const auto to = marker_beside(view, screens.film.frame, before);
  if (!to) return;
  ui.cut.film = true;
  intents.transport.push_back(transport::Seek{*to});
}

}  // namespace

void obey(Command command, const View& view, Ui& ui, const Screens& screens, Intents& intents) {
  const ScreenView& screen = film_shown(ui) ? screens.film : screens.main;
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
      if (film_shown(ui)) return;
      return mark(true, view, ui, screens, intents);
    case Command::mark_out:
      if (film_shown(ui)) return;
      return mark(false, view, ui, screens, intents);
    case Command::keep:
      if (const TakeRow* row = selected(view))
        act(action::KeepTake{row->take.id, !row->take.keeper});
      return;
    case Command::compare:
      if (!ui.compare.on && compared_takes(view, ui.compare).empty()) return;
      ui.compare.on = !ui.compare.on;
      ui.compare.blind = {};
      if (ui.compare.on) open_desk(Desk::look, ui);
      return;
    case Command::next_look:
      if (!ui.compare.on) return;
      ui.compare.look =
          static_cast<CompareLook>((static_cast<int>(ui.compare.look) + 1) % kCompareLookCount);
      return;
    case Command::worst_frame:
      return go_to_worst(view, screens, intents);
    case Command::whole_picture:
      ui.framing = {};
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
    case Command::export_film:
      if (!view.cut.empty() && !view.exporting) act(action::Export{});
      return;
    case Command::add_to_cut:
      if (ui.desk != Desk::cut) return;
      if (const TakeRow* row = selected(view)) intents.add(add_to_cut(view, ui.cut, *row));
      return;
    case Command::dissolve:
      return dissolve_at_edit(view, ui, screens, intents);
    case Command::add_title:
      if (ui.desk == Desk::cut) intents.add(add_title(view, screens.film.frame, ui.cut));
      return;
    case Command::set_marker:
      if (ui.desk == Desk::cut) intents.add(set_marker(view, screens.film.frame, ui.cut));
      return;
    case Command::previous_marker:
      return to_marker(true, view, ui, screens, intents);
    case Command::next_marker:
      return to_marker(false, view, ui, screens, intents);
    case Command::split:
    case Command::trim_start:
    case Command::trim_end:
    case Command::out_earlier:
    case Command::out_later:
    case Command::roll_earlier:
    case Command::roll_later:
    case Command::slip_earlier:
    case Command::slip_later:
    case Command::remove_shot:
      return edit_cut(command, view, ui, screens, intents);
    case Command::previous_edit:
      return to_edit(true, view, ui, screens, intents);
    case Command::next_edit:
      return to_edit(false, view, ui, screens, intents);
    case Command::undo:
      intents.undo = true;
      return;
    case Command::redo:
      intents.redo = true;
      return;
    case Command::palette:
      ui.palette = {.open = !ui.palette.open, .query = {}, .at = 0, .focus = true};
      return;
    case Command::full_screen:
      ui.full_screen = !ui.full_screen;
      return;
    case Command::presenter:
      ui.presenting = !ui.presenting;
      return;
    case Command::screening:
      ui.screening = !ui.screening && !view.cut.empty();
      ui.full_screen = ui.screening;
      if (ui.screening) {
        open_desk(Desk::cut, ui);
        ui.cut.film = true;
        ui.screening_from = -1;
        ui.screening_runs = false;
        intents.transport.push_back(transport::Seek{0});
      }
      return;
    case Command::keys:
      ui.keys.open = !ui.keys.open;
      return;
    case Command::close:
      if (ui.palette.open) {
        ui.palette.open = false;
      } else if (ui.keys.open) {
        ui.keys.open = false;
      } else if (ui.screening) {
        ui.screening = false;
        ui.full_screen = false;
      } else if (!ui.checks.open.empty()) {
        ui.checks.open.clear();
      } else if (ui.drawing.tool != PictureTool::none) {
        ui.drawing = {};
      } else if (ui.desk == Desk::shoot && ui.path.open) {
        ui.path.open = false;
      } else if (ui.compare.on && ui.compare.blind.on) {
        ui.compare.blind = {};
      } else {
        ui.compare.on = false;
      }
      return;
  }
}

}  // namespace shotlab::gui
