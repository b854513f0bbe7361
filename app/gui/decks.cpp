// SPDX-License-Identifier: Apache-2.0

#include "app/gui/decks.h"

#include <algorithm>
#include <utility>

#include "app/gui/panels/path_panel.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

constexpr int kScopeWidth = 512;
// Of a laptop's memory: what is looked at alone keeps five seconds of 720p, what is compared with
// it six of half that width.
constexpr std::size_t kMainCache = 512u << 20;
constexpr std::size_t kOtherCache = 128u << 20;
constexpr int kWidestPicture = 1280;  // Of a playing clip; larger ones are shrunk while decoding.

// 0 (the clip's own size) unless it is wider than the window could show.
int width_of(const TakeRow& row, int wide) {
  if (!row.facts || !row.facts->video) return wide;
  return row.facts->video->display_width() > wide ? wide : 0;
}

}  // namespace

FilmReels film_reels(const View& view, int wide) {
  FilmReels film;
  bool gap = false;
  for (const CutRow& row : view.cut) {
    const TakeRow* take = find_take(view, row.take);
    const bool own = !row.source.empty();
    const bool lost = !own && (take == nullptr || take->damaged);
    if (!lost) {
      film.reels.push_back(
          own ? SequenceDeck::Reel{view.film_folder / row.source, row.source, wide}
              : SequenceDeck::Reel{take->take.clip, row.take, width_of(*take, wide)});
      film.line.push_back(row);
      // There is nothing to dissolve from, and nothing that would still be heard.
      if (gap) film.line.back().dissolve = film.line.back().sound_lead = 0;
    }
    gap = lost;
  }
  return film;
}

Decks::Decks(Clock& clock, std::function<void()> wake, Workers& openers)
    : clock_(clock),
      wake_(std::move(wake)),
      openers_(openers),
      main_(clock, wake_, openers, kMainCache),
      film_(clock, wake_, openers) {}

void Decks::load(const View& view, const Ui& ui, int width) {
  const int wide = std::clamp(width, 320, kWidestPicture);
  const auto quiz = view.quiz_clips.find(ui.quiz_playing);
  if (ui.desk == Desk::papers && quiz != view.quiz_clips.end()) {
    main_.load(quiz->second, ui.quiz_playing, 0);
    others_.clear();
    return;
  }
  if (ui.desk == Desk::shoot && ui.path.open) {
    main_.load(view.flight.clip, kFlightName, 0);
    others_.clear();
    film_heard_ = false;
    film_.rest();
    return;
  }
  const TakeRow* row = selected(view);
  main_.load(row != nullptr && !row->damaged ? row->take.clip : std::filesystem::path(),
             row != nullptr ? row->take.id : std::string(),
             row != nullptr ? width_of(*row, wide) : 0);
  load_others(view, ui, wide);
  load_film(view, ui, wide);
  // What nobody sees is not heard either, and costs nothing.
  const bool has_quiz = view.exercise != nullptr && !view.exercise->quiz.empty() &&
                        ui.papers.page == PapersPage::questions;
  if (ui.desk == Desk::brief || (ui.desk == Desk::papers && !has_quiz))
    main_.obey(transport::Pause{});
}

void Decks::load_film(const View& view, const Ui& ui, int wide) {
  film_heard_ = film_shown(ui);
  if (ui.desk == Desk::cut) {
    FilmReels film = film_reels(view, wide);
    const bool whole = film.line == view.cut;
    film_.set(std::move(film.line), std::move(film.reels), view.fps);
    film_.set_mix(whole ? view.mix : nullptr);
  }
  if (film_heard_) {
    main_.obey(transport::Pause{});
  } else {
    film_.rest();
  }
}

// Pictures no wider than they can be shown.
void Decks::load_others(const View& view, const Ui& ui, int wide) {
  const std::vector<const TakeRow*> takes =
      ui.compare.on ? compared_takes(view, ui.compare) : std::vector<const TakeRow*>();
  if (others_.size() > takes.size()) others_.resize(takes.size());
  while (others_.size() < takes.size())
    others_.push_back(std::make_unique<PlayerDeck>(clock_, wake_, openers_, kOtherCache));
  const int room = takes.size() > 1 ? std::max(wide / 2, 320) : wide;
  for (std::size_t n = 0; n < takes.size(); ++n) {
    const TakeRow& row = *takes[n];
    others_[n]->load(row.damaged ? std::filesystem::path() : row.take.clip, row.take.id,
                     width_of(row, room));
  }
}

Screens Decks::screens(const Ui& ui) {
  Screens screens;
  screens.main = main_.view();
  if (ui.desk == Desk::cut) screens.film = film_.view();
  for (const auto& deck : others_) {
    deck->show_frame(screens.main.frame);
    screens.others.push_back(deck->view());
  }
  if (comparing() && ui.compare.look == CompareLook::difference)
    screens.difference = difference_.of(*others_.front(), main_, ui.compare.gain);
  if (ui.desk == Desk::look) screens.scope = scope_.of(main_, ui.scope, kScopeWidth);
  return screens;
}

void Decks::obey(const Transport& command, const Ui& ui) {
  if (film_shown(ui)) {
    film_.obey(command);
  } else {
    main_.obey(command);
  }
}

std::optional<std::int64_t> Decks::due_in(const Ui& ui) const {
  return film_shown(ui) ? film_.due_in() : main_.due_in();
}

bool Decks::behind() const {
  // A film that nobody looks at is not waited for.
  return main_.behind() || (film_heard_ && film_.behind()) ||
         std::any_of(others_.begin(), others_.end(),
                     [](const auto& deck) { return deck->behind(); });
}

void Decks::pull_sound(float* stereo, std::int64_t frames) {
  if (film_heard_) {
    film_.pull_sound(stereo, frames);
  } else {
    main_.pull_sound(stereo, frames);
  }
}

}  // namespace shotlab::gui
