// SPDX-License-Identifier: Apache-2.0
//
// The deck that plays the cut: one shot after the other from two players, of which one waits at the
// first frame of the shot that comes next. Its frames are those of the film.
//
// What is heard and seen here is for judging a cut while making it: sound is joined at the nearest
// period of the sound device, dissolves are cuts in their middle, fades are not seen. The exported
// film is exact.
//
// Threading: the window's thread; pull_sound() from the sound device's.

#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/gui/player_deck.h"
#include "app/gui/ui.h"
#include "media/base/clock.h"
#include "media/model/time.h"

namespace shotlab::gui {

class SequenceDeck {
 public:
  struct Shot {
    std::filesystem::path clip;
    std::string name;
    FrameRange range;
    int width = 0;   // Of the pictures; 0: the clip's own.
    float gain = 1;  // Of its sound, as a factor; 0: silent.
    bool operator==(const Shot&) const = default;
  };

  SequenceDeck(Clock& clock, const std::function<void()>& wake);

  // The line of shots; the playhead stays where it is on the film, as far as that still exists.
  void set(std::vector<Shot> shots, Rational fps);
  void obey(const Transport& command);
  ScreenView view();  // Moves on to the next shot when one is over; once per drawn frame.
  std::optional<std::int64_t> due_in() const;
  bool behind() const;
  void pull_sound(float* stereo, std::int64_t frames);
  void rest();  // Stops; for when another screen is looked at.

 private:
  std::int64_t length() const;
  std::int64_t start_of(std::size_t shot) const;
  std::int64_t film_frame() const;
  void go_to(std::int64_t frame);
  void show(std::size_t shot, std::int64_t frame);
  void cue_next();
  void play_on();
  PlayerDeck& now() { return *decks_[active_]; }
  const PlayerDeck& now() const { return *decks_[active_]; }

  std::vector<Shot> shots_;
  Rational fps_{24, 1};
  std::mutex sound_;  // Guards active_ against the sound thread.
  std::size_t active_ = 0;
  std::atomic<float> gain_ = 1;  // Of the shot that is heard.
  std::unique_ptr<PlayerDeck> decks_[2];
  std::size_t shot_ = 0;
  std::int64_t frame_ = 0;  // Of the take, as last seen.
  double speed_ = 0;        // 0: standing.
  bool loop_ = false;
};

}  // namespace shotlab::gui
