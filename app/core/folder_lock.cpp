// SPDX-License-Identifier: Apache-2.0

#include "app/core/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "media/base/files.h"

namespace shotlab {
namespace {

int open_for_lock(const std::filesystem::path& path) {
  std::error_code ignored;
  errno = 0;
  if (std::filesystem::is_directory(path, ignored)) {
    return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  }
  return ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
}

}  // namespace

Result<FolderLock> FolderLock::hold(const std::filesystem::path& path) {
  FolderLock lock(open_for_lock(path));
  if (lock.fd_ < 0) return cannot_write(path);
  while (::flock(lock.fd_, LOCK_EX) != 0) {
    if (errno != EINTR) return cannot_write(path);
  }
  return lock;
}

Result<std::optional<FolderLock>> FolderLock::try_hold(const std::filesystem::path& file) {
  FolderLock lock(open_for_lock(file));
  if (lock.fd_ < 0) return cannot_write(file);
  if (::flock(lock.fd_, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return std::optional<FolderLock>();
    return cannot_write(file);
  }
  return std::optional<FolderLock>(std::move(lock));
}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

FolderLock::~FolderLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace shotlab
