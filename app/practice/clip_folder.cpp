// SPDX-License-Identifier: Apache-2.0

#include "app/practice/clip_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <string>
#include <system_error>

#include "media/base/files.h"

namespace shotlab::practice {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPrefix = "shotlab-practice-";
constexpr const char* kOwner = "owner";  // Locked as long as the server lives.
constexpr int kTries = 8;                // Of a name that a sweep took away at once.
// A folder without an owner's file is one being made just now, or by a Shotlab that had none.
constexpr std::time_t kOldEnough = 24 * 60 * 60;  // Seconds.

// The owner's file, locked by us; -1: another has it, or it is not there.
int lock_owner(const fs::path& folder, int more_flags) {
  const int file =
      ::open((folder / kOwner).c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | more_flags, 0600);
  if (file < 0) return -1;
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  ::close(file);
  return -1;
}

// Between the opening and the lock, a sweep may have removed it.
bool is_still_there(int file, const fs::path& path) {
  struct stat held {};
  struct stat seen {};
  return ::fstat(file, &held) == 0 && ::lstat(path.c_str(), &seen) == 0 &&
         held.st_ino == seen.st_ino && held.st_dev == seen.st_dev;
}

bool is_ours(const fs::path& folder, struct stat& facts) {
  return ::lstat(folder.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode) &&
         facts.st_uid == ::geteuid();
}

}  // namespace

Result<std::unique_ptr<ClipFolder>> ClipFolder::open(const fs::path& wanted,
                                                     const fs::path& temporary) {
  if (!wanted.empty()) {
    if (Status made = make_folder(wanted); !made) return made.error();
    return std::unique_ptr<ClipFolder>(new ClipFolder(wanted, -1));
  }
  remove_abandoned_clips(temporary);
  std::string name;
  for (int tries = 0; tries < kTries; ++tries) {
    name = (temporary / (std::string(kPrefix) + "XXXXXX")).string();
    errno = 0;
    if (::mkdtemp(name.data()) == nullptr) break;
    const int owner = lock_owner(name, O_CREAT);
    if (owner >= 0 && is_still_there(owner, fs::path(name) / kOwner))
      return std::unique_ptr<ClipFolder>(new ClipFolder(name, owner));
    if (owner >= 0) ::close(owner);
  }
  return cannot_write(name);
}

ClipFolder::~ClipFolder() {
  if (owner_ < 0) return;
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  ::close(owner_);  // Last: a folder that is let go of may be swept.
}

void remove_abandoned_clips(const fs::path& temporary) {
  std::error_code problem;
  for (fs::directory_iterator entry(temporary, problem);
       !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
    const fs::path folder = entry->path();
    struct stat facts {};
    if (!folder.filename().string().starts_with(kPrefix) || !is_ours(folder, facts)) continue;
    std::error_code ignored;
    const int owner = lock_owner(folder, 0);
    if (owner >= 0) {
      fs::remove_all(folder, ignored);
      ::close(owner);
    } else if (!fs::exists(folder / kOwner, ignored) && !ignored &&
               facts.st_mtim.tv_sec + kOldEnough < std::time(nullptr)) {
      fs::remove_all(folder, ignored);
    }
  }
}

}  // namespace shotlab::practice
