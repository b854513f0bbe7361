// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/beside_edits.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "app/core/cut_edits.h"
#include "app/core/cut_titles.h"

namespace shotlab::gui {
namespace {

constexpr double kTitleSeconds = 2;

template <typename Item>
std::optional<Action> without(const View& view, std::vector<Item> CutRest::*list, int n) {
  CutRest rest = view.beside;
  if (n < 0 || n >= static_cast<int>((rest.*list).size())) return std::nullopt;
  (rest.*list).erase((rest.*list).begin() + n);
  return action::SetCutRest{std::move(rest), {}};
}

}  // namespace

void choose_nothing(CutDraft& draft) {
  draft.chosen = draft.title = draft.marker = draft.track = draft.typing = -1;
}

std::optional<Action> add_title(const View& view, std::int64_t film_frame, CutDraft& draft) {
  const std::int64_t end = cut_edit::length(view.cut);
  if (end == 0) return std::nullopt;
  const auto wanted = static_cast<std::int64_t>(std::lround(kTitleSeconds * view.fps.value()));
  CutTitle title;
  title.range.in = std::clamp<std::int64_t>(film_frame, 0, end - 1);
  title.range.out = std::min(title.range.in + wanted, end);
  CutRest rest = view.beside;
  rest.titles.push_back(title);
  choose_nothing(draft);
  draft.title = static_cast<int>(rest.titles.size()) - 1;
  draft.focus_words = true;
  draft.film = true;
  return action::SetCutRest{std::move(rest), {}};
}

std::optional<Action> set_marker(const View& view, std::int64_t film_frame, CutDraft& draft) {
  if (view.cut.empty()) return std::nullopt;
  CutRest rest = view.beside;
  const auto place = std::find_if(rest.markers.begin(), rest.markers.end(),
                                  [&](const CutMarker& marker) { return marker.at >= film_frame; });
  choose_nothing(draft);
  draft.marker = static_cast<int>(place - rest.markers.begin());
  draft.focus_words = true;
  draft.film = true;
  if (place != rest.markers.end() && place->at == film_frame) return std::nullopt;
  rest.markers.insert(place, {film_frame, {}});
  return action::SetCutRest{std::move(rest), {}};
}

std::optional<Action> add_sound(const View& view, const std::string& file, std::int64_t film_frame,
                                CutDraft& draft) {
  const std::int64_t end = cut_edit::length(view.cut);
  if (end == 0) return std::nullopt;
  CutRest rest = view.beside;
  CutSound sound;
  sound.source = file;
  sound.at = std::clamp<std::int64_t>(film_frame, 0, end - 1);
  rest.tracks.push_back({.name = std::filesystem::path(file).stem().string(), .sounds = {sound}});
  choose_nothing(draft);
  draft.track = static_cast<int>(rest.tracks.size()) - 1;
  return action::SetCutRest{std::move(rest), {}};
}

std::optional<Action> remove_chosen(const View& view, CutDraft& draft) {
  std::optional<Action> action;
  if (draft.title >= 0) action = without(view, &CutRest::titles, draft.title);
  if (draft.marker >= 0) action = without(view, &CutRest::markers, draft.marker);
  if (draft.track >= 0) action = without(view, &CutRest::tracks, draft.track);
  if (action) choose_nothing(draft);
  return action;
}

std::optional<std::int64_t> marker_beside(const View& view, std::int64_t film_frame, bool before) {
  std::optional<std::int64_t> nearest;
  for (const CutMarker& marker : view.beside.markers) {
    if (before ? marker.at >= film_frame : marker.at <= film_frame) continue;
    if (!nearest || (before ? marker.at > *nearest : marker.at < *nearest)) nearest = marker.at;
  }
  return nearest;
}

std::optional<CutRest> held_title(const View& view, const CutDraft& draft, std::int64_t frames) {
  if (draft.held >= view.beside.titles.size()) return std::nullopt;
  CutRest rest = view.beside;
  CutTitle& title = rest.titles[draft.held];
  const std::int64_t end = std::max(cut_edit::length(view.cut), title.range.out);
  FrameRange& range = title.range;
  switch (draft.hold) {
    case CutDraft::Hold::title_in:
      range.in = std::clamp<std::int64_t>(range.in + frames, 0, range.out - 1);
      break;
    case CutDraft::Hold::title_out:
      range.out = std::clamp(range.out + frames, range.in + 1, end);
      break;
    case CutDraft::Hold::title:
      frames = std::clamp(frames, -range.in, end - range.out);
      range = {range.in + frames, range.out + frames};
      break;
    default:
      return std::nullopt;
  }
  title.fade = std::min(title.fade, range.length() / 2);
  if (rest == view.beside) return std::nullopt;
  return rest;
}

ScreenView with_titles(const View& view, ScreenView film) {
  for (std::size_t n = 0; n < view.beside.titles.size() && n < view.titles.size(); ++n) {
    const double level = title_level_at(view.beside.titles[n], film.frame);
    if (level > 0 && !view.titles[n].picture.empty())
      film.titles.push_back({view.titles[n].picture, static_cast<float>(level)});
  }
  return film;
}

}  // namespace shotlab::gui
