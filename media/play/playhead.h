// SPDX-License-Identifier: Apache-2.0
//
// The Playhead is where play stands. It knows no clock: it is told the steady time, and how much
// sound has been heard, and says which frame that makes due.
//
// While sound is heard it leads: the steady time only fills in between two reports of it, and the
// playhead never jumps back when such a guess was ahead. Without sound the steady time leads alone.
//
// Threading: one thread. All times are microseconds.

#pragma once

#include <cstdint>
#include <optional>

#include "media/play/frame_times.h"

namespace shotlab {

class Playhead {
 public:
  explicit Playhead(FrameTimes times);

  const FrameTimes& times() const { return times_; }
  std::int64_t frame() const { return frame_; }
  bool playing() const { return playing_; }
  double speed() const { return speed_; }
  bool loop() const { return loop_; }
  // +1 or -1: where frames will be wanted next, also while paused after a step.
  int direction() const { return direction_; }
  // Where in the clip play stands.
  std::int64_t position() const { return position_; }
  // How long it has played since the run began. A run begins with play(), and again with seek() and
  // set_loop() while playing: sound that is heard counts from there.
  std::int64_t elapsed() const { return elapsed_; }
  std::int64_t run() const { return run_; }

  // From the frame where it stands; from the other end if it stands at the end of its way.
  // REQUIRES: speed is not 0.
  void play(double speed, std::int64_t now);
  void pause();
  void seek(std::int64_t frame, std::int64_t now);   // Clamped; goes on playing if it did.
  void step(std::int64_t frames, std::int64_t now);  // Pauses.
  void set_loop(bool loop, std::int64_t now);

  // Sound that has been heard since the run began, known just now.
  void heard(std::int64_t sound, std::int64_t now);
  // Moves on to `now`. Without a loop it pauses on the last frame of its way.
  void advance(std::int64_t now);
  // When another frame is due; nothing while paused.
  std::optional<std::int64_t> next_due() const;

 private:
  void begin_run(std::int64_t position, std::int64_t now);
  void place(std::int64_t frame);  // Pauses there.

  FrameTimes times_;
  std::int64_t frame_ = 0;
  std::int64_t position_ = 0;
  bool playing_ = false;
  bool loop_ = false;
  double speed_ = 1;
  int direction_ = 1;
  std::int64_t run_ = 0;
  std::int64_t origin_ = 0;   // Position where the run began.
  std::int64_t elapsed_ = 0;  // Clip time played since then, whatever the direction.
  // The last thing known for certain: at `known_at_`, `known_` had been played.
  std::int64_t known_ = 0;
  std::int64_t known_at_ = 0;
  std::int64_t now_ = 0;
};

}  // namespace shotlab
