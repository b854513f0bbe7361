// SPDX-License-Identifier: Apache-2.0
//
// A package becomes a film's folder again, to be looked at, measured and shot on by whoever was
// given it. Only what is whole is opened, and only what a film has is laid where a film has it:
// measurements that somebody else packed are not believed. What belongs to the hand-in itself
// (its manifest, process and verdict, which are claims) goes to papers/handed-in/.
//
// Threading: any thread, one per target. Blocking: reads the package and writes it.
// Errors:    an existing folder is never written to; on an error nothing is left behind.

#pragma once

#include <filesystem>

#include "app/core/handin/hand_in.h"
#include "media/base/cancel.h"
#include "media/base/result.h"

namespace shotlab {

struct OpenedHandIn {
  std::filesystem::path folder;
  HandInCheck check;
  std::size_t without_clip = 0;  // Takes of which only the recipe was handed in.
};

// `target`: the new folder; empty: a free name beside the package.
Result<OpenedHandIn> open_hand_in(const std::filesystem::path& package,
                                  const std::filesystem::path& target, const Cancel& cancel);

}  // namespace shotlab
