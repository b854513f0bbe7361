// SPDX-License-Identifier: Apache-2.0
//
// Pictures of a clip by frame number, within a budget of bytes. When it is full, the picture that
// will be wanted last goes first.
//
// Threading: none of its own; the decoder guards it.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "media/model/picture.h"

namespace shotlab {

// Where play stands and where it goes from there: what decides which pictures are worth having.
struct Outlook {
  std::int64_t frame = 0;  // Wanted now.
  int direction = 1;       // +1 or -1.
  bool playing = false;
  bool loop = false;
  std::int64_t shown = -1;  // The frame on the screen; -1: none.

  bool operator==(const Outlook&) const = default;
};

class FrameCache {
 public:
  // Never fewer than `kAtLeast` pictures are kept, whatever the budget.
  static constexpr std::int64_t kAtLeast = 4;

  FrameCache(std::int64_t frames, std::size_t bytes);

  std::int64_t frames() const { return static_cast<std::int64_t>(slots_.size()); }
  // How many pictures fit, by the size of those that came; all until the first has come.
  std::int64_t capacity() const;

  bool has(std::int64_t frame) const { return slots_[static_cast<std::size_t>(frame)] != nullptr; }
  void put(std::int64_t frame, std::shared_ptr<const Picture> picture, const Outlook& outlook);
  std::shared_ptr<const Picture> get(std::int64_t frame) const {
    return slots_[static_cast<std::size_t>(frame)];
  }

  // The frame in here that should be on the screen: the wanted one, or the nearest to it if that is
  // nearer than what is shown. In play nothing from the future is shown. Nothing: keep what is
  // shown.
  std::optional<std::int64_t> best(const Outlook& outlook) const;

 private:
  std::int64_t cost(std::int64_t frame, const Outlook& outlook) const;

  std::vector<std::shared_ptr<const Picture>> slots_;  // Shared: the screen may still hold one.
  std::set<std::int64_t> kept_;
  std::size_t bytes_;
  std::size_t picture_bytes_ = 0;
};

}  // namespace shotlab
