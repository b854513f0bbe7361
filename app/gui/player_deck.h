// SPDX-License-Identifier: Apache-2.0
//
// The deck holds the player of the clip on the screen, carries out the transport's commands, and
// shows the newest picture as a texture. Clips are opened, and players closed, by other threads:
// until a clip is open the deck is "loading", and keeps what it is told for then.
//
// Threading: the window's thread; pull_sound() from the sound device's.

#pragma once

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "app/core/workers.h"
#include "app/gui/gl_pictures.h"
#include "app/gui/ui.h"
#include "media/base/clock.h"
#include "media/play/player.h"

namespace shotlab::gui {

class PlayerDeck {
 public:
  // `openers` must outlive the deck; what they have opened comes with their pump(). `cache_bytes`:
  // how much of a clip's pictures is kept at most.
  PlayerDeck(Clock& clock, std::function<void()> wake, Workers& openers, std::size_t cache_bytes)
      : clock_(&clock), wake_(std::move(wake)), openers_(&openers), cache_bytes_(cache_bytes) {}

  // Puts a clip on the deck and plays it, looped; nothing happens if it is there already. An empty
  // path empties it.
  void load(const std::filesystem::path& clip, const std::string& name, int width);
  // The same, but standing on a frame, without a loop.
  void cue(const std::filesystem::path& clip, const std::string& name, int width,
           std::int64_t frame);
  const std::filesystem::path& clip() const { return clip_; }
  // As wanted, while it is still being opened.
  std::int64_t frame() const {
    return player_ ? player_->frame() : opening_ ? std::max<std::int64_t>(start_.frame, 0) : -1;
  }
  bool playing() const { return player_ ? player_->playing() : opening_ && start_.speed != 0; }
  // Takes in a clip that has been opened; view() does so, too.
  void take_in();
  void obey(const Transport& command);
  // Takes the newest picture to the graphics card; call once per drawn frame.
  ScreenView view();
  // When the next picture is due, in milliseconds; nullopt when nothing moves.
  std::optional<std::int64_t> due_in() const;
  // A picture was asked for that is not shown yet.
  bool behind() const { return player_ && player_->frame() != player_->shown(); }
  // The player has a newer picture than view() has shown.
  bool stale() const { return player_ && player_->shown() >= 0 && player_->shown() != uploaded_; }
  void show_frame(std::int64_t frame);  // For the second screen: follows the first one's clock.

  // What view() showed last, RGBA; null before the first picture. Valid until the next view() or
  // load().
  const Picture* pixels() const { return first_picture_ ? pixels_ : nullptr; }
  // Tells one shown picture from another: clip and frame.
  std::string shown_name() const { return clip_.string() + "#" + std::to_string(uploaded_); }

  void pull_sound(float* stereo, std::int64_t frames);

 private:
  bool open(const std::filesystem::path& clip, const std::string& name, int width);
  void obey_later(const Transport& command);

  // What an opener brings back; only touched by the window's thread.
  struct Opening {
    std::optional<Result<std::unique_ptr<Player>>> result;
  };
  // What is to be done when the clip is open.
  struct Start {
    bool loop = false;
    double speed = 0;         // 0: stands.
    std::int64_t frame = -1;  // Below 0: where it opens.
  };

  Clock* clock_;
  std::function<void()> wake_;
  Workers* openers_;
  std::size_t cache_bytes_;
  std::shared_ptr<Opening> opening_;  // Null: nothing is being opened.
  Start start_;
  std::filesystem::path clip_;
  std::string name_;
  std::mutex sound_;  // Guards player_ against the sound thread while it is being exchanged.
  std::unique_ptr<Player> player_;
  std::optional<Error> error_;
  Texture texture_;
  const Picture* pixels_ = nullptr;  // The player's.
  std::int64_t uploaded_ = -1;
  bool rough_ = false;  // What was uploaded is the proxy's picture.
  bool first_picture_ = false;
};

}  // namespace shotlab::gui
