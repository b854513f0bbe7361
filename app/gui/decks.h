// SPDX-License-Identifier: Apache-2.0
//
// What plays in the window: the deck of the selected take, the deck of the film that is being cut,
// and one for each take that is compared. One of the first two is heard.
//
// Threading: the window's thread; pull_sound() from the sound device's.

#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/gui/picture_tools.h"
#include "app/gui/player_deck.h"
#include "app/gui/sequence_deck.h"
#include "app/gui/shell.h"
#include "app/gui/ui.h"
#include "media/base/clock.h"

namespace shotlab::gui {

// The cut as the film's deck plays it, at pictures no wider than `wide` pixels, without takes that
// cannot be read.
struct FilmReels {
  cut_edit::Line line;
  std::vector<SequenceDeck::Reel> reels;  // One per shot.
};
FilmReels film_reels(const View& view, int wide);

class Decks {
 public:
  Decks(Clock& clock, std::function<void()> wake, Workers& openers);

  // Puts on each deck what the view and the desk ask for; once per drawn frame. `width`: the
  // window's, pixels.
  void load(const View& view, const Ui& ui, int width);
  Screens screens(const Ui& ui);
  // To the film or to the take, whichever is shown.
  void obey(const Transport& command, const Ui& ui);
  // When the next picture is due, in milliseconds; nullopt when nothing moves.
  std::optional<std::int64_t> due_in(const Ui& ui) const;
  bool behind() const;  // A picture was asked for that is not shown yet.
  bool comparing() const { return !others_.empty(); }
  void pull_sound(float* stereo, std::int64_t frames);

 private:
  void load_film(const View& view, const Ui& ui, int wide);
  void load_others(const View& view, const Ui& ui, int wide);

  Clock& clock_;
  std::function<void()> wake_;
  Workers& openers_;
  PlayerDeck main_;
  SequenceDeck film_;
  std::vector<std::unique_ptr<PlayerDeck>> others_;  // While comparing.
  std::atomic<bool> film_heard_{false};              // By the sound thread.
  DifferencePicture difference_;
  ScopePicture scope_;
};

}  // namespace shotlab::gui
