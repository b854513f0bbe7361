// SPDX-License-Identifier: Apache-2.0

#include "media/base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <random>
#include <system_error>

namespace shotlab {
namespace fs = std::filesystem;
namespace {

// A file descriptor that cannot leak.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  // Closing can be what reports a full disk (NFS, quotas), so its answer counts.
  bool close() {
    const int fd = fd_;
    fd_ = -1;
    return ::close(fd) == 0;
  }

 private:
  int fd_;
};

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Error too_large(const fs::path& path, std::size_t limit) {
  const std::string name = path.string();
  const std::string size = std::to_string(limit);
  return {ErrorCode::bad_input,
          {"\"" + name + "\" is larger than " + size + " bytes, more than such a file ever is.",
           "「" + name + "」大於 " + size + " 位元組，超過這類檔案的上限。"},
          {"Check that it is the file you meant.", "請確認這是你想用的檔案。"}};
}

}  // namespace

Error cannot_read(const fs::path& path) {
  const int reason = errno;
  const std::string name = path.string();
  if (reason == ENOENT || reason == ENOTDIR) {
    return {ErrorCode::not_found,
            {"There is no file \"" + name + "\".", "找不到檔案「" + name + "」。"},
            {"Check the name and the folder.", "請檢查檔名和資料夾。"}};
  }
  const std::string why = reason != 0 ? std::strerror(reason) : "unknown reason";
  return {
      ErrorCode::io,
      {"\"" + name + "\" cannot be read (" + why + ").",
       "無法讀取「" + name + "」（" + why + "）。"},
      {"Check that it is a file and that you may read it.", "請確認它是檔案，而且你有讀取權限。"}};
}

Error cannot_write(const fs::path& path) {
  const int reason = errno;
  const std::string name = path.string();
  if (reason == ENOSPC || reason == EDQUOT) {
    return {
        ErrorCode::io,
        {"The disk is full: \"" + name + "\" was not written.",
         "磁碟已滿：「" + name + "」沒有寫入。"},
        {"Free some space and try again; nothing was lost.", "請騰出空間再試；沒有失去任何東西。"}};
  }
  if (reason == ENAMETOOLONG) {
    return {ErrorCode::bad_input,
            {"The name \"" + name.substr(0, 60) + "…\" is too long for a file.",
             "檔名「" + name.substr(0, 60) + "…」太長。"},
            {"Choose a shorter name.", "請用較短的名稱。"}};
  }
  const std::string why = reason != 0 ? std::strerror(reason) : "unknown reason";
  return {ErrorCode::io,
          {"\"" + name + "\" cannot be written (" + why + ").",
           "無法寫入「" + name + "」（" + why + "）。"},
          {"Check that the folder exists and that you may write in it.",
           "請確認資料夾存在，而且你有寫入權限。"}};
}

Result<std::string> read_file(const fs::path& path, std::size_t limit) {
  errno = 0;
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return cannot_read(path);
  struct stat facts {};
  if (::fstat(file.get(), &facts) != 0) return cannot_read(path);
  if (!S_ISREG(facts.st_mode)) {
    errno = S_ISDIR(facts.st_mode) ? EISDIR : EINVAL;
    return cannot_read(path);
  }
  if (static_cast<std::uint64_t>(facts.st_size) > limit) return too_large(path, limit);
  std::string bytes;
  std::string buffer(1 << 16, '\0');
  for (;;) {
    const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return cannot_read(path);
    if (got == 0) return bytes;
    bytes.append(buffer, 0, static_cast<std::size_t>(got));
    if (bytes.size() > limit) return too_large(path, limit);  // It grew while being read.
  }
}

Status write_file(const fs::path& path, std::string_view bytes) {
  const fs::path temporary = temporary_beside(path);
  RemoveOnExit cleanup(temporary);
  errno = 0;
  Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (file.get() < 0 || !write_all(file.get(), bytes) || ::fsync(file.get()) != 0 ||
      !file.close()) {
    return cannot_write(path);
  }
  Status moved = move_into_place(temporary, path);
  if (moved) cleanup.release();
  return moved;
}

Status make_folder(const fs::path& path) {
  std::error_code problem;
  fs::create_directories(path, problem);
  std::error_code ignored;  // Of a name that is too long: the reason is told below.
  if (!problem || fs::is_directory(path, ignored)) return done();
  errno = problem.value();
  return cannot_write(path);
}

Status sync_to_disk(const fs::path& path) {
  errno = 0;
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0 || ::fsync(file.get()) != 0) return cannot_write(path);
  return done();
}

Status move_into_place(const fs::path& from, const fs::path& to) {
  errno = 0;
  if (fs::is_directory(from) && fs::exists(to)) {
    errno = EEXIST;
    return cannot_write(to);
  }
  if (::rename(from.c_str(), to.c_str()) != 0) return cannot_write(to);
  const fs::path parent = to.parent_path();
  return sync_to_disk(parent.empty() ? fs::path(".") : parent);
}

fs::path temporary_beside(const fs::path& path) {
  static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::random_device random;
  std::string tag;
  for (int i = 0; i < 12; ++i) tag.push_back(kLetters[random() % kLetters.size()]);
  return path.parent_path() / ("." + path.filename().string() + "." + tag + ".part");
}

RemoveOnExit::~RemoveOnExit() {
  if (path_.empty()) return;
  std::error_code
      ignored;  // Nothing sensible can be done here, and the caller's error matters more.
  fs::remove_all(path_, ignored);
}

}  // namespace shotlab
