// SPDX-License-Identifier: Apache-2.0
//
// The sound of a clip, in blocks that come and go, handed out sample by sample, and counted: the
// count is the clock of play. It lasts exactly as long as the picture; what is missing is silence.
//
// Threading: any thread; each call holds a lock for a few microseconds.
// Blocking:  nothing here waits for a decoder; a block that has not come yet is silence.

#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "media/model/samples.h"

namespace shotlab {

class SoundTrack {
 public:
  static constexpr int kRate = 48000;
  static constexpr int kChannels = 2;
  static constexpr std::int64_t kBlock = 4 * kRate;  // Frames of sound in one block.

  // duration: of the picture, in microseconds.
  explicit SoundTrack(std::int64_t duration);

  // Plays from `position` microseconds on; the count begins anew.
  void start(std::int64_t position, bool loop);
  void stop();
  // Not playing: where it would begin, so that the block is there in time.
  void aim(std::int64_t position);
  // How much has been handed out since start(), in microseconds.
  std::int64_t played() const;
  // Goes on as if so much had been handed out.
  void skip_to(std::int64_t played);

  // Fills `frames` stereo frames; silence unless playing, and after the end.
  void pull(float* stereo, std::int64_t frames);

  // The number of a block that is wanted and not there; block n begins at sample n * kBlock.
  std::optional<std::int64_t> missing_block() const;
  void put_block(std::int64_t block, Samples samples);

 private:
  std::int64_t sample_of(std::int64_t microseconds) const;
  struct Place {
    std::int64_t sample = 0;  // In the clip.
    std::int64_t left = 0;    // So many come before its end, or before it begins again.
  };
  Place place_at(std::int64_t pulled) const;  // After so many since start().
  std::vector<std::int64_t> wanted_blocks() const;

  mutable std::mutex mutex_;
  const std::int64_t duration_;
  const std::int64_t samples_;
  bool playing_ = false;
  bool loop_ = false;
  std::int64_t origin_ = 0;  // Microseconds.
  std::int64_t pulled_ = 0;  // Frames of sound since start().
  std::map<std::int64_t, Samples> blocks_;
};

}  // namespace shotlab
