// SPDX-License-Identifier: Apache-2.0
//
// FileInput is the only way bytes of a clip reach FFmpeg: one regular file, opened once, and
// nothing that the file may name. It can be stopped by the person or by a deadline.
//
// Threading: one thread at a time.
// Errors:    folders, pipes and devices are refused before anything is read from them.

#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/libav/av.h"

namespace shotlab::av {

// Bytes [begin, end) of a file.
struct Span {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

class FileInput {
 public:
  static Result<std::unique_ptr<FileInput>> open(const std::filesystem::path& path,
                                                 const Cancel& cancel);
  ~FileInput();
  FileInput(const FileInput&) = delete;
  FileInput& operator=(const FileInput&) = delete;

  AVIOContext* io() const { return io_; }
  std::int64_t size() const { return size_; }
  const std::filesystem::path& path() const { return path_; }
  const Cancel& cancel() const { return cancel_; }

  // At most `length` bytes from `offset`, fewer at the end of the file. Leaves FFmpeg's position
  // alone.
  std::string bytes_at(std::int64_t offset, std::size_t length) const;

  // From now on FFmpeg gets zeros for all bytes outside `spans` (rising, apart), and nothing is
  // read there: for those who want to know where packets lie, and not what is in them.
  void read_only(std::vector<Span> spans) { spans_ = std::move(spans); }
  // How many bytes have been read from the file so far.
  std::int64_t bytes_read() const { return bytes_read_; }

  // From now on reading fails after `limit`; nothing: no limit.
  void set_deadline(std::optional<std::chrono::seconds> limit);
  bool late() const;
  bool stopped() const { return cancel_.requested() || late(); }

 private:
  FileInput(std::filesystem::path path, int fd, std::int64_t size, const Cancel& cancel);
  static int read(void* self, std::uint8_t* buffer, int length);
  int read_spans(std::uint8_t* buffer, int length);
  static std::int64_t seek(void* self, std::int64_t offset, int whence);

  std::filesystem::path path_;
  int fd_ = -1;
  std::int64_t size_ = 0;
  std::int64_t position_ = 0;
  std::optional<std::vector<Span>> spans_;  // Nothing: all of the file.
  mutable std::int64_t bytes_read_ = 0;
  Cancel cancel_;
  std::optional<std::chrono::steady_clock::time_point> deadline_;
  AVIOContext* io_ = nullptr;
};

}  // namespace shotlab::av
