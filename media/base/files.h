// SPDX-License-Identifier: Apache-2.0
//
// Files are written whole or not at all: temporary name, write, check, fsync, rename, fsync of the
// folder (the sequence of restic's local backend).
//
// Threading: any thread; two writers of one path must not run at once.
// Errors:    a full disk or a missing permission is an Error and leaves no partial file behind.

#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "media/base/result.h"

namespace shotlab {

Error cannot_read(const std::filesystem::path& path);  // Says why, from errno.
Error cannot_write(
    const std::filesystem::path& path);  // Says why, from errno; tells a full disk apart.

// Reads a whole file of at most `limit` bytes; a larger one is refused before it is read.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit = 64u << 20);

Status write_file(const std::filesystem::path& path, std::string_view bytes);

// Makes `path` and its parents.
Status make_folder(const std::filesystem::path& path);

// Forces a file's bytes, or a folder's entries, to the disk.
Status sync_to_disk(const std::filesystem::path& path);

// Renames a finished temporary file or folder into place and makes the renaming durable.
// REQUIRES: both on one file system. An existing *folder* at `to` is an error, an existing file is
// replaced.
Status move_into_place(const std::filesystem::path& from, const std::filesystem::path& to);

// A free name beside `path` for something in the making: ".name.<random>.part".
std::filesystem::path temporary_beside(const std::filesystem::path& path);

// Removes its path when it goes out of scope, unless release() was called: for things in the
// making.
class RemoveOnExit {
 public:
  explicit RemoveOnExit(std::filesystem::path path) : path_(std::move(path)) {}
  ~RemoveOnExit();
  RemoveOnExit(const RemoveOnExit&) = delete;
  RemoveOnExit& operator=(const RemoveOnExit&) = delete;
  void release() { path_.clear(); }

 private:
  std::filesystem::path path_;
};

}  // namespace shotlab
