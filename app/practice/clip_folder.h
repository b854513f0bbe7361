// SPDX-License-Identifier: Apache-2.0
//
// Where clips wait for download: the caller's folder, or one of the server's own in the computer's
// folder for temporary files. Its own goes with it; what a killed server left behind is removed by
// the next one that starts, since a lock on it is let go of by the death of its owner.
//
// Threading: one thread per object; several programs may start at once.
// Errors:    a folder that cannot be made: code io.

#pragma once

#include <filesystem>
#include <memory>

#include "media/base/result.h"

namespace shotlab::practice {

class ClipFolder {
 public:
  // `wanted`: the caller's, which stays when we go; empty: one of our own below `temporary`.
  static Result<std::unique_ptr<ClipFolder>> open(const std::filesystem::path& wanted,
                                                  const std::filesystem::path& temporary);
  ~ClipFolder();
  ClipFolder(const ClipFolder&) = delete;
  ClipFolder& operator=(const ClipFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  ClipFolder(std::filesystem::path path, int owner) : path_(std::move(path)), owner_(owner) {}
  std::filesystem::path path_;
  int owner_ = -1;  // The locked file in a folder of our own; -1: it is the caller's.
};

// Removes the folders below `temporary` whose owner is gone, and only those of this user.
void remove_abandoned_clips(const std::filesystem::path& temporary);

}  // namespace shotlab::practice
