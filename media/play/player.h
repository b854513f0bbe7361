// SPDX-License-Identifier: Apache-2.0
//
// A Player shows one clip at display size: plays on the sound's clock, steps exactly, scrubs to the
// newest frame asked for, loops. A decoder thread works ahead into a frame cache within a memory
// budget.
//
// Threading: all members from one thread but pull_sound(), which the sound device's thread calls.
// Blocking:  open() probes and indexes the clip; nothing else waits for the disk or the decoder.
// Errors:    a frame that cannot be decoded keeps the last good one and sets error().

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "media/base/clock.h"
#include "media/base/result.h"
#include "media/model/clip_facts.h"
#include "media/model/picture.h"

namespace shotlab {

struct PlayerOptions {
  int width = 0;  // Of the pictures; 0, 0: the clip's display size; one 0: by aspect.
  int height = 0;
  std::size_t cache_bytes = 512u << 20;  // Five seconds of 720p, and a window of longer clips.
  bool sound = true;                     // False: silent, the steady clock leads.
  // The clip's proxy (proxy.h), shown while the exact picture is still far away; empty or not one
  // of this clip: none.
  std::filesystem::path proxy;
  std::function<void()> wake;  // Called from the decoder's thread when a new picture is there.
};

class Player {
 public:
  static Result<std::unique_ptr<Player>> open(const std::filesystem::path& path,
                                              const PlayerOptions& options, Clock& clock);
  virtual ~Player() = default;

  virtual const ClipFacts& facts() const = 0;
  virtual std::int64_t frames() const = 0;
  virtual std::int64_t frame() const = 0;  // Wanted now (playhead).
  virtual bool playing() const = 0;
  virtual double speed() const = 0;  // 1, 2, 4, -1, ...

  virtual void play(double speed = 1) = 0;  // Negative: backward. Sound only at 1.
  virtual void pause() = 0;
  virtual void seek(std::int64_t frame) = 0;   // Clamped; newest request wins.
  virtual void step(std::int64_t frames) = 0;  // Exact, pauses.
  virtual void set_loop(bool loop) = 0;
  virtual bool loop() const = 0;

  // Moves the playhead by the clock; the newest picture due, RGBA, and its frame number. The
  // pointer is valid until the next call; null before the first frame. Call once per drawn frame.
  virtual const Picture* picture() = 0;
  virtual std::int64_t shown() const = 0;  // Frame number of that picture; -1: none.
  // Whether it is the proxy's: the right frame, in less detail. The exact one follows.
  virtual bool rough() const { return false; }
  // When the next picture is due, in milliseconds from now; nullopt when nothing moves.
  virtual std::optional<std::int64_t> due_in() const = 0;

  // Fills `frames` stereo float frames at 48 kHz; silence when paused. From the sound device's
  // thread.
  virtual void pull_sound(float* stereo, std::int64_t frames) = 0;
  // How long after pull_sound() a sample is heard: what the sound device buffers. The picture waits
  // for it. 0 until said.
  virtual void set_sound_delay(std::chrono::milliseconds delay) { static_cast<void>(delay); }
  virtual const std::optional<Error>& error() const = 0;
};

}  // namespace shotlab
