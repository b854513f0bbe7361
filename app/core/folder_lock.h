// SPDX-License-Identifier: Apache-2.0
//
// One program at a time changes a file that is read, altered and written again; a killed one lets
// go by itself.
//
// Threading: one thread per lock; two locks of one path exclude each other, in one program too.

#pragma once

#include <filesystem>
#include <optional>

#include "media/base/result.h"

namespace shotlab {

class FolderLock {
 public:
  // Waits for the folder (or file, made if absent) to be free.
  static Result<FolderLock> hold(const std::filesystem::path& path);
  // nullopt if someone else holds it now.
  static Result<std::optional<FolderLock>> try_hold(const std::filesystem::path& file);

  FolderLock(FolderLock&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  FolderLock& operator=(FolderLock&& other) noexcept;
  ~FolderLock();

 private:
  explicit FolderLock(int fd) : fd_(fd) {}
  int fd_ = -1;
};

}  // namespace shotlab
