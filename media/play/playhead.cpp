// SPDX-License-Identifier: Apache-2.0

#include "media/play/playhead.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace shotlab {

Playhead::Playhead(FrameTimes times) : times_(std::move(times)) { assert(times_.frames() > 0); }

void Playhead::begin_run(std::int64_t position, std::int64_t now) {
  ++run_;
  origin_ = position_ = position;
  elapsed_ = known_ = 0;
  known_at_ = now_ = now;
}

void Playhead::place(std::int64_t frame) {
  frame_ = std::clamp<std::int64_t>(frame, 0, times_.last());
  position_ = times_.start_of(frame_);
}

void Playhead::play(double speed, std::int64_t now) {
  assert(speed != 0);
  const bool backward = speed < 0;
  if (!playing_ && !loop_ && frame_ == (backward ? 0 : times_.last()))
    frame_ = backward ? times_.last() : 0;
  // A change of speed goes on from where play stands; backward from rest, the frame that is shown
  // is shown for its whole time.
  const std::int64_t from = playing_   ? position_
                            : backward ? times_.end_of(frame_) - 1
                                       : times_.start_of(frame_);
  playing_ = true;
  speed_ = speed;
  direction_ = backward ? -1 : 1;
  begin_run(from, now);
}

void Playhead::pause() {
  playing_ = false;
  place(frame_);
}

void Playhead::seek(std::int64_t frame, std::int64_t now) {
  place(frame);
  if (playing_) {
    begin_run(direction_ < 0 ? times_.end_of(frame_) - 1 : times_.start_of(frame_), now);
  } else {
    direction_ = 1;
  }
}

void Playhead::step(std::int64_t frames, std::int64_t now) {
  advance(now);
  playing_ = false;
  // Far beyond either end is the end; the sum must not overflow.
  const std::int64_t far = times_.frames();
  place(frame_ + std::clamp(frames, -far, far));
  direction_ = frames < 0 ? -1 : 1;
}

void Playhead::set_loop(bool loop, std::int64_t now) {
  if (loop == loop_) return;
  if (playing_) {
    advance(now);
    if (playing_) begin_run(position_, now);
  }
  loop_ = loop;
}

void Playhead::heard(std::int64_t sound, std::int64_t now) {
  known_ = sound;
  known_at_ = now;
}

void Playhead::advance(std::int64_t now) {
  now_ = now;
  if (!playing_) return;
  const auto since = static_cast<double>(now - known_at_) * std::abs(speed_);
  elapsed_ = std::max(elapsed_, known_ + static_cast<std::int64_t>(std::llround(since)));
  std::int64_t position = direction_ < 0 ? origin_ - elapsed_ : origin_ + elapsed_;
  if (loop_) {
    position %= times_.end;
    if (position < 0) position += times_.end;
  } else if (position >= times_.end || position < 0) {
    playing_ = false;
    place(position < 0 ? 0 : times_.last());
    return;
  }
  position_ = position;
  frame_ = times_.frame_at(position);
}

std::optional<std::int64_t> Playhead::next_due() const {
  if (!playing_) return std::nullopt;
  const std::int64_t left =
      direction_ < 0 ? position_ - times_.start_of(frame_) + 1 : times_.end_of(frame_) - position_;
  return now_ + static_cast<std::int64_t>(std::ceil(static_cast<double>(left) / std::abs(speed_)));
}

}  // namespace shotlab
