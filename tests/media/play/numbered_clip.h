// SPDX-License-Identifier: Apache-2.0
//
// Clips whose every picture shows its own number in black and white bars, and a way to wait for a
// picture of a player without sleeping.

#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string_view>

#include "media/model/picture.h"
#include "media/model/time.h"
#include "media/play/player.h"
#include "tests/support/temp_dir.h"

namespace shotlab::test {

struct NumberedClip {
  int frames = 48;
  Rational fps{24, 1};
  int key_interval = 12;
  // Sound: silence in even seconds, a tone in odd ones.
  bool sound = false;
};

std::filesystem::path make_clip(const TempDir& folder, std::string_view name,
                                const NumberedClip& clip);

// The number that a picture of such a clip shows.
std::int64_t number_in(const Picture& picture);

// Wakes whoever waits on it; PlayerOptions::wake of the players under test.
class Bell {
 public:
  std::function<void()> ringer();
  // Looks at the player until it shows `frame`, whose number the picture must have; woken by the
  // decoder, not by time. False if nothing happens for long.
  bool until_shown(Player& player, std::int64_t frame);
  // Woken likewise, until `condition` holds.
  bool until(const std::function<bool()>& condition);

 private:
  std::mutex mutex_;
  std::condition_variable rung_;
  std::int64_t rings_ = 0;
};

}  // namespace shotlab::test
