// SPDX-License-Identifier: Apache-2.0
//
// The deck holds the player of the clip on the screen, carries out the transport's commands, and
// shows the newest picture as a texture.
//
// Threading: the window's thread; pull_sound() from the sound device's.
// Blocking:  load() probes and indexes the clip when it is another one.

#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "app/gui/gl_pictures.h"
#include "app/gui/ui.h"
#include "media/base/clock.h"
#include "media/play/player.h"

namespace shotlab::gui {

class PlayerDeck {
 public:
  PlayerDeck(Clock& clock, std::function<void()> wake) : clock_(&clock), wake_(std::move(wake)) {}

  // Puts a clip on the deck and plays it, looped; nothing happens if it is there already. An empty
  // path empties it.
  void load(const std::filesystem::path& clip, const std::string& name, int width);
  // The same, but standing on a frame, without a loop.
  void cue(const std::filesystem::path& clip, const std::string& name, int width,
           std::int64_t frame);
  const std::filesystem::path& clip() const { return clip_; }
  std::int64_t frame() const { return player_ ? player_->frame() : -1; }
  bool playing() const { return player_ && player_->playing(); }
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

  Clock* clock_;
  std::function<void()> wake_;
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
