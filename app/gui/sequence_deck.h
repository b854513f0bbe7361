// SPDX-License-Identifier: Apache-2.0
//
// The deck that plays the cut: one shot after the other from two players. The one that does not
// lead waits at the first frame of the shot that comes next, or plays along in a dissolve and where
// one is heard while the other is seen. Its frames are those of the film.
//
// What stands still is the exported film's frame, but for titles, which are drawn over it
// elsewhere. While it plays, the two shots of a dissolve may be a frame apart. Forward at its own
// pace it sounds as the exported film does, from the film's mix. Until there is one, and at other
// paces, the shots' own sound is heard, joined at the nearest period of the sound device; shots
// that do not run at their natural speed are then silent.
//
// Threading: the window's thread; pull_sound() from the sound device's.

#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/core/cut_mix.h"
#include "app/core/cut_moment.h"
#include "app/gui/player_deck.h"
#include "app/gui/ui.h"
#include "media/base/clock.h"
#include "media/model/time.h"

namespace shotlab::gui {

class SequenceDeck {
 public:
  // Where the pictures and the sound of a shot come from.
  struct Reel {
    std::filesystem::path clip;
    std::string name;
    int width = 0;  // Of the pictures; 0: the clip's own.
    bool operator==(const Reel&) const = default;
  };

  SequenceDeck(Clock& clock, const std::function<void()>& wake, Workers& openers);

  // The line of shots; the playhead stays where it is on the film, as far as that still exists.
  // REQUIRES: one reel per shot.
  void set(cut_edit::Line line, std::vector<Reel> reels, Rational fps);
  void set_mix(std::shared_ptr<const CutMix> mix);  // Of that line; null: not known.
  void obey(const Transport& command);
  ScreenView view();  // Moves on to the next shot when one is over; once per drawn frame.
  std::optional<std::int64_t> due_in() const;
  bool behind() const;
  void pull_sound(float* stereo, std::int64_t frames);
  void rest();  // Stops; for when another screen is looked at.

 private:
  void go_to(std::int64_t frame);
  void cue_next();
  void play();  // The leading shot, at its own speed.
  void follow_lead(const ScreenView& lead);
  void play_on();
  void follow(const cut_edit::Moment& moment);
  void follow_with_mix();
  void cue(PlayerDeck& deck, std::size_t shot, std::int64_t frame);
  double pace(std::size_t shot) const { return speed_ * line_[shot].speed.value(); }
  PlayerDeck& now() { return *decks_[active_]; }
  const PlayerDeck& now() const { return *decks_[active_]; }
  PlayerDeck& other() { return *decks_[1 - active_]; }
  const PlayerDeck& other() const { return *decks_[1 - active_]; }

  cut_edit::Line line_;
  std::vector<Reel> reels_;
  Rational fps_{24, 1};
  std::array<std::unique_ptr<PlayerDeck>, 2> decks_;
  std::array<std::atomic<float>, 2> gains_{1.0f, 1.0f};  // Of what either deck plays, as wanted.
  std::array<float, 2> heard_{1.0f, 1.0f};               // As the sound thread has it now.
  std::size_t active_ = 0;                               // The deck of the shot that leads.
  std::size_t shot_ = 0;                                 // That shot.
  std::optional<std::size_t> beside_;                    // The shot that is seen or heard with it.
  bool both_seen_ = false;
  std::int64_t at_ = 0;  // Film frame.
  double speed_ = 0;     // 0: standing.
  std::mutex mix_lock_;  // Against the sound thread.
  std::shared_ptr<const CutMix> mix_;
  std::atomic<std::int64_t> mix_at_{
      -1};  // The sample of it that is heard next; below 0: it is not.
  bool loop_ = false;
};

}  // namespace shotlab::gui
