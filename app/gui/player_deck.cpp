// SPDX-License-Identifier: Apache-2.0

#include "app/gui/player_deck.h"

#include <algorithm>
#include <cstring>

#include "app/core/proxies.h"
#include "media/base/overloaded.h"

namespace shotlab::gui {

void PlayerDeck::load(const std::filesystem::path& clip, const std::string& name, int width) {
  if (open(clip, name, width)) start_ = {.loop = true, .speed = 1};
}

void PlayerDeck::cue(const std::filesystem::path& clip, const std::string& name, int width,
                     std::int64_t frame) {
  open(clip, name, width);
  take_in();
  if (!player_) {
    start_ = {.frame = frame};
    return;
  }
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
  start_ = {};
  std::shared_ptr<Player> old;
  {
    const std::lock_guard lock(sound_);
    old = std::move(player_);
  }
  opening_ = clip.empty() ? nullptr : std::make_shared<Opening>();
  if (!old && !opening_) return true;
  openers_->start(Lane::job,
                  [clip, width, old, wake = wake_, clock = clock_, bytes = cache_bytes_,
                   asked = std::weak_ptr(opening_)](const Cancel&) mutable -> Workers::Finish {
                    old.reset();
                    if (clip.empty()) return {};
                    PlayerOptions options;
                    options.width = width;
                    options.wake = wake;
                    options.cache_bytes = bytes;
                    options.proxy = film_proxy(clip);
                    auto opened = std::make_shared<Result<std::unique_ptr<Player>>>(
                        Player::open(clip, options, *clock));
                    return [asked, opened] {
                      // Another clip may be wanted by now.
                      if (const auto opening = asked.lock()) opening->result = std::move(*opened);
                    };
                  });
  return true;
}

void PlayerDeck::take_in() {
  if (!opening_ || !opening_->result) return;
  Result<std::unique_ptr<Player>> opened = *std::move(opening_->result);
  opening_.reset();
  if (!opened) {
    error_ = opened.error();
    return;
  }
  {
    const std::lock_guard lock(sound_);
    player_ = *std::move(opened);
  }
  player_->set_loop(start_.loop);
  if (start_.frame >= 0) player_->seek(start_.frame);
  if (start_.speed != 0) player_->play(start_.speed);
}

void PlayerDeck::obey_later(const Transport& command) {
  std::visit(Overloaded{
                 [&](const transport::Toggle&) { start_.speed = start_.speed != 0 ? 0 : 1; },
                 [&](const transport::Play& play) { start_.speed = play.speed; },
                 [&](const transport::Pause&) { start_.speed = 0; },
                 [&](const transport::Seek& seek) {
                   start_.speed = 0;
                   start_.frame = seek.frame;
                 },
                 [&](const transport::Step& step) {
                   start_.speed = 0;
                   start_.frame = std::max<std::int64_t>(start_.frame, 0) + step.frames;
                 },
                 [&](const transport::Loop& loop) { start_.loop = loop.on; },
             },
             command);
}

void PlayerDeck::obey(const Transport& command) {
  take_in();
  if (!player_) return obey_later(command);
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
  take_in();
  if (!player_) {
    start_ = {.frame = frame};
    return;
  }
  if (player_->playing()) player_->pause();
  const std::int64_t wanted =
      std::clamp<std::int64_t>(frame, 0, std::max<std::int64_t>(player_->frames() - 1, 0));
  if (player_->frame() != wanted) player_->seek(wanted);
}

ScreenView PlayerDeck::view() {
  take_in();
  ScreenView view;
  view.take = name_;
  if (!player_) {
    view.state = error_     ? ScreenView::State::failed
                 : opening_ ? ScreenView::State::loading
                            : ScreenView::State::empty;
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
