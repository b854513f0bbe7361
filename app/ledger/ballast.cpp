// SPDX-License-Identifier: Apache-2.0

#include "app/ledger/ballast.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdint>
#include <system_error>

namespace shotlab::ledger {
namespace {

constexpr std::int64_t kBytes = 4 << 20;
constexpr std::uintmax_t kSpare = 64u << 20;

std::filesystem::path ballast_of(const std::filesystem::path& ledger) {
  std::filesystem::path path = ledger;
  path += ".ballast";
  return path;
}

}  // namespace

void keep_ballast(const std::filesystem::path& ledger) {
  const std::filesystem::path path = ballast_of(ledger);
  std::error_code problem;
  if (std::filesystem::exists(path, problem) || problem) return;
  const auto room = std::filesystem::space(path.parent_path(), problem);
  if (problem || room.available < kSpare) return;
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) return;
  const bool full = ::posix_fallocate(fd, 0, kBytes) != 0;
  ::close(fd);
  if (full) ::unlink(path.c_str());
}

bool drop_ballast(const std::filesystem::path& ledger) {
  return ::unlink(ballast_of(ledger).c_str()) == 0;
}

}  // namespace shotlab::ledger
