// SPDX-License-Identifier: Apache-2.0

#include "media/libav/file_input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "media/base/files.h"
#include "media/libav/complaints.h"

namespace shotlab::av {
namespace {

constexpr int kBufferSize = 64 << 10;

}  // namespace

Result<std::unique_ptr<FileInput>> FileInput::open(const std::filesystem::path& path,
                                                   const Cancel& cancel) {
  settle();
  errno = 0;
  // Without O_NONBLOCK the opening of a pipe would wait for a writer.
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) return cannot_read(path);
  struct stat facts {};
  const bool known = ::fstat(fd, &facts) == 0;
  if (!known || !S_ISREG(facts.st_mode)) {
    ::close(fd);
    return known && S_ISDIR(facts.st_mode) ? complain_folder(path) : complain_no_file(path);
  }
  std::unique_ptr<FileInput> input(new FileInput(path, fd, facts.st_size, cancel));
  if (input->io_ == nullptr) return complain_memory();
  if (facts.st_size == 0) return complain_empty(path);
  return input;
}

FileInput::FileInput(std::filesystem::path path, int fd, std::int64_t size, const Cancel& cancel)
    : path_(std::move(path)), fd_(fd), size_(size), cancel_(cancel) {
  auto* buffer = static_cast<unsigned char*>(av_malloc(kBufferSize));
  if (buffer == nullptr) return;
  io_ =
      avio_alloc_context(buffer, kBufferSize, 0, this, &FileInput::read, nullptr, &FileInput::seek);
  if (io_ == nullptr) av_free(buffer);
}

FileInput::~FileInput() {
  if (io_ != nullptr) {
    av_freep(&io_->buffer);
    avio_context_free(&io_);
  }
  ::close(fd_);
}

std::string FileInput::bytes_at(std::int64_t offset, std::size_t length) const {
  if (offset < 0 || offset >= size_) return {};
  std::string bytes(std::min(length, static_cast<std::size_t>(size_ - offset)), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::pread(fd_, bytes.data() + filled, bytes.size() - filled,
                                offset + static_cast<std::int64_t>(filled));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  bytes_read_ += static_cast<std::int64_t>(filled);
  return bytes;
}

void FileInput::set_deadline(std::optional<std::chrono::seconds> limit) {
  deadline_.reset();
  if (limit) deadline_ = std::chrono::steady_clock::now() + *limit;
}

bool FileInput::late() const { return deadline_ && std::chrono::steady_clock::now() > *deadline_; }

int FileInput::read_spans(std::uint8_t* buffer, int length) {
  const std::int64_t end = std::min(position_ + length, size_);
  if (end <= position_) return AVERROR_EOF;
  std::fill(buffer, buffer + (end - position_), std::uint8_t{0});
  for (const Span& span : *spans_) {
    const std::int64_t from = std::max(span.begin, position_);
    const std::int64_t to = std::min(span.end, end);
    if (from >= to) continue;
    const std::string bytes = bytes_at(from, static_cast<std::size_t>(to - from));
    if (bytes.size() != static_cast<std::size_t>(to - from)) return AVERROR(EIO);
    std::copy(bytes.begin(), bytes.end(), buffer + (from - position_));
  }
  const auto count = static_cast<int>(end - position_);
  position_ = end;
  return count;
}

int FileInput::read(void* self, std::uint8_t* buffer, int length) {
  auto& input = *static_cast<FileInput*>(self);
  if (input.stopped()) return AVERROR_EXIT;
  if (input.spans_) return input.read_spans(buffer, length);
  for (;;) {
    const ssize_t got =
        ::pread(input.fd_, buffer, static_cast<std::size_t>(length), input.position_);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return AVERROR(errno);
    if (got == 0) return AVERROR_EOF;
    input.position_ += got;
    input.bytes_read_ += got;
    return static_cast<int>(got);
  }
}

std::int64_t FileInput::seek(void* self, std::int64_t offset, int whence) {
  auto& input = *static_cast<FileInput*>(self);
  if (whence & AVSEEK_SIZE) return input.size_;
  const int mode = whence & ~AVSEEK_FORCE;
  const std::int64_t base = mode == SEEK_SET   ? 0
                            : mode == SEEK_CUR ? input.position_
                            : mode == SEEK_END ? input.size_
                                               : -1;
  std::int64_t target = 0;
  if (base < 0 || __builtin_add_overflow(base, offset, &target) || target < 0) {
    return AVERROR(EINVAL);
  }
  input.position_ = target;
  return target;
}

}  // namespace shotlab::av
