// SPDX-License-Identifier: Apache-2.0
//
// A package of files as a zip archive, or as a folder: written in one pass, read back in one. The
// same files give the same bytes: no times, no owners, nothing compressed (clips are already).
// Reading writes nothing to disk and believes no size that an archive claims.
//
// Threading: one thread per object.
// Errors:    io = disk full and the like; what was begun is left to the caller to remove.
//            bad_input = no archive, or one that is not safe to read.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "media/base/result.h"

namespace shotlab {

class PackageWriter {
 public:
  virtual ~PackageWriter() = default;
  // Begins the next file; exactly `bytes` of it must follow through write().
  virtual Status begin(const std::string& path, std::uint64_t bytes) = 0;
  virtual Status write(std::string_view bytes) = 0;
  // Everything is on the disk when it returns. Nothing may follow.
  virtual Status finish() = 0;
};

// `target` must not be there yet.
Result<std::unique_ptr<PackageWriter>> write_archive(const std::filesystem::path& target);
Result<std::unique_ptr<PackageWriter>> write_folder(const std::filesystem::path& target);

// For each file of an archive or folder: `begin` with its path, then its bytes in pieces. Either
// may end the reading with an Error. Links and devices, paths that lead outside, two files of one
// path, and archives that unfold to far more than they are, are refused.
struct PackageVisitor {
  std::function<Status(const std::string& path)> begin;
  std::function<Status(std::string_view bytes)> bytes;
};
Status read_package(const std::filesystem::path& package, const PackageVisitor& visitor);

}  // namespace shotlab
