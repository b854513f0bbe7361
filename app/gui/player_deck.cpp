// SPDX-License-Identifier: Apache-2.0

#include "app/gui/player_deck.h"

#include <algorithm>
#include <cstring>

#include "app/core/proxies.h"
#include "media/base/overloaded.h"

namespace shotlab::gui {
void PlayerDeck::load(const std::filesystem::path& clip, const std::string& name, int width) {
  if (!open(clip, name, width) || !player_) return;
  player_->set_loop(true);
  player_->play();
}

void PlayerDeck::cue(const std::filesystem::path& clip, const std::string& name, int width,
                     std::int64_t frame) {
  open(clip, name, width);
  if (!player_) return;
  player_->set_loop(false);
  player_->pause();
  player_->seek(frame);
}

// False if the clip is there already.
bool PlayerDeck::open(const std::filesystem::path& clip, const std::string& name, int width) {
  name_ = name;
  if (clip == clip_) return false;
  clip_ = clip;
  error_.reset();
  uploaded_ = -1;
  first_picture_ = false;
  pixels_ = nullptr;
  std::unique_ptr<Player> next;
  if (!clip.empty()) {
    PlayerOptions options;
    options.width = width;
    options.wake = wake_;
    options.proxy = film_proxy(clip);
    Result<std::unique_ptr<Player>> opened = Player::open(clip, options, *clock_);
    if (opened) {
      next = *std::move(opened);
    } else {
      error_ = opened.error();
    }
  }
  {
    const std::lock_guard lock(sound_);
    std::swap(player_, next);
  }
  // `next` now holds the old player; it is closed here, outside the lock.
  return true;
}

void PlayerDeck::obey(const Transport& command) {
  if (!player_) return;
  std::visit(Overloaded{
                 [&](const transport::Toggle&) {
                   if (player_->playing()) {
                     player_->pause();
                   } else {
                     player_->play();
                   }
                 },
                 [&](const transport::Play& play) { player_->play(play.speed); },
                 [&](const transport::Pause&) { player_->pause(); },
                 [&](const transport::Seek& seek) {
                   player_->pause();
                   player_->seek(seek.frame);
                 },
                 [&](const transport::Step& step) { player_->step(step.frames); },
                 [&](const transport::Loop& loop) { player_->set_loop(loop.on); },
             },
             command);
}

void PlayerDeck::show_frame(std::int64_t frame) {
  if (!player_) return;
  if (player_->playing()) player_->pause();
  const std::int64_t wanted =
      std::clamp<std::int64_t>(frame, 0, std::max<std::int64_t>(player_->frames() - 1, 0));
  if (player_->frame() != wanted) player_->seek(wanted);
}

ScreenView PlayerDeck::view() {
  ScreenView view;
  view.take = name_;
  if (!player_) {
    view.state = error_ ? ScreenView::State::failed : ScreenView::State::empty;
    view.error = error_;
    return view;
  }
  const Picture* picture = player_->picture();
  if (picture != nullptr) pixels_ = picture;
  if (picture != nullptr && (player_->shown() != uploaded_ || rough_ || texture_.empty())) {
    texture_.fill(*picture);
    uploaded_ = player_->shown();
    rough_ = player_->rough();
    first_picture_ = true;
  }
  view.frames = player_->frames();
  view.frame = player_->frame();
  if (player_->facts().video) view.fps = player_->facts().video->fps;
  view.playing = player_->playing();
  view.speed = player_->speed();
  view.loop = player_->loop();
  view.sound = player_->facts().audio.has_value();
  view.error = player_->error();
  if (first_picture_) view.picture = texture_.shown();
  view.state = first_picture_           ? ScreenView::State::ready
               : view.error.has_value() ? ScreenView::State::failed
                                        : ScreenView::State::loading;
  return view;
}

std::optional<std::int64_t> PlayerDeck::due_in() const {
  return player_ ? player_->due_in() : std::nullopt;
}

void PlayerDeck::pull_sound(float* stereo, std::int64_t frames) {
  const std::unique_lock lock(sound_, std::try_to_lock);
  if (lock.owns_lock() && player_) {
    player_->pull_sound(stereo, frames);
  } else {
    std::memset(stereo, 0, static_cast<std::size_t>(frames) * 2 * sizeof(float));
  }
}

}  // namespace shotlab::gui
