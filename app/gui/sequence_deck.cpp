// SPDX-License-Identifier: Apache-2.0

#include "app/gui/sequence_deck.h"

#include <algorithm>
#include <cstring>

#include "media/base/overloaded.h"

namespace shotlab::gui {
SequenceDeck::SequenceDeck(Clock& clock, const std::function<void()>& wake) {
  for (auto& deck : decks_) deck = std::make_unique<PlayerDeck>(clock, wake);
}

std::int64_t SequenceDeck::length() const { return start_of(shots_.size()); }

std::int64_t SequenceDeck::start_of(std::size_t shot) const {
  std::int64_t start = 0;
  for (std::size_t n = 0; n < std::min(shot, shots_.size()); ++n) start += shots_[n].range.length();
  return start;
}

std::int64_t SequenceDeck::film_frame() const {
  if (shot_ >= shots_.size()) return 0;
  const FrameRange range = shots_[shot_].range;
  return start_of(shot_) + std::clamp(frame_, range.in, range.out - 1) - range.in;
}

void SequenceDeck::set(std::vector<Shot> shots, Rational fps) {
  fps_ = fps;
  if (shots == shots_) return;
  const std::int64_t at = film_frame();
  shots_ = std::move(shots);
  go_to(at);
}

void SequenceDeck::go_to(std::int64_t frame) {
  speed_ = 0;
  if (shots_.empty()) {
    shot_ = 0;
    frame_ = 0;
    for (auto& deck : decks_) deck->cue({}, {}, 0, 0);
    return;
  }
  frame = std::clamp<std::int64_t>(frame, 0, length() - 1);
  std::size_t shot = 0;
  while (frame >= shots_[shot].range.length()) frame -= shots_[shot++].range.length();
  show(shot, shots_[shot].range.in + frame);
}

void SequenceDeck::show(std::size_t shot, std::int64_t frame) {
  // The other deck may wait at this very clip.
  const bool change = shot != shot_ || now().clip() != shots_[shot].clip;
  if (change && decks_[1 - active_]->clip() == shots_[shot].clip) {
    now().obey(transport::Pause{});
    const std::lock_guard lock(sound_);
    active_ = 1 - active_;
  }
  shot_ = shot;
  frame_ = frame;
  gain_ = shots_[shot].gain;
  now().cue(shots_[shot].clip, shots_[shot].name, shots_[shot].width, frame);
  cue_next();
}

// The other deck stands ready for what comes next, in the direction of play.
void SequenceDeck::cue_next() {
  if (shots_.size() < 2) return;
  const std::size_t count = shots_.size();
  const bool back = speed_ < 0;
  if (!loop_ && (back ? shot_ == 0 : shot_ + 1 == count)) return;
  const Shot& next = shots_[back ? (shot_ + count - 1) % count : (shot_ + 1) % count];
  decks_[1 - active_]->cue(next.clip, next.name, next.width,
                           back ? next.range.out - 1 : next.range.in);
}

void SequenceDeck::obey(const Transport& command) {
  if (shots_.empty()) return;
  std::visit(Overloaded{
                 [&](const transport::Toggle&) {
                   obey(speed_ != 0 ? Transport(transport::Pause{}) : transport::Play{1});
                 },
                 [&](const transport::Play& play) {
                   if (play.speed > 0 && film_frame() == length() - 1) go_to(0);
                   speed_ = play.speed;
                   now().obey(play);
                   cue_next();
                 },
                 [&](const transport::Pause&) {
                   speed_ = 0;
                   now().obey(transport::Pause{});
                 },
                 [&](const transport::Seek& seek) { go_to(seek.frame); },
                 [&](const transport::Step& step) { go_to(film_frame() + step.frames); },
                 [&](const transport::Loop& loop) { loop_ = loop.on; },
             },
             command);
}

// Over the edit to the next shot, or to a stop at the film's end.
void SequenceDeck::play_on() {
  const std::size_t count = shots_.size();
  const bool back = speed_ < 0;
  const bool last = back ? shot_ == 0 : shot_ + 1 == count;
  if (last && !loop_) {
    const FrameRange range = shots_[shot_].range;
    speed_ = 0;
    show(shot_, back ? range.in : range.out - 1);
    return;
  }
  const double speed = speed_;
  const std::size_t next = back ? (shot_ + count - 1) % count : (shot_ + 1) % count;
  const FrameRange range = shots_[next].range;
  now().obey(transport::Pause{});
  if (count > 1) {
    const std::lock_guard lock(sound_);
    active_ = 1 - active_;
  }
  shot_ = next;
  gain_ = shots_[next].gain;
  frame_ = back ? range.out - 1 : range.in;
  now().cue(shots_[next].clip, shots_[next].name, shots_[next].width, frame_);
  now().obey(transport::Play{speed});
  cue_next();
}

ScreenView SequenceDeck::view() {
  ScreenView view;
  if (shots_.empty()) return view;
  view = now().view();
  if (view.frames > 0) {
    frame_ = view.frame;
    const FrameRange range = shots_[shot_].range;
    const bool over = speed_ > 0
                          ? frame_ >= range.out || (!view.playing && frame_ >= view.frames - 1)
                      : speed_ < 0 ? frame_ < range.in || (!view.playing && frame_ <= 0)
                                   : false;
    if (over) {
      play_on();
      ScreenView next = now().view();
      // A picture that is not there yet: the last one stays a moment longer.
      if (!next.picture) next.picture = view.picture;
      view = next;
    }
  }
  view.frames = length();
  view.frame = film_frame();
  view.fps = fps_;
  view.playing = speed_ != 0;
  view.speed = speed_;
  view.loop = loop_;
  return view;
}

std::optional<std::int64_t> SequenceDeck::due_in() const {
  return speed_ != 0 ? now().due_in() : std::nullopt;
}

bool SequenceDeck::behind() const { return !shots_.empty() && now().behind(); }

void SequenceDeck::rest() {
  if (speed_ != 0) obey(transport::Pause{});
}

void SequenceDeck::pull_sound(float* stereo, std::int64_t frames) {
  const std::unique_lock lock(sound_, std::try_to_lock);
  if (lock.owns_lock()) {
    decks_[active_]->pull_sound(stereo, frames);
    const float gain = gain_;
    if (gain == 1) return;
    for (std::int64_t i = 0; i < 2 * frames; ++i)
      stereo[i] = std::clamp(stereo[i] * gain, -1.0f, 1.0f);
  } else {
    std::memset(stereo, 0, static_cast<std::size_t>(frames) * 2 * sizeof(float));
  }
}

}  // namespace shotlab::gui
